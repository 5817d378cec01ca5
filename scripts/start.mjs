// npm start: installs what is lacking, builds the web application if it changed, makes the example, and serves the folder that it lies in.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from '../bin/node.js'
import { buildWeb } from './build.mjs'
import { install, stop } from './install.mjs'

const command = `${root}bin/retroduce.js`
const example = `${root}local/knight-2024.retro`

const node = install()
const trouble = buildWeb(node)
if (trouble) stop(`${trouble}\nThe web application does not build; the lines above say why.`)
if (!existsSync(example)) {
  const made = spawnSync(node, [command, 'demo', '--dir', `${root}local`], { stdio: 'inherit' })
  if (made.status !== 0) stop('The example could not be made; the lines above say why.')
}

const server = spawn(node, [command, 'open', `${root}local`, ...process.argv.slice(2)], { stdio: 'inherit' })
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code) => {
  process.exitCode = code ?? 1
})
