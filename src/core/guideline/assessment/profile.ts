import type { ItemPart } from '../../choices.ts'
import type { Id } from '../../ids.ts'
import type { State } from '../../state.ts'
import type { Item } from '../../survey/facts.ts'
import type { Figures } from '../../survey/figures.ts'
import type { ItemSummary, Summary } from '../../survey/summary.ts'
import { summaryOf } from '../../survey/summary.ts'
import { groupedGuidelines } from '../grouped.ts'
import { type Advice, adviceOn, type Condition } from './advice.ts'

/** The parts of an assessment that are answered on a scale of five. */
export const scaled = ['behaviour', 'reasoning', 'outcome'] as const
export type Scaled = (typeof scaled)[number]

/** What some people answered to the items of one part of a statement, taken together. */
export interface Level {
  median: number
  /** From which point to which the middle half of the answers goes. */
  half: [from: number, to: number]
  /** Answers, and how many of them are in the upper part of the scale. */
  answers: number
  high: number
}

export interface StatementProfile {
  guideline: Id<'gdl'>
  words: string
  condition: Condition
  levels: Partial<Record<Scaled, Level>>
  advice: Advice
  /** By the groups of the profile, in their order. */
  groups: Partial<Record<Scaled, Level>>[]
  items: Item[]
}

interface Theme {
  name: string
  statements: StatementProfile[]
}

export interface Profile extends Pick<Summary, 'smallest' | 'responses' | 'withdrawn' | 'kept' | 'groups'> {
  themes: Theme[]
}

/**
 * What an assessment came to, theme by theme and statement by statement: whether the condition holds, how often it is done,
 * what is noticed, what followed, and what that advises. By an item (whose leadership, which role) or by wave it shows
 * the groups side by side. No group below the smallest size is told.
 */
export function profileOf(
  state: State,
  questionnaire: Id<'qst'>,
  { wave, by }: { wave?: Id<'wav'> | undefined; by?: string | undefined } = {},
): Profile {
  const asked = by === undefined ? undefined : by === 'wave' ? ('wave' as const) : (`item:${by}` as const)
  const summary = summaryOf(state, { questionnaire, wave: by === 'wave' ? undefined : wave, by: asked })
  const { smallest, responses, withdrawn, kept, groups } = summary
  const about = (guideline: Id<'gdl'>) => summary.items.filter(({ item }) => item.guideline === guideline)
  const known = new Set(summary.items.flatMap(({ item }) => item.guideline ?? []))
  const themes = groupedGuidelines(state).map(({ name, guidelines }) => ({
    name: name ?? 'In no group',
    statements: guidelines
      .filter(([id]) => known.has(id))
      .map(([id, value]) => statementProfile(id, value.plain || value.statement, about(id), groups.length)),
  }))
  return {
    smallest,
    responses,
    withdrawn,
    kept,
    groups,
    themes: themes.filter(({ statements }) => statements.length > 0),
  }
}

function statementProfile(guideline: Id<'gdl'>, words: string, items: ItemSummary[], groups: number): StatementProfile {
  const condition = conditionOf(items.flatMap(({ item, all }) => (item.part === 'context' ? [all] : [])))
  const levels = levelsOf(items, ({ all }) => all)
  return {
    guideline,
    words,
    condition,
    levels,
    advice: adviceOn(condition, levels),
    groups: Array.from({ length: groups }, (_, i) => levelsOf(items, (one) => one.groups[i])),
    items: items.map(({ item }) => item),
  }
}

/**
 * Whether the conditions of a statement hold, by most of those who answered: all of them have to, and one that does not is
 * enough that they do not.
 */
export function conditionOf(items: readonly (Figures | undefined)[]): Condition {
  if (items.length === 0) return 'not asked'
  const each = items.map((all): Condition => {
    if (!all?.counts) return 'not told'
    const half = all.n / 2
    if ((all.counts.at(-1) ?? 0) > half) return 'holds'
    return (all.counts[0] ?? 0) > half ? 'does not hold' : 'holds in part'
  })
  return (['does not hold', 'not told', 'holds in part'] as const).find((one) => each.includes(one)) ?? 'holds'
}

function levelsOf(
  items: readonly ItemSummary[],
  figures: (one: ItemSummary) => ItemSummary['all'],
): Partial<Record<Scaled, Level>> {
  return Object.fromEntries(
    scaled.flatMap((part: ItemPart) => {
      const level = levelOf(items.flatMap((one) => (one.item.part === part ? [figures(one)?.counts ?? []] : [])))
      return level ? [[part, level]] : []
    }),
  )
}

/** What answers to several items come to together, each counted by point; undefined where there are none. */
export function levelOf(counts: readonly (readonly number[])[]): Level | undefined {
  const sums: number[] = []
  for (const one of counts) for (const [i, n] of one.entries()) sums[i] = (sums[i] ?? 0) + n
  const answers = sums.reduce((a, b) => a + b, 0)
  return answers > 0 ? { median: medianOf(sums), half: halfOf(sums), answers, high: upper(sums) } : undefined
}

/** The answers above the middle of a scale. */
const upper = (counts: readonly number[]): number =>
  counts.reduce((sum, n, i) => (i + 1 > (counts.length + 1) / 2 ? sum + n : sum), 0)

/** The median of answers counted by point, from 1 up; between two where it falls between them. */
export function medianOf(counts: readonly number[]): number {
  const total = counts.reduce((a, b) => a + b, 0)
  return (pointAt(counts, Math.floor((total - 1) / 2)) + pointAt(counts, Math.floor(total / 2))) / 2
}

/** The points at a quarter and at three quarters of the way through the answers in their order. */
function halfOf(counts: readonly number[]): [from: number, to: number] {
  const last = counts.reduce((a, b) => a + b, 0) - 1
  return [pointAt(counts, Math.floor(last / 4)), pointAt(counts, Math.ceil((3 * last) / 4))]
}

/** The point of the answer at a place in their order. */
function pointAt(counts: readonly number[], place: number): number {
  let seen = 0
  return (
    counts.findIndex((n) => {
      seen += n
      return seen > place
    }) + 1
  )
}

export interface Gap {
  guideline: Id<'gdl'>
  words: string
  part: Scaled
  from: { group: string; median: number }
  to: { group: string; median: number }
}

/** Where groups are a point of the scale or more apart, widest first: who sees it least, and who most. */
export function gapsIn({ themes, groups }: Profile): Gap[] {
  return themes
    .flatMap(({ statements }) => statements)
    .flatMap((one) =>
      scaled.flatMap((part): Gap[] => {
        const told = groups
          .flatMap(({ name }, i) => {
            const median = one.groups[i]?.[part]?.median
            return median === undefined ? [] : [{ group: name, median }]
          })
          .sort((a, b) => a.median - b.median)
        const [from, to] = [told[0], told.at(-1)]
        return from && to && to.median - from.median >= 1
          ? [{ guideline: one.guideline, words: one.words, part, from, to }]
          : []
      }),
    )
    .sort((a, b) => b.to.median - b.from.median - (a.to.median - a.from.median))
}
