import { type ConfigData, HtmlValidate } from 'html-validate'
import { expect, test } from 'vitest'
import { reportOf } from '../src/adapters/report-of.ts'
import { reportHtml } from '../src/core/report/html.ts'
import { searchSupplement } from '../src/core/report/search-supplement.ts'
import { site } from '../src/core/site/site.ts'
import { awkwardBlocks } from './support/awkward-blocks.ts'
import { knight } from './support/knight.ts'
import { withPrivate } from './support/private-words.ts'
import { seenIn } from './support/seen.ts'

/** What the HTML standard asks for: elements where they may stand, attributes that they have, ids once, references that lead. */
const config: ConfigData = { root: true, extends: ['html-validate:standard'], rules: {} }
const validator = new HtmlValidate(config)

/** What is wrong with a page: rule, line, and what it says. */
async function wrong(page: string, name: string): Promise<string[]> {
  const { results } = await validator.validateString(page, name)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, message }) => `${name}:${line} ${ruleId}: ${message}`),
  )
}

test('the report of the example, and one of awkward words, are valid HTML', async () => {
  const journal = await knight()
  expect(await wrong(reportHtml(reportOf(seenIn(journal))), 'report.html')).toEqual([])
  expect(await wrong(reportHtml(searchSupplement(journal.state, new Map())), 'searches.html')).toEqual([])
  expect(await wrong(reportHtml(awkwardBlocks()), 'awkward.html')).toEqual([])
})

test('every page of the example’s site, and of one with words that are kept private, is valid HTML', async () => {
  for (const { state, events } of [await knight(), withPrivate()]) {
    const pages = site(state, { events }).filter(({ path }) => path.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(5)
    const found = await Promise.all(pages.map(({ path, text }) => wrong(text, path)))
    expect(found.flat()).toEqual([])
  }
})

test('a page that is not valid is found so, so that the tests above can fail', async () => {
  expect(
    await wrong('<!doctype html><html lang="en"><title>x</title><p id="a"><div id="a"></div></p></html>', 'x'),
  ).not.toEqual([])
})
