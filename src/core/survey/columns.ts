import { plainWords, unguarded } from '../csv.ts'
import type { Value } from '../fact.ts'
import { codesOf } from './limesurvey.ts'

type Item = Value<'questionnaire'>['items'][number]

/** What a column of a table of answers stands for: an item, one option of an item, who answered, when, where; or nothing. */
export type Means =
  | { item: string; option?: string | undefined }
  | 'respondent'
  | 'day'
  | 'case'
  /** Left out: it would tell who somebody is, or is of the survey tool itself. */
  | 'personal'
  | 'tool'
  | 'nothing'

interface Column {
  /** As it stands in the table. */
  head: string
  /** The words of the question, where a second row of the head has them. */
  text: string
  means: Means
  /** How the item was found. */
  by?: 'key' | 'text' | 'part of the text' | undefined
}

/** A table of answers, with its head told from its rows. */
export interface AnswerTable {
  columns: Column[]
  rows: string[][]
  /** The number of the first row, as a spreadsheet shows it. */
  first: number
  tool: string
}

const respondents = [
  'responseid',
  'response id',
  'record_id',
  'record id',
  'unique response number',
  'respondent',
  'respondent id',
  'participant',
  'participant id',
  'code',
  'id',
  'token',
]
const days = [
  'recordeddate',
  'recorded date',
  'enddate',
  'end date',
  'submitdate',
  'date submitted',
  'completion time',
  'timestamp',
  'submitted',
  'survey_timestamp',
  'date',
  'day',
]
const cases = [
  'case',
  'site',
  'system',
  'place',
  'team',
  'organisation',
  'organization',
  'redcap_data_access_group',
  'data access group',
]
/** What would tell who somebody is, where they are or how they came: it is never taken over, whatever is said of it. */
const personal = [
  /^(?:(?:your|recipient|participant|respondent|contact|what is your|please enter your) ?)?(?:(?:full|first|last|middle|given|family|sur|user) ?)?name$/,
  /^(?:recipient|participant|respondent)(?:first|last)name$/,
  /\be-?mail(?: ?address)?$/,
  /^(?:recipient|respondent|participant)?email(?:address)?$/,
  /^ip[ -]?addr(?:ess)?$/,
  /^(?:.*\b)?(?:phone|telephone|mobile)(?: (?:number|no\.?))?$/,
  /^(?:location ?)?(?:latitude|longitude|accuracy)$/,
  /^(?:gps|coordinates|geolocation|post ?code|zip(?: ?code)?|(?:home |street |postal )?address|date of birth|dob|nhs number)$/,
  /^external ?(?:data)? ?reference$/,
  /^(?:redcap_)?survey[_ ]identifier$/,
  /^(?:prolific[_ ](?:p?id)|worker ?id|assignment ?id)$/,
]
/** A code by which somebody was let in leads to a list of names, unless there is nothing else to tell people apart by. */
const invited = ['token', 'access code']
const ofTools =
  /^(startdate|start date|enddate|end date|start time|date started|status|progress|duration( \(in seconds\))?|finished|responseset|distributionchannel|userlanguage|q_(?:recaptchascore|relevantid\w*|totalduration|ballotboxstuffing|duplicaterespondent)|sc\d+|lastpage|last page|startlanguage|start language|seed|datestamp|date last action|refurl|referrer url|interviewtime|total time|(group|question) time.*|redcap_event_name|event name|redcap_repeat_instrument|repeat instrument|redcap_repeat_instance|repeat instance|.*_complete|complete\?|last modified time|started|completed|language|score|total points|quiz feedback|grade posted time)$/

/** What only LimeSurvey writes, by code, by code and words, and by words. */
const ofLimeSurvey =
  /^(?:submitdate|lastpage|startlanguage)(?:\.|$)|\[sq\d+\](?:\.|$)|^date submitted$|^start language$/
/** What stands at the head of a Qualtrics table, in English whatever the language of the survey. */
const ofQualtrics = ['startdate', 'enddate', 'recordeddate', 'progress', 'finished']

/**
 * The head of a table as survey tools write it. Qualtrics has three rows (names, questions, import ids), its older exports two,
 * of which the first names its own columns V1 to V10; the others have one: names (REDCap, LimeSurvey), or questions (REDCap by labels, Microsoft
 * Forms, Google Forms, JISC Online Surveys, and LimeSurvey again). Columns are laid to items by key, then by their words; what is
 * left is for a person to say.
 */
