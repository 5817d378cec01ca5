import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { type Brought, brought } from '../record/brought.ts'
import { differenceOf, type Run, runsOf, wasRun } from '../search/runs.ts'
import { aimOf, unsaidOf, whereOf } from '../search/words.ts'
import { inOrder, type State } from '../state.ts'
import type { Names } from '../trail.ts'
import { counted, listed, sentenceCase, withCommas } from '../wording.ts'
import { type Block, cell, heading, note, para, say, strong } from './blocks.ts'
import { prismaS } from './prisma-s.ts'
import { origins } from './sections/flow.ts'

/**
 * The search-strategy supplement that journals ask for: every search in the order it was logged, its strategy as it was
 * run, what each database brought, and PRISMA-S. Hand in `seenBy`.
 */
export function searchSupplement(state: State, names: Names = new Map()): Block[] {
  const log = inOrder(state, 'search')
  const title = [...state.project.values()][0]?.title
  const blocks: Block[] = [heading(1, 'supplement', `Search strategies${title ? `: ${title}` : ''}`)]
  if (log.length === 0) return [...blocks, note('No search is logged yet.')]
  const numbered = log.map(([id, search], i) => ({ id, search, number: i + 1, runs: runsOf(state, id) }))
  blocks.push(
    para(
      `${sentenceCase(counted(log.length, 'search', 'searches'))} logged, also those that found nothing.`,
      state.at ? ` As of ${state.at.slice(0, 10)}.` : '',
    ),
    heading(2, 'log', 'The log'),
    logTable(state, numbered),
  )
  if (state.record.size > 0)
    blocks.push(
      heading(2, 'databases', 'What each database brought'),
      origins(state),
      note(
        'Duplicates are records of a publication that an earlier record had given; records less duplicates are the sources. “Only here” counts the sources that no other database has.',
      ),
    )
  blocks.push(heading(2, 'searches', 'The searches'), ...numbered.flatMap((one) => entry(state, names, one)))
  blocks.push(heading(2, 'prisma-s', 'PRISMA-S'), prismaTable(state))
  return blocks
}

interface Numbered {
  id: Id<'sch'>
  search: Value<'search'>
  number: number
  runs: Run[]
}

const amount = (n: number | undefined): string => (n === undefined ? 'not said' : withCommas(n))

const logTable = (state: State, log: readonly Numbered[]): Block => ({
  as: 'table',
  id: 'table-log',
  caption: 'The search log',
  head: ['Search', 'Purpose', 'Where', 'Run on', 'Hits', 'Records', 'Duplicates', 'Sources'],
  landscape: true,
  rows: log.map(({ id, search, number, runs }) => {
    const done = runs.filter(wasRun)
    const counts = brought(state, 'search').get(id)
    const numbers: (keyof Brought)[] = ['records', 'duplicates', 'fresh']
    return [
      cell(strong(`${number}. ${search.title}`)),
      cell(aimOf(state, search)),
      cell(whereOf(search) || 'not said'),
      cell(
        search.dropped ? 'dropped' : done.length === 0 ? 'not yet' : done.map(({ on }) => on ?? 'not said').join('; '),
      ),
      cell(done.map(({ hits }) => amount(hits)).join('; ')),
      ...numbers.map((name) => cell(counts ? withCommas(counts[name]) : '')),
    ]
  }),
})

/** One search, with everything that is known of it, and what is not. */
function entry(state: State, names: Names, { search, number, runs }: Numbered): Block[] {
  const done = runs.filter(wasRun)
  const facts: [string, string | undefined][] = [
    ['Purpose', aimOf(state, search)],
    ['For', search.for && configurationLabel(state, search.for)],
    [
      'Starts from',
      search.source && `${sourceLabel(state, search.source)}: ${state.source.get(search.source)?.reference.title}`,
    ],
    ['Phase', search.phase && phaseOf(state, search.phase)],
    ['Where', [whereOf(search), search.place].filter(Boolean).join(', ')],
    ['Coverage', search.coverage],
    [
      'Limits',
      (search.limits ?? []).map(({ limit, because }) => (because ? `${limit}, because: ${because}` : limit)).join('; '),
    ],
    ['Published filter', search.filter],
    ['Strategy taken over from', search.adapted],
    ['Peer review', search.reviewed],
    ['Dropped, because', search.dropped],
    ['Notes', search.notes],
  ]
  const items = facts.flatMap(([name, words]) => (words ? [[strong(`${name}: `), say(words)]] : []))
  for (const run of done)
    items.push([strong(`Run on ${run.on ?? 'a day that is not said'}: `), say(runWords(run, names))])
  const blocks: Block[] = [heading(3, `search-${number}`, `${number}. ${search.title}`), { as: 'list', items }]
  if (search.strategy)
    blocks.push({ as: 'listing', id: `strategy-${number}`, caption: 'Strategy', text: search.strategy })
  done.forEach(({ strategy, on }, i) => {
    if (strategy !== undefined && strategy !== search.strategy)
      blocks.push({
        as: 'listing',
        id: `strategy-${number}-${i + 1}`,
        caption: `Strategy as run on ${on ?? 'another day'}`,
        text: strategy,
      })
  })
  const missing = search.unreported?.length ? search.unreported : done.length > 0 ? unsaidOf(search) : []
  if (missing.length > 0) blocks.push(note(`Not reported for “${search.title}”: ${listed(missing)}.`))
  return blocks
}

function runWords(run: Run, names: Names): string {
  const { hits, by = [], notes, brought: counts } = run
  const who = by.map((person) => names.get(person)?.name ?? person)
  const difference = differenceOf(run)
  return `${[
    hits === undefined ? 'hits not said' : hits === 0 ? 'nothing was found' : counted(hits, 'hit'),
    counts.records > 0 &&
      `${counted(counts.records, 'record')}, ${counted(counts.duplicates, 'duplicate')}, ${counted(counts.fresh, 'source')}`,
    difference && `(${difference})`,
    who.length > 0 && `by ${listed(who)}`,
    notes,
  ]
    .filter(Boolean)
    .join('; ')
    .replace('; (', ' (')}.`
}

function phaseOf(state: State, id: Id<'pha'>): string | undefined {
  const phase = state.phase.get(id)
  return phase && `${phase.label} ${phase.name}`
}

const prismaTable = (state: State): Block => ({
  as: 'table',
  id: 'table-prisma-s',
  caption: 'PRISMA-S (Rethlefsen et al. 2021), as far as the log answers it',
  head: ['Item', 'Answer'],
  rows: prismaS(state).map(({ number, name, answer }) => [
    cell(`${number}. ${name}`),
    cell(answer ?? 'The log says nothing of it.'),
  ]),
})
