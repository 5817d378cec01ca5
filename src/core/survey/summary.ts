import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, inOrder, type State } from '../state.ts'
import type { Item } from './facts.ts'
import { type Figures, figuresOf } from './figures.ts'
import { openResponse } from './sealed.ts'
import { smallestOf } from './smallest.ts'
import { shownOf, toldOfWho } from './suppress.ts'

type Response = Value<'response'>

/**
 * What is summed up: a wave, as a whole or by case or by the answers to an item; or all waves, side by side. There is no
 * other way to cut them, so that no two cuts differ by a group that is too small.
 */
export interface Asked {
  questionnaire: Id<'qst'>
  wave?: Id<'wav'> | undefined
  by?: By | undefined
  /** Of these items alone, by their keys. */
  only?: ReadonlySet<string> | undefined
}
export type By = 'case' | 'wave' | `item:${string}`

export interface Group {
  name: string
  /** Undefined where the group is too small to be told of, or would let a smaller one be told. */
  n: number | undefined
}

export interface ItemSummary {
  item: Item
  /** Undefined where fewer answered it than the smallest group. */
  all: Figures | undefined
  /** In the order of the groups. */
  groups: (Figures | undefined)[]
}

export interface Summary {
  smallest: number
  /** How many have answered, counted while a wave is open too; undefined where fewer than the smallest group have. */
  responses: number | undefined
  /** Withdrawn since, and not among the others; undefined as above. */
  withdrawn: number | undefined
  /** Why there is nothing to see, where there is nothing. */
  kept: 'open' | 'few' | undefined
  groups: Group[]
  items: ItemSummary[]
}

/**
 * What a questionnaire came to, item by item, in groups. While a wave is open nothing is told but how many answered: else
 * who looks twice would see what one person said. A group, or the answers to an item in it, of fewer than the smallest
 * size is not told, nor what would give it away by subtraction.
 */
export function summaryOf(state: State, { questionnaire, wave, by, only }: Asked): Summary {
  const of = get(state, 'questionnaire', questionnaire)
  const waves = wave ? [wave] : wavesOf(state, questionnaire)
  const smallest = Math.max(...[undefined, ...waves].map((one) => smallestOf(of, get(state, 'wave', one))))
  const here: Response[] = []
  let withdrawn = 0
  for (const id of state.refs.response.get(wave ?? questionnaire) ?? []) {
    const found = state.response.get(id as Id<'rsp'>)
    if (found?.questionnaire !== questionnaire) continue
    const response = openResponse(found)
    if (isWithdrawn(response)) withdrawn++
    else here.push(response)
  }
  // All waves together hold none that is not told alone, as a whole or in an item: it would be the difference.
  const byWaves = wave ? [] : [...Map.groupBy(here, (one) => one.wave).values()].filter((own) => own.length >= smallest)
  const told = wave ? here : byWaves.flat()
  const open = waves.some((one) => !get(state, 'wave', one)?.closed)
  const kept = open ? 'open' : told.length < smallest ? 'few' : undefined
  const enough = (n: number) => (n === 0 || n >= smallest ? n : undefined)
  const base = { smallest, responses: enough(told.length), withdrawn: enough(withdrawn), kept } as const
  if (!of || kept) return { ...base, groups: [], items: [] }

  const { names, at, spare } = groupingOf(state, of, here, wave ? by : by && 'wave')
  const rows = told.map(({ answers }) => answers)
  const parted = names.map((): Response['answers'][] => [])
  for (const [i, response] of told.entries()) parted[at(response)]?.push(rows[i] as Response['answers'])
  const byWave = byWaves.map((own) => own.map(({ answers }) => answers))
  const sizes = parted.map(({ length }) => length)
  const shown = shownOf(told.length, sizes, smallest, undefined, spare)
  const items = of.items.flatMap((item): ItemSummary[] => {
    // Words that people wrote are no figures.
    if (item.answer.kind === 'text' || (only && !only.has(item.key))) return []
    const tell = (own: Response['answers'][]) => wave !== undefined || figuresOf(item, own).n >= smallest
    const all = figuresOf(item, wave ? rows : byWave.filter(tell).flat())
    const parts = parted.map((own) => figuresOf(item, tell(own) ? own : []))
    const counts = parts.map(({ n }) => n)
    const open = shownOf(all.n, counts, smallest, shown, spare)
    return [
      {
        item,
        all: all.n >= smallest ? toldOfWho(item, all, smallest, wave !== undefined) : undefined,
        groups: parts.map((part, i) =>
          all.n >= smallest && open[i] ? toldOfWho(item, part, smallest, false) : undefined,
        ),
      },
    ]
  })
  return { ...base, groups: names.map((name, i) => ({ name, n: shown[i] ? sizes[i] : undefined })), items }
}

