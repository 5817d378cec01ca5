import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { type Block, citedIn, mapSpans, type Span, say } from '../report/blocks.ts'
import { arranged } from '../report/edits.ts'
import { bodyOf, citationsOf, numbered, type ReportOptions, resolvedIn } from '../report/report.ts'
import type { Source } from '../report/section.ts'
import { frontOf } from '../report/sections/front.ts'
import { references } from '../report/sections/references.ts'
import { inOrder, type State } from '../state.ts'
import { composed, sectionHeading } from './compose.ts'
import { inserting, type Material, materialOf } from './inserted.ts'
import { citedBy, type Problem, partsOf } from './insertion.ts'

/** A manuscript as blocks, with what is wrong in it and what its texts could draw on. */
export interface Manuscript {
  blocks: Block[]
  problems: (Problem & { section: Id<'sec'> | 'abstract' })[]
  /** Numbers in its texts that agree with nothing that the project counts, and were not answered yet. */
  doubts: { about: Id; message: string }[]
  material: Material
  /** How many words the abstract has as it is read. */
  abstractWords: number
}

/**
 * The manuscript: title, authors and abstract, then the sections in their order with what they insert, and the references
 * that they cite. Tables and figures are numbered by where they stand here; one that does not is called by its number in
 * the supplement, which is the whole report.
 */
export function manuscript(given: State, options: ReportOptions = {}): Manuscript {
  const sections = inOrder(given, 'section')
  const { body, source } = bodyOf(given, options, citedBySections(sections))
  const material = materialOf(source, body)
  const insert = inserting(material)
  const front = frontOf(source, insert)
  const problems: Manuscript['problems'] = front.problems.map((one) => ({ ...one, section: 'abstract' }))
  const texts = sections.flatMap(([id, { heading, text = '', level = 1 }]) => {
    const made = composed(text, insert)
    problems.push(...made.problems.map((one) => ({ ...one, section: id })))
    return [sectionHeading(id, heading, level), ...made.blocks]
  })
  const written = [...front.blocks, ...texts]
  const cited = citedIn(written)
  const citations = citationsOf(source.state, cited, options)
  const whole = numbered(cited.length > 0 ? [...written, ...references(source, citations)] : written)
  const called = callingOf(whole, numbered(arranged(body, source.state)))
  const blocks = resolvedIn(
    whole.map((block) => mapSpans(block, called)),
    source.state,
    citations,
  )
  return { blocks, problems, doubts: doubtsIn(source), material, abstractWords: front.words }
}

const doubtsIn = ({ findings }: Source): Manuscript['doubts'] =>
  findings.flatMap(({ check, about, message, dismissed }) =>
    check === 'text-differs' && !dismissed && about[0] ? [{ about: about[0], message }] : [],
  )

/** The sources that sections cite by themselves, before anything is composed: their letters are dealt with the others'. */
function citedBySections(sections: readonly [Id<'sec'>, Value<'section'>][]): Id<'src'>[] {
  const inText = (text: string): Id<'src'>[] =>
    partsOf(text).flatMap((part) => {
      if (part.as === 'footnote') return inText(part.text)
      if (part.as !== 'insertion' || (part.name !== 'cite' && part.name !== 'author')) return []
      return citedBy(part.of).flatMap(({ id }) => (id.startsWith('src_') ? [id as Id<'src'>] : []))
    })
  return sections.flatMap(([, { text = '' }]) => text.split('\n').flatMap(inText))
}

/** "Table 3" where it stands here, "Table 12 of the supplement" where it stands there alone. */
function callingOf(here: readonly Block[], there: readonly Block[]): (span: Span) => Span {
  const inHere = namesIn(here)
  const inThere = namesIn(there)
  return (span) => {
    if (span.as !== 'place' || span.text !== '') return span
    const text = inHere.get(span.to)
    return text ? { ...span, text } : say(`${inThere.get(span.to) ?? 'a part'} of the supplement`)
  }
}

const namesIn = (blocks: readonly Block[]): ReadonlyMap<string, string> =>
  new Map(
    blocks.flatMap((block) => {
      if (block.as === 'table' || block.as === 'figure')
        return [[block.id, `${block.as === 'table' ? 'Table' : 'Figure'} ${block.number ?? ''}`.trim()] as const]
      return block.as === 'listing' ? [[block.id, block.caption] as const] : []
    }),
  )
