import { useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import { pairId } from '../../../core/record/pair-id.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import type { Kin, Likely } from '../../../work/duplicates.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, newId, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { toast } from '../../toast.ts'
import { Pair } from './Pair.tsx'

/** Two sources, whether they are one, and the keys that say so. */
export function Deciding({ pair }: { pair: Likely | Kin }) {
  const [a, b] = pair.sources
  const { data, error } = useView('pair', { a, b })
  const [first, setFirst] = useState<0 | 1>(0)
  const may = writable.use()
  const relation = 'relation' in pair ? pair.relation : 'other report'
  const into = pair.sources[first]
  const from = pair.sources[1 - first] as typeof into
  const judge = (verdict: 'apart' | 'related'): Fact => {
    const to = { sources: [a, b].sort() as (typeof a)[], verdict, ...(verdict === 'related' && { relation }) }
    const before = data?.judged?.value
    // What was judged before is judged anew as a whole; a field that is no longer said is taken away.
    const said = before && { verdict: before.verdict, relation: before.relation ?? null }
    const now = before ? { verdict, relation: verdict === 'related' ? relation : null } : to
    return { type: 'pair.judged', id: pairId(a, b), from: said ?? null, to: now } as Fact
  }
  const join = async () => {
    const joins = [{ into, from: [from], because: pair.why, ...(data && { reference: data.joined[first] }) }]
    const result = await ask({ do: 'join', joins }, 'Joined.', { quiet: true })
    if (!result.ok) toast.set({ text: `${result.refusal.message} ${result.refusal.hint}`, bad: true })
  }
  const relate = () =>
    ask(
      { do: 'change', changes: [...(data ? grouped(data, [a, b]) : []), judge('related')] },
      'Kept as two reports of one study.',
    )
  useAction('join-pair', data && may ? () => void join() : undefined)
  useAction(
    'keep-apart',
    data && may ? () => void ask({ do: 'change', changes: [judge('apart')] }, 'Kept apart.') : undefined,
  )
  useAction('relate-pair', data && may ? () => void relate() : undefined)
  useAction('swap-primary', () => setFirst(first === 0 ? 1 : 0))
  if (error?.code === 'unknown-thing')
    return (
      <Empty fact="They are one source now.">
        Press U to take that back, or <Link screen="library">go back to the library</Link>.
      </Empty>
    )
  return (
    <>
      <p className="why serif">{pair.why}</p>
      {data?.judged && (
        <p className="small soft">
          {data.judged.value.verdict === 'apart' ? 'They were kept apart.' : 'They are kept as reports of one study.'}
        </p>
      )}
      <div className="row acts">
        <ActionButton name="join-pair" kind={'relation' in pair ? undefined : 'main'} />
        <ActionButton name="keep-apart" />
        <ActionButton name="relate-pair" kind={'relation' in pair ? 'main' : undefined} />
        <ActionButton name="undo-pair" kind="quiet" />
        <span className="push row">
          <ActionButton name="previous-pair" kind="quiet" />
          <ActionButton name="next-pair" kind="quiet" />
        </span>
      </div>
      {data && <Pair data={data} first={first} setFirst={setFirst} />}
    </>
  )
}

/** Two reports of one study: the other comes to the study that either is in, or both make a new one. */
function grouped(data: NonNullable<ViewAnswer<'pair'>>, pair: [`src_${string}`, `src_${string}`]): Fact[] {
  const [known] = data.studies
  if (!known) {
    const to = { name: data.sides[0].label, kind: 'siblings' as const, sources: pair }
    return [{ type: 'study.clustered', id: newId('std'), from: null, to }]
  }
  const sources = [...new Set([...known.sources, ...pair])]
  if (sources.length === known.sources.length) return []
  return [{ type: 'study.clustered', id: known.id, from: { sources: known.sources }, to: { sources } }]
}
