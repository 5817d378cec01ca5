import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-simulate-'))
const path = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

const subjects = ['trust between partners in care', 'soil erosion in spring', 'school meals in cities']
const rows = Array.from({ length: 60 }, (_, i) => ({
  id: String(i + 1),
  title: `${subjects[i % 3]} number ${i}`,
  label: i % 3 === 0 ? 1 : 0,
}))
const csv = [
  'record_id,title,abstract,label_included',
  ...rows.map(({ id, title, label }) => `${id},${title},,${label}`),
].join('\n')
writeFileSync(path('set.csv'), csv)
writeFileSync(path('set.csv.gz'), gzipSync(csv))
writeFileSync(
  path('priors.json'),
  JSON.stringify({ set: { 0: { included: 1, excluded: 2 }, 1: { included: ['4'], excluded: ['5', 6] } } }),
)
writeFileSync(
  path('set.ris'),
  rows
    .map(
      ({ title, label }) => `TY  - JOUR\nTI  - ${title}\nN1  - ASReview_${label ? 'relevant' : 'irrelevant'}\nER  - \n`,
    )
    .join('\n'),
)

test('simulate replays a labelled set from what was known, once for each seed', async () => {
  const { code, out } = await run(
    'simulate',
    path('set.csv'),
    '--priors',
    path('priors.json'),
    '--seeds',
    '0,1',
    '--json',
  )
  expect(code).toBe(0)
  const said = JSON.parse(out)
  expect(said).toMatchObject({ records: 60, included: 20, model: 'svm', retrainEvery: 1 })
  expect(said.runs.map(({ seed, order }: { seed: number; order: string[] }) => [seed, order.length])).toEqual([
    [0, 58],
    [1, 57],
  ])
  expect(new Set([...said.runs[0].order, '1', '2']).size).toBe(60)
  expect(said.runs[0].order.slice(0, 19).every((id: string) => Number(id) % 3 === 1)).toBe(true)
  expect(said.runs[0]).toMatchObject({ loss: 0, atd: 10, rrf10: 5 / 19, known: { included: ['1'], excluded: ['2'] } })
  expect(Object.keys(said.median).sort()).toEqual(['atd', 'loss', 'ms', 'rrf10', 'wss95', 'wss95Strict'])
})

test('the same set compressed, or as RIS, gives the same order; without priors the seed draws them', async () => {
  const orders = await Promise.all(
    ['set.csv', 'set.csv.gz', 'set.ris'].map(async (name) => {
      const { out } = await run('simulate', path(name), '--seeds', '7', '--json')
      const { known, order } = JSON.parse(out).runs[0]
      return { known, order }
    }),
  )
  expect(orders[1]).toEqual(orders[0])
  expect(orders[2]).toEqual(orders[0])
})

test('it says the figures, when rules would have stopped, and draws the curves', async () => {
  const { out } = await run('simulate', path('set.csv'), '--seeds', '0', '--plot', path('curve.svg'))
  expect(out).toContain('60 records, 20 included')
  expect(out).toMatch(/^median +0\.\d{4}/m)
  expect(out).toMatch(/200 irrelevant in a row +does not stop in 1 of 1 runs/)
  expect(readFileSync(path('curve.svg'), 'utf8')).toContain('<title id="figure-title">Recall curve</title>')
  const again = await run('simulate', path('set.csv'), '--seeds', '0', '--plot', path('curve.svg'))
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already')])
})

test.each([
  [['--seeds', 'x'], '“x” are no seeds'],
  [['--retrain-every', '0'], '“0” is no number of records'],
  [['--model', 'oracle'], 'There is no model “oracle”'],
])('%j is used wrongly, and told how', async (words, reason) => {
  const { code, err } = await run('simulate', path('set.csv'), ...words)
  expect(code).toBe(2)
  expect(err).toContain(reason)
})

test.each([
  [1, ['--priors', path('none.json')], 'cannot be read'],
  [2, ['--priors', path('set.csv')], 'What is known beforehand cannot be read'],
  [2, ['--priors', path('priors.json'), '--seeds', '9'], 'Nothing is known beforehand for seed 9'],
])('exit %i: %j is refused with a reason', async (exit, words, reason) => {
  const { code, err } = await run('simulate', path('set.csv'), ...words)
  expect(code).toBe(exit)
  expect(err).toContain(reason)
})

test('a file without labels cannot be replayed, and says what is missing', async () => {
  writeFileSync(path('bare.csv'), 'id,title\n1,trust\n2,soil\n')
  const { code, err } = await run('simulate', path('bare.csv'))
  expect(code).toBe(1)
  expect(err).toContain('at least two must be')
})
