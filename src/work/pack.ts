import { figurePng } from '../adapters/docx-write.ts'
import { reportFile, reportTypes } from '../adapters/report-file.ts'
import { manuscriptOf, reportOf, type Style } from '../adapters/report-of.ts'
import { writeArchive } from '../adapters/write-archive.ts'
import type { ReportFormat } from '../core/choices.ts'
import { svg } from '../core/diagram/svg.ts'
import type { Id } from '../core/ids.ts'
import { supplemented } from '../core/project/published.ts'
import { mayHaveAll } from '../core/project/seen-by.ts'
import type { Block } from '../core/report/blocks.ts'
import { toCsl } from '../core/report/csl.ts'
import type { House } from '../core/report/docx/package.ts'
import { reportHtml } from '../core/report/html.ts'
import { reportLatex } from '../core/report/latex.ts'
import { reportMarkdown } from '../core/report/markdown.ts'
import {
  citationFile,
  fileName,
  manifest,
  type PackFile,
  type PackOf,
  readme,
  roCrate,
} from '../core/report/pack/papers.ts'
import { sharedJournal } from '../core/report/pack/shared-journal.ts'
import { searchSupplement } from '../core/report/search-supplement.ts'
import { includedSources } from '../core/screening/outcome.ts'
import type { State } from '../core/state.ts'
import { theoryJsonLd } from '../core/theory/json-ld.ts'
import type { Seen } from '../core/view/view.ts'
import { sha256 } from '../store/chain.ts'

interface PackOptions {
  style?: Style
  house?: House
  /** Whether people are named in journal and report, votes at blinded stages too. */
  named: boolean
}

interface Refused {
  code: string
  message: string
  hint: string
}

interface Made {
  path: string
  says: string
  type: string
  content: Uint8Array | string
}

/**
 * The supplement of a review as one archive: the report in every format that is the same each time, the manuscript where there
 * is one, tables and figures one by one, searches, references, theory and journal, with a README, checksums, RO-Crate and CITATION.cff. Refused to
 * whom a stage is blinded: the journal holds decisions that are not theirs to see.
 */
export async function packOf(whole: Seen, options: PackOptions): Promise<AsyncGenerator<Uint8Array> | Refused> {
  const narrow = (then: State) => supplemented(then, whole.state)
  const seen = { ...whole, state: narrow(whole.state) }
  const { state, viewer } = seen
  if (!mayHaveAll(state, viewer))
    return {
      code: 'not-allowed',
      message: 'While a stage is blinded to you, the supplement would hold decisions that are not yours to see.',
      hint: 'Make it when the stage is unblinded.',
    }
  const events = seen.events()
  const called = options.named ? undefined : pseudonyms(state.person.keys(), events.at(-1)?.id ?? '')
  const people = called ? new Map([...called].map(([id, name]) => [id, { name, initials: '' }])) : seen.people
  const authors = [...state.person].flatMap(([id, { until }]) => (until ? [] : (seen.people.get(id)?.name ?? [])))
  const told = { names: people, narrow }
  const blocks = reportOf(seen, options.style, told)
  const written = state.section.size > 0 ? manuscriptOf(seen, options.style, told).blocks : []
  const { events: shared, withheld } = sharedJournal(events, whole.state, {
    ...(called && { called }),
    names: seen.people,
  })
  const of: PackOf = {
    state,
    authors,
    day: (events.at(-1)?.at ?? '1970-01-01').slice(0, 10),
    events: events.length,
    named: options.named,
    withheld,
  }
  const at = events.at(-1)?.at
  const made: Made[] = []
  const add = (path: string, says: string, type: string, content: Made['content']) =>
    void made.push({ path, says, type, content })
  const paint = { ...(options.house && { house: options.house }), ...(at && { at }) }
  for (const [name, whole, formats] of [
    ['report', blocks, reports],
    ['manuscript', written, written.length > 0 ? manuscripts : []],
  ] as const) {
    for (const [format, says] of formats) {
      const file = await reportFile(whole, format, paint)
      if (typeof file === 'object' && 'code' in file) return file
      add(format === 'xlsx' ? 'tables.xlsx' : `${name}.${format}`, says, reportTypes[format], file)
    }
    if (whole.length === 0) continue
    add(`${name}.md`, `The ${name} in Markdown.`, reportTypes.md, reportMarkdown(whole, { figures: 'figures' }))
    add(`${name}.tex`, `The ${name} in LaTeX.`, reportTypes.tex, reportLatex(whole))
  }
  for (const block of blocks) await addPiece(block, add)
  // An evaluation may have neither, and an empty file tells nothing.
  if (state.search.size > 0) {
    const searches = searchSupplement(state, people)
    add('searches.html', 'Every search with its strategy.', reportTypes.html, reportHtml(searches))
    add('searches.md', 'The same in Markdown.', reportTypes.md, reportMarkdown(searches))
  }
  const csl = includedSources(state).flatMap((id: Id<'src'>) => toCsl(state, id) ?? [])
  if (csl.length > 0)
    add(
      'included.csl.json',
      'The included sources as CSL-JSON, for reference managers.',
      'application/vnd.citationstyles.csl+json',
      `${JSON.stringify(csl, null, 1)}\n`,
    )
  add(
    'theory.jsonld',
    'The theory as linked data.',
    'application/ld+json',
    `${JSON.stringify(theoryJsonLd(state), null, 1)}\n`,
  )
  add(
    'journal.jsonl',
    'Every event of the project, one a line, without personal data.',
    'application/jsonl',
    shared.map((event) => `${JSON.stringify(event)}\n`).join(''),
  )
  return archived(made, of)
}

