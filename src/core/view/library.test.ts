import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ana, carryOut, founded } from '../../../test/support/journal.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { leaving } from './leaving.ts'
import { library } from './library.ts'
import type { Seen } from './view.ts'

const ask = (seen: Seen, params: Record<string, string> = {}) => library.answer(seen, library.params.parse(params))

const described = (id: string, more: object): Fact =>
  ({ type: 'source.described', id: `src_${id}`, from: null, to: { kind: 'article', ...more } }) as Fact

function shelf(): Journal {
  const journal = founded()
  const refusal = carryOut(journal, ana, {
    do: 'change',
    changes: [
      {
        type: 'stage.set',
        id: 'stg_relevance' as Id<'stg'>,
        from: null,
        to: { name: 'Relevance', kind: 'relevance', order: 1, reviewers: 1, blinded: false, reasonNeeded: false },
      },
      described('muller', {
        entersAt: 'stg_relevance',
        uses: ['testing'],
        reference: { type: 'article-journal', title: 'Shared vision', author: [{ family: 'Müller' }], year: 2020 },
      }),
      described('adams', {
        entersAt: 'stg_relevance',
        reference: { type: 'article-journal', title: 'Trust takes time', author: [{ family: 'Adams' }], year: 2018 },
      }),
      described('plan', {
        kind: 'policy document',
        uses: ['theory building'],
        reference: { type: 'report', title: 'A long plan', author: [{ literal: 'The Service' }], year: 2019 },
      }),
      described('notes', { kind: 'minutes', reference: { type: 'document', title: 'Minutes of May' } }),
    ],
  })
  expect(refusal).toBeUndefined()
  carryOut(journal, ana, {
    do: 'vote',
    source: 'src_adams' as Id<'src'>,
    stage: 'stg_relevance' as Id<'stg'>,
    verdict: 'exclude',
  })
  return journal
}

describe('the library', () => {
  const seen = seenIn(shelf())
  const ids = (params: Record<string, string>) => ask(seen, params).rows.map((row) => row.id.slice(4))

  test('lists everything by author, with what became of candidates', () => {
    const { total, found, rows } = ask(seen)
    expect([total, found]).toEqual([4, 4])
    expect(rows.map((row) => row.label)).toEqual([
      'Adams 2018',
      'Minutes of May n.d.',
      'Müller 2020',
      'The Service 2019',
    ])
    expect(rows[0]?.at).toEqual({ stage: 'Relevance', outcome: 'exclude' })
    expect(rows[2]?.at).toEqual({ stage: 'Relevance', outcome: 'open' })
    expect(rows[3]?.at).toBeUndefined()
  })

  test('sorts by year, title and age', () => {
    expect(ids({ sort: 'year' })).toEqual(['muller', 'plan', 'adams', 'notes'])
    expect(ids({ sort: 'title' })).toEqual(['plan', 'notes', 'muller', 'adams'])
    expect(ids({ sort: 'added' })).toEqual(['muller', 'adams', 'plan', 'notes'])
  })

  test('filters by kind, use, stage, outcome and words, and by all of them at once', () => {
    expect(ids({ kind: 'policy document' })).toEqual(['plan'])
    expect(ids({ use: 'testing' })).toEqual(['muller'])
    expect(ids({ use: 'candidate' })).toEqual(['adams', 'muller'])
    expect(ids({ use: 'none' })).toEqual(['notes'])
    expect(ids({ outcome: 'exclude' })).toEqual(['adams'])
    expect(ids({ stage: 'stg_relevance', outcome: 'open' })).toEqual(['muller'])
    expect(ids({ text: 'muller vision' })).toEqual(['muller'])
    expect(ids({ text: 'muller', outcome: 'exclude' })).toEqual([])
  })

  test('refuses a kind that does not exist and a window that is too large', () => {
    expect(library.params.safeParse({ kind: 'poem' }).success).toBe(false)
    expect(library.params.safeParse({ count: '501' }).success).toBe(false)
  })

  test('counts kinds over the whole library, whatever the filter', () => {
    expect(ask(seen, { kind: 'minutes' }).kinds).toEqual([
      { kind: 'article', number: 2 },
      { kind: 'policy document', number: 1 },
      { kind: 'minutes', number: 1 },
    ])
  })
})

test('a language is found however a database writes it, and counted once', () => {
  const journal = founded()
  const reference = { type: 'book', title: 'A book' }
  carryOut(journal, ana, {
    do: 'change',
    changes: [
      described('a', { reference: { ...reference, language: 'eng' } }),
      described('b', { reference: { ...reference, language: 'en-GB' } }),
      described('c', { reference: { ...reference, language: 'fre' } }),
    ],
  })
  const answer = ask(seenIn(journal), { language: 'English' })
  expect(answer.languages).toEqual([
    { language: 'English', number: 2 },
    { language: 'French', number: 1 },
  ])
  expect(answer.rows.map(({ id }) => id)).toEqual(['src_a', 'src_b'])
})

test('what would leave is what passes, or is named, and what the format has no place for is counted', () => {
  const journal = founded()
  const reference = { type: 'book', title: 'A book', year: 2020, suffix: 'a', url: 'https://example.org' }
  carryOut(journal, ana, {
    do: 'change',
    changes: ['a', 'b', 'c'].map((id, i) =>
      described(id, { reference: i === 2 ? { type: 'book', title: 'Other' } : reference }),
    ),
  })
  const seen = seenIn(journal)
  const of = (params: Record<string, string>) =>
    leaving.answer(seen, leaving.params.parse({ format: 'nbib', ...params }))
  expect(of({})).toEqual({
    sources: 3,
    inexpressible: expect.arrayContaining([
      { field: 'url', sources: 2 },
      { field: 'type', sources: 3 },
    ]),
  })
  expect(of({ only: 'src_c,src_gone' }).sources).toBe(1)
  expect(of({ except: 'src_c' }).sources).toBe(2)
  expect(of({ since: '2020', except: 'src_a' }).sources).toBe(1)
  expect(of({ format: 'ris' }).inexpressible).toEqual([{ field: 'suffix', sources: 2 }])
  const many = Array.from({ length: 301 }, (_, i) => `src_${i}`).join()
  expect(leaving.params.safeParse({ format: 'ris', only: many }).success).toBe(false)
  expect(leaving.params.safeParse({ format: 'ris', only: 'tag_1' }).success).toBe(false)
})

test('a window is what a whole sort would show there, for any titles, place and length', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'é', 'zz'), { maxLength: 60 }),
      fc.nat(70),
      fc.integer({ min: 1, max: 70 }),
      (titles, from, count) => {
        const journal = founded()
        if (titles.length > 0)
          carryOut(journal, ana, {
            do: 'change',
            changes: titles.map((title, i) => described(`s${i}`, { reference: { type: 'book', title } })),
          })
        const seen = seenIn(journal)
        const all = ask(seen, { sort: 'title', count: '500' }).rows.map((row) => row.id)
        const part = ask(seen, { sort: 'title', from: String(from), count: String(count) }).rows.map((row) => row.id)
        expect(part).toEqual(all.slice(from, from + count))
        expect(all.length).toBe(titles.length)
      },
    ),
  )
})
