import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from '../bin/node.js'
import { stop } from './install.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** What is asked of the machine, and done to it. */
const machine = {
  env: process.env,
  windows: process.platform === 'win32',
  isRoot: process.getuid?.() === 0,
  has: existsSync,
  run: (command, args, env = process.env) => spawnSync(command, args, { stdio: 'ignore', env }),
  // It throws on a system for which it has no browser.
  ofTestTool: () => import('playwright-core').then(({ chromium }) => chromium.executablePath()).catch(() => ''),
  say: console.log,
  stop,
}

/**
 * A browser for the browser tests, installed if need be: the one named by CHROMIUM, the system's own, Debian's
 * package, the test tool's download. Ends the run with one line when none can be had.
 */
export async function findChromium(node, on = machine) {
  const named = on.env.CHROMIUM
  if (named)
    return on.has(named) ? named : on.stop(`CHROMIUM names ${named}, and there is nothing there. Correct or unset it.`)
  return (
    onSystem(on) ??
    debian(on) ??
    (await downloaded(node, on)) ??
    on.stop('The browser tests need Chromium. Install it, or set CHROMIUM to the path of a Chrome or Chromium.')
  )
}

function onSystem({ env, windows, has }) {
  const folders = (env.PATH ?? '').split(windows ? ';' : ':')
  const paths = folders.flatMap((folder) => names.map((name) => `${folder}/${name}`))
  return [...paths, ...applications].find((path) => has(path))
}

function debian(on) {
  if (!on.isRoot || !on.has('/usr/bin/apt-get')) return undefined
  on.say('Installing Chromium from Debian (half a minute, the first time).')
  const apt = (...args) => on.run('apt-get', args, { ...on.env, DEBIAN_FRONTEND: 'noninteractive' })
  apt('update', '-q')
  apt('install', '-y', '-q', '--no-install-recommends', 'chromium')
  return onSystem(on)
}

async function downloaded(node, on) {
  on.say('Downloading a Chromium for the tests (a minute, the first time).')
  on.run(node, [`${root}node_modules/playwright-core/cli.js`, 'install', 'chromium'])
  const path = await on.ofTestTool()
  return on.has(path) ? path : undefined
}
