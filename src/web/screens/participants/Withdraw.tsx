import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { counted, listed } from '../../../core/wording.ts'
import { type Refused as Refusal, record, send } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { Link } from '../../parts/Link.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { toast } from '../../toast.ts'
import type { About } from './answer.ts'

interface Props {
  about: About
  /** The participant who asks, where one is enrolled, and the consent to take part that is recorded for them. */
  asks?: { id: Id<'prt'>; consent: string } | undefined
}

/** Takes the words of a source away for good: what goes is shown first, and it is asked once more. */
export function Withdraw({ about, asks }: Props) {
  const [open, setOpen] = useState(false)
  const [because, setBecause] = useState('')
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  if (!open)
    return (
      <div className="row">
        <Button onClick={() => setOpen(true)}>Withdraw…</Button>
      </div>
    )
  const close = () => {
    setOpen(false)
    setSure(false)
    setRefusal(undefined)
  }
  const submit = async () => {
    if (!sure) return setSure(true)
    if (busy) return
    setBusy(true)
    // Sent by itself: undo does not offer what cannot be undone.
    const result = await send({
      do: 'withdraw',
      source: about.id,
      ...(because.trim() && { because: because.trim() }),
    })
    setBusy(false)
    if (!result.ok) return setRefusal(result.refusal)
    toast.set({ text: 'Withdrawn. Copies, backups and reports made before still have the words.' })
    if (asks && asks.consent !== 'withdrawn')
      await record({
        type: 'participant.enrolled',
        id: asks.id,
        from: { consent: asks.consent },
        to: { consent: 'withdrawn' },
      } as Parameters<typeof record>[0])
  }
  const going = goingWords(about)
  return (
    <Panel label="Withdraw the words" className="prt-withdraw" submit={() => void submit()} close={close}>
      <h3>What goes for good</h3>
      <p>
        {going.length > 0 ? `The words of ${listed(going)}, e` : 'E'}arlier versions included, and the title, note and
        setting of the source.{' '}
        {about.others > 0 && (
          <b>{counted(about.others, 'other participant')} spoke in it too: their words go with it.</b>
        )}
      </p>
      {about.lacking.length > 0 && (
        <>
          <p>The theory keeps its evidence, and reads “[withdrawn]” there:</p>
          <Lacking lacking={about.lacking} />
        </>
      )}
      <p className="soft">
        What stays: that there was a source, who worked on it, its codes, and what you wrote elsewhere.
        {asks && ' Who the participant is lies elsewhere: forget that as well.'}
      </p>
      <Entered label="Reason, for the trail" value={because} set={setBecause} placeholder="As asked on 3 March" />
      {refusal && (
        <p className="err" role="alert">
          {refusal.message} {refusal.hint}
        </p>
      )}
      <div className="row">
        {sure ? (
          <>
            <b role="status">This cannot be undone.</b>
            <Button kind="main" busy={busy} submit>
              Withdraw for good
            </Button>
          </>
        ) : (
          <Button submit>Withdraw these words</Button>
        )}
        <Button kind="quiet" onClick={close}>
          Keep them
        </Button>
      </div>
    </Panel>
  )
}

/** Configurations that lose words, or have lost them, and what else they rest on. */
export const Lacking = ({ lacking }: { lacking: About['lacking'] }) => (
  <ul className="prt-lacking">
    {lacking.map(({ configuration, label, links, left }) => (
      <li key={configuration}>
        <Link screen="configuration" id={configuration}>
          {label}
        </Link>
        <span className="soft">
          {': '}
          {left === 0 ? 'rests on nothing else' : `${counted(left, 'piece')} of evidence left`}
          {left > 0 && links > 0 && `, ${counted(links, 'link')} without any`}
        </span>
      </li>
    ))}
  </ul>
)

const goingWords = ({ going }: About): string[] => [
  ...(going.documents > 0 ? [counted(going.documents, 'document')] : []),
  ...(going.excerpts > 0 ? [counted(going.excerpts, 'excerpt')] : []),
  ...(going.evidence > 0 ? [`${counted(going.evidence, 'piece')} of evidence`] : []),
  ...(going.answers > 0 ? [counted(going.answers, 'answer')] : []),
  ...(going.contexts > 0 ? [counted(going.contexts, 'context of a case', 'contexts of cases')] : []),
  ...(going.notes > 0 ? [counted(going.notes, 'note under a prompt', 'notes under prompts')] : []),
  ...(going.replies > 0 ? [counted(going.replies, 'note on a reply', 'notes on replies')] : []),
  ...(going.comments > 0 ? [counted(going.comments, 'comment')] : []),
]
