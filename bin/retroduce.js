#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { pathToFileURL } from 'node:url'
import { findNode, howToGetNode, root } from './node.js'

// A published package holds compiled JavaScript; a clone runs its TypeScript as it stands.
const source = `${root}src/cli/main.ts`
const main = existsSync(source) ? source : `${root}dist/src/cli/main.js`
const node = findNode()

if (node === process.execPath) {
  // Halves the work of starting. Where nothing can be written it is done without.
  module.enableCompileCache(`${root}node_modules/.cache/compiled`)
  const { run } = await import(pathToFileURL(main).href)
  await run()
} else if (node) {
  const child = spawn(node, [import.meta.filename ?? process.argv[1], ...process.argv.slice(2)], { stdio: 'inherit' })
  // A terminal sends Ctrl-C to both; this one waits for the other to finish what it is writing.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 130 : 1)
  })
} else {
  console.error(howToGetNode)
  process.exitCode = 1
}
