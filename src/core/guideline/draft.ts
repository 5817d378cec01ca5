import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import { templateOf } from '../project/templates.ts'
import { get, type State } from '../state.ts'
import { besidesOf } from '../theory/beside.ts'
import { linksOf } from '../theory/links.ts'
import { tidy } from '../theory/phrasing.ts'
import { sentence } from '../theory/sentence.ts'
import { sentenceCase } from '../wording.ts'

/** The parts of a guideline, in the order in which they are read, and of what in a configuration each is told. */
export const guidelineParts = ['when', 'does', 'notice', 'follows', 'warnings'] as const
export type GuidelinePart = (typeof guidelineParts)[number]

export type Drafted = Pick<Value<'guideline'>, 'statement' | GuidelinePart>

/**
 * Words to begin a guideline with, from its configurations (realist-method G-01): the resource says what leaders do, the
 * context when, the reasoning what partners would notice, the outcome what should follow. A negative configuration, a
 * mirror, and an outcome that is not intended or for the worse give warning signs. No component is left out, and none is
 * said twice. They are the theory's words: somebody edits them.
 */
export function draftOf(state: State, configurations: readonly Id<'cmoc'>[]): Drafted {
  const lines: Record<GuidelinePart, string[]> = { when: [], does: [], notice: [], follows: [], warnings: [] }
  const say = (part: GuidelinePart, words: string) => {
    const said = sentenceCase(tidy(words)).slice(0, 2_000)
    if (said && !lines[part].includes(said)) lines[part].push(said)
  }
  const negative = (id: Id<'cmoc'>) => get(state, 'configuration', id)?.polarity === 'negative'
  const positive = configurations.filter((id) => !negative(id))
  for (const id of positive) for (const [part, words] of partsOf(state, id)) say(part, words)
  // Of a mirror the context is the same, and what is not done is seen by what it leads to.
  const mirrors = positive.flatMap((id) => besidesOf(state, id).filter(({ kind }) => kind === 'mirrors'))
  for (const id of new Set([...configurations.filter(negative), ...mirrors.map(({ id }) => id)]))
    for (const [part, words] of partsOf(state, id)) if (part !== 'when') say('warnings', words)
  const told = positive.length > 0 ? positive : configurations
  return {
    statement: told.map((id) => sentenceCase(sentence(state, id))).join(' '),
    ...Object.fromEntries(guidelineParts.flatMap((part) => (lines[part].length > 0 ? [[part, lines[part]]] : []))),
  }
}

/** The components of a configuration in their order, each under the part of a guideline that it speaks to. */
function partsOf(state: State, id: Id<'cmoc'>): [GuidelinePart, string][] {
  const configuration = get(state, 'configuration', id)
  if (!configuration) return []
  const { slots } = templateOf(state, configuration.template)
  return linksOf(state, id).map(([, link]) => {
    const unwanted = link.intended === false || link.direction === 'worse'
    const slot = slots.find(({ key }) => key === link.slot)
    const part = slot?.role === 'o' && unwanted ? 'warnings' : partOf(slot)
    return [part, get(state, 'component', link.component)?.text ?? '']
  })
}

/** Own slots are what is done (an intervention, a strategy); an actor, like a context, says for whom it holds. */
export function partOf(slot: Pick<Slot, 'role' | 'word'> | undefined): GuidelinePart {
  switch (slot?.role) {
    case 'res':
      return 'does'
    case 'rea':
      return 'notice'
    case 'o':
      return 'follows'
    case 'other':
      return /\bactor/i.test(slot.word) ? 'when' : 'does'
    default:
      return 'when'
  }
}
