// That what is acknowledged is on the disk, and not only in the system's memory: the power is cut after any of the writes that a process asked for.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { backupDamages, backupsIn, restored } from '../src/store/backup.ts'
import { keptBeside } from '../src/store/replace.ts'
import { verifyFile } from '../src/store/verify-file.ts'
import { chance } from './support/chance.ts'
import { inside } from './support/store.ts'
import './support/seed.ts'
import { type Change, changesIn, laidOut, whenThePowerGoes } from './torture/disk.ts'
import { shimIn } from './torture/machine.ts'

/** How often the power is cut; LAWS=2000 looks harder. */
const cuts = Number(process.env.LAWS ?? 60)
// A process is started, and others may have the machine to themselves for a while.
vi.setConfig({ testTimeout: 120_000 + cuts * 500 })

const base = mkdtempSync(join(tmpdir(), 'retroduce-power-'))
const shim = shimIn(base)
if (shim === undefined)
  console.log('That a power cut loses nothing is not tested here: there is no C compiler, or no Linux.')

/** What was acknowledged within the first so many changes. */
const acknowledgedIn = (changes: readonly Change[]) =>
  changes.flatMap(({ what, path, bytes }) =>
    what === 'w' && path.endsWith('acknowledged') ? [new TextDecoder().decode(bytes).trim()] : [],
  )

describe.skipIf(shim === undefined)('when the power goes', () => {
  const [folder, elsewhere] = ['project', 'elsewhere'].map((name) => mkdtempSync(join(base, `${name}-`))) as [
    string,
    string,
  ]
  const trace = join(base, 'trace')
  const run = () =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'torture/power-writer.ts'), folder, elsewhere], {
      env: { ...process.env, LD_PRELOAD: shim, HARM_TRACE: trace, HARM_WITHIN: folder },
      encoding: 'utf8',
    })

  test('what was acknowledged is there, and all of it holds together: the project, its merge, its backups', async () => {
    const { status, stderr } = run()
    expect(status, stderr).toBe(0)
    const changes = changesIn(trace)
    const all = acknowledgedIn(changes)
    expect(all).toHaveLength(24)
    const law = fc.asyncProperty(fc.integer({ min: 1, max: changes.length }), fc.nat(), async (many, seed) => {
      const begun = changes.slice(0, many)
      const acknowledged = acknowledgedIn(begun)
      if (acknowledged.length === 0) return
      const at = mkdtempSync(join(base, 'cut-'))
      laidOut(whenThePowerGoes(begun, chance(seed)), folder, at)
      await holds(at, acknowledged)
      rmSync(at, { recursive: true })
    })
    await fc.assert(law, { numRuns: cuts, endOnFailure: true })
  })
})

async function holds(folder: string, acknowledged: readonly string[]): Promise<void> {
  const path = join(folder, 'review.retro')
  for (const file of [path, ...keptBeside(path)]) expect(verifyFile(file).damages).toEqual([])
  const backups = join(folder, 'backups')
  if (existsSync(join(backups, 'pieces'))) {
    expect(backupDamages(backups)).toEqual([])
    for (const one of backupsIn(backups).backups) for (const _ of restored(backups, one));
  }
  const made = existsSync(backups) ? backupsIn(backups).backups.length : 0
  expect(made).toBeGreaterThanOrEqual(acknowledged.filter((one) => one.startsWith('backup')).length)
  await inside(path, async ({ journal: { state } }) => {
    for (const one of acknowledged)
      if (one.startsWith('word')) expect(state.component.has(`cmp_${one.slice('word '.length)}`), one).toBe(true)
    if (acknowledged.includes('withdrawn')) expect(state.withdrawal.size).toBe(1)
  })
}
