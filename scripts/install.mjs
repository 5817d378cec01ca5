import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { findNode, howToGetNode, root } from '../bin/node.js'

const lock = `${root}package-lock.json`
const stamp = `${root}node_modules/.package-lock.sha256`

/** Installs the packages of the lockfile if they are not there, and answers the Node to run everything else with. */
export function install() {
  if (!isInstalled()) {
    console.log('Installing packages (a minute, the first time).')
    // NODE_ENV=production would leave out what builds and tests.
    const done = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
    if (done.status !== 0) stop('npm ci failed; its lines above say why. Check the network, then try again.')
    writeFileSync(stamp, lockHash())
  }
  const node = findNode()
  if (!node) stop(howToGetNode)
  return node
}

/** Installed by this script from this lockfile, or by hand since the lockfile was last written, and not for production only. */
function isInstalled() {
  if (!['node', 'vite', 'vitest'].every((name) => existsSync(`${root}node_modules/${name}`))) return false
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash()
  const written = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)
  return written(`${root}node_modules/.package-lock.json`) > written(lock)
}

const lockHash = () => createHash('sha256').update(readFileSync(lock)).digest('hex')

/** npm itself, run by its own Node: `npm ci` replaces the one in node_modules while it works. */
function npm(args) {
  const { npm_execpath: path, npm_node_execpath: node } = process.env
  const options = { cwd: root, stdio: 'inherit' }
  return path
    ? spawnSync(node ?? process.execPath, [path, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** Ends the run with one line. */
export function stop(line) {
  console.error(line)
  process.exit(1)
}
