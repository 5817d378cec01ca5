import { useEffect, useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import type { Target } from '../../../core/finder/facts.ts'
import type { Among } from '../../../core/finder/put-forward.ts'
import { suggestionId } from '../../../core/finder/suggestion.ts'
import type { Id } from '../../../core/ids.ts'
import type { Stance } from '../../../core/theory/facts.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { newId, type Result, readAnew, record, useView } from '../../api.ts'

export type Answer = NonNullable<ViewAnswer<'passages'>>
export type Passage = NonNullable<Answer['list']>[number]

export interface Wanted {
  target: Target
  among?: Among | undefined
  included?: boolean | undefined
  document?: Id<'doc'> | undefined
}

/** How long until it is asked again while documents are read, in milliseconds. */
const again = 700
/** How many are asked for; more, the more were passed over. */
const few = 20
const keyOf = ({ document, start }: Pick<Passage, 'document' | 'start'>): string => `${document}@${start}`

/** The passages of a target one after the other: which one it is, and what can be done with it. */
export function useFinding({ target, among, included, document }: Wanted) {
  const me = useView('frame', {}).data?.viewer as Id<'per'> | undefined
  /** What was passed over, in order; and where one is among it when one went back. */
  const [passed, setPassed] = useState<readonly Passage[]>([])
  const [back, setBack] = useState(0)
  /** What was judged a moment ago, until the list is without it. */
  const [judged, setJudged] = useState<ReadonlySet<string>>(new Set())
  const params = {
    target,
    ...(among && among !== 'all' && { among }),
    ...(included && { included: '1' as const }),
    ...(document && { document }),
    count: Math.min(100, few * (1 + Math.floor(passed.length / (few / 2)))),
  }
  const { data, error, refetch } = useView('passages', params)
  const pending = data?.list === undefined && data !== undefined && !data.past
  useEffect(() => {
    if (!pending) return
    const timer = setInterval(() => void refetch(), again)
    return () => clearInterval(timer)
  }, [pending, refetch])
  const kept = passed.filter((one) => !judged.has(keyOf(one)))
  const seen = new Set(passed.map(keyOf))
  const list = data?.list?.filter((one) => !judged.has(keyOf(one)))
  const current = back > 0 ? kept.at(-back) : list?.find((one) => !seen.has(keyOf(one)))
  const judge = async (passage: Passage, facts: Fact[], said: string): Promise<Result> => {
    const key = keyOf(passage)
    setJudged((now) => new Set(now).add(key))
    const result = await record(facts, said)
    if (result.ok) {
      setPassed((now) => now.filter((one) => keyOf(one) !== key))
      setBack(0)
      await readAnew('passages', params).catch(() => undefined)
    }
    setJudged((now) => new Set([...now].filter((one) => one !== key)))
    return result
  }
  return {
    me,
    data,
    error,
    pending,
    current,
    passed: kept.length,
    next: current
      ? () => {
          if (back > 0) return setBack(back - 1)
          setPassed([...kept, current])
        }
      : undefined,
    previous: kept.length > back ? () => setBack(back + 1) : undefined,
    again:
      kept.length > 0
        ? () => {
            setPassed([])
            setBack(0)
          }
        : undefined,
    judge,
  }
}

/** What is told when a passage was accepted. */
export const saidOf = ({ kind, label }: Answer['about']): string =>
  kind === 'code' ? `Coded “${label}”.` : `Linked to ${label}.`

const verdict = (passage: Passage, target: Target, me: Id<'per'>, rest: object): Fact =>
  ({
    type: 'suggestion.judged',
    id: suggestionId(target, passage.document, passage.start, me),
    from: null,
    to: {
      target,
      document: passage.document,
      quote: passage.anchor.quote,
      start: passage.start,
      end: passage.end,
      by: me,
      ...rest,
    },
  }) as Fact

/** The fact that a passage was rejected. */
export const rejecting = (passage: Passage, target: Target, me: Id<'per'>): Fact[] => [
  verdict(passage, target, me, { verdict: 'rejected' }),
]

/** How an accepted passage is marked. */
export interface Accepting {
  kind?: string | undefined
  memo?: string | undefined
  /** Of a configuration or a link. */
  configuration?: Id<'cmoc'> | undefined
  links?: readonly Id<'lnk'>[] | undefined
  stance?: Stance | undefined
}

/** The facts of an accepted passage, one act: it is marked, and coded or linked as evidence. */
export function accepting(passage: Passage, target: Target, me: Id<'per'>, how: Accepting): Fact[] {
  const excerpt = newId('exc')
  const { kind, memo, configuration, links = [], stance = 'supports' } = how
  const marked = {
    type: 'excerpt.made',
    id: excerpt,
    from: null,
    to: {
      source: passage.source,
      document: passage.document,
      quote: passage.anchor.quote,
      selectors: passage.anchor.selectors,
      by: me,
      ...(kind && { kind }),
      ...(memo?.trim() && { memo: memo.trim() }),
    },
  } as Fact
  const spoken = configuration
    ? ({
        type: 'evidence.linked',
        id: newId('evd'),
        from: null,
        to: { configuration, links: [...links], source: passage.source, excerpt, stance, by: me },
      } as Fact)
    : ({
        type: 'excerpt.coded',
        id: newId('cdg'),
        from: null,
        to: { excerpt, code: target as Id<'cod'>, by: me },
      } as Fact)
  return [marked, spoken, verdict(passage, target, me, { verdict: 'accepted', excerpt })]
}
