import type { LineageAct } from '../../../core/view/lineage.ts'

export type Column = 'old' | 'verdict' | 'new' | 'why' | 'evidence' | 'novelty' | 'when'
export interface Sorting {
  by: Column
  down: boolean
}

const natural = new Intl.Collator('en', { numeric: true })
const told = (list: LineageAct['parents']): string =>
  list.map(({ number, title }) => `${number ?? '~'} ${title}`).join()

const keyOf: Record<Column, (act: LineageAct) => string> = {
  old: ({ parents }) => told(parents),
  verdict: ({ kind }) => kind,
  new: ({ children }) => told(children) || '~',
  why: ({ why = '' }) => why,
  evidence: ({ evidence }) => String(evidence.length),
  novelty: ({ novelty = '~' }) => novelty,
  when: ({ at = '' }) => at,
}

/** Acts in the order asked for; equal ones stay as they were done. Numbers in words sort as numbers. */
export function sortedBy(acts: readonly LineageAct[], sorting: Sorting | undefined): readonly LineageAct[] {
  if (!sorting) return acts
  const key = keyOf[sorting.by]
  const sign = sorting.down ? -1 : 1
  return [...acts].sort((a, b) => sign * natural.compare(key(a), key(b)))
}

/** What of the acts is asked for: a verdict, a meeting, and words that all have to stand in what is shown of it. */
export interface Asked {
  verdict?: string | undefined
  meeting?: string | undefined
  text?: string | undefined
}

/** The acts that pass what was asked: by verdict, by meeting, by words that must all stand in them. */
export function asked(acts: readonly LineageAct[], { verdict, meeting, text = '' }: Asked): readonly LineageAct[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const all = (act: LineageAct) =>
    [
      act.why,
      act.note,
      act.kind,
      act.inference,
      act.novelty,
      act.meeting?.name,
      told(act.parents),
      told(act.children),
      ...act.evidence.map(({ label }) => label),
    ]
      .join(' ')
      .toLowerCase()
  return acts.filter(
    (act) =>
      (!verdict || act.kind === verdict) &&
      (!meeting || act.meeting?.id === meeting) &&
      (words.length === 0 || words.every((word) => all(act).includes(word))),
  )
}
