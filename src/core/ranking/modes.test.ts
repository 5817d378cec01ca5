import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explaining, termNames } from './explain.ts'
import { featuresOf } from './features.ts'
import { type Grounds, orderOf, rankedOrders } from './modes.ts'
import { rowsOf } from './rows.ts'
import { addTexts, noTexts, type Readable } from './texts.ts'

const about = {
  trust: 'partners who meet often come to trust one another and share decisions',
  wards: 'nurses on hospital wards wash hands before surgery to prevent infection',
  money: 'budgets are pooled and savings are shared between funders of services',
}
const records: Readable[] = Array.from({ length: 30 }, (_, i) => {
  const [subject, text] = Object.entries(about)[i % 3] as [string, string]
  return {
    id: `src_${String(i).padStart(2, '0')}`,
    title: `Study ${i} of ${subject}`,
    abstract: `${text} in place ${i}`,
  }
})
function grounds(given: readonly Readable[], more: Partial<Grounds> = {}): Grounds {
  const texts = noTexts()
  addTexts(texts, given)
  const features = featuresOf(texts)
  return { features, votes: new Int8Array(features.count), prior: [], lacking: [], ...more }
}
const named = ({ features }: Grounds, rows: Iterable<number>) => [...rows].map((row) => features.ids[row] as string)
const subjects = (ids: readonly string[]) => ids.map((id) => Object.keys(about)[Number(id.slice(4)) % 3])

test('before the first vote the order comes from what is known; without that, from the ids', () => {
  const bare = grounds(records)
  expect(named(bare, orderOf('ranked', bare).rows)).toEqual(records.map(({ id }) => id))
  const told = { ...bare, prior: [{ id: 'prj', title: 'How do partners come to trust one another?' }] }
  expect(subjects(named(told, orderOf('ranked', told).rows)).slice(0, 10)).toEqual(Array(10).fill('trust'))
})

test('votes turn the order, and what was voted on is not in it', () => {
  const it = grounds(records, { prior: [{ id: 'prj', title: 'trust between partners' }] })
  it.votes[1] = 1
  for (const row of [0, 3, 6, 2]) it.votes[row] = -1
  const ids = named(it, orderOf('ranked', it).rows)
  expect(subjects(ids).slice(0, 9)).toEqual(Array(9).fill('wards'))
  expect(ids).toHaveLength(25)
})

test('richest for the theory is what is most like the part that lacks evidence, whatever was voted', () => {
  const it = grounds(records, { lacking: [{ id: 'cmoc_1', title: 'pooled budgets and savings' }] })
  it.votes[0] = 1
  it.votes[1] = -1
  expect(subjects(named(it, orderOf('theory', it).rows)).slice(0, 10)).toEqual(Array(10).fill('money'))
  // Where no part lacks anything, the likeliest come first.
  expect(orderOf('theory', { ...it, lacking: [] }).rows).toEqual(orderOf('ranked', it).rows)
})

test('the second model goes by each term for itself, and finds the subject as the first does', () => {
  const it = grounds(records)
  it.votes[1] = 1
  for (const row of [0, 3, 6, 2]) it.votes[row] = -1
  expect(subjects(named(it, orderOf('second', it).rows)).slice(0, 9)).toEqual(Array(9).fill('wards'))
  const told = grounds(records, { prior: [{ id: 'prj', title: 'How do partners come to trust one another?' }] })
  expect(subjects(named(told, orderOf('second', told).rows)).slice(0, 9)).toEqual(Array(9).fill('trust'))
})

// Two records of one word each, one voted in and one out: a term counts 1/length there, and 0 in the other kind.
test('what a term says to the second model is worked out by hand', () => {
  const it = grounds([
    { id: 'a', title: 'trust' },
    { id: 'b', title: 'wards' },
    { id: 'c', title: 'trust' },
    { id: 'd', title: 'wards' },
  ])
  it.votes.set([1, -1, 0, 0])
  const { direction, rows } = orderOf('second', it)
  const by = it.features.scale[0] as number
  const weight = by * (1 + Math.log(4))
  // "trust" and "trus…", "wards" and "ward…": four terms, two met in each kind.
  const all = 2 * weight + 4 * 3.822
  const expected = Math.log((weight + 3.822) / all) - Math.log(3.822 / all)
  expect([...direction].map((one) => Number(one.toFixed(6)))).toEqual(
    [expected, -expected, expected, -expected].map((one) => Number(one.toFixed(6))),
  )
  expect(named(it, rows)).toEqual(['c', 'd'])
})

test('an order has every unread record once, and is the same whoever asks and in whichever order the records came', () => {
  const word = fc.constantFrom('trust', 'ward', 'budget', 'lead', 'care', 'share', '信頼', 'é', '')
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, fc.option(text, { nil: undefined }), fc.constantFrom(-1, 0, 1)), {
        minLength: 1,
        maxLength: 25,
      }),
      fc.constantFrom(...rankedOrders),
      text,
      (rows, order, prior) => {
        const given = rows.map(([title, abstract], i) => ({
          id: `src_${i}`,
          title,
          ...(abstract !== undefined && { abstract }),
        }))
        const it = grounds(given, {
          prior: prior ? [{ id: 'p', title: prior }] : [],
          lacking: [{ id: 'l', title: 'trust' }],
        })
        rows.forEach(([, , vote], i) => {
          it.votes[i] = vote
        })
        const { rows: first } = orderOf(order, it)
        expect([...first].sort((a, b) => a - b)).toEqual(rows.flatMap(([, , vote], i) => (vote === 0 ? i : [])))
        expect(orderOf(order, it).rows).toEqual(first)
      },
    ),
  )
})

test('the order says why, in words of the page and by what it is like', () => {
  const it = grounds(records)
  it.votes[0] = 1
  it.votes[1] = -1
  const ordered = orderOf('ranked', it)
  const why = explaining(ordered, it.features, termNames(it.features))(ordered.rows[0] as number)
  expect(why.like).toBe(0)
  expect(why.terms).toHaveLength(3)
  for (const term of why.terms) expect(`${about.trust} study trust`).toContain(term.split(' ')[0])
})

test('texts in other words than those of the records have no terms, and do no harm', () => {
  const { features } = grounds(records)
  const rows = rowsOf(features, [
    { id: 'x', title: 'zebra quagga' },
    { id: 'y', title: 'trust', abstract: 'quagga trust' },
  ])
  expect([...rows.starts]).toEqual([0, 0, expect.any(Number)])
  expect(rows.scale[0]).toBe(0)
  expect(rows.scale[1]).toBeGreaterThan(0)
})
