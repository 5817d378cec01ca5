import { refinedBy } from '../choices.ts'
import type { FactOf, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { templateOf } from '../project/templates.ts'
import { type Refusal, type Rules, refuse } from '../refusal.ts'
import { get, type State } from '../state.ts'
import type { RefinementKind } from './facts.ts'
import { isFrozen, retiredBy } from './lineage.ts'

/** How many configurations go into and come out of each lineage act. */
const shapes: Record<RefinementKind, { parents: [number, number]; children: [number, number]; words: string }> = {
  add: { parents: [0, 0], children: [1, 1], words: 'Adding brings one configuration into the theory.' },
  support: { parents: [1, 1], children: [1, 1], words: 'Supporting leaves one configuration as it is.' },
  refine: { parents: [1, 1], children: [1, 1], words: 'Refining turns one configuration into one.' },
  merge: { parents: [2, 99], children: [1, 1], words: 'Merging turns two or more configurations into one.' },
  split: { parents: [1, 1], children: [2, 99], words: 'Splitting turns one configuration into two or more.' },
  drop: { parents: [1, 1], children: [0, 0], words: 'Dropping takes one configuration out.' },
  refute: { parents: [1, 1], children: [0, 0], words: 'Refuting takes one configuration out.' },
  reopen: { parents: [1, 1], children: [1, 1], words: 'Reopening brings one configuration back.' },
}

export const theoryRules: Rules = {
  configuration({ state, id, before, fact }) {
    if (!before) return
    return notRetired(state, id) ?? reasonIfFrozen(state, id, fact)
  },
  link({ state, id, before, after, fact }) {
    const configuration = (after ?? before)?.configuration
    if (!configuration) return
    const value = state.configuration.get(configuration)
    const returns = before !== undefined && after !== undefined && after.slot === (before.home ?? before.slot)
    if (after && value && !returns && !templateOf(state, value.template).slots.some(({ key }) => key === after.slot))
      return refuse(
        'does-not-fit',
        `The template has no slot ${after.slot}.`,
        'Pick one of its slots, or another template.',
        { id },
      )
    return notRetired(state, configuration) ?? reasonIfFrozen(state, configuration, fact)
  },
  component({ state, id, fact }) {
    for (const link of state.refs.link.get(id) ?? []) {
      const configuration = get(state, 'link', link as Id<'lnk'>)?.configuration
      const refusal = configuration && reasonIfFrozen(state, configuration, fact)
      if (refusal) return refusal
    }
  },
  refinement({ state, id, before, after, fact }) {
    if (!after) return
    const barred = inMeeting(state, id, before, after) ?? besideRival(state, id, before, after)
    if (barred) return barred
    const shape = shapes[after.kind]
    const fits = (list: readonly unknown[], [least, most]: [number, number]) =>
      list.length >= least && list.length <= most
    if (!fits(after.parents, shape.parents) || !fits(after.children, shape.children))
      return refuse('does-not-fit', shape.words, 'Name the configurations it starts from and ends in.', { id })
    if (['support', 'refine', 'reopen'].includes(after.kind) && after.parents[0] !== after.children[0])
      return refuse(
        'does-not-fit',
        `A configuration that is ${refinedBy[after.kind]} keeps its identity.`,
        'Name the same one before and after; use merge or split for others.',
        { id },
      )
    if (!fact.why?.trim())
      return refuse('reason-needed', 'A change of theory needs a reason.', 'Say why, in a sentence or two.', { id })
    for (const parent of after.parents) {
      const retired = retiredBy(state, parent)
      if (after.kind === 'reopen' && !retired)
        return refuse(
          'does-not-fit',
          'It is part of the theory already.',
          'Reopen what was merged, split, dropped or refuted.',
          { id },
        )
      if (after.kind !== 'reopen' && retired && retired !== id)
        return refuse('retired', 'It is no longer part of the theory.', 'Reopen it first.', { id: parent })
    }
  },
  synthesis({ id, after }) {
    if (after && !after.memo.trim())
      return refuse('reason-needed', 'A move of the synthesis needs a memo.', 'Say what it comes to, and why.', { id })
  },
  substantive({ id, after }) {
    if (after?.use && !after.because?.trim())
      return refuse('reason-needed', 'How a theory is used needs a reason.', 'Say why, in a sentence or two.', { id })
  },
  version({ state, id, after }) {
    if (!after) return
    const numbers = after.members.map((member) => member.number)
    if (new Set(numbers).size !== numbers.length)
      return refuse('does-not-fit', 'Two configurations would show under the same number.', 'Give each its own.', {
        id,
      })
    const gone = after.members.find((member) => retiredBy(state, member.configuration))
    if (gone)
      return refuse(
        'retired',
        `${gone.configuration} is no longer part of the theory.`,
        'Leave it out, or reopen it.',
        { id },
      )
  },
}

/** Minutes that are closed are not written on. */
function inMeeting(
  state: State,
  id: Id<'rfn'>,
  before: Value<'refinement'> | undefined,
  after: Value<'refinement'>,
): Refusal | undefined {
  if (after.meeting === before?.meeting || !get(state, 'meeting', after.meeting)?.closed) return
  return refuse('does-not-fit', 'That meeting is closed.', 'Open it again, or name another.', { id })
}

function besideRival(
  state: State,
  id: Id<'rfn'>,
  before: Value<'refinement'> | undefined,
  after: Value<'refinement'>,
): Refusal | undefined {
  if (!after.rival || after.rival === before?.rival) return
  if (!['support', 'refine', 'refute'].includes(after.kind) || after.parents.includes(after.rival))
    return refuse(
      'does-not-fit',
      'A rival is another configuration, which this one was weighed against.',
      'Leave it out, or name the other.',
      { id },
    )
  if (retiredBy(state, after.rival))
    return refuse('retired', 'The rival is no longer part of the theory.', 'Reopen it first.', { id: after.rival })
}

function notRetired(state: State, id: Id<'cmoc'>): Refusal | undefined {
  if (retiredBy(state, id))
    return refuse('retired', 'This configuration is no longer part of the theory.', 'Reopen it to change it.', { id })
}

function reasonIfFrozen(
  state: State,
  id: Id<'cmoc'>,
  fact: FactOf<'configuration' | 'link' | 'component'>,
): Refusal | undefined {
  if (!isFrozen(state, id) || fact.why?.trim()) return
  // Its place on the board is not its wording.
  if (
    fact.type === 'configuration.formed' &&
    fact.to &&
    fact.from &&
    Object.keys(fact.to).every((key) => key === 'order')
  )
    return
  return refuse('reason-needed', 'A version of the theory holds this wording.', 'Use Refine, and say why it changes.', {
    id,
  })
}
