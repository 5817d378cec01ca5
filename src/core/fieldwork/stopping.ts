import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { counted, inWords, sentenceCase } from '../wording.ts'
import { type Heard, isNew } from './heard.ts'

/** So many encounters in a row without anything new are enough, unless the team says otherwise (Francis et al. 2010). */
const usualStop = 3

/** Where a theory stands by the rule "nothing new in the last N encounters that spoke to it". */
export interface Stopping {
  after: number
  /** Encounters that spoke to it, without those that have no view. */
  asked: number
  /** The last ones in a row that brought nothing new. */
  quiet: number
  enough: boolean
  words: string
}

/**
 * The same for everybody to read: only that a run without anything new is long enough, and neither that run nor what came
 * before it may be of fewer than `smallest`, as who knows who was heard last would learn what they said.
 */
export function toldStopping({ after, asked, quiet }: Stopping, smallest: number): string {
  const run = Math.max(after, smallest)
  const before = asked - quiet
  return quiet >= run && (before === 0 || before >= smallest)
    ? `Nothing new in the last ${inWords(run)}: enough by the rule of ${inWords(after)}.`
    : 'not told'
}

/**
 * What the rule says of a configuration. It is an aid and no proof: it counts what was heard, not whom one has yet to
 * hear. The strictest open target that names the theory sets the number.
 */
export function stoppingOf(state: State, all: readonly Heard[], configuration: Id<'cmoc'>): Stopping {
  const set = [...state.samplingTarget.values()].flatMap((target) =>
    !target.done && target.stopAfter && target.configurations?.includes(configuration) ? [target.stopAfter] : [],
  )
  const after = set.length > 0 ? Math.max(...set) : usualStop
  const said = all.flatMap(({ said }) => said.get(configuration) ?? []).filter((says) => says !== 'no view')
  const quiet = said.length - 1 - said.findLastIndex(isNew)
  const enough = quiet >= after
  const words =
    said.length === 0
      ? 'Nobody has spoken to it yet.'
      : quiet === 0
        ? 'The last encounter brought something new: go on.'
        : enough
          ? `Nothing new in the last ${counted(quiet, 'encounter')}: enough by the rule of ${inWords(after)}.`
          : `${sentenceCase(counted(quiet, 'encounter'))} without anything new, of ${inWords(after)}: go on.`
  return { after, asked: said.length, quiet, enough, words }
}
