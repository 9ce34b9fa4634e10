import { defineConfig } from 'vitest/config'

/** Stories in a real browser against a whole running product, one after another. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
