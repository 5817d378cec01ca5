import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import type { Command } from '../command.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { brought, keepBrought } from './brought.ts'

const material = 'b'.repeat(64)

/** An import whose rows are of the sources named: a new one where the name is new. */
function importing(journal: Journal, name: string, database: string, sources: readonly string[]): void {
  const made = new Set(journal.state.source.keys())
  const refusal = carryOut(journal, ana, {
    do: 'import',
    id: `imp_${name}`,
    import: { file: `${name}.ris`, format: 'ris', blob: material, problems: 0, database },
    records: sources.map((source, i) => {
      const id = `src_${source}` as Id<'src'>
      const known = made.has(id)
      made.add(id)
      return {
        id: `rec_${name}${i}` as Id<'rec'>,
        material,
        source: known
          ? id
          : { id, kind: 'article' as const, reference: { type: 'article-journal', title: `About ${source}` } },
      }
    }),
  } satisfies Command)
  expect(refusal).toBeUndefined()
}

test('of all databases together, records less duplicates are the sources, whatever is joined into what', () => {
  const rows = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 8 })
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('Scopus', 'PubMed', 'Embase'), rows), { maxLength: 5 }), (files) => {
      const journal = founded()
      files.forEach(([database, sources], i) => void importing(journal, `f${i}`, database, sources.map(String)))
      for (const by of ['import', 'database', 'search'] as const) {
        const groups = [...brought(journal.state, by).values()]
        const sum = (key: keyof (typeof groups)[number]) => groups.reduce((total, group) => total + group[key], 0)
        expect(sum('records')).toBe(journal.state.record.size)
        expect(sum('records') - sum('duplicates')).toBe(journal.state.source.size)
        expect(sum('fresh')).toBe(journal.state.source.size)
        for (const { only, fresh } of groups) expect(only).toBeLessThanOrEqual(fresh)
      }
    }),
  )
})

test('what a database alone has is told apart from what it had first', () => {
  const journal = founded()
  importing(journal, 'a', 'Scopus', ['x', 'y', 'y'])
  importing(journal, 'b', 'PubMed', ['y', 'z'])
  importing(journal, 'c', 'Scopus', ['z'])
  expect(Object.fromEntries(brought(journal.state, 'database'))).toEqual({
    Scopus: { records: 4, duplicates: 2, fresh: 2, only: 1 },
    PubMed: { records: 2, duplicates: 1, fresh: 1, only: 0 },
  })
  expect(brought(journal.state, 'import').get('imp_c')).toEqual({ records: 1, duplicates: 1, fresh: 0, only: 0 })
})

test('the numbers are counted anew when the project has moved on', () => {
  const journal = founded()
  importing(journal, 'a', 'Scopus', ['x'])
  expect(brought(journal.state, 'import').get('imp_a')?.only).toBe(1)
  importing(journal, 'b', 'PubMed', ['x'])
  expect(brought(journal.state, 'import').get('imp_a')?.only).toBe(0)
})

test('what was counted is kept over events that change none of it, and over no other', () => {
  const journal = founded()
  const { state } = journal
  importing(journal, 'a', 'Scopus', ['x', 'y'])
  const events = () => journal.events
  const asked = () => {
    keepBrought(state, events)
    return brought(state, 'database')
  }
  const first = asked()
  const change = (fact: object) =>
    expect(carryOut(journal, ana, { do: 'change', changes: [fact as never] })).toBeUndefined()
  change({ type: 'tag.named', id: 'tag_1', from: null, to: { name: 'key', order: 1 } })
  change({ type: 'search.logged', id: 'sch_1', from: null, to: { title: 'S', purpose: 'main', database: 'Embase' } })
  expect(asked()).toBe(first)
  change({
    type: 'records.imported',
    id: 'imp_a',
    from: { database: 'Scopus', search: null },
    to: { database: null, search: 'sch_1' },
  })
  expect([...asked().keys()]).toEqual(['Embase'])
  change({ type: 'search.logged', id: 'sch_1', from: { database: 'Embase' }, to: { database: 'Emtree' } })
  expect([...asked().keys()]).toEqual(['Emtree'])
  importing(journal, 'b', 'PubMed', ['x'])
  expect(asked().get('Emtree')?.only).toBe(1)
})
