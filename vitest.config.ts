import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/.runtime/**', '**/dist/**', '.data/**']

/** `*.test.ts` need nothing; `*.pg.test.ts` get a database each (`withDatabase`); browser stories are in vitest.e2e.config.ts. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...exclude, '**/*.pg.test.ts'],
          // a busy machine is no fault of the product
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'pg',
          include: ['**/*.pg.test.ts'],
          exclude,
          globalSetup: ['./tools/test-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
