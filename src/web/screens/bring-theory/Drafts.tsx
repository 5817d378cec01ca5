import { useState } from 'react'
import { counted, sentenceCase } from '../../../core/wording.ts'
import type { TheoryLooked } from '../../../work/theory-in.ts'
import { useAction } from '../../acting.ts'
import { bring, type InHand, readAs } from '../../bringing.ts'
import { Button } from '../../parts/Button.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Role } from '../../parts/Role.tsx'

/** So many are shown before one asks for the others. */
const first = 12

/** What would be made, or was: in a sentence, what to look at, and the configurations with their parts. */
export function Drafts({ one, looked }: { one: InHand; looked: TheoryLooked }) {
  const [all, setAll] = useState(false)
  const [why, setWhy] = useState('')
  const { drafts, of, made, taken, problems, refusal, kind } = looked
  const done = one.state === 'done'
  const nothing = kind === 'form' ? (taken?.added ?? 0) + (taken?.changed ?? 0) === 0 : made.configurations === 0
  const may = !done && !nothing && !refusal
  useAction('make-theory', may ? () => void bring() : undefined)
  const told = [
    ...problems,
    ...made.told.map(({ at, message }) => `${kind === 'text' ? 'Line' : 'Row'} ${at}: ${message}`),
    ...made.unknown.map((name) => `“${name}” is no source that is known here for sure; it is in the note.`),
  ]
  return (
    <section className="drafts" aria-label={done ? 'What was made' : 'What would be made'}>
      <p className="made">
        <b className="strong">{done ? 'Made' : 'This makes'}:</b>{' '}
        {kind === 'form' ? takenSaid(looked) : madeSaid(looked)}
      </p>
      {told.length > 0 && (
        <details className="told-of" open={told.length < 6}>
          <summary>{sentenceCase(counted(told.length, 'thing'))} to look at</summary>
          <ul className="small">
            {inPlace(told.slice(0, 200), (words) => (
              <li>{words}</li>
            ))}
            {told.length > 200 && <li>… and {told.length - 200} more</li>}
          </ul>
        </details>
      )}
      {refusal && !done && (
        <div className="err" role="alert">
          {refusal.message} {refusal.hint}
        </div>
      )}
      {refusal?.code === 'reason-needed' && !done && (
        <div className="row">
          <input
            className="input"
            aria-label="Why it changes"
            placeholder="Why it changes"
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
          <Button onClick={() => readAs({ why: why.trim() || undefined })}>Give this reason</Button>
        </div>
      )}
      {!done && (
        <div className="row act">
          <Button
            kind="main"
            busy={one.state === 'making'}
            keys={may ? 'ctrl+enter' : undefined}
            not={nothing ? 'There is nothing new in it.' : refusal ? refusal.message : undefined}
            onClick={() => void bring()}
          >
            {kind === 'form' ? 'Take it' : `Make ${counted(made.configurations, 'configuration')}`}
          </Button>
          <span className="soft">It is one act: undo takes all of it back.</span>
        </div>
      )}
      {!done && drafts.length > 0 && (
        <ol>
          {inPlace(all ? drafts : drafts.slice(0, first), (draft) => (
            <li>
              <div>
                <b className="strong">{draft.title}</b>
                {draft.theory && <span className="small soft"> under {draft.theory}</span>}
                {draft.polarity === 'negative' && <span className="small soft"> negative</span>}
                {draft.status && <span className="small soft"> {draft.status}</span>}
              </div>
              <dl>
                {inPlace(bySlot(draft, looked), ({ slot, texts }) => (
                  <>
                    <dt>
                      <Role slot={slot} />
                    </dt>
                    <dd className="serif">{texts.join(' · ')}</dd>
                  </>
                ))}
              </dl>
              {draft.slots.length === 0 && (
                <p className="small soft">No part of it is known; its words are in the note.</p>
              )}
              {draft.cited.length > 0 && <p className="small soft">Sources: {draft.cited.join('; ')}</p>}
              {draft.note.length > 0 && draft.slots.length > 0 && (
                <p className="small soft">Note: {draft.note.join(' / ').slice(0, 400)}</p>
              )}
            </li>
          ))}
        </ol>
      )}
      {!done && !all && drafts.length > first && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {of > drafts.length ? `Show the first ${drafts.length}` : `Show all ${of}`}
        </Button>
      )}
    </section>
  )
}

function madeSaid({ made }: TheoryLooked): string {
  const { configurations, components, reused, theories, evidence } = made
  return `${[
    counted(configurations, 'configuration'),
    counted(components, 'new component'),
    reused > 0 && `${counted(reused, 'component')} used again`,
    theories > 0 && counted(theories, 'new programme theory', 'new programme theories'),
    evidence > 0 && `${counted(evidence, 'source')} in support`,
  ]
    .filter(Boolean)
    .join(', ')}.`
}

function takenSaid({ taken }: TheoryLooked): string {
  if (!taken) return ''
  const stays =
    taken.stays.length > 0
      ? ` ${sentenceCase(counted(taken.stays.length, 'thing'))} of the project that it does not tell of ${taken.stays.length === 1 ? 'stays' : 'stay'}.`
      : ''
  return `${counted(taken.added, 'thing')} added, ${counted(taken.changed, 'thing')} changed.${stays}`
}

/** What stands in each slot, in the order of the template. */
function bySlot({ slots, template }: TheoryLooked['drafts'][number], { templates }: TheoryLooked) {
  return (templates.find(({ id }) => id === template)?.slots ?? []).flatMap((slot) => {
    const texts = slots.filter((one) => one.slot === slot.key).map(({ text }) => text)
    return texts.length > 0 ? [{ slot, texts }] : []
  })
}
