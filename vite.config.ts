import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The browser application. Nothing is inlined: the content security policy allows own files only. */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', port: 7116, strictPort: true, proxy: { '/api': 'http://127.0.0.1:7106' } },
})
