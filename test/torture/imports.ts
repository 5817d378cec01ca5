import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openProject } from '../../src/store/project.ts'
import { createSqlite, openSqlite } from '../../src/store/sqlite.ts'
import { verifyFile } from '../../src/store/verify-file.ts'
import { foundedOn } from '../support/store.ts'

const many = 4_000
const ris = Array.from(
  { length: many },
  (_, i) =>
    `TY  - JOUR\nTI  - Trust between partners in the ${i}th system\nAU  - Sims, S.\nPY  - 2020\nAB  - ${'trust and power '.repeat(30)}\nER  - \n`,
).join('')

/** What became of one import: what the process said before it went, and what is in the file. */
interface Outcome {
  said: 'done' | 'cancelled' | 'nothing'
  imports: number
  records: number
  damages: string[]
}

/**
 * Imports by the command line itself, each killed or interrupted (Ctrl-C) at a random moment. Afterwards the file has
 * the whole import or none of it, and what the process said of it is true.
 */
export async function tortureImports(rounds: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-torture-'))
  const [base, path, file] = ['base.retro', 'torture.retro', 'many.ris'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  try {
    await (await foundedOn(createSqlite(base))).close()
    writeFileSync(file, ris)
    const started = performance.now()
    const problems: string[] = []
    const count = { whole: 0, none: 0, done: 0, cancelled: 0, nothing: 0 }
    const first = await round(base, path, file)
    const whole = performance.now() - started
    if (first.said !== 'done' || first.records !== many) problems.push(`not killed: ${JSON.stringify(first)}`)
    for (let n = 1; n <= rounds && problems.length === 0; n++) {
      const signal = n % 3 === 0 ? 'SIGINT' : 'SIGKILL'
      const outcome = await round(base, path, file, { signal, after: Math.random() * whole })
      const { said, imports, records, damages } = outcome
      count[said]++
      count[imports === 1 ? 'whole' : 'none']++
      const half = imports > 1 || records !== imports * many
      if (half || damages.length > 0 || (said === 'done' && imports === 0) || (said === 'cancelled' && imports > 0))
        problems.push(`import ${n}, ${signal}: ${JSON.stringify(outcome)}`)
    }
    console.log(JSON.stringify({ what: 'torture of imports', rounds, records: many, ...count, problems }))
    return problems
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function round(
  base: string,
  path: string,
  file: string,
  end?: { signal: NodeJS.Signals; after: number },
): Promise<Outcome> {
  for (const tail of ['', '-wal', '-shm']) rmSync(path + tail, { force: true })
  copyFileSync(base, path)
  const command = [join(import.meta.dirname, 'command.ts'), 'import', path, file, '--json', '--no-join']
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  child.stdout.on('data', (more) => {
    text += more
  })
  const timer = end && setTimeout(() => child.kill(end.signal), end.after)
  await once(child, 'close')
  clearTimeout(timer)
  const project = await openProject(openSqlite(path))
  const { import: imports, record } = project.journal.state
  await project.close()
  const said = text.includes('"imports"') ? 'done' : text.includes('"cancelled"') ? 'cancelled' : 'nothing'
  return {
    said,
    imports: imports.size,
    records: record.size,
    damages: verifyFile(path).damages.map(({ what }) => what),
  }
}