const reports: readonly [ReportFormat, string][] = [
  ['docx', 'The report as a Word document.'],
  ['html', 'The report as one file for a browser.'],
  ['xlsx', 'Every table of the report, one sheet each.'],
  ['json', 'The report as the blocks that the others are painted from.'],
]

const manuscripts: typeof reports = [
  ['docx', 'The manuscript as a Word document.'],
  ['html', 'The manuscript as one file for a browser.'],
]

async function addPiece(
  block: Block,
  add: (path: string, says: string, type: string, content: Made['content']) => void,
) {
  if (block.as === 'figure') {
    const says = `Figure ${block.number}. ${block.caption}`
    const name = fileName(block.id)
    add(`figures/${name}.svg`, says, reportTypes.svg, svg(block.scene, { id: name }))
    add(`figures/${name}.png`, says, reportTypes.png, await figurePng(block))
  }
  if (block.as === 'table') {
    const csv = await reportFile([block], 'csv')
    if (typeof csv === 'object' && 'code' in csv) return
    const number = String(block.number ?? 0).padStart(2, '0')
    add(`tables/${number}-${fileName(block.id)}.csv`, `Table ${block.number}. ${block.caption}`, reportTypes.csv, csv)
  }
}

/** People in an order that says nothing of when they came: by a hash over the last event and their id. */
function pseudonyms(people: Iterable<Id<'per'>>, salt: string): Map<Id<'per'>, string> {
  const ordered = [...people].map((id) => ({ id, by: sha256(`${salt}\n${id}`) })).sort((a, b) => (a.by < b.by ? -1 : 1))
  return new Map(ordered.map(({ id }, i) => [id, `person-${i + 1}`]))
}

function archived(made: readonly Made[], of: PackOf): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const whole = made.map(({ content, ...file }) => {
    const bytes = typeof content === 'string' ? encoder.encode(content) : content
    return { ...file, content: bytes, bytes: bytes.length, sha256: sha256(bytes) }
  })
  const listed = (path: string, says: string, type: string, text: string) => {
    const content = encoder.encode(text)
    return { path, says, type, content, bytes: content.length, sha256: sha256(content) }
  }
  const files: PackFile[] = whole
  const papers = [
    listed('README.md', 'What is here.', reportTypes.md, readme(of, files)),
    listed('CITATION.cff', 'How to cite it.', 'application/yaml', citationFile(of)),
  ]
  const crate = listed(
    'ro-crate-metadata.json',
    'The description of the archive.',
    'application/ld+json',
    roCrate(of, [...papers, ...files]),
  )
  const all = [...papers, crate, ...whole]
  const sums = listed('manifest-sha256.txt', 'Checksums.', 'text/plain', manifest(all))
  return writeArchive([...all, sums].map(({ path, content }) => ({ path, bytes: async () => content })))
}