export function answerTable(items: readonly Item[], table: readonly (readonly string[])[]): AnswerTable {
  const cells = table.map((row) =>
    row.map((cell) =>
      unguarded(cell)
        .replace(/^\uFEFF/, '')
        .trim(),
    ),
  )
  const start = Math.max(
    0,
    cells.findIndex((row) => row.some((cell) => cell !== '')),
  )
  const [head = [], second = [], third = []] = cells.slice(start, start + 3)
  const plain = head.map(plainWords)
  const importIds = (row: readonly string[]) => row.some((cell) => /^\{"ImportId":/.test(cell))
  const short = importIds(second)
  const older = !short && !importIds(third) && headsTwice(plain, second)
  const qualtrics = short || importIds(third) || older
  const headRows = qualtrics ? (short || older ? 2 : 3) : 1
  const texts = qualtrics && !short ? second : []
  if (older) for (const [i, name] of plain.entries()) if (/^v\d+$/.test(name)) plain[i] = plainWords(texts[i] ?? '')
  const tool = qualtrics
    ? 'Qualtrics'
    : plain.includes('record_id') ||
        plain.some((name) => /___\d+$/.test(name)) ||
        (plain.includes('record id') && plain.includes('complete?'))
      ? 'REDCap'
      : plain.some((name) => ofLimeSurvey.test(name))
        ? 'LimeSurvey'
        : plain.includes('completion time') && plain.includes('start time')
          ? 'Microsoft Forms'
          : plain[0] === 'timestamp'
            ? 'Google Forms'
            : plain.includes('unique response number')
              ? 'JISC Online Surveys'
              : 'a table'
  // Asked for codes with their words, LimeSurvey writes so of its own columns too: "submitdate. Date submitted".
  if (tool === 'LimeSurvey')
    for (const [i, name] of plain.entries()) plain[i] = /^([a-z]+)\. [a-z ]+$/.exec(name)?.[1] ?? name
  const used = new Set<string>()
  const columns = head.map((name, i): Column => ({ head: name, text: texts[i] ?? '', means: 'nothing' }))
  const once = (what: Means & string, names: readonly string[]) => {
    for (const name of names) {
      const at = plain.indexOf(name)
      const column = columns[at]
      if (column && column.means === 'nothing') {
        column.means = what
        return
      }
    }
  }
  // An item may well be called like something a tool writes.
  const lay = (by: NonNullable<Column['by']>, find: (column: Column) => Means | undefined) => {
    for (const column of columns) {
      if (column.means !== 'nothing') continue
      const means = find(column)
      if (!means || typeof means === 'string') continue
      const place = `${means.item}\u0000${means.option ?? ''}`
      if (used.has(place) || (means.option === undefined && used.has(means.item))) continue
      used.add(place).add(means.item)
      Object.assign(column, { means, by })
    }
  }
  // What a person is asked says more than a short name: a column “Role” beside one with the words of the item `role` is another.
  const worded = columns.map(({ head, text }) => byText(items, text || head)?.item)
  lay('key', (column) => {
    const means = byKey(items, column.head)
    return means && (!worded.includes(means.item) || worded[columns.indexOf(column)] === means.item) ? means : undefined
  })
  const rows = cells.slice(start + headRows)
  for (const [i, column] of columns.entries()) {
    const words = [plain[i] ?? '', bare(column.text || column.head)]
    const told = words.some((one) => personal.some((pattern) => pattern.test(one)))
    const address = respondents.includes(plain[i] ?? '') && hasAddresses(rows, i)
    if (column.means === 'nothing' && (told || address)) column.means = 'personal'
  }
  once('respondent', respondents)
  for (const [i, column] of columns.entries())
    if (column.means === 'nothing' && invited.includes(plain[i] ?? '')) column.means = 'personal'
  once('day', [...days, ...plain.filter((name) => tool === 'REDCap' && /[_ ]timestamp$/.test(name))])
  once('case', cases)
  for (const [i, column] of columns.entries())
    if (column.means === 'nothing' && ofTools.test(plain[i] ?? '')) column.means = 'tool'
  lay('text', ({ head, text }) => byText(items, text || head))
  lay('part of the text', ({ head, text }) => byOption(items, text || head) ?? byPart(items, text || head))
  return { columns, rows, first: start + headRows + 1, tool }
}

/** Whether a second row heads the table too: a Qualtrics table from which the row of import ids is gone, or an older one. */
function headsTwice(plain: readonly string[], second: readonly string[]): boolean {
  if (second.some((cell, i) => plainWords(cell) === 'responseid' && plain[i] === 'v1')) return true
  const id = second[plain.indexOf('responseid')]
  return id !== undefined && id !== '' && !/^R_/.test(id) && ofQualtrics.some((name) => plain.includes(name))
}

/** A code that is an e-mail address is none: it says who somebody is. */
export const hasAddresses = (rows: readonly (readonly string[])[], column: number): boolean =>
  rows.some((row) => /\S@\S+\.\S/.test(row[column] ?? ''))

type OfItem = Extract<Means, object>

/** q1, Q1, q1[SQ001], q1___2 and q1_2 where the item takes several: REDCap counts options from 1. */
function byKey(items: readonly Item[], head: string): OfItem | undefined {
  const name = plainWords(head)
  const codes = codesOf(items)
  const called = (words: string) =>
    items.find(({ key }) => key.toLowerCase() === words) ??
    items[codes.findIndex((code) => code.toLowerCase() === words)]
  const exact = called(name)
  if (exact) return { item: exact.key }
  // LimeSurvey writes the words behind the code where it is asked for both.
  const [, before = '', ...counted] =
    /^(.*?)___(\d+)$/.exec(name) ?? /^([^.]*?)\[sq0*(\d+)\](?:\.\s.*)?$/.exec(name) ?? /^(.*?)_(\d+)$/.exec(name) ?? []
  const number = Number(counted[0])
  const part = before ? called(before) : undefined
  if (!part) {
    const lead = /^([a-z0-9][a-z0-9_-]*)[.:)]\s/.exec(name)?.[1]
    const led = lead && called(lead)
    return led ? { item: led.key } : undefined
  }
  if (part.answer.kind !== 'choice' || !part.answer.several) return undefined
  const option = part.answer.options[number - 1]
  return option === undefined ? undefined : { item: part.key, option }
}

