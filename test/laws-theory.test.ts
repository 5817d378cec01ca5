import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../src/core/command.ts'
import { decide } from '../src/core/decide.ts'
import { lineageFigure } from '../src/core/diagram/lineage.ts'
import { theoryFigure } from '../src/core/diagram/theory.ts'
import type { Id } from '../src/core/ids.ts'
import { eventsOf, type Journal } from '../src/core/journal.ts'
import { referrers, type State } from '../src/core/state.ts'
import { consequences } from '../src/core/theory/consequences.ts'
import { leftBehind } from '../src/core/theory/left-behind.ts'
import { liveConfigurations } from '../src/core/theory/lineage.ts'
import { biography } from '../src/core/view/biography.ts'
import { lineage } from '../src/core/view/lineage.ts'
import { rolls } from './support/arbitrary.ts'
import { ana, carryOut } from './support/journal.ts'
import { actsOf, grown, named, often, rows, takeBack } from './support/laws.ts'
import { made } from './support/review.ts'
import { seenIn } from './support/seen.ts'

const grounds = { id: 'rfn_act', basis: 'own', order: 1 } as const
/** The components that a piece of evidence speaks to. */
const spoken = (state: State, id: Id<'evd'>) =>
  (state.evidence.get(id)?.links ?? []).map((link) => state.link.get(link)?.component).sort()
const picked = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** A merge of two of what there is: some links matched, some left out, as the numbers have it. */
function mergeOf({ state }: Journal, [a, b, from, many, out]: number[]): Command | undefined {
  const all = [...state.configuration.keys()]
  const parents = [...new Set([picked(all, a ?? 0), picked(all, b ?? 0)])].flatMap((id) => id ?? [])
  const [first] = parents
  if (!first || parents.length < 2) return undefined
  const links = parents.flatMap((id) => referrers(state, 'link', id).map(([link]) => link))
  const left = links.slice(0, (out ?? 0) % 3)
  const rest = links.slice(left.length)
  const start = (from ?? 0) % Math.max(1, rest.length)
  const group = rest.slice(start, start + 1 + ((many ?? 0) % 3))
  const [stands] = group
  const template = state.configuration.get(first)?.template ?? 'tpl_cmo'
  const matched = stands ? [{ links: group, stands }] : []
  const child = { id: 'cmoc_merged', title: 'Both', template, order: 1 } as const
  return { do: 'merge', parents, child, matched, left, grounds, why: 'They say one thing.' }
}

/** A split of what there is into two: each link to one, both or none, and some evidence by hand. */
function splitOf({ state }: Journal, [which, ...deal]: number[]): Command | undefined {
  const parent = picked([...state.configuration.keys()], which ?? 0)
  if (!parent) return undefined
  const { template = 'tpl_cmo' } = state.configuration.get(parent) ?? {}
  const links = referrers(state, 'link', parent).map(([link]) => link)
  const at = (i: number, of: number) => (deal[i % deal.length] ?? 0) % of
  const ids = ['cmoc_one', 'cmoc_two'] as const
  return {
    do: 'split',
    parent,
    children: ids.map((id, child) => ({
      id,
      title: 'A child',
      template,
      order: child,
      links: links.filter((_, i) => [child, 2].includes(at(i, 4))),
    })),
    evidence: referrers(state, 'evidence', parent).flatMap(([evidence, { configuration }], i) =>
      configuration === parent && at(i, 3) === 0 ? [{ evidence, to: ids.slice(at(i + 1, 3)) }] : [],
    ),
    grounds,
    why: 'They say two things.',
  }
}

const dice = fc.array(fc.nat(999), { minLength: 6, maxLength: 6 })

test.each([
  ['merge', mergeOf],
  ['split', splitOf],
] as const)('a %s keeps every piece of evidence attached or listed, and its undo is nothing', (_, commandOf) => {
  let done = 0
  fc.assert(
    fc.property(rolls(20), dice, (asked, numbers) => {
      const journal = grown(asked)
      const command = commandOf(journal, numbers)
      fc.pre(command !== undefined)
      const { state } = journal
      const before = rows(state)
      const names = named(state)
      const was = new Map(
        [...state.evidence.keys()].map((id) => [
          id,
          { words: spoken(state, id), on: state.evidence.get(id)?.configuration },
        ]),
      )
      const listed = new Set(leftBehind(state).map(({ id }) => id))
      if (!carryOut(journal, ana, command as Command)) {
        done++
        const lists = new Map(leftBehind(state).map((one) => [one.id, one]))
        const live = new Set(liveConfigurations(state).map(([id]) => id))
        for (const [id, { words, on }] of was) {
          const piece = state.evidence.get(id)
          expect(piece).toBeDefined()
          if (!piece || listed.has(id)) continue
          // On something of the theory, or on the list; never on what is neither.
          expect(live.has(piece.configuration)).toBe(!lists.has(id))
          // Where it stays with what left, it speaks of the same words; elsewhere of what became of them, or of none.
          if (piece.configuration === on) expect(spoken(state, id)).toEqual(words)
          else if (command?.do === 'split') for (const word of spoken(state, id)) expect(words).toContain(word)
          for (const link of piece.links) expect(state.link.get(link)?.configuration).toBe(piece.configuration)
        }
        expect(takeBack(journal, actsOf(journal).at(-1) ?? '')).toBeUndefined()
      }
      expect(rows(state)).toEqual(before)
      expect(named(state)).toEqual(names)
    }),
    often,
  )
  expect(done).toBeGreaterThan(often.numRuns / 4)
})

