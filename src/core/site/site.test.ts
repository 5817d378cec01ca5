import { posix } from 'node:path'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { rolls } from '../../../test/support/arbitrary.ts'
import { knight } from '../../../test/support/knight.ts'
import { grown } from '../../../test/support/laws.ts'
import { withPrivate } from '../../../test/support/private-words.ts'
import { change, review } from '../../../test/support/review.ts'
import type { Fact } from '../fact.ts'
import { shortened } from '../project/published.ts'
import { type SiteFile, site } from './site.ts'

/** Every address on a page that leads within the site, and every place it may be led to. */
function placesOf({ text }: SiteFile) {
  const [leads, anchors] = [[] as string[], [] as string[]]
  const parser = new Parser({
    onopentag(_, { href, src, id }) {
      for (const to of [href, src]) if (to !== undefined && !/^[a-z]+:/.test(to)) leads.push(to)
      if (id !== undefined) anchors.push(id)
    },
  })
  parser.end(text)
  return { leads, anchors }
}

/** Addresses of a site that lead nowhere, and places that are there twice on one page. */
function astray(files: readonly SiteFile[]): string[] {
  const places = new Map(
    files.map((file) => [file.path, file.path.endsWith('.html') ? placesOf(file) : { leads: [], anchors: [] }]),
  )
  return [...places].flatMap(([path, { leads, anchors }]) => [
    ...anchors.filter((id, i) => anchors.indexOf(id) !== i).map((id) => `${path}: ${id} twice`),
    ...leads.flatMap((to) => {
      const [page = '', place] = to.split('#')
      const target = places.get(page === '' ? path : posix.join(posix.dirname(path), page))
      if (!target) return [`${path}: ${to}`]
      return place === undefined || target.anchors.includes(place) ? [] : [`${path}: ${to}`]
    }),
  ])
}
const pagesOf = (files: readonly SiteFile[]) => files.filter(({ path }) => path.endsWith('.html'))

test('every address leads somewhere, in the founding review', async () => {
  const { state, events } = await knight()
  const files = site(state, { events })
  expect(astray(files)).toEqual([])
  expect(pagesOf(files).length).toBeGreaterThan(60)
  expect(files.find(({ path }) => path === 'configuration/cmoc_final-2.html')?.text).toContain('../source/')
  // A statement of guidance leads to its configuration, and that to the sources; without guidance no page leads there.
  expect(files.find(({ path }) => path === 'guidance.html')?.text).toContain('href="configuration/cmoc_final-2.html"')
  expect(
    site(review().state).some(({ path, text }) => path === 'guidance.html' || text.includes('guidance.html')),
  ).toBe(false)
})

test('every address leads somewhere, in any project', () => {
  fc.assert(
    fc.property(rolls(40), (asked) => {
      const { state, events } = grown(asked)
      expect(astray(site(state, { events }))).toEqual([])
    }),
    { numRuns: 15 },
  )
})

test('what stands in a slot that its template has no more is on the page of its configuration still', () => {
  const { state } = review()
  const [id, link] = [...state.link][0] ?? []
  if (!id || !link) throw new Error('no link')
  const left = { ...state, link: new Map([...state.link, [id, { ...link, slot: 'gone' }]]) } as typeof state
  const pages = site(left)
  expect(pages.find(({ path }) => path === `configuration/${link.configuration}.html`)?.text).toContain(`id="${id}"`)
  expect(astray(pages)).toEqual([])
})

test('the same project gives the same bytes', async () => {
  const { state, events } = await knight()
  expect(site(state, { events })).toEqual(site((await knight()).state, { events }))
})

test('nothing that is private is anywhere on the site, and what is counted still counts', () => {
  const { state, events } = withPrivate()
  const files = site(state, { events })
  const found = files.flatMap(({ path, text }) => [...text.matchAll(/zz\w+/g)].map(([word]) => `${path}: ${word}`))
  expect(found).toEqual([])
  const page = files.find(({ path }) => path === 'configuration/cmoc_1.html')?.text ?? ''
  expect(page).toContain('one two three four five …')
  expect(page).toContain('Interview 1')
  expect(page.match(/kept private/g)?.length).toBe(4)
  expect(page).toMatch(/[Tt]hree sources? support the context/)
})

test('without the marks the same words are there, so the test above can fail', () => {
  const journal = withPrivate()
  change(journal, [
    ...[...journal.state.project.keys()].map(
      (id): Fact => ({ type: 'project.described', id, from: { quoteWords: 5 }, to: { quoteWords: null } }),
    ),
    ...[...journal.state.withheld].map(([id, from]): Fact => ({ type: 'words.withheld', id, from, to: null })),
  ])
  const { state, events } = journal
  const all = site(state, { events })
    .map(({ text }) => text)
    .join('')
  expect(all).toContain('zztitle')
  expect(all).toContain('zzsix')
  expect(all).toContain('First round')
})

test('nobody of the team is named unless it is asked for', () => {
  const { state, events } = review()
  const names = new Map([['per_ana', { name: 'Ana Author', initials: 'AA' }]] as const)
  const all = (files: readonly SiteFile[]) => files.map(({ text }) => text).join('')
  expect(all(site(state, { events }))).not.toContain('per_ana')
  expect(all(site(state, { events, names }))).not.toContain('per_ana')
})

test('a passage is cut after as many words as the team publishes, and never in the middle of one', () => {
  expect(shortened('one two three', 3)).toBe('one two three')
  expect(shortened('one two three.', 3)).toBe('one two three.')
  expect(shortened('one two three', 2)).toBe('one two …')
  expect(shortened('one two three', 0)).toBe('')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(12), (quote, most) => {
      const short = shortened(quote, most)
      expect(short === quote || quote.startsWith(short.replace(/ …$/, ''))).toBe(true)
    }),
  )
})
