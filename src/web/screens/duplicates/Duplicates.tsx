import { useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import { pairId } from '../../../core/record/acts.ts'
import type { Kin, Likely } from '../../../work/duplicates.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, newId, undo, useView } from '../../api.ts'
import { lookForDuplicates, useJobs } from '../../incoming.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { toast } from '../../toast.ts'
import { Going } from '../imports/Going.tsx'
import '../imports/imports.css'
import { type Open, RecordTabs, useDuplicates } from '../library/RecordTabs.tsx'
import { Pair } from './Pair.tsx'
import './duplicates.css'

/** Pairs that a person decides: what is likely one publication, and what belongs together without being one. */
export default function Duplicates() {
  const { query } = useRoute()
  const { data, error } = useDuplicates()
  const jobs = useJobs()
  useAction(
    'find-duplicates',
    () => void lookForDuplicates().then((refused) => refused && toast.set({ text: refused.message, bad: true })),
  )
  if (!data) return <Waiting title="Duplicates" error={error} />
  const related =
    query.get('show') === 'related' ||
    (data.likely.length === 0 && data.related.length > 0 && query.get('show') !== 'likely')
  return (
    <Sheet title="Duplicates" className="duplicates">
      <RecordTabs />
      <div className="title">
        <h1>Duplicates</h1>
        <Switch
          label="Which pairs"
          value={related ? 'related' : 'likely'}
          options={[
            ['likely', `Likely ${data.likely.length}`],
            ['related', `Related ${data.related.length}`],
          ]}
          onChange={(show) => setQuery({ show })}
        />
        <span className="push">
          <ActionButton name="find-duplicates" kind="quiet" />
        </span>
      </div>
      <Going jobs={jobs.filter(({ state }) => state !== 'done')} />
      {related ? (
        <Queue key="related" pairs={data.related} />
      ) : (
        <Queue key="likely" pairs={data.likely} looked={data.looked} />
      )}
    </Sheet>
  )
}

function Queue({ pairs, looked = true }: { pairs: readonly (Likely | Kin)[]; looked?: Open['looked'] }) {
  const [at, setAt] = useState(0)
  const here = Math.min(at, pairs.length - 1)
  const pair = pairs[here]
  useAction('next-pair', pair && (() => setAt(Math.min(here + 1, pairs.length - 1))))
  useAction('previous-pair', pair && (() => setAt(Math.max(here - 1, 0))))
  useAction('undo-pair', () => void undo())
  if (!pair)
    return (
      <Empty fact={looked ? 'No pair waits for a decision.' : 'Nobody has looked for duplicates yet.'}>
        {looked
          ? 'Certain duplicates are joined when a file is imported; each can be taken apart on the page of its source.'
          : 'Press Look for duplicates. Certain ones are joined at once, likely ones are listed here.'}
      </Empty>
    )
  return (
    <div className="queue">
      <p className="small soft" role="status">
        Pair {here + 1} of {pairs.length}
      </p>
      <Deciding key={pair.sources.join()} pair={pair} />
    </div>
  )
}

function Deciding({ pair }: { pair: Likely | Kin }) {
  const [a, b] = pair.sources
  const { data } = useView('pair', { a, b })
  const [first, setFirst] = useState<0 | 1>(0)
  const may = writable.use()
  const relation = 'relation' in pair ? pair.relation : 'other report'
  const into = pair.sources[first]
  const from = pair.sources[1 - first] as typeof into
  const judge = (verdict: 'apart' | 'related'): Fact => {
    const id = pairId(a, b)
    const to = { sources: [a, b].sort() as (typeof a)[], verdict, ...(verdict === 'related' && { relation }) }
    return { type: 'pair.judged', id, from: null, to }
  }
  const join = async () => {
    const joins = [{ into, from: [from], because: pair.why, ...(data && { reference: data.joined[first] }) }]
    const result = await ask({ do: 'join', joins }, 'Joined.', { quiet: true })
    if (!result.ok) toast.set({ text: `${result.refusal.message} ${result.refusal.hint}`, bad: true })
  }
  const relate = () => {
    const name = data?.sides[0].label ?? 'Study'
    const study: Fact = {
      type: 'study.clustered',
      id: newId('std'),
      from: null,
      to: { name, kind: 'siblings', sources: [a, b] },
    }
    return ask({ do: 'change', changes: [study, judge('related')] }, 'Kept as two reports of one study.')
  }
  useAction('join-pair', data && may ? () => void join() : undefined)
  useAction(
    'keep-apart',
    data && may ? () => void ask({ do: 'change', changes: [judge('apart')] }, 'Kept apart.') : undefined,
  )
  useAction('relate-pair', data && may ? () => void relate() : undefined)
  useAction('swap-primary', () => setFirst(first === 0 ? 1 : 0))
  return (
    <>
      <p className="why serif">{pair.why}</p>
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
