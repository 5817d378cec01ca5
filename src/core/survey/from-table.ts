import type { NotTaken } from '../characteristics/from-table.ts'
import { plainWords } from '../csv.ts'
import { datesOf } from '../evaluation/dates.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, inOrder, type State } from '../state.ts'
import { counted, inWords } from '../wording.ts'
import { type AnswerTable, answerTable, hasAddresses, type Means } from './columns.ts'
import { readAnswer } from './read-answer.ts'
import { openResponse } from './sealed.ts'
import { isWithdrawn } from './summary.ts'

type Response = Value<'response'>

/** What came of a table of answers. */
interface ResponsesRead {
  facts: Fact[]
  left: NotTaken[]
  table: AnswerTable
}

/** How tools write that an option was ticked. */
const yes = new Set(['1', 'yes', 'y', 'true', 'checked', 'x'])

/**
 * Responses of a wave from a table whose rows are people. An answer that its item does not offer is kept as it came and
 * listed with its row. Somebody who answered before stays as they are here; the same table again adds nothing: by their
 * codes, and where there are none by what they answered. `said` is what a person says of columns, by their place; of those that
 * would tell who somebody is they say nothing.
 * A day is never kept in an anonymous wave, nor a code.
 */
export function responsesFrom(
  state: State,
  wave: Id<'wav'>,
  rows: readonly (readonly string[])[],
  newId: () => Id<'rsp'>,
  said: Readonly<Record<string, Means>> = {},
): ResponsesRead {
  const of = get(state, 'wave', wave)
  const questionnaire = get(state, 'questionnaire', of?.questionnaire)
  const items = questionnaire?.items ?? []
  const table = answerTable(items, rows)
  const columns = table.columns.map((column, i) => {
    const means = column.means === 'personal' ? column.means : (said[i] ?? column.means)
    return { ...column, means: means === 'respondent' && hasAddresses(table.rows, i) ? 'personal' : means }
  })
  const left: NotTaken[] = []
  if (!of || !columns.some(({ means }) => typeof means === 'object'))
    return {
      facts: [],
      left: [{ row: 1, message: `No column has the key or the words of an item.${nameless(table)}` }],
      table,
    }

  const at = (what: Means) => columns.findIndex(({ means }) => means === what)
  const [who, when, where] = [of.anonymous ? -1 : at('respondent'), of.anonymous ? -1 : at('day'), at('case')]
  const dates = datesOf(table.rows.map((cells) => (cells[when] ?? '').replace(/[ T]\d{1,2}:.*$/, '')))
  const slashes = table.rows.findIndex((cells) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d/.test(cells[when] ?? ''))
  if (slashes >= 0 && dates.order === undefined)
    left.push({
      row: table.first + slashes,
      message: `${columns[when]?.head}: which number is the day cannot be told from the column; no day is kept.`,
    })
  const status =
    table.tool === 'Qualtrics'
      ? columns.findIndex(({ head, text }) => [head, text].some((words) => plainWords(words) === 'status'))
      : -1
  const cases = new Map(inOrder(state, 'case').map(([id, { name }]) => [plainWords(name), id]))
  const byKey = new Map(items.map((item) => [item.key, item]))
  const known = knownIn(state, wave)
  const inTable = new Map<string, number>()
  const facts: Fact[] = []
  for (const [i, cells] of table.rows.entries()) {
    const row = table.first + i
    const tell = (message: string) => left.push({ row, message })
    if (cells.every((cell) => cell === '')) continue
    if (tried.has(plainWords(cells[status] ?? ''))) {
      tell('Somebody tried the survey out; it is not taken.')
      continue
    }
    const answers: Response['answers'] = {}
    for (const [column, { means }] of columns.entries()) {
      if (typeof means !== 'object') continue
      const item = byKey.get(means.item)
      const cell = cells[column] ?? ''
      if (!item || cell === '') continue
      if (means.option !== undefined) {
        if (!yes.has(plainWords(cell)) && plainWords(cell) !== plainWords(means.option)) continue
        answers[item.key] = [...((answers[item.key] as string[] | undefined) ?? []), means.option]
        continue
      }
      const read = readAnswer(item.answer, cell)
      // LimeSurvey writes so of what somebody was not asked.
      if (!read || (!read.fits && notAsked(table.tool, cell))) continue
      answers[item.key] = read.said
      if (!read.fits)
        tell(`${item.key}: “${clip(cell)}” is not among its answers; it is kept as it came, and not counted.`)
    }
    const given = Object.keys(answers).length
    const respondent = who < 0 ? '' : (cells[who] ?? '')
    // Where nobody is to be known by a code, it still tells that somebody stands there twice; it is not kept.
    const code = of.anonymous ? (cells[at('respondent')] ?? '') : respondent
    const called = respondent || (code ? 'Who is called so' : 'Somebody')
    if (given === 0) {
      tell(`${called} answered nothing.`)
      continue
    }
    const asked = new Set(columns.flatMap(({ means }) => (typeof means === 'object' ? [means.item] : []))).size
    if (given * 2 < asked) tell(`${called} answered ${inWords(given)} of ${counted(asked, 'item')}.`)
    const place = (where >= 0 && cells[where]) || ''
    const cas = cases.get(plainWords(place))
    if (place && !cas) tell(`There is no case called ${place}; the answers are taken without one.`)
    const told = when < 0 ? undefined : dates.read((cells[when] ?? '').replace(/[ T]\d{1,2}:.*$/, ''))
    // The day that LimeSurvey writes where a survey keeps no days.
    const day = table.tool === 'LimeSurvey' && told === '1980-01-01' ? undefined : told
    const before = code && inTable.get(code)
    if (before) {
      tell(`${called} answered in row ${before} already; that one is taken, and this one is not.`)
      continue
    }
    if (code) inTable.set(code, row)
    if (respondent) {
      const here = known.byCode.get(respondent)
      if (here !== undefined) {
        if (here === 'withdrawn') tell(`${respondent} withdrew; nothing more is taken.`)
        else if (here !== sameAs(answers)) tell(`${respondent} is here already with other answers; those stay.`)
        continue
      }
    } else {
      const same = sameAs(answers)
      const count = known.byAnswers.get(same) ?? 0
      if (count > 0) {
        known.byAnswers.set(same, count - 1)
        continue
      }
    }
    const to: Response = {
      questionnaire: of.questionnaire,
      wave,
      ...(cas && { case: cas }),
      ...(of.source && { source: of.source }),
      ...(day && { on: day }),
      ...(respondent && { respondent }),
      answers,
    }
    facts.push({ type: 'questionnaire.answered', id: newId(), from: null, to })
  }
  // The order of an anonymous table is the order in which people answered; ids without a clock part them.
  if (of.anonymous) facts.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { facts, left, table: { ...table, columns } }
}

