import { afterAll, expect, test } from 'vitest'
import { article } from '../../test/support/article.ts'
import { pdf } from '../../test/support/pdf.ts'
import { made } from '../../test/support/review.ts'
import { foundedOn } from '../../test/support/store.ts'
import { anchorOf } from '../core/coding/anchors.ts'
import type { Fact } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import type { Project } from '../store/project.ts'
import { readerOf } from '../store/seen.ts'
import { attach } from './attach.ts'
import { textOf } from './find.ts'
import { silent } from './job.ts'
import { markedPdf, marksIn, takeMarks } from './marks.ts'
import { readersApart } from './read-apart.ts'

const readers = readersApart()
afterAll(() => readers.close())
const ana = 'per_ana' as Id<'per'>

async function withPdf(bytes: Uint8Array): Promise<{ project: Project; document: Id<'doc'> }> {
  const project = await foundedOn()
  await project.store.putPerson({ id: ana, name: 'Ana Čapek', initials: 'AČ' })
  const facts = [made('source.described', 'src_a', { kind: 'article', reference: { type: 'article', title: 'A' } })]
  await change(project, facts)
  const came = await attach(project, readers, { name: 'a.pdf', bytes, source: 'src_a', who: ana }, silent)
  if (!came.ok) throw new Error(came.refusal.message)
  return { project, document: came.document }
}
async function change(project: Project, changes: Fact[]) {
  const result = await project.execute(ana, { do: 'change', changes })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
}

test.each([
  ['as it is', {}],
  ['turned', { rotate: 90 }],
])('excerpts go out as highlights and come in again at the same places, on a page %s', async (_, more) => {
  const pages = article(3, { pages: 3 }).map((page) => ({ ...page, ...more }))
  const { project, document } = await withPdf(pdf(pages))
  const read = await textOf(project.store, project.journal.state.document.get(document)?.text)
  if (!read) throw new Error('no text')
  const words = [...read.text.matchAll(/\S+/g)].map(({ index, 0: word }) => [index, index + word.length] as const)
  const at = (from: number, to: number) => ({ start: words[from]?.[0] ?? 0, end: words[to]?.[1] ?? 0 })
  const second = words.findIndex(([start]) => start >= (read.pages[1]?.start ?? 0))
  const ranges = [
    at(20, 31),
    at(200, 200),
    at(second + 40, second + 90),
    { start: (words[300]?.[0] ?? 0) + 2, end: words[304]?.[1] ?? 0 },
  ]
  await change(project, [
    made('code.defined', 'cod_t', { name: 'Trust ☂', colour: '#44aa99', order: 1 }),
    ...ranges.map((range, i) =>
      made('excerpt.made', `exc_${i}`, {
        source: 'src_a',
        document,
        ...anchorOf(read, range),
        memo: 'Why “so”?',
        by: ana,
      }),
    ),
    made('excerpt.made', 'exc_r', {
      source: 'src_a',
      document,
      quote: '',
      selectors: [{ type: 'page', page: 3, rects: [[0.01, 0.955, 0.03, 0.02]] }],
      by: ana,
    }),
    made('excerpt.coded', 'cdg_1', { excerpt: 'exc_0', code: 'cod_t', by: ana }),
  ])
  const out = await markedPdf(project, readers, await readerOf(project)(ana), document, silent)
  if (!out.ok) throw new Error(out.refusal.message)
  // What was in the file stays byte for byte.
  const before = pdf(pages)
  expect(Buffer.compare(out.bytes.subarray(0, before.length), before)).toBe(0)

  const other = await withPdf(out.bytes)
  const seen = await marksIn(other.project, readers, other.document, silent)
  expect(seen).toMatchObject({
    ok: true,
    colours: [
      { colour: '#44aa99', marks: 1, comments: 1 },
      { colour: '#ffd24d', marks: 4, known: 0 },
    ],
  })
  const asked = {
    who: ana,
    document: other.document,
    colours: { '#44aa99': { name: 'Trust' }, '#ffd24d': 'no code' as const },
  }
  expect(await takeMarks(other.project, readers, asked, silent)).toMatchObject({
    ok: true,
    excerpts: 5,
    codings: 1,
    codes: 1,
  })
  const { state } = other.project.journal
  const places = (all: Iterable<{ quote: string; selectors?: unknown[] | undefined }>) =>
    [...all].map(({ quote, selectors }) => JSON.stringify([quote, quote ? selectors?.[1] : 0])).sort()
  expect(places(state.excerpt.values())).toEqual(places(project.journal.state.excerpt.values()))
  expect([...state.excerpt.values()].map(({ memo }) => memo)).toContain('Trust ☂\n\nWhy “so”?')
  expect([...state.code.values()]).toMatchObject([{ name: 'Trust', colour: '#44aa99' }])
  // Once more: nothing is marked twice.
  expect(await takeMarks(other.project, readers, asked, silent)).toMatchObject({
    ok: true,
    excerpts: 0,
    codings: 0,
    known: 5,
  })
})

test('marks that other programs made: an underline without colour, a note with an answer, quads out of order', async () => {
  const annotations = `[
    << /Type /Annot /Subtype /Underline /Rect [50 695 110 712] /QuadPoints [50 695 110 695 50 712 110 712] /Contents (Look here) >>
    << /Type /Annot /Subtype /Text /Rect [300 300 320 320] /C [1 0 0] /Contents (A thought) /T (Jo) >>
    << /Type /Annot /Subtype /Highlight /Rect [50 640 300 660] /C [0 1 0] /QuadPoints [50 640 300 640 50 660 300 660] >>
    << /Type /Annot /Subtype /Link /Rect [50 695 110 712] >> ]`
  const bytes = Buffer.from(pdf([{ lines: [{ x: 50, y: 700, text: 'Trust grew slowly' }] }])).toString('latin1')
  const { project, document } = await withPdf(
    Buffer.from(bytes.replace('/Contents 8 0 R', `/Annots ${annotations} /Contents 8 0 R`), 'latin1'),
  )
  const seen = await marksIn(project, readers, document, silent)
  expect(seen).toMatchObject({
    ok: true,
    passages: [
      { kind: 'underline', comment: 'Look here', quote: 'Trust grew' },
      { kind: 'note', colour: '#ff0000', comment: 'A thought', quote: '' },
      { kind: 'highlight', colour: '#00ff00', quote: '' },
    ],
  })
})
