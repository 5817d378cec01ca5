import { expect, test } from 'vitest'
import { lineageFigure } from '../../src/core/diagram/lineage.ts'
import type { Mark } from '../../src/core/diagram/scene.ts'
import { lineage as strandsOf } from '../../src/core/diagram/strands.ts'
import { emptyJournal } from '../../src/core/journal.ts'
import { leftBehind } from '../../src/core/theory/left-behind.ts'
import { liveConfigurations, versionsOf } from '../../src/core/theory/lineage.ts'
import { biography } from '../../src/core/view/biography.ts'
import { lineage } from '../../src/core/view/lineage.ts'
import { meetings } from '../../src/core/view/meetings.ts'
import { carryOut } from '../../test/support/journal.ts'
import { seenIn } from '../../test/support/seen.ts'
import { reader } from './build.ts'
import { buildRounds } from './rounds.ts'

const journal = emptyJournal()
await buildRounds(
  async (who, command) => {
    const refusal = carryOut(journal, who, command)
    return refusal ? { ok: false, refusal } : { ok: true }
  },
  () => journal.state,
)
const { state } = journal
const seen = seenIn(journal, reader)
const groups = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.as === 'group' ? [mark] : []))

test('three meetings lead from 340 configurations to 30, and every piece of evidence is attached or listed', () => {
  const sizes = versionsOf(state).map(([, { members }]) => members.length)
  expect([sizes[0], sizes.at(-1), sizes.length]).toEqual([340, 30, 4])
  expect(meetings.answer(seen, {}).meetings.map(({ value, acts }) => [value.closed, acts.length > 10])).toEqual([
    [true, true],
    [true, true],
    [true, true],
  ])
  const live = new Set(liveConfigurations(state).map(([id]) => id))
  const listed = new Set(leftBehind(state).map(({ id }) => id))
  expect(listed.size).toBeGreaterThan(0)
  for (const [id, { configuration }] of state.evidence) expect(live.has(configuration)).toBe(!listed.has(id))
})

test('its lineage is drawn by programme theory and fits on a screen; one of them is opened, or all', () => {
  const folded = lineageFigure(state)
  expect(folded.width).toBeLessThan(1300)
  expect(folded.height).toBeLessThan(620)
  const bands = groups(folded.marks).filter(({ strand }) => strand && 'node' in strand)
  expect(new Set(bands.map(({ ref }) => ref)).size).toBe(state.theory.size)
  const first = bands.flatMap(({ strand, label }) =>
    strand && 'node' in strand && strand.node.startsWith('0 ') ? [Number(label?.match(/(\d+) conf/)?.[1])] : [],
  )
  expect(first.reduce((sum, n) => sum + n, 0)).toBe(340)
  // What went which way is told for as many as there were: nothing of 340 is unaccounted for.
  const told = groups(folded.marks).flatMap(({ label, strand }) =>
    strand && 'from' in strand && strand.from.startsWith('0 ') && label
      ? [...label.matchAll(/(\d+) (?:merged|dropped|refuted|kept|refined|supported|split)/g)].map(([, n]) => Number(n))
      : [],
  )
  expect(told.reduce((sum, n) => sum + n, 0)).toBe(strandsOf(state).columns[0]?.members.length)
  const one = lineageFigure(state, undefined, { theory: 'pt_1' })
  const all = lineageFigure(state, undefined, { open: true })
  const nodes = (scene: typeof all) => groups(scene.marks).filter(({ strand }) => strand && 'node' in strand).length
  expect(nodes(all)).toBe(versionsOf(state).reduce((sum, [, { members }]) => sum + members.length, 0))
  expect(nodes(one)).toBeLessThan(nodes(all))
  expect(lineageFigure(state, undefined, { open: true, zoom: 4 }).height).toBeGreaterThan(all.height)
})

test('the life of one of the last thirty tells of all that became it, with words before and after', () => {
  const merged = liveConfigurations(state).find(([id]) => id.startsWith('cmoc_m'))?.[0] ?? 'cmoc_1'
  const life = biography.answer(seen, { id: merged })
  expect(life?.family.length).toBeGreaterThan(3)
  expect(life?.chapters.filter(({ born }) => born)).toHaveLength(life?.family.length ?? 0)
  expect(life?.chapters.map(({ seq }) => seq)).toEqual(life?.chapters.map(({ seq }) => seq).toSorted((a, b) => a - b))
  expect(lineage.answer(seen, { zoom: 1 }).large).toBe(true)
})