/** How Qualtrics marks what its makers answered to try a survey out: previews and tests, by number and in words. */
const tried = new Set(['1', '2', 'survey preview', 'survey test'])

const notAsked = (tool: string, cell: string): boolean => tool === 'LimeSurvey' && /^n\/a$/i.test(cell)

const clip = (words: string): string => (words.length <= 60 ? words : `${words.slice(0, 58)} …`)

/** Answers as one text, whatever the order they were given in. */
export const sameAs = (answers: Response['answers']): string =>
  JSON.stringify(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Who answered in a wave, by code; and how often the same was answered by those without one. */
export function knownIn(state: State, wave: Id<'wav'>) {
  const byCode = new Map<string, string>()
  const byAnswers = new Map<string, number>()
  for (const id of state.refs.response.get(wave) ?? []) {
    const sealed = state.response.get(id as Id<'rsp'>)
    if (!sealed) continue
    const response = openResponse(sealed)
    const same = isWithdrawn(response) ? 'withdrawn' : sameAs(response.answers)
    if (response.respondent) byCode.set(response.respondent, same)
    else byAnswers.set(same, (byAnswers.get(same) ?? 0) + 1)
  }
  return { byCode, byAnswers }
}

/** A first row of numbers alone is no head: taken for one, its answers would be lost. */
const nameless = ({ columns }: AnswerTable): string =>
  columns.length > 0 && columns.every(({ head }) => /^[\d.,\s]*$/.test(head))
    ? ' Its first row looks like answers: write the names of the columns above it, or those answers are lost.'
    : ''
