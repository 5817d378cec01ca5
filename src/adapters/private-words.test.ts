import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { withPrivate } from '../../test/support/private-words.ts'
import { change, made } from '../../test/support/review.ts'
import { seenIn } from '../../test/support/seen.ts'
import { reportFormats } from '../core/choices.ts'
import type { Fact } from '../core/fact.ts'
import type { Journal } from '../core/journal.ts'
import type { Block } from '../core/report/blocks.ts'
import type { Seen } from '../core/view/view.ts'
import { reportFile } from './report-file.ts'
import { manuscriptOf, pieceOfReport, reportOf, searchSupplementOf } from './report-of.ts'

/** Words of what the team keeps private: a source, and one passage of another. */
const kept = [
  'zztitle',
  'zzabstract',
  'of a private source',
  'marked private',
  'zzexact',
  'zzprefix',
  'zzmemo on shy',
  'zzmemo on one',
  'zzbecause',
  'zzsaid of it',
]

/** Beside what the site is tried on, a private source from which characteristics were taken, and which led a search. */
function asked(): Journal {
  const journal = withPrivate()
  change(journal, [
    made('form.set', 'form_1', { name: 'Documents', about: 'documents', extractors: 1, blinded: false, order: 1 }),
    made('field.set', 'fld_1', { form: 'form_1', name: 'Country', kind: 'text', order: 1 }),
    made('answer.given', 'ans_src_shy.fld_1.per_ana', {
      source: 'src_shy',
      field: 'fld_1',
      by: 'per_ana',
      value: 'Wales',
      note: 'zzsaid of it',
    }),
    made('search.logged', 'sch_1', { title: 'From a key source', purpose: 'cluster', source: 'src_shy' }),
    made('section.written', 'sec_1', {
      heading: 'Findings',
      text: 'It rests on [@src_shy] and {table-configurations}.',
      order: 1,
    }),
  ])
  return journal
}

const told = (made: Awaited<ReturnType<typeof reportFile>>): string => {
  if (typeof made === 'string') return made
  if ('code' in made) return ''
  const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)
  return text(made.subarray(0, 2)) === 'PK'
    ? Object.values(unzipSync(made))
        .map((bytes) => new TextDecoder().decode(bytes))
        .join('\n')
    : text(made)
}

/** Everything that the report, its pieces, the manuscript and the searches are given out as. */
async function allForms(seen: Seen): Promise<Map<string, string>> {
  const blocks = reportOf(seen)
  const wholes: [string, readonly Block[]][] = [
    ['report', blocks],
    ['manuscript', manuscriptOf(seen).blocks],
    ['searches', searchSupplementOf(seen)],
  ]
  const forms = new Map<string, string>()
  for (const [name, whole] of wholes)
    for (const format of reportFormats)
      if (!['csv', 'svg', 'png', 'pdf'].includes(format))
        forms.set(`${name}.${format}`, told(await reportFile(whole, format)))
  for (const block of blocks) {
    if (block.as !== 'table' && block.as !== 'figure') continue
    const piece = pieceOfReport(seen, block.id) ?? []
    const format = block.as === 'table' ? 'csv' : 'svg'
    forms.set(`${block.id}.${format}`, told(await reportFile(piece.slice(0, 1), format)))
    forms.set(`${block.id}.json`, JSON.stringify(piece))
  }
  return forms
}

const found = (forms: Map<string, string>): string[] =>
  [...forms].flatMap(([name, text]) => kept.filter((word) => text.includes(word)).map((word) => `${name}: ${word}`))

test('what is kept private stands in no form of the report, also in one of a moment before it was marked', async () => {
  const journal = asked()
  const forms = await allForms(seenIn(journal))
  expect(forms.size).toBeGreaterThan(20)
  expect(found(forms)).toEqual([])
  expect(forms.get('report.html')).toContain('A source kept private')
  // What was not marked stays: this report is for the team.
  expect(forms.get('report.html')).toContain('zzperson speaks')
  const marked = journal.events.find(({ fact }) => fact.type === 'words.withheld')?.seq ?? 0
  expect(found(await allForms(seenIn(journal, undefined, marked - 1)))).toEqual([])
})

test('where the team says so they stand in its report, so that the test above can fail', async () => {
  const journal = asked()
  const [project] = [...journal.state.project.keys()]
  change(journal, [
    { type: 'project.described', id: project, from: { privateInReport: null }, to: { privateInReport: true } } as Fact,
  ])
  const all = found(await allForms(seenIn(journal)))
  for (const form of ['report.html', 'report.docx', 'report.xlsx', 'report.tex', 'report.md', 'report.json'])
    expect(all, form).toContainEqual(expect.stringContaining(`${form}: `))
  expect(all).toContain('searches.html: zztitle')
})
