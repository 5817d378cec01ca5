import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRecords } from '../src/adapters/read-records.ts'
import { findDuplicates } from '../src/core/record/duplicates/find.ts'
import type { Comparable } from '../src/core/record/duplicates/prepare.ts'
import type { Reference } from '../src/core/record/facts.ts'
import type { Figure } from './journal.ts'
import { manyRecords } from './parse.ts'

/** What becomes of a record: the same publication badly exported, or another that looks like it. */
type Change = (r: Reference, i: number) => Partial<Reference> | readonly [Partial<Reference>, Partial<Reference>]

const without = (r: Reference, ...fields: (keyof Reference)[]): Reference =>
  Object.fromEntries(Object.entries(r).filter(([field]) => !fields.includes(field as keyof Reference))) as Reference
const place: (keyof Reference)[] = ['volume', 'issue', 'pages']
const stop = (title: string): string => title.replace(/\.$/, '')
const short = (journal = ''): string =>
  journal
    .split(' ')
    .filter((word) => !/^(of|the|and|for|in|on|&)$/i.test(word))
    .map((word) => (word.length > 5 ? `${word.slice(0, 4)}.` : word))
    .join(' ')

/** Errors of exports that leave a record what it is. */
const errors: Record<string, Change> = {
  'nothing changed': (r) => r,
  'family and given names swapped': (r) =>
    ({
      ...r,
      author: r.author?.map((name) =>
        name.given ? { family: name.given.split(/[ .]/)[0], given: name.family } : name,
      ),
    }) as Reference,
  'first author missing': (r) => ({ ...r, author: r.author?.slice(1) }) as Reference,
  'authors missing': (r) => without(r, 'author'),
  'authors in another order': (r) => ({ ...r, author: r.author?.toReversed() }) as Reference,
  'year missing': (r) => without(r, 'year'),
  'a year later': (r) => ({ ...r, year: (r.year ?? 2000) + 1 }),
  'no place in print': (r) => without(r, ...place),
  'journal missing': (r) => without(r, 'container', 'containerShort'),
  'journal abbreviated': (r) => ({ ...r, container: short(r.container) }),
  'all capitals': (r) => ({ ...r, title: r.title.toUpperCase() }),
  entities: (r) => ({ ...r, title: r.title.replace(/&/g, '&amp;').replace(/-/g, '&#x2010;') }),
  'title cut at 80': (r) => ({ ...r, title: `${r.title.slice(0, 80)}...` }),
  'title cut to three fifths': (r) => ({ ...r, title: r.title.slice(0, Math.floor(r.title.length * 0.6)) }),
  'subtitle dropped': (r) => ({ ...r, title: r.title.split(/[:.?] /)[0] ?? '' }),
  'two letters swapped': (r) => {
    const at = Math.floor(r.title.length / 2)
    return { ...r, title: r.title.slice(0, at) + (r.title[at + 1] ?? '') + (r.title[at] ?? '') + r.title.slice(at + 2) }
  },
  'words run together': (r) => ({ ...r, title: r.title.replace(/ (?=\w{5})/, '') }),
  'DOI cut off': (r, i) => [
    { ...r, doi: `10.5555/work.${i}.2020` },
    { ...r, doi: `10.5555/work.${i}` },
  ],
  'volume under issue': (r) => ({ ...without(r, 'volume'), ...(r.volume && { issue: r.volume }) }),
  'first page alone': (r) => ({ ...r, ...(r.pages && { pages: r.pages.split('-')[0] as string }) }),
  'a number for pages': (r, i) => ({ ...r, pages: `e${10_234 + i}` }),
  'title in brackets': (r) => ({ ...r, title: `[${r.title}]` }),
  'title in another language': (r) => ({
    ...r,
    title: 'Wirkung und Anwendung der Behandlung im Überblick',
    originalTitle: r.title,
  }),
  'a tail': (r) => ({ ...r, title: `${r.title} [Review] [33 refs]` }),
  'letters lost in names': (r) =>
    ({
      ...r,
      author: r.author?.map((n) => (n.family ? { ...n, family: n.family.replace(/[^\0-\x7f]/g, '?') } : n)),
    }) as Reference,
}

