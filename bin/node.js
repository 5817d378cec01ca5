// Plain JavaScript that older versions of Node can read: it is what finds the right one.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const needed = 24

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The Node to run TypeScript and SQLite with: this one if it is new enough, else the one npm put beside the other
 * development dependencies. Undefined when there is neither.
 */
export function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= needed) return process.execPath
  const own = `${root}node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`
  return existsSync(own) ? own : undefined
}

export const howToGetNode = `Retroduce needs Node ${needed} or newer and this is ${process.versions.node}. In a clone, run npm ci; else install Node ${needed} from nodejs.org.`
