import { verdicts } from '../choices.ts'
import type { Id } from '../ids.ts'
import { configurationLabel, labelOf } from '../label.ts'
import { naming, type Span, say } from '../report/blocks.ts'
import type { Source } from '../report/section.ts'
import { independentVotes } from '../screening/independent.ts'
import { stagesOf } from '../screening/outcome.ts'
import { pairwise } from '../screening/pairwise.ts'
import { runsOf, wasRun } from '../search/runs.ts'
import { inOrder, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { listed, sentenceCase } from '../wording.ts'
import { databasesOf, stageKey } from './numbers.ts'

/** Words that can be inserted: their name, what they are, and what they say now. */
export interface Worded {
  name: string
  words: string
  text: string
}

/** What the project says in words, each under its name; what it does not say has none. */
export function wordsOf({ state, authors, events }: Pick<Source, 'state' | 'authors' | 'events'>): Worded[] {
  const project = [...state.project.values()][0]
  const days = daysOf(state)
  const team = [...state.person].filter(([, { until }]) => !until).map(([id]) => authors.get(id)?.name ?? id)
  const agreed = stagesOf(state).flatMap(([stage, { name }]): [string, string, string | undefined][] => [
    [`agreement:${stageKey(state, stage)}`, `How far two agreed at ${name}`, agreementAt(state, events, stage)],
    [`reviewers:${stageKey(state, stage)}`, `Who decided at ${name}`, reviewersAt(state, stage)],
  ])
  const all: [name: string, words: string, text: string | undefined][] = [
    ['title', 'The title', project?.title],
    ['kind', 'What kind of study it is', project?.kind],
    ['question', 'The question', project?.question],
    ['programme', 'The programme', project?.programme],
    ['team', 'Who makes it', listed(team)],
    ['searched.first', 'When the first search was run', days[0] && dayInWords(days[0])],
    ['searched.last', 'When the last search was run', days.length > 0 ? dayInWords(days.at(-1) ?? '') : undefined],
    ...agreed,
  ]
  return all.flatMap(([name, words, text]) => (text ? [{ name, words, text }] : []))
}

/** Every day on which a search was run, the first first. */
const daysOf = (state: State): string[] =>
  [...state.search.keys()]
    .flatMap((id) => runsOf(state, id).filter(wasRun))
    .flatMap(({ on }) => on ?? [])
    .sort()

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

/** "9 March 2017", "March 2017", "2017": a date as exact as it is known. */
export function dayInWords(day: string): string {
  const [year = '', month, date] = day.split('-')
  return [date && String(Number(date)), month && months[Number(month) - 1], year].filter(Boolean).join(' ')
}

/** "83 % of 120 sources (Cohen’s kappa 0.61)": of votes that were independent, the pair that judged most in common. */
function agreementAt(state: State, events: Source['events'], stage: Id<'stg'>): string | undefined {
  const { pairs } = pairwise(independentVotes(state, events, stage).votes, verdicts)
  const best = [...pairs].sort((a, b) => b.sources - a.sources)[0]
  if (!best) return undefined
  const kappa = best.kappa ? ` (Cohen’s kappa ${best.kappa.value.toFixed(2)})` : ''
  return `${Math.round(best.agreed.value * 100)} % of ${best.sources} sources${kappa}`
}

/** "two reviewers, blinded to each other": how decisions are made at a stage. */
function reviewersAt(state: State, id: Id<'stg'>): string | undefined {
  const stage = state.stage.get(id)
  if (!stage) return undefined
  const many =
    ['no one', 'one reviewer', 'two reviewers', 'three reviewers'][stage.reviewers] ?? `${stage.reviewers} reviewers`
  return stage.reviewers > 1 && stage.blinded ? `${many}, blinded to each other’s votes` : many
}

/** A list that can be inserted: in a line "a, b and c", alone in a paragraph item by item. */
export interface Listed {
  name: string
  words: string
  items: Span[][]
}

/** The lists that a text can hold; empty ones too, so that they are offered before there is anything in them. */
export function listsOf({ state, flow }: Pick<Source, 'state' | 'flow'>): Listed[] {
  const words = (texts: readonly string[]): Span[][] => texts.map((text) => [say(text)])
  const things = (ids: readonly Id[]): Span[][] => ids.map((id) => [{ as: 'thing', id, text: labelOf(state, id) }])
  return [
    {
      name: 'list:objectives',
      words: 'Objectives',
      items: words(inOrder(state, 'objective').map(([, { text }]) => text)),
    },
    { name: 'list:databases', words: 'Databases that were searched', items: words(databasesOf(state)) },
    {
      name: 'list:searches',
      words: 'Searches, by title',
      items: words(inOrder(state, 'search').flatMap(([, { title, dropped }]) => (dropped ? [] : [title]))),
    },
    { name: 'list:stages', words: 'Stages and gates', items: words(stagesOf(state).map(([, { name }]) => name)) },
    { name: 'list:included', words: 'Included sources, in words', items: flow.included.map((id) => [naming(id)]) },
    {
      name: 'list:themes',
      words: 'Themes of the scoping',
      items: words(inOrder(state, 'theme').map(([, { name }]) => name)),
    },
    {
      name: 'list:theories',
      words: 'Programme theories',
      items: words(inOrder(state, 'theory').map(([, { title }]) => title)),
    },
    {
      name: 'list:configurations',
      words: 'Configurations, by number',
      items: things(liveConfigurations(state).map(([id]) => id)),
    },
    {
      name: 'list:formal-theories',
      words: 'Formal theories that were considered',
      items: words([...state.substantive.values()].map(({ name }) => name)),
    },
  ]
}

/** Programme theories and configurations, by what inserts them. */
export function theoryOf(state: State): { name: string; words: string; value: string }[] {
  return [
    ...inOrder(state, 'theory').map(([id, { title, statement }]) => ({
      name: `theory:${id}`,
      words: `Programme theory: ${title}`,
      value: statement ?? title,
    })),
    ...liveConfigurations(state).map(([id, { title }]) => ({
      name: `cmoc:${id}`,
      words: `${sentenceCase(configurationLabel(state, id))}, as a sentence`,
      value: title,
    })),
  ]
}
