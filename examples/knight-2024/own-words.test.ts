import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knightActs } from './build.ts'

/** The article is not part of this repository. Where a copy lies in a folder beside it, the example is held against it. */
const copy = new URL('../../../shared/seed/knight-2024-ics-leadership.txt', import.meta.url)

const runLength = 8
const words = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []
const runs = (text: string): string[] => {
  const said = words(text)
  return said.slice(runLength - 1).map((_, i) => said.slice(i, i + runLength).join(' '))
}

/** Every text of the journal but references, which stand as printed. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, inner]) => (field === 'reference' ? [] : texts(inner)))
}
/** "Wong, Greenhalgh et al. 2013; Wong, Westhorp et al. 2013": names and years in the order of the reference list. */
const isCitation = (run: string): boolean => /\bet al\b/.test(run) && /\b\d{4}\b/.test(run)
const title = 'Integrated care system leadership: a rapid realist review'

test.skipIf(!existsSync(copy))('no eight words in a row are the article’s own', () => {
  const article = readFileSync(copy, 'utf8')
  const body = new Set(runs(article.slice(article.indexOf('Abstract'), article.indexOf('\nReferences\n'))))
  expect(body.size).toBeGreaterThan(3000)
  const said = texts(knightActs).filter((text) => text !== title)
  expect(said.length).toBeGreaterThan(1000)
  expect(said.flatMap(runs).filter((run) => body.has(run) && !isCitation(run))).toEqual([])
})
