import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { Kin, Likely } from '../../../work/duplicates.ts'
import { useAction } from '../../acting.ts'
import { undo } from '../../api.ts'
import { lookForDuplicates, useJobs } from '../../incoming.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { useRoute } from '../../routes.ts'
import { toast } from '../../toast.ts'
import { Going } from '../imports/Going.tsx'
import '../imports/imports.css'
import { type Open, RecordTabs, useDuplicates } from '../library/RecordTabs.tsx'
import { Deciding } from './Deciding.tsx'
import { Joined } from './Joined.tsx'
import { Which } from './Which.tsx'
import './duplicates.css'

/** Pairs that a person decides, what is joined, and any two sources that somebody wants to compare. */
export default function Duplicates() {
  const { query } = useRoute()
  const [a, b] = (query.get('pair') ?? '').split(',')
  if (a && b) return <ByHand a={a as Id<'src'>} b={b as Id<'src'>} />
  return query.get('show') === 'joined' ? <Joined /> : <Pairs />
}

/** Pairs that a person decides: what is likely one publication, and what belongs together without being one. */
function Pairs() {
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
        <Which here={related ? 'related' : 'likely'} />
        <span className="push">
          <ActionButton name="find-duplicates" kind="quiet" />
        </span>
      </div>
      <Going jobs={jobs.filter(({ state }) => state !== 'done')} />
      {related ? (
        <Queue key="related" pairs={data.related} />
      ) : (
        <Queue key="likely" pairs={data.likely} looked={data.looked} looking={data.looking} />
      )}
    </Sheet>
  )
}

interface QueueProps {
  pairs: readonly (Likely | Kin)[]
  looked?: Open['looked']
  looking?: Open['looking']
}

function Queue({ pairs, looked = true, looking = false }: QueueProps) {
  const [at, setAt] = useState(0)
  const here = Math.min(at, pairs.length - 1)
  const pair = pairs[here]
  useAction('next-pair', pair && (() => setAt(Math.min(here + 1, pairs.length - 1))))
  useAction('previous-pair', pair && (() => setAt(Math.max(here - 1, 0))))
  useAction('undo-pair', () => void undo())
  if (!pair && looking && !looked)
    return (
      <Empty fact="The pairs that were left to you are looked for again.">
        Those that wait for a decision are listed here as soon as they are found. Nothing is joined meanwhile.
      </Empty>
    )
  if (!pair)
    return (
      <Empty fact={looked ? 'No pair waits for a decision.' : 'Nobody has looked for duplicates yet.'}>
        {looked
          ? 'Certain duplicates are joined when a file is imported. Under Joined each is listed with its reason, and can be taken apart.'
          : 'They are looked for in what is imported, and whenever you press Look for duplicates. Certain ones are joined at once, likely ones are listed here.'}
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

/** Two sources that a person chose: what no search found is joined here, and what was judged can be judged again. */
function ByHand({ a, b }: { a: Id<'src'>; b: Id<'src'> }) {
  useAction('undo-pair', () => void undo())
  return (
    <Sheet title="Two sources" className="duplicates">
      <RecordTabs />
      <div className="title">
        <h1>Two sources</h1>
        <span className="push">
          <Link screen="library" className="soft">
            To the library
          </Link>
        </span>
      </div>
      <Deciding pair={{ sources: [a, b], why: 'A person compared them.' }} />
    </Sheet>
  )
}
