import type { Id } from '../ids.ts'
import { configurationLabel, labelOf } from '../label.ts'
import { type Block, citing, naming, say } from '../report/blocks.ts'
import type { Source } from '../report/section.ts'
import { sentenceOf } from '../report/sections/sentences.ts'
import { get, type State } from '../state.ts'
import { numberOf, versionsOf } from '../theory/lineage.ts'
import { inWords, spelled, withCommas } from '../wording.ts'
import { type At, beginsAfter, citedBy, type Insert, type Inserted, type Insertion } from './insertion.ts'
import { type Numbered, numbersOf, stepNamed } from './numbers.ts'
import { type Listed, listsOf, type Worded, wordsOf } from './words.ts'

/** What a text can draw on: numbers, words, lists, and the tables, figures and strategies of the report by their ids. */
export interface Material {
  source: Source
  pieces: ReadonlyMap<string, Captioned>
  numbers: ReadonlyMap<string, Numbered>
  words: ReadonlyMap<string, Worded>
  lists: ReadonlyMap<string, Listed>
}
export type Captioned = Extract<Block, { as: 'table' | 'figure' | 'listing' }>

const byName = <T extends { name: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.name, one]))

/** The material of one moment. `body` is the report, as far as its tables and figures can be inserted. */
export function materialOf(source: Source, body: readonly Block[]): Material {
  return {
    source,
    pieces: new Map(body.flatMap((block) => (isCaptioned(block) ? [[block.id, block] as const] : []))),
    numbers: byName(numbersOf(source.state, source.flow)),
    words: byName(wordsOf(source)),
    lists: byName(listsOf(source)),
  }
}

const isCaptioned = (block: Block): block is Captioned =>
  block.as === 'table' || block.as === 'figure' || block.as === 'listing'

/**
 * How insertions come to something. A table or figure stands once: `placed` remembers which do, over all the texts that
 * make one manuscript.
 */
export function inserting(material: Material, placed: Set<string> = new Set()): Insert {
  return (insertion, at) => {
    const { name, of } = insertion
    const key = of ? `${name}:${of}` : name
    const number = material.numbers.get(key) ?? stageNumber(material, insertion)
    if (number) return { spans: [say(written(number.n, insertion.form, at))] }
    const words = material.words.get(key)
    if (words) return { spans: [say(words.text)] }
    const list = material.lists.get(key)
    if (list) return listOf(list, at.alone)
    return (makers[name] ?? unknown)(insertion, material, { ...at, placed })
  }
}

type Maker = (insertion: Insertion, material: Material, at: { alone: boolean; placed: Set<string> }) => Inserted

const makers: Record<string, Maker> = {
  table: piece,
  figure: piece,
  strategy: piece,
  cite(insertion, { source: { state, flow } }) {
    if (insertion.of === 'included') return { spans: [citing(flow.included)] }
    const cited = citedBy(insertion.of)
    const unknown = cited.find(({ id }) => !get(state, 'source', id as Id<'src'>))
    if (cited.length === 0) return problem(insertion, 'It names no source.', 'Write {cite: and find the source.')
    if (unknown) return problem(insertion, `There is no source ${unknown.id}.`, 'Pick the source again.')
    const places = cited.map(({ place }) => place)
    return {
      spans: [
        citing(
          cited.map(({ id }) => id as Id<'src'>),
          places.some(Boolean) ? places : undefined,
        ),
      ],
    }
  },
  author(insertion, { source: { state } }) {
    const id = insertion.of as Id<'src'>
    if (!get(state, 'source', id)) return problem(insertion, `There is no source ${id}.`, 'Pick the source again.')
    return { spans: [naming(id)] }
  },
  cmoc(insertion, { source: { state } }) {
    const id = configurationNamed(state, insertion.of)
    if (!id) return problem(insertion, `There is no configuration ${insertion.of}.`, 'Pick the configuration again.')
    return { spans: sentenceOf(state, id) }
  },
  theory(insertion, { source: { state } }) {
    const theory = get(state, 'theory', insertion.of as Id<'pt'>)
    if (!theory) return problem(insertion, `There is no programme theory ${insertion.of}.`, 'Pick it again.')
    return { spans: [say(theory.statement ?? theory.title)] }
  },
  quote(insertion, { source: { state } }) {
    const excerpt = get(state, 'excerpt', insertion.of as Id<'exc'>)
    if (!excerpt?.quote.trim()) return problem(insertion, 'There is no such passage.', 'Pick it again by its words.')
    const page = excerpt.selectors?.find((one) => one.type === 'page')?.page
    return {
      spans: [
        say(`“${excerpt.quote.trim()}” `),
        citing([excerpt.source], page === undefined ? undefined : `p. ${page}`),
      ],
    }
  },
  ref(insertion, { source: { state }, pieces }) {
    const to = insertion.of.replace(/^(table|figure)[:.\s]+/, '$1-')
    const configuration = configurationNamed(state, to)
    if (configuration)
      return { spans: [{ as: 'thing', id: configuration, text: configurationLabel(state, configuration) }] }
    const theory = get(state, 'theory', to as Id<'pt'>) ?? get(state, 'section', to as Id<'sec'>)
    if (theory) return { spans: [{ as: 'place', to, text: labelOf(state, to as Id) }] }
    // What it is called is known when all is numbered.
    if (pieces.has(to)) return { spans: [{ as: 'place', to, text: '' }] }
    return problem(
      insertion,
      `There is nothing called “${insertion.of}” to refer to.`,
      'Type {ref and pick from the list.',
    )
  },
}

