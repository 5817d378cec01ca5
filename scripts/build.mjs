import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { root } from '../bin/node.js'

const stamp = `${root}dist/web.sha256`

/**
 * Builds the web application into dist/web if what it is made of has changed since it was last built.
 * Answers what the builder said if it failed.
 */
export function buildWeb(node) {
  const hash = sourcesHash()
  if (existsSync(`${root}dist/web/index.html`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)
    return undefined
  const built = spawnSync(node, [`${root}node_modules/vite/bin/vite.js`, 'build', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (built.status !== 0) return `${built.stdout}${built.stderr}`
  mkdirSync(`${root}dist`, { recursive: true })
  writeFileSync(stamp, hash)
  return undefined
}

/** By content: dates change when a branch is checked out. */
function sourcesHash() {
  const files = ['src/core', 'src/web'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`),
  )
  const hash = createHash('sha256')
  for (const file of [...files.sort(), `${root}vite.config.ts`, `${root}package-lock.json`])
    hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file))
  return hash.digest('hex')
}
