import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const pdfjs = new URL('node_modules/pdfjs-dist/', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', pdfjs), 'utf8')) as { version: string }
/** What pdf.js asks for by name while it draws. Without WebAssembly, which the content security policy does not allow. */
const asked = ['cmaps', 'standard_fonts', 'wasm'].flatMap((folder) =>
  readdirSync(new URL(folder, pdfjs))
    .filter((name) => !/\.wasm$|quickjs/i.test(name))
    .map((name) => `${folder}/${name}`),
)

/** Character maps, standard fonts and picture decoders of pdf.js, as our own files, named after its version. */
const pdfjsFiles: Plugin = {
  name: 'pdfjs-files',
  generateBundle() {
    const licence = readFileSync(new URL('LICENSE', pdfjs))
    this.emitFile({ type: 'asset', fileName: 'licences/pdfjs-dist.txt', source: licence })
    for (const name of asked)
      this.emitFile({
        type: 'asset',
        fileName: `assets/pdfjs-${version}/${name}`,
        source: readFileSync(new URL(name, pdfjs)),
      })
  },
  configureServer({ middlewares }) {
    const under = `/assets/pdfjs-${version}/`
    middlewares.use((request, response, next) => {
      const name = request.url?.startsWith(under) ? request.url.slice(under.length) : ''
      return asked.includes(name) ? createReadStream(new URL(name, pdfjs)).pipe(response) : next()
    })
  },
}

/** The browser application. Nothing is inlined: the content security policy allows own files only. */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react(), pdfjsFiles],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', port: 7116, strictPort: true, proxy: { '/api': 'http://127.0.0.1:7106' } },
})
