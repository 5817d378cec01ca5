import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gone } from '../../test/support/processes.ts'
import { clearParts, clearPartsIn, inFolder, isPartOf, partOf, takeName } from './parts.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'retroduce-parts-'))
/** The name that another process, or another machine, would give. */
const elsewhere = (part: string, { pid = process.pid, machine = undefined as string | undefined }) =>
  part.replace(/\.([0-9a-f]{6})-\d+-([0-9a-f]{8}\.part)$/, (_, own, end) => `.${machine ?? own}-${pid}-${end}`)

test('what a process left that was killed is cleared; what is being written, and what is another’s, is not', () => {
  const file = join(folder(), 'review.retro')
  const killed = elsewhere(partOf(file), { pid: gone() })
  const mine = partOf(file)
  const others = partOf(join(file, '..', 'other.retro'))
  const [young, old] = [1, 2].map(() => elsewhere(partOf(file), { pid: gone(), machine: '000000' })) as [string, string]
  const named = `${file}.12-34.part`
  for (const one of [file, killed, `${killed}-wal`, mine, others, young, old, named]) writeFileSync(one, '')
  utimesSync(old, 1, 1)
  clearParts(file)
  const there = [file, killed, `${killed}-wal`, mine, others, young, old, named].map((one) => existsSync(one))
  expect(there).toEqual([true, false, false, true, true, true, false, true])
  const later = elsewhere(others, { pid: gone() })
  writeFileSync(later, '')
  clearPartsIn(join(file, '..'))
  expect(existsSync(later)).toBe(false)
  expect([isPartOf('review.retro', 'review.retro'), isPartOf('a', partOf('a')), isPartOf('b', partOf('a'))]).toEqual([
    false,
    true,
    false,
  ])
})

test('a name is taken from nobody who has it', () => {
  const file = join(folder(), 'review.retro')
  const [part, second] = [partOf(file), partOf(file)]
  for (const one of [part, second]) writeFileSync(one, one)
  expect([takeName(part, file), takeName(second, file)]).toEqual([true, false])
})

test('a folder of one’s own is nobody else’s, goes with the work, and with the next work where that was killed', async () => {
  const code = `import { inFolder } from ${JSON.stringify(import.meta.resolve('./parts.ts'))}
    await inFolder(async (folder) => { console.log(folder); process.kill(process.pid, 'SIGKILL') })`
  const { stdout, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
  expect([signal, existsSync(stdout.trim())]).toEqual(['SIGKILL', true])
  const own = await inFolder(async (path) => {
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o700)
    return path
  })
  expect([existsSync(own), existsSync(stdout.trim())]).toEqual([false, false])
  await expect(inFolder(async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(
    readdirSync(tmpdir()).filter((name) => name.startsWith('retroduce.') && name.includes(`-${process.pid}-`)),
  ).toEqual([])
})