test('a merge in which nothing is matched or left out keeps every piece of evidence on the same words', () => {
  fc.assert(
    fc.property(rolls(20), fc.nat(), fc.nat(), (asked, a, b) => {
      const journal = grown(asked)
      const { state } = journal
      const command = mergeOf(journal, [a, b])
      fc.pre(command?.do === 'merge')
      const was = [...state.evidence.keys()].map((id) => [id, spoken(state, id)] as const)
      if (carryOut(journal, ana, { ...(command as Command & { do: 'merge' }), matched: [] })) return
      for (const [id, words] of was) expect(spoken(state, id)).toEqual([...new Set(words)])
      for (const parent of command?.do === 'merge' ? command.parents : [])
        expect([...state.evidence.values()].filter((piece) => piece.configuration === parent)).toEqual([])
    }),
    often,
  )
})

test('what an act would change is told without changing anything, and is what it then changes', () => {
  fc.assert(
    fc.property(rolls(20), dice, fc.boolean(), (asked, numbers, merging) => {
      const journal = grown(asked)
      const { state } = journal
      const command = (merging ? mergeOf : splitOf)(journal, numbers)
      fc.pre(command !== undefined)
      const before = rows(state)
      const asking = { who: ana, told: (key: string) => eventsOf(journal, key) }
      const decided = decide(state, asking, command as Command)
      if (!decided.ok) return
      const told = consequences(state, decided.facts)
      expect(rows(state)).toEqual(before)
      const at = (id: Id<'evd'>) => state.evidence.get(id)
      const was = new Map(told.evidence.map(({ id }) => [id, at(id)]))
      expect(carryOut(journal, ana, command as Command)).toBeUndefined()
      const live = new Set(liveConfigurations(state).map(([id]) => id))
      for (const { configuration, becomes } of told.configurations)
        expect(live.has(configuration)).toBe(becomes !== 'leaves')
      const lists = new Set(leftBehind(state).map(({ id }) => id))
      for (const { id, to, from } of told.evidence) {
        expect(to?.listed ?? false).toBe(lists.has(id))
        expect(from === undefined).toBe(was.get(id) === undefined)
        const slots = new Set(at(id)?.links.map((link) => state.link.get(link)?.slot))
        expect(new Set(to?.slots)).toEqual(slots)
      }
    }),
    often,
  )
})

const freeze = (journal: Journal, order: number) =>
  expect(
    carryOut(journal, ana, { do: 'freeze', id: `ver_x${order}`, version: { name: 'A version', kind: 'draft', order } }),
  ).toBeUndefined()

/** Facts and refinements in which what was merged comes back and is merged with what it became, round and round. */
function rounds(journal: Journal): void {
  const act = (command: Command) => expect(carryOut(journal, ana, command)).toBeUndefined()
  const again = (kind: 'reopen' | 'support', id: Id<'cmoc'>, rfn: Id<'rfn'>) =>
    act({ do: 'refine', id: rfn, kind, parents: [id], children: [id], basis: 'own', order: 1, why: 'Again.' })
  const merge = (parents: Id<'cmoc'>[], id: Id<'cmoc'>, rfn: Id<'rfn'>) =>
    act({
      do: 'merge',
      parents,
      child: { id, title: 'Both', template: 'tpl_dalkin', order: 1 },
      grounds: { ...grounds, id: rfn },
      why: 'One.',
    })
  const [a = 'cmoc_1', b = 'cmoc_2'] = liveConfigurations(journal.state).map(([id]) => id)
  const relation = (id: string, of: string, to: string) =>
    made('relation.drawn', id, { of, to, kind: 'becomes context of', status: 'inferred' })
  act({ do: 'change', changes: [relation('rel_x1', a, b), relation('rel_x2', b, a), relation('rel_x3', a, a)] })
  merge([a, b], 'cmoc_x1', 'rfn_x1')
  again('reopen', a, 'rfn_x2')
  merge([a, 'cmoc_x1'], 'cmoc_x2', 'rfn_x3')
  again('reopen', b, 'rfn_x4')
  again('reopen', 'cmoc_x1', 'rfn_x5')
  merge(['cmoc_x2', b, 'cmoc_x1'], 'cmoc_x3', 'rfn_x6')
  again('reopen', a, 'rfn_x7')
}

test('cycles of lineage and of causes hang nothing: every question about them ends', () => {
  const journal = grown([])
  freeze(journal, 1)
  rounds(journal)
  freeze(journal, 2)
  const seen = seenIn(journal)
  expect(lineage.answer(seen, { zoom: 1 }).acts.length).toBeGreaterThan(6)
  for (const id of journal.state.configuration.keys()) expect(biography.answer(seen, { id })?.acts).toBeDefined()
  expect(theoryFigure(journal.state).marks.length).toBeGreaterThan(0)
  fc.assert(
    fc.property(rolls(40), (asked) => {
      const grownOne = grown(asked)
      const { state } = grownOne
      expect(lineageFigure(state).height).toBeGreaterThan(0)
      for (const id of state.configuration.keys()) expect(biography.answer(seenIn(grownOne), { id })?.id).toBe(id)
    }),
    often,
  )
})
