import { type NotTaken, sourcesByName } from '../characteristics/from-table.ts'
import { resultDirections, resultKinds, stances } from '../choices.ts'
import { plainWords, unguarded } from '../csv.ts'
import { numberOf } from '../evaluation/from-table.ts'
import type { FactOf, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel, labelOf } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { listed } from '../wording.ts'
import { resultWords } from './result-words.ts'
import { smallestOf } from './smallest.ts'

/** The columns of a table of results, each with what stands in it. */
export const resultColumns = {
  kind: `what gave it: ${listed(resultKinds, 'or')}`,
  measure: 'what was measured, as in “trust, mean of four items”',
  source: 'the source it is from, by its id, label or title',
  estimate: 'what it came to, a number',
  low: 'of the interval, its lower bound',
  high: 'and its upper bound',
  percent: 'how sure the interval is, in percent; 95 where nothing is said',
  n: 'how many it is of',
  direction: listed(resultDirections, 'or'),
  case: 'the case it is of, by its name',
  questionnaire: 'the questionnaire it is of, by its title',
  indicator: 'the indicator it is of, by its name',
  text: 'what it says, and how it was worked out',
  link: 'what it tests: links by id or as “M-Rea of CMOC 3”, several with semicolons between, or a configuration as a whole',
  stance: `how it stands to them: ${listed(stances, 'or')}`,
} as const
type Column = keyof typeof resultColumns

type ResultFacts = FactOf<'result'> | FactOf<'evidence'>
type Result = Value<'result'>

/**
 * Results of statistics done elsewhere from a table whose first row names its columns (`resultColumns`), each laid beside the
 * links it tests as evidence from its source. A row that names what is not here, or does not fit, is listed with its number
 * and its reason, and nothing of it is taken; one that is here already is listed too.
 */
export function resultsFrom(
  state: State,
  [head = [], ...rows]: readonly (readonly string[])[],
  newId: { result: () => Id<'rsl'>; evidence: () => Id<'evd'> },
  by: Id<'per'>,
): { facts: ResultFacts[]; left: NotTaken[] } {
  const names = head.map(plainWords)
  const missing = (['kind', 'measure', 'source'] as const).filter((name) => !names.includes(name))
  if (missing.length > 0)
    return { facts: [], left: [{ row: 1, message: `No column is called ${listed(missing, 'or')}.` }] }
  const known = {
    sources: sourcesByName(state),
    links: linksByName(state),
    here: new Set([...state.result.values()].map(sameResult)),
  }
  const facts: ResultFacts[] = []
  const left: NotTaken[] = []
  rows.forEach((cells, i) => {
    if (cells.every((cell) => cell.trim() === '')) return
    const said = (name: Column): string => unguarded(cells[names.indexOf(name)] ?? '').trim()
    const read = resultIn(state, said, known)
    if (typeof read === 'string') {
      left.push({ row: i + 2, message: read })
      return
    }
    known.here.add(sameResult(read.value))
    const id = newId.result()
    facts.push({ type: 'result.stated', id, from: null, to: { ...read.value, by } })
    for (const [configuration, links] of read.beside)
      facts.push({
        type: 'evidence.linked',
        id: newId.evidence(),
        from: null,
        to: { configuration, links, source: read.value.source, result: id, stance: read.stance, by },
      })
  })
  return { facts, left }
}

interface Known {
  sources: ReadonlyMap<string, Id<'src'> | undefined>
  links: ReadonlyMap<string, Tested>
  here: Set<string>
}
interface Tested {
  configuration: Id<'cmoc'>
  links: Id<'lnk'>[]
}
interface Read {
  value: Result
  stance: (typeof stances)[number]
  beside: Map<Id<'cmoc'>, Id<'lnk'>[]>
}