/** Words without the number that a tool puts before a question, and its marks of what is needed. */
const bare = (words: string): string =>
  plainWords(words)
    .replace(/^(?:q?\d+(?:\.(?:\d+|[a-z]))*[a-z]?[.):]|\[?q\d+\]?\s*[-:.])\s*/, '')
    .replace(/(?<!\s)\s+-\s+selected choice$/, '')
    .replace(/(?<!\s)\s*(?<!\*)\*+$/, '')
    .replace(/(?<![\s.?!:…])[\s.?!:…]+$/, '')

function byText(items: readonly Item[], head: string): OfItem | undefined {
  const words = bare(head)
  const found = words === '' ? [] : items.filter(({ text }) => bare(text) === words)
  return found.length === 1 && found[0] ? { item: found[0].key } : undefined
}

/**
 * An option of several stands behind its question: “Which of these do you use? [Huddles]”, “… (choice=Huddles)” as REDCap has it, or
 * “… - Selected Choice - Huddles” as Qualtrics does.
 */
function byOption(items: readonly Item[], head: string): Means | undefined {
  for (const { key, text, answer } of items) {
    if (answer.kind !== 'choice' || !answer.several || bare(text) === '') continue
    const words = plainWords(head)
    const at = words.indexOf(bare(text))
    if (at < 0 || bare(words.slice(0, at + bare(text).length)) !== bare(text)) continue
    const rest = words.slice(at + bare(text).length).replace(/^[\s.?!:…*]+/, '')
    const [, one, other, third] = /^(?:\[(.+)\]|\(choice=(.+)\)|- (?:selected choice - )?(.+))$/.exec(rest) ?? []
    const option = answer.options.find((option) => plainWords(option) === (one ?? other ?? third))
    if (option !== undefined) return { item: key, option }
  }
}

/** A question of a grid stands behind its heading: "How far … [We trust each other]", "… - We trust each other". */
function byPart(items: readonly Item[], head: string): Means | undefined {
  const words = bare(head.replace(/\]$/, ''))
  const found = items.filter(({ text }) => bare(text).length >= 12 && words.endsWith(bare(text)))
  return found.length === 1 && found[0] ? { item: found[0].key } : undefined
}
