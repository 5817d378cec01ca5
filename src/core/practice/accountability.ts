import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, inOrder, type State } from '../state.ts'
import { within } from './shared.ts'
import { type Standing, standingOf } from './standing.ts'

export interface AgreedAction {
  id: Id<'acn'>
  value: Value<'action'>
  late: boolean
  /** What it is measured by: its own measure, else none; those of its outcome stand there. */
  measure: Standing | undefined
}

interface Answered {
  id: Id<'aoc'>
  value: Value<'agreedOutcome'>
  measures: Standing[]
  /** All its measures that have a target have reached it; undefined where none has one. */
  met: boolean | undefined
  late: boolean
  actions: AgreedAction[]
  decisions: Id<'dcs'>[]
}

/** What was agreed and what became of it, in the open. */
export interface Accountability {
  outcomes: Answered[]
  /** Actions that serve no agreed outcome. */
  loose: AgreedAction[]
  /** The last first. */
  decisions: [Id<'dcs'>, Value<'decision'>][]
  counts: { outcomes: number; met: number; owned: number; actions: number; done: number; late: number; unowned: number }
}

/** What partners of a case, and of what is within it, answer for; without a case, of all. `today` tells what is late. */
export function accountability(state: State, today: string, of?: Id<'cas'>): Accountability {
  const inCase = within(state, of)
  const standing = (id: Id<'ind'>) => {
    const value = get(state, 'indicator', id)
    return value ? [standingOf(id, value)] : []
  }
  const actions = inOrder(state, 'action')
    .filter(([, value]) => inCase(value.case))
    .map(
      ([id, value]): AgreedAction => ({
        id,
        value,
        late: isOpen(value) && isPast(value.due, today),
        measure: value.indicator && standing(value.indicator)[0],
      }),
    )
  const decisions = inOrder(state, 'decision')
    .filter(([, value]) => inCase(value.case))
    .sort(([, a], [, b]) => (a.on < b.on ? 1 : a.on > b.on ? -1 : b.order - a.order))
  const outcomes = inOrder(state, 'agreedOutcome')
    .filter(([, value]) => inCase(value.case))
    .map(([id, value]): Answered => {
      const measures = (value.indicators ?? []).flatMap(standing)
      const said = measures.filter((one) => one.met !== undefined)
      const met = said.length > 0 ? said.every((one) => one.met) : undefined
      return {
        id,
        value,
        measures,
        met,
        late: !met && isPast(value.due, today),
        actions: actions.filter((one) => one.value.outcome === id),
        decisions: decisions.flatMap(([one, { outcomes }]) => (outcomes?.includes(id) ? [one] : [])),
      }
    })
  const shown = new Set(outcomes.map(({ id }) => id))
  return {
    outcomes,
    loose: actions.filter(({ value }) => !value.outcome || !shown.has(value.outcome)),
    decisions,
    counts: {
      outcomes: outcomes.length,
      met: outcomes.filter(({ met }) => met).length,
      owned: outcomes.filter(({ value }) => value.owner).length,
      actions: actions.length,
      done: actions.filter(({ value }) => value.progress === 'done').length,
      late: actions.filter(({ late }) => late).length,
      unowned: actions.filter(({ value }) => isOpen(value) && !value.owner).length,
    },
  }
}

const isOpen = ({ progress }: Value<'action'>): boolean => progress === 'planned' || progress === 'under way'

/** Whether a day is over: of a month or a year that is named alone, its last day is. */
export const isPast = (due: string | undefined, today: string): boolean =>
  due !== undefined && today.slice(0, due.length) > due
