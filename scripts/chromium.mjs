import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from '../bin/node.js'
import { stop } from './install.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * A browser for the browser tests, installed if need be: the one named by CHROMIUM, the system's own, Debian's
 * package, the test tool's download. Ends the run with one line when none can be had.
 */
export async function findChromium(node) {
  const named = process.env.CHROMIUM
  if (named && !existsSync(named)) stop(`CHROMIUM names ${named}, and there is nothing there. Correct or unset it.`)
  const found = named ?? onSystem() ?? debian() ?? (await downloaded(node))
  if (!found) stop('The browser tests need Chromium. Install it, or set CHROMIUM to the path of a Chrome or Chromium.')
  return found
}

function onSystem() {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')
  const paths = folders.flatMap((folder) => names.map((name) => `${folder}/${name}`))
  return [...paths, ...applications].find((path) => existsSync(path))
}

function debian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('Installing Chromium from Debian (half a minute, the first time).')
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  apt('update', '-q')
  apt('install', '-y', '-q', '--no-install-recommends', 'chromium')
  return onSystem()
}

async function downloaded(node) {
  console.log('Downloading a Chromium for the tests (a minute, the first time).')
  spawnSync(node, [`${root}node_modules/playwright-core/cli.js`, 'install', 'chromium'], { stdio: 'ignore' })
  // It throws on a system for which it has no browser.
  const path = await import('playwright-core').then(({ chromium }) => chromium.executablePath()).catch(() => '')
  return existsSync(path) ? path : undefined
}
