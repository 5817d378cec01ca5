import { equal } from '../equal.ts'
import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'
import { listed } from '../wording.ts'
import type { Item } from './facts.ts'
import type { Figures } from './figures.ts'
import { summaryOf, wavesOf } from './summary.ts'
import { versionsOf } from './versions.ts'

/** A closed wave of any version of a questionnaire. */
export interface Round {
  wave: Id<'wav'>
  name: string
  questionnaire: Id<'qst'>
  version: number
  /** How many answered; undefined where they are too few to be told of. */
  n: number | undefined
}

/** What an item came to in a round, or why nothing of it can stand there. */
export type Then = Figures | 'few' | 'not asked' | 'other answers'

export interface ItemChange {
  /** As the last version has it. */
  item: Item
  /** In the order of the rounds. */
  then: Then[]
}

export interface Change {
  rounds: Round[]
  /** Items of which two rounds or more can be held against each other. */
  items: ItemChange[]
  /** What to mind when they are: an item that was reworded, and to what from what. */
  reworded: { key: string; version: number; from: string; to: string }[]
  /** Items that cannot be compared, or not with all rounds, and why. */
  apart: { key: string; text: string; because: string }[]
}

/**
 * What changed from round to round, across the versions of a questionnaire. Items with the same key and the same answers to
 * pick from are compared; one that was reworded is, and it is told; where the answers changed, or it was not asked, there is
 * nothing to compare, and it is said. Each round is told as it is alone, so that no difference tells of fewer people.
 */
export function changeOf(state: State, questionnaire: Id<'qst'>): Change {
  const versions = versionsOf(state, questionnaire)
  const asked = versions.map(
    (id) => new Map((get(state, 'questionnaire', id)?.items ?? []).map((item) => [item.key, item])),
  )
  const closed = versions.flatMap((id, i) =>
    wavesOf(state, id).flatMap((wave) => {
      const { closed, name = '' } = get(state, 'wave', wave) ?? {}
      return closed
        ? [{ wave, name, questionnaire: id, version: i + 1, told: summaryOf(state, { questionnaire: id, wave }) }]
        : []
    }),
  )
  const rounds = closed.map(({ told, ...round }): Round => ({ ...round, n: told.responses }))
  const figures = closed.map(({ told }) => new Map(told.items.map(({ item, all }) => [item.key, all])))
  const change: Change = { rounds, items: [], reworded: [], apart: [] }
  for (const key of new Set(asked.flatMap((items) => [...items.keys()]))) {
    const last = asked.findLast((items) => items.has(key))?.get(key)
    // Words that people wrote are no figures, and what they are is no change.
    if (!last || last.answer.kind === 'text' || last.part === 'about you') continue
    const then = rounds.map(({ version }, i): Then => {
      const item = asked[version - 1]?.get(key)
      if (!item) return 'not asked'
      return equal(item.answer, last.answer) ? (figures[i]?.get(key) ?? 'few') : 'other answers'
    })
    const whole = then.filter((one) => typeof one === 'object').length > 1
    if (whole) change.items.push({ item: last, then })
    change.reworded.push(...rewordings(asked, key))
    const because = whyApart(asked, key, last)
    if (because) change.apart.push({ key, text: last.text, because })
    else if (!whole && rounds.length > 1)
      change.apart.push({ key, text: last.text, because: 'fewer than two rounds have enough answers to it' })
  }
  return change
}

type Asked = readonly ReadonlyMap<string, Item>[]

/** Where an item reads otherwise than the last time it was asked. */
function rewordings(asked: Asked, key: string): Change['reworded'] {
  let before: string | undefined
  return asked.flatMap((items, i) => {
    const text = items.get(key)?.text
    const from = before
    before = text ?? before
    return text !== undefined && from !== undefined && from.trim() !== text.trim()
      ? [{ key, version: i + 1, from, to: text }]
      : []
  })
}

function whyApart(asked: Asked, key: string, last: Item): string | undefined {
  const other = asked.flatMap((items, i) => {
    const item = items.get(key)
    return item && !equal(item.answer, last.answer) ? [i + 1] : []
  })
  const without = asked.flatMap((items, i) => (items.has(key) ? [] : [i + 1]))
  const parts = [
    ...(other.length > 0 ? [`other answers could be given in ${versionsWords(other)}`] : []),
    ...(without.length > 0 ? [`it is not in ${versionsWords(without)}`] : []),
  ]
  return parts.length > 0 ? listed(parts) : undefined
}

const versionsWords = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'version' : 'versions'} ${listed(numbers.map(String))}`
