import { useRef, useState } from 'react'
import { type ReplySays, replySays, standings } from '../../../core/choices.ts'
import { replyId } from '../../../core/fieldwork/ids.ts'
import { stanceOf } from '../../../core/fieldwork/stance-of.ts'
import type { Id } from '../../../core/ids.ts'
import { sentenceCase } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import type { ActionName } from '../../actions.ts'
import { newId, record, saveField, useView } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Who } from '../../parts/Who.tsx'
import { SaysMark } from '../interviews/SaysMark.tsx'
import type { InterviewAnswer } from './answer.ts'
import { give as giveReply } from './give.ts'
import { Prompts, Strays, usePromptKeys } from './Prompts.tsx'

type Standing = (typeof standings)[number]
const keys: Record<ReplySays, ActionName> = {
  confirms: 'reply-confirms',
  falsifies: 'reply-falsifies',
  refines: 'reply-refines',
  adds: 'reply-adds',
  'no view': 'reply-no-view',
}

interface Props {
  data: InterviewAnswer
  source: Id<'src'>
  theory: InterviewAnswer['theories'][number]
  who: Id<'prt'> | undefined
  said: ReplySays | undefined
  /** Shows what was pressed before the project says so; nothing where it was refused. */
  ahead: (says: ReplySays | undefined) => void
  next: (() => void) | undefined
  previous: (() => void) | undefined
}