function piece(
  insertion: Insertion,
  { pieces }: Material,
  { alone, placed }: { alone: boolean; placed: Set<string> },
): Inserted {
  const id = pieces.has(insertion.of) ? insertion.of : `${insertion.name}-${insertion.of}`
  const block = pieces.get(id)
  if (!block)
    return problem(
      insertion,
      `The report has no ${insertion.name} “${insertion.of}”.`,
      'Type { and pick from the list.',
    )
  if (!alone)
    return problem(
      insertion,
      `A ${insertion.name} stands in a paragraph of its own.`,
      `Begin a new line; {ref:${id}} says its number.`,
    )
  if (placed.has(id))
    return problem(insertion, `That ${insertion.name} stands further up already.`, `{ref:${id}} says its number.`)
  placed.add(id)
  const { number: _, ...unnumbered } = block as Extract<Captioned, { number?: number }>
  return { blocks: [unnumbered as Block] }
}

const unknown: Maker = (insertion) =>
  problem(
    insertion,
    `Nothing is called “${insertion.of ? `${insertion.name}:${insertion.of}` : insertion.name}”.`,
    'Type { and pick from the list, or write \\{ for a brace.',
  )

const problem = ({ raw }: Insertion, message: string, hint: string): Inserted => ({ problem: { raw, message, hint } })

/** The number of a stage that is named by its id though its kind would do. */
function stageNumber({ source: { state, flow } }: Material, { name, of }: Insertion): Numbered | undefined {
  const step = (name === 'flow.in' || name === 'flow.left') && stepNamed(state, flow, of)
  if (!step || step.kind === 'reported' || step.kind === 'retrieval') return undefined
  return { name, words: step.label, n: name === 'flow.in' ? step.number : step.left.length }
}

/** A configuration by its id, or by its number in the newest version that has such a number. */
function configurationNamed(state: State, of: string): Id<'cmoc'> | undefined {
  if (get(state, 'configuration', of as Id<'cmoc'>)) return of as Id<'cmoc'>
  for (const [, { members }] of [...versionsOf(state)].reverse()) {
    const found = members.find(({ number }) => number === of)
    if (found && numberOf(state, found.configuration) === of) return found.configuration
  }
  return undefined
}

/** Words up to twelve, and at the start of a sentence up to ninety-nine; nothing is "no" before what there is none of. */
function written(n: number, form: Insertion['form'], { before, after }: At): string {
  if (form === 'digits') return withCommas(n)
  if (n === 0) return /^\s+(?!(?:of|was|were|is|are|had|has|have)\b)\p{L}/u.test(after) ? 'no' : 'none'
  return form === 'words' || (beginsAfter(before) && n < 100) ? spelled(n) : inWords(n)
}

function listOf({ items }: Listed, alone: boolean): Inserted {
  if (alone) return items.length > 0 ? { blocks: [{ as: 'list', items }] } : { spans: [say('none')] }
  if (items.length === 0) return { spans: [say('none')] }
  return {
    spans: items.flatMap((item, i) => [...(i === 0 ? [] : [say(i === items.length - 1 ? ' and ' : ', ')]), ...item]),
  }
}