/** One row, or in words why nothing of it is taken. */
function resultIn(state: State, said: (name: Column) => string, known: Known): Read | string {
  const kind = resultKinds.find((one) => plainWords(one) === plainWords(said('kind')))
  if (!kind) return `“${short(said('kind'))}” is no kind of result. Say ${listed(resultKinds, 'or')}.`
  const measure = said('measure')
  if (!measure || measure.length > 2_000) return 'It does not say what was measured, or at too great length.'
  const source = known.sources.get(plainWords(said('source')))
  if (!source) return `There is no source “${short(said('source'))}”, or more than one.`
  const numbers = numbersIn(said)
  if (typeof numbers === 'string') return numbers
  const direction = resultDirections.find((one) => plainWords(one) === plainWords(said('direction')))
  if (said('direction') && !direction)
    return `“${short(said('direction'))}” is no direction. Say ${listed(resultDirections, 'or')}.`
  const of = namedIn(state, said)
  if (typeof of === 'string') return of
  const smallest = of.questionnaire && smallestOf(get(state, 'questionnaire', of.questionnaire))
  if (smallest && numbers.n !== undefined && numbers.n < smallest)
    return `Results of fewer than ${smallest} respondents are not shown. Leave n out.`
  const beside = besideIn(said('link'), known.links)
  if (typeof beside === 'string') return beside
  const stance = stances.find((one) => one === plainWords(said('stance')))
  if (beside.size > 0 && !stance)
    return `“${short(said('stance'))}” is no stance to what it tests. Say ${listed(stances, 'or')}.`
  const text = said('text')
  const value: Result = {
    kind,
    measure,
    source,
    ...numbers,
    ...(direction && { direction }),
    ...of,
    ...(text && { text }),
  }
  if (known.here.has(sameResult(value))) return `It is here already: ${resultWords(value)}.`
  return { value, stance: stance ?? 'supports', beside }
}

function numbersIn(said: (name: Column) => string): Pick<Result, 'n' | 'estimate' | 'interval'> | string {
  const found: Partial<Record<Column, number>> = {}
  for (const name of ['estimate', 'low', 'high', 'percent', 'n'] as const) {
    if (said(name) === '') continue
    const number = numberOf(said(name))
    if (number === undefined) return `${name}: “${short(said(name))}” is no number.`
    found[name] = number
  }
  const { estimate, low, high, percent, n } = found
  if (n !== undefined && !(Number.isInteger(n) && n >= 1)) return `n: ${n} is no number of people or things.`
  if ((low === undefined) !== (high === undefined)) return 'An interval has two bounds, low and high.'
  if (percent !== undefined && (low === undefined || percent < 1 || percent > 99.99))
    return 'percent says how sure an interval is, from 1 to 99.99.'
  if (low !== undefined && high !== undefined && low > high)
    return `The interval ends before it begins: ${low} to ${high}.`
  return {
    ...(n !== undefined && { n }),
    ...(estimate !== undefined && { estimate }),
    ...(low !== undefined &&
      high !== undefined && { interval: { low, high, ...(percent !== undefined && { percent }) } }),
  }
}

/** What it is of, by name; a name that two have is nobody's. */
function namedIn(
  state: State,
  said: (name: Column) => string,
): Pick<Result, 'case' | 'questionnaire' | 'indicator'> | string {
  const of: Pick<Result, 'case' | 'questionnaire' | 'indicator'> = {}
  for (const noun of ['case', 'questionnaire', 'indicator'] as const) {
    const name = plainWords(said(noun))
    if (name === '') continue
    const found = [...state[noun]].filter(
      ([id, value]) => plainWords('title' in value ? value.title : value.name) === name || id === said(noun),
    )
    if (found.length !== 1) return `There is no ${noun} “${short(said(noun))}”, or more than one.`
    Object.assign(of, { [noun]: found[0]?.[0] })
  }
  return of
}

function besideIn(cell: string, links: Known['links']): Read['beside'] | string {
  const beside: Read['beside'] = new Map()
  if (cell === '') return beside
  const whole = links.get(plainWords(cell))
  for (const words of whole ? [cell] : cell.split(';')) {
    const found = links.get(plainWords(words))
    if (!found) return `“${short(words.trim())}” is no link of the theory. Say it as “M-Rea of CMOC 3”, or by its id.`
    beside.set(found.configuration, [...new Set([...(beside.get(found.configuration) ?? []), ...found.links])])
  }
  return beside
}

/** Links by id, by what they are called, and by part; a configuration by its number stands for itself as a whole. */
function linksByName(state: State): Map<string, Tested> {
  const found = new Map<string, Tested>()
  for (const [configuration, { template }] of liveConfigurations(state)) {
    const label = configurationLabel(state, configuration)
    const slots = templateOf(state, template).slots
    found.set(plainWords(label), { configuration, links: [] })
    for (const [link, { slot }] of linksOf(state, configuration)) {
      const part = plainWords(`${slots.find(({ key }) => key === slot)?.label ?? slot} of ${label}`)
      const before = found.get(part)?.links ?? []
      found.set(part, { configuration, links: [...before, link] })
      for (const name of [link, labelOf(state, link)]) found.set(plainWords(name), { configuration, links: [link] })
    }
  }
  return found
}

const sameResult = ({ measure, source, case: of, ...value }: Result): string =>
  JSON.stringify([plainWords(measure), source, of, resultWords({ ...value, measure: '', source })])
const short = (words: string): string => words.slice(0, 80)
