import { ArrowLeft, ArrowRight, Highlighter, StickyNote, Tag } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { Verdict } from '../../../core/screening/facts.ts'
import { useAction, writable } from '../../acting.ts'
import type { ActionName } from '../../actions.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { useDigitKey, useDigits } from './digits.ts'
import { Reading } from './Reading.tsx'
import { Tags } from './Tags.tsx'
import type { Page, ScreenAnswer, useScreening } from './use-screening.ts'

interface Props {
  screening: ReturnType<typeof useScreening>
  data: ScreenAnswer
  page: Page
  theories: Id<'pt'>[]
  marks: boolean
  setMarks: (marks: boolean) => void
}

const acts: Record<Verdict, ActionName> = {
  include: 'vote-include',
  exclude: 'vote-exclude',
  maybe: 'vote-maybe',
  background: 'vote-background',
}

/** One source and the bar to decide on it. Made anew for each source, so nothing typed for one can go to another. */
export function Desk({ screening, data, page, theories, marks, setMarks }: Props) {
  const { stage } = data
  const may = writable.use() && data.mayVote
  const [note, setNote] = useState(page.vote?.note ?? '')
  const [open, setOpen] = useState<'note' | 'tag' | 'reason'>()
  const field = useRef<HTMLTextAreaElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const vote = (verdict: Verdict, reason?: Id<'rsn'>) =>
    screening.vote({ verdict, reason }, { note: note.trim(), theories })
  const offers = (verdict: Verdict) => may && stage.verdicts.includes(verdict)
  useAction('vote-include', offers('include') ? () => vote('include') : undefined)
  useAction(
    'vote-exclude',
    offers('exclude') ? () => (stage.reasons.length > 0 ? setOpen('reason') : vote('exclude')) : undefined,
  )
  useAction('vote-maybe', offers('maybe') ? () => vote('maybe') : undefined)
  useAction('vote-background', offers('background') ? () => vote('background') : undefined)
  useAction('vote-note', may ? () => setOpen('note') : undefined)
  useAction('tag-source', may ? () => setOpen(open === 'tag' ? undefined : 'tag') : undefined)
  useAction('highlights', () => setMarks(!marks))
  useAction('undo', screening.undo && (() => void screening.undo?.()))
  useAction('previous-source', screening.back)
  useAction('next-source', screening.on)
  useDigits(open === 'reason', (digit) => {
    const reason = stage.reasons[digit - 1]
    if (reason) vote('exclude', reason.id)
    else if (digit === 0 && !stage.reasonNeeded) vote('exclude')
  })
  useEffect(() => {
    if (open === 'note') field.current?.focus()
  }, [open])
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard */}
      <section className="source" ref={scroll} tabIndex={0} aria-label="The source">
        <Reading page={page} data={data} marks={marks} />
      </section>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what is open inside */}
      <div className="decide" onKeyDown={(event) => event.key === 'Escape' && setOpen(undefined)}>
        {screening.refused && (
          <p className="err in" role="alert">
            {screening.refused.message} {screening.refused.hint}
          </p>
        )}
        {open === 'tag' && <Tags key={page.id} data={data} page={page} close={() => setOpen(undefined)} />}
        {(open === 'note' || note !== '') && (
          <div className="in">
            <textarea
              ref={field}
              className="input"
              aria-label="Your note on this source"
              placeholder="Your note; it goes with your vote"
              rows={1}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
                  event.preventDefault()
                  event.currentTarget.blur()
                }
              }}
            />
          </div>
        )}
        {open === 'reason' ? (
          <Reasons data={data} pick={(reason) => vote('exclude', reason)} close={() => setOpen(undefined)} />
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row
          <div className="in" role="group" aria-label="Your vote">
            {may ? (
              stage.verdicts.map((verdict) => (
                <ActionButton
                  key={verdict}
                  name={acts[verdict]}
                  kind={verdict === 'include' ? 'main' : undefined}
                  pressed={page.vote?.verdict === verdict}
                />
              ))
            ) : (
              <span className="soft">{data.whyNot ?? 'You may read here and not vote.'}</span>
            )}
            <span className="push row">
              <ActionButton name="vote-note" kind="quiet" icon={StickyNote} only />
              <ActionButton name="tag-source" kind="quiet" icon={Tag} only />
              <Button
                kind="quiet"
                icon={Highlighter}
                only
                pressed={marks}
                title="Highlights (H)"
                onClick={() => setMarks(!marks)}
              >
                Highlights
              </Button>
              <ActionButton name="previous-source" kind="quiet" icon={ArrowLeft} only />
              <ActionButton name="next-source" kind="quiet" icon={ArrowRight} only />
            </span>
          </div>
        )}
      </div>
    </>
  )
}

/** The reasons to leave out, in place of the bar: a digit votes, Esc goes back. The page above does not move. */
function Reasons({ data, pick, close }: { data: ScreenAnswer; pick: (reason?: Id<'rsn'>) => void; close: () => void }) {
  const keyOf = useDigitKey()
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => first.current?.querySelector('button')?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row
    <div className="in reasons" role="group" aria-label="Why it leaves here, the first that applies" ref={first}>
      {data.stage.reasons.map(({ id, text }, i) => (
        <Button key={id} keys={keyOf(i + 1)} onClick={() => pick(id)}>
          {text}
        </Button>
      ))}
      {!data.stage.reasonNeeded && (
        <Button kind="quiet" keys={keyOf(0)} onClick={() => pick()}>
          No reason
        </Button>
      )}
      <Button kind="quiet" keys="escape" onClick={close}>
        Back
      </Button>
    </div>
  )
}
