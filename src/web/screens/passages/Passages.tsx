import { useState } from 'react'
import type { Target } from '../../../core/finder/facts.ts'
import type { Among } from '../../../core/finder/put-forward.ts'
import { counted, withCommas } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { navigate, useRoute } from '../../routes.ts'
import { Accept } from './Accept.tsx'
import { Found } from './Found.tsx'
import { Targets } from './Targets.tsx'
import { type Accepting, type Answer, accepting, rejecting, saidOf, useFinding } from './use-finding.ts'
import './passages.css'

/** Where to look next: passages that speak to a configuration, a link or a code, one at a time; without one, what there is. */
export default function Passages() {
  const { id } = useRoute()
  return id ? <Looking key={id} target={id as Target} /> : <Targets />
}

function Looking({ target }: { target: Target }) {
  const { query } = useRoute()
  const may = writable.use()
  const [open, setOpen] = useState(false)
  const found = useFinding({
    target,
    among: (query.get('among') as Among | null) ?? undefined,
    included: query.get('included') === '1',
  })
  const { data, me, current, next, previous, judge } = found
  const put = async (how: Accepting) => {
    if (!current || !me || !data) return
    setOpen(false)
    await judge(current, accepting(current, target, me, how), saidOf(data.about))
  }
  const act = current && me && may && !open
  useAction('accept-passage', act ? () => (data?.about.kind === 'code' ? void put({}) : setOpen(true)) : undefined)
  useAction('reject-passage', act ? () => void judge(current, rejecting(current, target, me), 'Rejected.') : undefined)
  // At the end it stays here: the same key leads to the next room elsewhere.
  useAction('next-passage', data && (next && !open ? next : () => {}))
  useAction('next-passage-down', open ? undefined : next)
  useAction('previous-passage', open ? undefined : previous)
  useAction(
    'open-passage',
    current && !open
      ? () =>
          navigate({ screen: 'document', id: current.document, query: { place: String(current.start), for: target } })
      : undefined,
  )
  if (!data) return <Waiting title="Look here next" error={found.error} />
  return (
    <Sheet title={data.about.label} className="looking" side={<Beside data={data} />}>
      <header className="top">
        <p className="soft">
          <Link screen="passages">Look here next</Link> for{' '}
          {data.about.kind === 'code' ? 'the code' : data.about.kind === 'link' ? 'a link of' : 'the configuration'}
          {data.about.kind === 'link' && ` ${data.about.label}`}
        </p>
        <h1>
          {data.about.kind === 'link' ? (
            <>
              <Role slot={data.about.slot} /> {data.about.words}
            </>
          ) : (
            <>
              {data.about.label}
              {data.about.words && data.about.words !== data.about.label && (
                <span className="soft"> {data.about.words}</span>
              )}
            </>
          )}
        </h1>
      </header>
      {current ? (
        <>
          <Found passage={current} />
          {open && (
            <Accept about={data.about} passage={current} put={(how) => void put(how)} close={() => setOpen(false)} />
          )}
          {!open && (
            <div className="row wrap acts">
              <ActionButton name="accept-passage" kind="main" />
              <ActionButton name="reject-passage" />
              <ActionButton name="next-passage" />
              <span className="push row">
                <ActionButton name="previous-passage" kind="quiet" />
                <ActionButton name="open-passage" kind="quiet" />
              </span>
            </div>
          )}
        </>
      ) : (
        <Nothing data={data} again={found.again} />
      )}
      <p className="sr" role="status">
        {current ? `Passage from ${current.sourceLabel}` : ''}
      </p>
    </Sheet>
  )
}

/** Why there is no passage: documents are still read, the past is looked at, or nothing is left. */
function Nothing({ data, again }: { data: Answer; again: (() => void) | undefined }) {
  if (data.past) return <Empty fact="Passages are put forward for today.">Go back to now, and look again.</Empty>
  if (data.readable === 0)
    return (
      <Empty fact="No document has words yet.">
        Attach full texts on the <Link screen="documents">Documents</Link> screen.
      </Empty>
    )
  if (!data.list)
    return (
      <div className="empty" role="status">
        <b>Documents are being read.</b>
        {data.reading && data.reading.of > 0 ? `${data.reading.done} of ${data.reading.of}. ` : ''}
        That is done once; then passages come at once.
      </div>
    )
  return (
    <Empty fact="Nothing is left that speaks to it.">
      No other passage here has words that speak for it. What says the same in other words is found once some like it
      was accepted.
      {again && (
        <div className="row">
          <Button onClick={again}>Show again what was passed over</Button>
        </div>
      )}
    </Empty>
  )
}

function Beside({ data }: { data: Answer }) {
  const { accepted = 0, rejected = 0, passages = 0, documents = 0 } = data.list ? data : {}
  return (
    <>
      <section>
        <div className="head">
          <h2>Look in</h2>
        </div>
        <div className="look-in">
          <Choice
            name="among"
            label="Passages"
            all="all"
            options={[
              ['unread', 'of documents without a mark'],
              ['uncoded', 'that nothing is marked in'],
            ]}
          />
          <Choice name="included" label="Sources" all="all" options={[['1', 'that came through every stage']]} />
        </div>
      </section>
      <section>
        <div className="head">
          <h2>Learnt from</h2>
        </div>
        <p className="soft">
          {accepted + rejected === 0
            ? 'Its own words alone: nothing was accepted or rejected yet.'
            : `Its own words, ${counted(accepted, 'passage')} accepted and ${counted(rejected, 'passage')} rejected.`}
        </p>
        {data.list && (
          <p className="small faint">
            {withCommas(passages)} passages of {counted(documents, 'document')} were looked through, on this machine.
          </p>
        )}
      </section>
      {data.about.kind !== 'code' && (
        <section>
          <div className="head">
            <h2>Look for one part</h2>
            <Link screen="configuration" id={data.about.configuration} className="more">
              {data.about.configurationLabel}
            </Link>
          </div>
          <ul className="target-list">
            <li>
              <Link screen="passages" id={data.about.configuration} current={data.about.kind === 'configuration'}>
                the whole
              </Link>
            </li>
            {data.about.links.map((link) => (
              <li key={link.id}>
                <Link screen="passages" id={link.id} current={link.id === data.about.id}>
                  <Role slot={link.slot} /> <span>{link.text}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