/** One theory in one interview: its prompts, what was said to it by one key, how they know, a note, and passages. */
export function Theory({ data, source, theory, who, said, ahead, next, previous }: Props) {
  const room = usePromptKeys(next, previous)
  const may = writable.use() && data.consent !== 'withdrawn'
  const viewer = useView('frame', {}).data?.viewer as Id<'per'> | undefined
  const [known, setKnown] = useState<Standing>()
  const busy = useRef(false)
  const id = replyId(source, theory.id, who)
  const reply = theory.replies.find((one) => one.id === id)?.value
  const standing = reply?.standing ?? known
  const others = theory.replies.filter((one) => one.id !== id)

  const say = (says: ReplySays) => async () => {
    // One key after another: the second waits for nothing, and a key pressed twice says it once.
    if (!viewer || busy.current) return
    if (says === said) return next?.()
    busy.current = true
    ahead(says)
    next?.()
    const result = await giveReply(
      { source, configuration: theory.id, participant: who },
      reply?.says ?? said,
      { says, by: viewer, standing: known },
      theory.label,
    )
    busy.current = false
    if (!result.ok) ahead(undefined)
  }
  const stand = (to: Standing) => () => {
    if (reply)
      void saveField('theory.answered', id, 'standing')(reply.standing ?? null, to === reply.standing ? null : to)
    else setKnown((now) => (now === to ? undefined : to))
  }
  const on = (run: () => void) => (may ? run : undefined)
  useAction(
    'reply-confirms',
    on(() => void say('confirms')()),
  )
  useAction(
    'reply-falsifies',
    on(() => void say('falsifies')()),
  )
  useAction(
    'reply-refines',
    on(() => void say('refines')()),
  )
  useAction(
    'reply-adds',
    on(() => void say('adds')()),
  )
  useAction(
    'reply-no-view',
    on(() => void say('no view')()),
  )
  useAction('standing-observed', on(stand('observed')))
  useAction('standing-experienced', on(stand('experienced')))
  useAction('standing-anticipated', on(stand('anticipated')))
  useAction('standing-implied', on(stand('implied')))
  useAction('standing-hearsay', on(stand('hearsay')))

  const passages = data.excerpts.filter(({ id: one }) => !theory.evidence.includes(one))
  const link = (excerpt: Id<'exc'>, links: Id<'lnk'>[]) => {
    const stance = reply && stanceOf(reply.says)
    if (!reply || !stance || !viewer) return
    return record(
      [
        {
          type: 'evidence.linked',
          id: newId('evd'),
          from: null,
          to: {
            configuration: theory.id,
            links,
            source,
            excerpt,
            stance,
            ...(reply.standing && { standing: reply.standing }),
            by: viewer,
          },
        },
        {
          type: 'theory.answered',
          id,
          from: { excerpts: reply.excerpts ?? null },
          to: { excerpts: [...new Set([...(reply.excerpts ?? []), excerpt])] },
        },
      ],
      `Made a passage evidence on ${theory.label}.`,
    )
  }
  return (
    <section ref={room} aria-label={theory.label}>
      <div className="itv-head">
        <h2>
          <Link screen="configuration" id={theory.id}>
            {theory.label}
          </Link>{' '}
          {theory.title !== theory.label && <span className="soft">{theory.title}</span>}
        </h2>
        {may && (
          <span className="itv-next">
            <ActionButton name="next-prompt" kind="quiet" />
          </span>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row that wraps */}
        <div className="itv-says" role="group" aria-label={`What is said to ${theory.label}`}>
          {replySays.map((says) => (
            <ActionButton key={says} name={keys[says]} pressed={said === says}>
              <SaysMark says={says} quiet /> {sentenceCase(says)}
            </ActionButton>
          ))}
          {!may && said && (
            <span>
              <SaysMark says={said} quiet /> {sentenceCase(said)}
            </span>
          )}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row that wraps */}
        <div className="itv-says" role="group" aria-label="How they know">
          {standings.map((one) => (
            <ActionButton key={one} name={`standing-${one}`} kind="quiet" pressed={standing === one} />
          ))}
        </div>
      </div>
      {reply && (
        <>
          <Field
            label="Note for the team: it lies apart"
            long
            value={reply.note}
            save={saveField('theory.answered', id, 'note')}
            action="reply-note"
          />
          <p className="row soft">
            <span>
              Recorded by <Who id={reply.by} full />. {theory.stopping}
            </span>
            <Remove type="theory.answered" id={id} value={reply} what="the reply" />
          </p>
        </>
      )}
      {theory.turns.map(({ turn, words, prompts }) => (
        <div key={prompts[0]?.key} className="itv-turn">
          {turn && <p className="itv-turn-words">{words}</p>}
          <Prompts source={source} open={data.consent !== 'withdrawn'} prompts={prompts} />
        </div>
      ))}
      <Strays strays={theory.strays} />
      {others.length > 0 && (
        <ul className="itv-passages">
          {others.map(({ id: one, value }) => (
            <li key={one}>
              <span>
                <SaysMark says={value.says} quiet />{' '}
                {data.participants.find(({ id: prt }) => prt === value.participant)?.role ?? 'the group'}: {value.says}
              </span>
            </li>
          ))}
        </ul>
      )}
      {reply && stanceOf(reply.says) && passages.length > 0 && may && (
        <>
          <h3>Passages of the text</h3>
          <ul className="itv-passages">
            {passages.map(({ id: one, quote }) => (
              <li key={one}>
                <span className="serif">{quote || 'A region of the page'}</span>
                <span className="row itv-makes">
                  <span className="small soft">Evidence on</span>
                  <Button kind="quiet" onClick={() => void link(one, [])}>
                    the whole
                  </Button>
                  {theory.parts.map(({ label, word, links }) => (
                    <Button key={label} kind="quiet" title={word} onClick={() => void link(one, links)}>
                      {label}
                    </Button>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {!data.document && may && (
        <p className="soft itv-attach">
          <Link screen="source" id={source} query={{ tab: 'documents' }}>
            Attach the transcript or the notes
          </Link>{' '}
          to mark passages in them.
        </p>
      )}
      {reply && data.document && data.excerpts.length === 0 && (
        <p className="soft">
          Mark a passage in{' '}
          <Link screen="document" id={data.document}>
            the text
          </Link>
          , and it can be made evidence here in one step.
        </p>
      )}
    </section>
  )
}
