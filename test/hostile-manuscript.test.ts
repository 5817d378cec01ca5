import { expect, test } from 'vitest'
import { formatCitations } from '../src/adapters/citations.ts'
import { reportFile } from '../src/adapters/report-file.ts'
import { manuscript } from '../src/core/manuscript/manuscript.ts'
import { plain, spansOf } from '../src/core/report/blocks.ts'
import { toCsl } from '../src/core/report/csl.ts'
import { emptyState } from '../src/core/state.ts'
import { awkward } from './support/awkward-blocks.ts'
import { change, made } from './support/review.ts'
import { smallReview } from './support/small-review.ts'

const forms = ['html', 'md', 'docx', 'tex', 'xlsx', 'json'] as const

function written(text: string, style: 'harvard' | 'notes' = 'harvard') {
  const journal = smallReview()
  change(journal, [made('section.written', 'sec_1', { heading: text.slice(0, 200), text, order: 1 })])
  return manuscript(journal.state, {
    events: journal.events,
    citations: (cited, state) =>
      formatCitations(
        cited.flatMap((id) => toCsl(state, id) ?? []),
        style,
      ),
  })
}

const texts: Record<string, string> = {
  ...Object.fromEntries(Object.entries(awkward).map(([name, words]) => [name, [words].flat().join('\n')])),
  'a text of 100,000 characters': 'trust and {sources} '.repeat(5_000).slice(0, 100_000),
  'braces and nothing else': '{'.repeat(50_000) + '}'.repeat(50_000),
  'stars and nothing else': '*'.repeat(100_000),
  'insertions that open and never close': '{cite:src_ash; '.repeat(6_000),
  'a note in a note': '{note: a {note: b {note: c}} {cite:src_ash}}',
}

test.each(Object.entries(texts))('a section of %s comes whole in every form', async (_, text) => {
  for (const style of ['harvard', 'notes'] as const) {
    const { blocks } = written(text, style)
    for (const form of forms) {
      const file = await reportFile(blocks, form)
      expect(typeof file === 'string' || file instanceof Uint8Array, form).toBe(true)
      if (form === 'html') expect(file).not.toMatch(/<script|onerror=|<style>[^<]*<style>/)
      if (form === 'html') expect(String(file).endsWith('</html>\n')).toBe(true)
    }
  }
})

test('words that a spreadsheet would take for a formula stay words in a table that is inserted', () => {
  const text = awkward.formulas.join('\n')
  const { blocks } = written(text)
  const said = blocks.map((block) => plain(spansOf(block)))
  for (const formula of awkward.formulas) expect(said).toContain(formula.trim())
})

test('an empty project has a manuscript in every form', async () => {
  const { blocks } = manuscript(emptyState())
  for (const form of forms) expect(await reportFile(blocks, form), form).toBeTruthy()
})

test('a style that is not there gives way, and the references say so', () => {
  const journal = smallReview()
  const [id, project] = [...journal.state.project][0] ?? []
  if (!id) throw new Error('no project')
  change(journal, [
    { type: 'project.described', id, from: { style: project?.style ?? null }, to: { style: 'sty_gone' } },
  ])
  change(journal, [made('section.written', 'sec_1', { heading: 'A', text: '{cite:src_ash}', order: 1 })])
  const said = manuscript(journal.state).blocks.map((block) => plain(spansOf(block)))
  expect(said.join('\n')).toContain('sty_gone')
})
