import { useState } from 'react'
import { useAction, writable } from '../../acting.ts'
import { clearHands, give, giveSure, giveToNew, type Hand, leaveOut, type Proposed, sureOf } from '../../attaching.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Link } from '../../parts/Link.tsx'
import { SourceFinder } from '../../parts/SourcePick.tsx'

/** Files in hand, one line each. One of them is asked about: whose it seems to be, and why; a key says yes. */
export function InHand({ hands }: { hands: readonly Hand[] }) {
  const may = writable.use()
  const [at, setAt] = useState<string>()
  const [other, setOther] = useState(false)
  const asking = hands.filter(({ state }) => state === 'asking')
  const here = asking.find(({ key }) => key === at) ?? asking[0]
  const sure = hands.filter((hand) => sureOf(hand)).length
  const pick = (key: string | undefined) => {
    setAt(key)
    setOther(false)
  }
  const step = (by: number) =>
    pick(asking[Math.min(Math.max((here ? asking.indexOf(here) : 0) + by, 0), asking.length - 1)]?.key)
  const take = (source: Proposed['source'] | undefined) => {
    if (!here || !source) return
    // The next one is asked about, as if one had gone down.
    const next = asking[asking.indexOf(here) + 1]
    give(here.key, source)
    pick(next?.key)
  }
  const best = here?.proposals[0]
  useAction('attach-this', may && best ? () => take(best.source) : undefined)
  useAction('attach-second', may && here?.proposals[1] ? () => take(here.proposals[1]?.source) : undefined)
  useAction('attach-third', may && here?.proposals[2] ? () => take(here.proposals[2]?.source) : undefined)
  useAction('attach-other', may && here ? () => setOther(true) : undefined)
  useAction(
    'attach-new',
    may && here
      ? () => {
          step(1)
          void giveToNew(here.key)
        }
      : undefined,
  )
  useAction('attach-sure', may && sure > 0 ? giveSure : undefined)
  useAction(
    'leave-out',
    here
      ? () => {
          step(1)
          leaveOut(here.key)
        }
      : undefined,
  )
  useAction('next-file', asking.length > 1 ? () => step(1) : undefined)
  useAction('previous-file', asking.length > 1 ? () => step(-1) : undefined)
  return (
    <section className="in-hand panel" aria-label="Files to attach">
      <div className="row">
        <h2>Files to attach</h2>
        <span className="small soft" role="status">
          {summary(hands)}
        </span>
        <span className="push row">
          {sure > 1 && (
            <ActionButton name="attach-sure" kind={here && sureOf(here) ? undefined : 'main'}>
              Attach all {sure} that are sure
            </ActionButton>
          )}
          <Button kind="quiet" onClick={clearHands}>
            {asking.length > 0 ? 'Leave the rest out' : 'Done'}
          </Button>
        </span>
      </div>
      <ul className="hands">
        {hands.map((hand) => (
          <li key={hand.key} data-state={hand.state} aria-current={hand === here ? 'true' : undefined}>
            <Line hand={hand} pick={() => pick(hand.key)} />
            {hand === here && may && <Asked hand={hand} take={take} other={other} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function summary(hands: readonly Hand[]): string {
  const count = (state: Hand['state']) => hands.filter((hand) => hand.state === state).length
  const said = [
    [count('looking'), 'being looked at'],
    [count('asking'), 'to say whose they are'],
    [count('waiting') + count('reading'), 'being read'],
    [count('done'), 'attached'],
    [count('refused'), 'not attached'],
  ] as const
  return said
    .filter(([n]) => n > 0)
    .map(([n, words]) => `${n} ${words}`)
    .join(', ')
}

function Line({
  hand: { key, file, state, proposals, there, done, outcome, refused },
  pick,
}: {
  hand: Hand
  pick: () => void
}) {
  const best = proposals[0]
  return (
    <div className="line">
      <button type="button" className="name strong" disabled={state !== 'asking'} onClick={pick}>
        {file.name}
      </button>
      {state === 'looking' && <span className="small soft">Looking whose it is …</span>}
      {state === 'asking' && (
        <span className="small soft">
          {there
            ? `attached to ${there.label} already`
            : best
              ? `${best.sure ? '' : 'perhaps '}${best.label}`
              : 'no source is like it'}
        </span>
      )}
      {state === 'waiting' && <span className="small soft">Waits for its turn</span>}
      {state === 'reading' && (
        <progress aria-label={`Reading ${file.name}`} max={1} {...(done ? { value: done } : {})} />
      )}
      {state === 'done' && outcome && (
        <span className="small soft">
          <Link screen="document" id={outcome.document}>
            attached
          </Link>
          {outcome.pages > 0 && `, ${outcome.pages} ${outcome.pages === 1 ? 'page' : 'pages'}`}
          {outcome.problems.length > 0 && `. ${outcome.problems.join(' ')}`}
          {outcome.excerpts.orphans > 0 && `. ${outcome.excerpts.orphans} excerpts were not found in it.`}
        </span>
      )}
      {state === 'refused' && refused && (
        <span className="small err" role="alert">
          {refused.message} {refused.hint}
        </span>
      )}
      {(state === 'refused' || state === 'done') && (
        <Button kind="quiet" onClick={() => leaveOut(key)}>
          Clear
        </Button>
      )}
    </div>
  )
}

interface AskedProps {
  hand: Hand
  take: (source: Proposed['source']) => void
  other: boolean
}

/** The sources a file may belong to, each with its reasons; or another one, by its name. */
function Asked({ hand, take, other }: AskedProps) {
  return (
    <div className="asked">
      <ol>
        {hand.proposals.slice(0, 3).map((one, i) => (
          <li key={one.source} className="proposal">
            <span>
              <b className="strong">{one.label}</b> <span className="serif">{one.title}</span>
              <span className="small soft"> {one.reasons.join(' ')}</span>
              {one.held && <Chip kind="dash">has a document</Chip>}
            </span>
            <Button kind={i === 0 && one.sure ? 'main' : undefined} keys={keys[i]} onClick={() => take(one.source)}>
              {i === 0 ? 'Attach to it' : 'To this one'}
            </Button>
          </li>
        ))}
      </ol>
      <div className="row">
        {other ? (
          <SourceFinder label="Whose it is" pick={take} asked />
        ) : (
          <ActionButton name="attach-other" kind="quiet" />
        )}
        <ActionButton name="attach-new" kind="quiet" />
        <ActionButton name="leave-out" kind="quiet" />
      </div>
    </div>
  )
}
const keys = ['y', '2', '3']
