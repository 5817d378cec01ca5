import { expect, test } from 'vitest'
import { carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { anchorOf } from '../coding/anchors.ts'
import { plainText } from '../document/text.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { because } from './because.ts'
import { type Corpus, corpusOf, gather, nothingGathered, rowsAt } from './corpus.ts'
import { best, learnt, partsOf } from './look.ts'
import { askable, newestCopy, soughtFor } from './sought.ts'
import { suggestionId } from './suggestion.ts'

/** What fills a page without a claim, a paragraph of some forty words for each number. */
const filler = (n: number) =>
  `Report ${n} covers the region and the year. ${'It lists sites, beds, posts and distances in a table of the annex. '.repeat(4)}`
const claims = {
  open: 'Once the ledgers were laid open, the accounts could be read by anyone. Open accounts left no room for guesses, and the board could see what was spent.',
  trust:
    'In time the partners came to trust one another, as several of them told us in the second interview, held in the spring of the following year.',
  meals:
    'School meals were served at noon; children ate what was on the plate and went out to play in the yard until the bell rang again.',
}
const texts: Record<string, string> = {
  doc_a: [filler(1), claims.open, filler(2), claims.meals, filler(3)].join('\n\n'),
  doc_b: [filler(4), claims.trust, filler(5), filler(6)].join('\n\n'),
}
const place = (document: keyof typeof texts, words: string) => {
  const start = (texts[document] ?? '').indexOf(words)
  return { document: document as Id<'doc'>, start, end: start + words.length }
}
function corpus(more: Record<string, string> = {}): Corpus {
  const gathered = nothingGathered()
  for (const [id, text] of Object.entries({ ...texts, ...more })) gather(gathered, id as Id<'doc'>, plainText(text))
  return corpusOf(gathered, askable(withDocuments().state))
}
function withDocuments(): Journal {
  const journal = review()
  const document = (id: string, source: string) =>
    made('document.attached', id, {
      source,
      file: `${id}.txt`,
      mediaType: 'text/plain',
      blob: 'a'.repeat(64),
      text: 'b'.repeat(64),
    })
  change(journal, [
    document('doc_a', 'src_adams'),
    document('doc_b', 'src_brown'),
    made('code.defined', 'cod_open', { name: 'Open books', definition: 'Accounts can be read by all.', order: 1 }),
    made('code.defined', 'cod_kind', { name: 'Ledgers', parent: 'cod_open', order: 1 }),
  ])
  return journal
}
const all = { allowed: () => true, spread: true, most: 50 }
const wordsAt = (c: Corpus, row: number) => {
  const document = c.documents[c.first.findLastIndex((first) => first <= row)] as string
  return (texts[document] ?? '').slice(c.starts[row], c.ends[row])
}
const looked = (journal: Journal, target: 'cod_open' | 'cmoc_1' | 'lnk_rea' | 'lnk_open', c = corpus()) => {
  const sought = soughtFor(journal.state, target)
  if (!sought) throw new Error('no such target')
  const known = learnt(c, sought)
  return { c, sought, known, rows: best(c, known, all) }
}

test('before anybody says anything, the words of a code, a link or a configuration find what speaks to them', () => {
  const journal = withDocuments()
  const { c, rows } = looked(journal, 'cod_open')
  expect(wordsAt(c, rows[0] as number)).toBe(claims.open)
  const link = looked(journal, 'lnk_rea')
  expect(wordsAt(link.c, link.rows[0] as number)).toBe(claims.trust)
  const whole = looked(journal, 'cmoc_1')
  const first = whole.rows.slice(0, 2)
  expect(first.map((row) => wordsAt(whole.c, row)).sort()).toEqual([claims.trust, claims.open].sort())
  const parts = partsOf(whole.c, whole.sought, first).map((part) => whole.sought.parts[part as number]?.link)
  expect(parts.sort()).toEqual(['lnk_open', 'lnk_rea'])
  expect(soughtFor(journal.state, 'cod_none')).toBeUndefined()
})

test('the words that made it so are words of the passage, and only those that say something', () => {
  const { c, known } = looked(withDocuments(), 'lnk_rea')
  const { words, marks } = because(c, known.direction, claims.trust)
  expect(words).toEqual(expect.arrayContaining(['trust', 'partners']))
  expect(words).not.toContain('the')
  for (const { start, end } of marks) expect(words).toContain(claims.trust.slice(start, end).toLowerCase())
  expect(because(c, known.direction, '共有 😀 zebra')).toEqual({ words: [], marks: [] })
})

test('what was rejected is not put forward again, and what is like it comes later', () => {
  const journal = withDocuments()
  const claim = 'Open accounts of the canteen showed what school meals cost, and accounts of the yard were open too.'
  const near = `Open accounts of the canteen showed school meals for children, and open accounts of the yard.`
  const c = corpus({ doc_c: [filler(7), claim, filler(8), near, filler(9)].join('\n\n') })
  const before = looked(journal, 'lnk_open', c)
  const canteen = c.features.ids.indexOf(`doc_c@${filler(7).length + 2}`)
  const alike = c.features.ids.indexOf(`doc_c@${[filler(7), claim, filler(8)].join('\n\n').length + 2}`)
  const rank = (rows: readonly number[], row: number) => rows.indexOf(row)
  expect(Math.min(rank(before.rows, canteen), rank(before.rows, alike))).toBeGreaterThanOrEqual(0)
  const sought = soughtFor(journal.state, 'lnk_open')
  if (!sought) throw new Error('no such target')
  const start = c.starts[canteen] as number
  const rejected = [
    { id: 'sug_1' as const, document: 'doc_c' as const, start, end: start + claim.length, quote: claim },
  ]
  const known = learnt(c, { ...sought, rejected })
  const rows = best(c, known, all)
  expect(rows).not.toContain(canteen)
  expect(known).toMatchObject({ accepted: 0, rejected: 1 })
  expect(known.scores[alike]).toBeLessThan(before.known.scores[alike] as number)
})

test('what is coded so, by a kind of it too, teaches and is not put forward; without it, it comes back', () => {
  const journal = withDocuments()
  const { quote, selectors } = anchorOf(
    plainText(texts.doc_a as string),
    place('doc_a', 'Once the ledgers were laid open'),
  )
  change(journal, [
    made('excerpt.made', 'exc_1', { source: 'src_adams', document: 'doc_a', quote, selectors }),
    made('excerpt.coded', 'cdg_1', { excerpt: 'exc_1', code: 'cod_kind', by: 'per_ana' }),
  ])
  const { c, known, rows } = looked(journal, 'cod_open')
  expect(known.accepted).toBe(1)
  expect(rows.map((row) => wordsAt(c, row))).not.toContain(claims.open)
  carryOut(journal, 'per_ana', { do: 'undo', act: journal.events.at(-1)?.act ?? '' })
  const again = looked(journal, 'cod_open')
  expect(again.rows.map((row) => wordsAt(again.c, row))).toContain(claims.open)
})

test('neighbours wait, and no document fills the list', () => {
  const many = Array.from({ length: 12 }, (_, i) => `${claims.trust} ${filler(20 + i)}`).join('\n\n')
  const c = corpus({ doc_c: many, doc_d: many })
  const { rows } = looked(withDocuments(), 'lnk_rea', c)
  const of = (row: number) => c.documents[c.first.findLastIndex((first) => first <= row)]
  const first = rows.slice(0, 7).map(of)
  expect(first.filter((document) => document === 'doc_c').length).toBeLessThanOrEqual(3)
  expect(first.filter((document) => document === 'doc_d').length).toBeLessThanOrEqual(3)
  expect(first).toContain('doc_b')
  // Nothing is kept from anybody for good.
  expect(new Set(rows).size).toBe(rows.length)
  expect(rows.filter((row) => of(row) === 'doc_c')).toHaveLength(12)
})

test('the order follows from the texts and the verdicts alone', () => {
  const journal = withDocuments()
  expect(looked(journal, 'cmoc_1').rows).toEqual(looked(journal, 'cmoc_1').rows)
})

test('a place is about the passage it stands in, and not about the next for a few words', () => {
  const c = corpus()
  const { start } = place('doc_a', 'Open accounts left')
  expect(rowsAt(c, { document: 'doc_a', start, end: start + 250 })).toHaveLength(2)
  expect(rowsAt(c, { document: 'doc_a', start, end: start + 45 })).toHaveLength(1)
  expect(rowsAt(c, { document: 'doc_none', start: 0, end: 10 })).toEqual([])
})

test('verdicts are one’s own, and keep nothing from being removed', () => {
  const journal = withDocuments()
  const { start, end } = place('doc_a', claims.open)
  const said = {
    target: 'cod_open',
    document: 'doc_a',
    quote: claims.open,
    start,
    end,
    verdict: 'rejected',
    by: 'per_ana',
  } as const
  const id = suggestionId('cod_open', 'doc_a', start, 'per_ana')
  const refused = (to: object, who: Id<'per'> = 'per_ana', as: string = id) =>
    carryOut(journal, who, { do: 'change', changes: [made('suggestion.judged', as, to)] })?.code
  expect(refused(said, ben)).toBe('not-allowed')
  expect(refused(said, 'per_ana', 'sug_mine')).toBe('malformed')
  expect(refused({ ...said, end: start })).toBe('malformed')
  expect(refused({ ...said, target: 'cod_none' }, 'per_ana', suggestionId('cod_none', 'doc_a', start, 'per_ana'))).toBe(
    'unknown-thing',
  )
  expect(refused(said)).toBeUndefined()
  expect(refused(said)).toBe('id-taken')
  expect(soughtFor(journal.state, 'cod_open')?.rejected).toMatchObject([{ id, start, end }])
  const gone = { type: 'code.defined', id: 'cod_kind', from: journal.state.code.get('cod_kind'), to: null } as const
  const code = { type: 'code.defined', id: 'cod_open', from: journal.state.code.get('cod_open'), to: null } as const
  change(journal, [gone as never, code as never])
  expect(newestCopy(journal.state, 'doc_a')).toBe('doc_a')
})
