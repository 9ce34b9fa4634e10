import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Three pages of one build: the workplace, the customer's web chat, the demo page. All assets live under /workplace/. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/workplace/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rolldownOptions: { input: { workplace: 'index.html', chat: 'chat.html', demo: 'demo.html' } },
  },
})
