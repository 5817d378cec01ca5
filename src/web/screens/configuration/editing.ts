import { useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { ask, type Result } from '../../api.ts'
import type { ConfigurationAnswer } from './answer.ts'

/** A change that waits for its reason, because a version holds the wording. */
interface Waiting {
  words: string
  before?: string | undefined
  after?: string | undefined
  facts: Fact[]
}

/** What shows the slots is given, whether as rows or as lanes. */
export interface SlotsProps {
  configuration: ConfigurationAnswer
  editing: Editing
  now: string | undefined
  light: (slot: string | undefined) => void
}

export interface Editing {
  /** Records changes at once; where a version holds the wording they wait for Refine and its reason. */
  edit: (change: Waiting, said?: string) => Promise<Result>
  /** Saves one field, told in `words`. */
  save: (
    type: Fact['type'],
    id: Id,
    field: string,
    words: string,
  ) => (from: string | boolean | null, to: string | boolean | null) => Promise<Result>
  waiting: readonly Waiting[]
  drop: (at: number) => void
  /** Forgets what waits, and shows again what holds. */
  forget: () => void
  /** Changes when what was typed has to give way to what holds. */
  round: number
}

/** Edits of one configuration. A frozen one collects them; `onFrozen` opens the place where the reason is given. */
export function useEditing({ frozen }: ConfigurationAnswer, onFrozen: () => void): Editing {
  const [waiting, wait] = useState<readonly Waiting[]>([])
  const [round, next] = useState(0)
  const put = (change: Waiting): Result => {
    wait((all) => joined(all, change))
    onFrozen()
    return { ok: true, act: '', seq: 0, ids: [] }
  }
  const edit = async (change: Waiting, said?: string): Promise<Result> => {
    if (frozen) return put(change)
    const result = await ask({ do: 'change', changes: change.facts }, said, { quiet: true })
    // A component may stand in another configuration that a version holds.
    return !result.ok && result.refusal.code === 'reason-needed' && result.refusal.field === undefined
      ? put(change)
      : result
  }
  return {
    edit,
    save: (type, id, field, words) => (from, to) =>
      edit({
        words,
        before: told(from),
        after: told(to),
        facts: [{ type, id, from: { [field]: from }, to: { [field]: to } } as unknown as Fact],
      }),
    waiting,
    drop: (at) => {
      wait(waiting.filter((_, i) => i !== at))
      next(round + 1)
    },
    forget: () => {
      wait([])
      next(round + 1)
    },
    round,
  }
}

const told = (value: string | boolean | null): string =>
  value === null ? '' : typeof value === 'string' ? value : value ? 'yes' : 'no'

/** Another edit of the same field goes on from where the first began. */
function joined(all: readonly Waiting[], change: Waiting): Waiting[] {
  const [fact] = change.facts
  const at = all.findIndex(
    ({ facts: [one], facts }) =>
      facts.length === 1 && change.facts.length === 1 && one && fact && one.id === fact.id && sameFields(one, fact),
  )
  const known = all[at]
  const first = known?.facts[0]
  if (!known || !first || !fact) return [...all, change]
  const both = { ...fact, from: first.from } as Fact
  return all.map((one, i) => (i === at ? { ...change, before: known.before, facts: [both] } : one))
}

const sameFields = (a: Fact, b: Fact): boolean =>
  a.from !== null && b.from !== null && Object.keys(a.from).join() === Object.keys(b.from).join()
