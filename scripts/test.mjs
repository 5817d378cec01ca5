// npm test: installs what is lacking, a browser too, then checks everything, and stops at the first failure.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { root } from '../bin/node.js'
import { buildWeb } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { install } from './install.mjs'
import { findPostgres } from './postgres.mjs'

const results = `${root}dist/test-results`
const began = performance.now()
const count = { passed: 0, failed: 0 }

// The last line is for machines, however the run ends.
process.on('exit', (code) => {
  console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`)
  console.log(`${count.passed} passed, ${count.failed || (code === 0 ? 0 : 1)} failed`)
})

const node = install()
const chromium = await findChromium(node)
findPostgres()
mkdirSync(results, { recursive: true })

await step('format and lint', () => tool('@biomejs/biome/bin/biome', 'ci', '.'))
await step('types', () => tool('typescript/bin/tsc', '-b'))
await step('build', () => buildWeb(node))
await step('unit tests', () => vitest('unit'))
await step('browser tests', () => vitest('browser'))

/** Does one thing and says how long it took. `work` answers what went wrong; then the run ends. */
async function step(name, work) {
  const start = performance.now()
  const before = count.passed
  const wrong = await work()
  const time = `${((performance.now() - start) / 1000).toFixed(1)} s`.padStart(8)
  const tests = count.passed > before ? `  ${count.passed - before} passed` : ''
  console.log(`${wrong ? 'FAILED' : 'ok    '}  ${name.padEnd(16)} ${time}${tests}`)
  if (!wrong) return
  console.log(`\n${wrong.trim()}\n`)
  process.exit(1)
}

/** Runs one project of the tests, and counts them by the report that vitest writes. */
async function vitest(project) {
  const report = `${results}/${project}.json`
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const wrong = await tool('vitest/vitest.mjs', 'run', '--project', project, ...reporters)
  if (!existsSync(report)) return wrong ?? 'The tests wrote no report.'
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  count.passed += numPassedTests
  count.failed += numFailedTests
  return wrong
}

/** Runs a tool of node_modules; answers what it said if it failed. */
function tool(path, ...args) {
  const child = spawn(node, [`${root}node_modules/${path}`, ...args], {
    cwd: root,
    env: { ...process.env, CHROMIUM: chromium },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text
    })
  return new Promise((resolve) => {
    child.on('close', (status) => resolve(status === 0 ? undefined : said || `${path} ended with ${status}.`))
  })
}
