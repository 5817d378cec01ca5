import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '../src/core/ids.ts'
import type { State } from '../src/core/state.ts'
import { rolls } from './support/arbitrary.ts'
import { ana, carryOut } from './support/journal.ts'
import { actsOf, grown, often, rows, takeBack } from './support/laws.ts'

/** The components that each piece of evidence speaks to, by its id. */
const spokenOf = (state: State) =>
  [...state.evidence].map(([id, { links, source, stance }]) => {
    const components = links.map((link) => state.link.get(link)?.component)
    return JSON.stringify([id, source, stance, components.sort()])
  })

test('a merge keeps every piece of evidence on the same words, and its undo is nothing', () => {
  fc.assert(
    fc.property(rolls(20), fc.nat(), fc.nat(), (asked, a, b) => {
      const journal = grown(asked)
      const all = [...journal.state.configuration.keys()]
      const parents = [...new Set([all[a % all.length], all[b % all.length]])].flatMap((id) => id ?? [])
      fc.pre(parents.length === 2)
      const [evidence, before] = [spokenOf(journal.state), rows(journal.state)]
      const template = journal.state.configuration.get(parents[0] as Id<'cmoc'>)?.template ?? 'tpl_cmo'
      const refusal = carryOut(journal, ana, {
        do: 'merge',
        parents,
        child: { id: 'cmoc_merged', title: 'Both', template, order: 1 },
        grounds: { id: 'rfn_merged', basis: 'own', order: 1 },
        why: 'They say one thing.',
      })
      if (!refusal) {
        expect(spokenOf(journal.state)).toEqual(evidence)
        for (const parent of parents)
          expect([...journal.state.evidence.values()].filter((piece) => piece.configuration === parent)).toEqual([])
        expect(takeBack(journal, actsOf(journal).at(-1) ?? '')).toBeUndefined()
      }
      expect(rows(journal.state)).toEqual(before)
    }),
    often,
  )
})

test('a split keeps every piece of evidence, on one of the children, and its undo is nothing', () => {
  fc.assert(
    fc.property(rolls(10), fc.array(fc.constantFrom(0, 1, 2), { minLength: 5, maxLength: 5 }), (asked, deal) => {
      const journal = grown(asked)
      const links = [...(journal.state.refs.link.get('cmoc_1') ?? [])] as Id<'lnk'>[]
      const dealt = (child: number) => links.filter((_, i) => [child, 2].includes(deal[i % deal.length] ?? 2))
      const [ids, before] = [[...journal.state.evidence.keys()], rows(journal.state)]
      const refusal = carryOut(journal, ana, {
        do: 'split',
        parent: 'cmoc_1',
        children: [0, 1].map((child) => ({
          id: `cmoc_child${child}` as Id<'cmoc'>,
          title: 'A child',
          template: 'tpl_dalkin',
          order: child,
          links: dealt(child),
        })),
        grounds: { id: 'rfn_split', basis: 'own', order: 1 },
        why: 'They say two things.',
      })
      if (!refusal) {
        expect([...journal.state.evidence.keys()]).toEqual(ids)
        const moved = [...journal.state.evidence.values()].filter((piece) => piece.configuration === 'cmoc_1')
        expect(moved).toEqual([])
        expect(takeBack(journal, actsOf(journal).at(-1) ?? '')).toBeUndefined()
      }
      expect(rows(journal.state)).toEqual(before)
    }),
    often,
  )
})