/** Works that are others, however alike. */
const others: Record<string, Change> = {
  'part 2': (r) => ({ ...r, title: `${stop(r.title)}. Part 2`, pages: '900-911' }),
  'a yearly report': (r) => [
    { ...without(r, ...place), title: `Annual report: ${r.title}` },
    { ...without(r, ...place), title: `Annual report: ${r.title}`, year: (r.year ?? 2000) + 1 },
  ],
  'the same title two years later': (r) => ({ ...without(r, ...place), year: (r.year ?? 2000) + 2 }),
  erratum: (r) => ({ ...r, title: `Erratum: ${r.title}`, pages: '777' }),
  retraction: (r) => ({ ...r, title: `Retraction: ${r.title}`, pages: '778', year: (r.year ?? 2000) + 1 }),
  comment: (r) => ({ ...r, title: `Comment on: ${r.title}`, author: [{ family: 'Zweig', given: 'Q' }], pages: '790' }),
  reply: (r) => ({ ...r, title: `${stop(r.title)} - authors' reply`, pages: '791' }),
  'conference abstract': (r) => ({
    ...r,
    container: 'European Congress of Medicine Abstracts',
    volume: '9',
    issue: 'Suppl 2',
    pages: 'S101',
    year: (r.year ?? 2000) - 1,
  }),
  preprint: (r) => ({ ...without(r, ...place), container: 'medRxiv' }),
  protocol: (r) => ({
    ...r,
    title: `${stop(r.title)}: a study protocol`,
    pages: '44-49',
    volume: '3',
    year: (r.year ?? 2000) - 2,
  }),
  'two editions of a book': (r) => [
    { ...without(r, ...place, 'container'), type: 'book', publisher: 'Wiley', edition: '1' },
    {
      ...without(r, ...place, 'container'),
      type: 'book',
      publisher: 'Wiley',
      edition: '2',
      year: (r.year ?? 2000) + 1,
    },
  ],
  'two chapters under the DOI of their book': (r, i) => [
    { ...without(r, ...place), container: 'Handbook', doi: `10.1007/978-3-${i}`, pages: '50-70' },
    {
      ...without(r, ...place),
      title: `Introduction to what ${r.author?.[0]?.family} does and why`,
      container: 'Handbook',
      doi: `10.1007/978-3-${i}`,
      pages: '1-20',
    },
  ],
  'two abstracts on one page': (r) => [
    { ...r, title: `${stop(r.title)}: baseline results`, issue: 'Suppl 1', pages: 'S12' },
    { ...r, title: `${stop(r.title)}: follow-up results`, issue: 'Suppl 1', pages: 'S12' },
  ],
  'two registrations': (r) => [
    { ...without(r, ...place), title: `${r.title} NCT01234567` },
    { ...without(r, ...place), title: `${r.title} NCT07654321` },
  ],
  '10 mg and 20 mg': (r) => [
    { ...without(r, ...place), title: `${r.title} at 10 mg` },
    { ...without(r, ...place), title: `${r.title} at 20 mg` },
  ],
  'men and women': (r) => [
    { ...without(r, ...place), title: `${r.title} in men` },
    { ...without(r, ...place), title: `${r.title} in women` },
  ],
  'typical and atypical': (r) => [
    { ...without(r, ...place), title: `${r.title} in typical cases` },
    { ...without(r, ...place), title: `${r.title} in atypical cases` },
  ],
  'five years and ten years': (r) => [
    { ...without(r, ...place), title: `${r.title}: five-year follow-up` },
    { ...without(r, ...place), title: `${r.title}: ten-year follow-up` },
  ],
  'in another journal': (r) => ({
    ...r,
    container: 'Nederlands Tijdschrift voor Geneeskunde',
    volume: '144',
    pages: '2200-2204',
    issue: '46',
  }),
  thesis: (r) => ({ ...without(r, ...place, 'container'), type: 'thesis', publisher: 'University' }),
}

/**
 * Errors one at a time, on records that have no labels: what share is joined, asked about or offered as related. It
 * shows which errors the rules were not made for.
 */
export async function errorTypes(say: (figure: Figure) => void): Promise<void> {
  const base = works()
  for (const [wanted, changes] of [
    ['joined', errors],
    ['kept apart', others],
  ] as const)
    for (const [name, change] of Object.entries(changes)) {
      const { joined, asked, related } = outcome(base, change)
      say({
        what: `${name}: ${wanted}`,
        median: wanted === 'joined' ? joined : 1 - joined,
        unit: '',
        runs: 1,
        records: base.length,
        joined,
        asked,
        related,
      })
    }
}

function outcome(base: readonly Reference[], change: Change) {
  const records = base.flatMap((one, i): Comparable[] => {
    const changed = change(one, i)
    const [a, b] = Array.isArray(changed) ? changed : [one, changed]
    return [
      { id: `a${i}`, reference: a as Reference },
      { id: `b${i}`, reference: b as Reference },
    ]
  })
  const steps = findDuplicates(records)
  let next = steps.next()
  while (!next.done) next = steps.next()
  const { groups, questions, related } = next.value
  const own = (ids: readonly string[]) => ids.length === 2 && ids[0]?.slice(1) === ids[1]?.slice(1)
  const share = (pairs: readonly (readonly string[])[]) => Number((pairs.filter(own).length / base.length).toFixed(3))
  return {
    joined: share(groups),
    asked: share(questions.map(({ ids }) => ids)),
    related: share(related.map(({ ids }) => ids)),
  }
}

/** Some hundred works without DOIs, by which all would be told: of the samples beside the project, or made ones. */
function works(): Reference[] {
  const folder = join(import.meta.dirname, '../../shared/data/formats')
  const files = ['reflib/blue-light.xml', 'asreview/_baseline.ris', 'asreview/pubmed_zotero.ris', 'asreview/scopus.ris']
  const found = existsSync(folder)
    ? files.flatMap((file) =>
        [...readRecords(readFileSync(join(folder, file)), { name: file })].map(({ reference }) => reference),
      )
    : [...manyRecords(300)].map(({ reference }) => reference)
  const titles = new Set<string>()
  return found.flatMap((one) => {
    const key = one.title.toLowerCase().slice(0, 40)
    if (
      titles.has(key) ||
      one.title.length < 30 ||
      !one.author?.length ||
      !one.container ||
      !one.year ||
      !one.volume ||
      !one.pages
    )
      return []
    titles.add(key)
    return [without(one, 'doi', 'pmid', 'pmcid', 'url', 'abstract', 'issn', 'published', 'edition')]
  })
}