/** The waves of a questionnaire, first the one that was opened first. */
export const wavesOf = (state: State, questionnaire: Id<'qst'>): Id<'wav'>[] =>
  inOrder(state, 'wave').flatMap(([id, wave]) => (wave.questionnaire === questionnaire ? [id] : []))

/** A response whose words were withdrawn says nothing any more. */
export function isWithdrawn({ answers }: Response): boolean {
  // Asked of thousands, so no list of keys is made.
  for (const _ in answers) return false
  return true
}

/** In what ways the answers of a wave can be parted: by case, and by items of which there are few answers to pick from. */
export const groupable = ({ items }: Value<'questionnaire'>): Item[] =>
  items.filter(
    ({ part, answer }) =>
      (part === 'about you' || part === 'context') &&
      (answer.kind === 'scale' || (answer.kind === 'choice' && !answer.several)),
  )

/** What the groups are called, and which one a response belongs to; -1 for none. */
function groupingOf(
  state: State,
  { items }: Value<'questionnaire'>,
  told: readonly Response[],
  by: By | undefined,
): { names: string[]; at: (response: Response) => number; spare?: number | undefined } {
  if (!by) return { names: [], at: () => -1 }
  if (by === 'wave' || by === 'case') {
    const idOf = (one: Response) => (by === 'wave' ? one.wave : (one.case ?? get(state, 'wave', one.wave)?.case))
    const here = new Set(told.map(idOf))
    const known = inOrder(state, by).filter(([id]) => here.has(id as never))
    const places = new Map<Id | undefined, number>(known.map(([id], i) => [id, i]))
    return { names: known.map(([, { name }]) => name), at: (one) => places.get(idOf(one)) ?? -1 }
  }
  const item = items.find(({ key }) => key === by.slice('item:'.length))
  if (!item || !groupable({ items: [item] } as never).length) return { names: [], at: () => -1 }
  const { key, answer } = item
  if (answer.kind === 'choice')
    return { names: answer.options, at: ({ answers }) => answer.options.indexOf(answers[key] as string) }
  const { names, at } = sidesOf(answer as Scale)
  // Who is on neither side tells least.
  return { names, at: ({ answers }) => at(answers[key]), spare: names.length === 3 ? 1 : undefined }
}

type Scale = Extract<Item['answer'], { kind: 'scale' }>

/** The sides of a scale: below its middle, on it where it has one, and above. Parted the same way wherever it is asked. */
function sidesOf({ anchors, from = 1 }: Scale): { names: string[]; at: (answer: unknown) => number } {
  const middle = from + (anchors.length - 1) / 2
  const odd = anchors.length % 2 === 1
  const ends = [anchors[0] ?? '', anchors.at(-1) ?? '']
  const fits = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= from && value < from + anchors.length
  return {
    names: [
      `towards “${ends[0]}”`,
      ...(odd ? [anchors[(anchors.length - 1) / 2] || 'in the middle'] : []),
      `towards “${ends[1]}”`,
    ],
    at: (value) => (!fits(value) ? -1 : value < middle ? 0 : value === middle ? 1 : odd ? 2 : 1),
  }
}
