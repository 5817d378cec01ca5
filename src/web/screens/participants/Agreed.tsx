import { type ComponentProps, useState } from 'react'
import { type ConsentUse, consentUses } from '../../../core/choices.ts'
import { consentId } from '../../../core/consent/ids.ts'
import type { Fact, Value } from '../../../core/fact.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { ask, type Refused as Refusal, saveField } from '../../api.ts'
import { useAhead } from '../../parts/ahead.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Refused } from '../../parts/Refused.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { agreedWords } from './agreed-words.ts'
import type { About, May } from './answer.ts'
import { Lacking, Withdraw } from './Withdraw.tsx'

/** What may be done with the words of a source, beyond the team's own analysis: four ticks, when, and on which form. */
export function Agreed({
  about,
  may,
  asks,
}: {
  about: About
  may: May
  asks?: ComponentProps<typeof Withdraw>['asks']
}) {
  const { id, label, consent, others } = about
  return (
    <section className="prt-agreed" aria-label="What was agreed to">
      <div className="row">
        <h2>What was agreed to for the words</h2>
        {consent && may?.maySetConsent && !about.withdrawn && (
          <Remove type="consent.recorded" id={consentId(id)} value={consent} what="the recorded consent" />
        )}
      </div>
      <p className="soft">
        Of{' '}
        <Link screen="source" id={id}>
          {label}
        </Link>
        {others > 0 && <>: it has words of {counted(others, 'other participant')} as well.</>}
      </p>
      {about.withdrawn ? (
        <>
          <p className="said">
            Withdrawn: its words are gone for good.{about.because && <span className="soft"> {about.because}</span>}
          </p>
          {about.lacking.length > 0 && (
            <>
              <p className="soft">What rested on them. Whether it still stands is yours to say:</p>
              <Lacking lacking={about.lacking} />
            </>
          )}
          {about.held.length > 0 && (
            <>
              <p className="soft">Given out before, and may hold the words. Tell who has it:</p>
              <ul className="prt-lacking">
                {about.held.map(({ id: one, what, at, by, words, to }) => (
                  <li key={one}>
                    {what === 'export' ? sentenceCase(words ?? '') : `Copy for ${to}`} of {at.slice(0, 10)}
                    <span className="soft">, by {by}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      ) : may?.maySetConsent ? (
        <Ticks source={id} consent={consent} />
      ) : (
        <p className="said">
          {[agreedWords(about), consent?.on, consent?.form, consent?.note].filter(Boolean).join('. ')}
        </p>
      )}
      {may?.mayWithdraw && !about.withdrawn && <Withdraw about={about} asks={asks} />}
    </section>
  )
}

const means: Readonly<Record<ConsentUse, string>> = {
  quoting: 'Report, manuscript and tables quote the words, without saying whose they are.',
  'quoting with role': 'The same, under the title that the team gave the source.',
  'open publication': 'With one of these, the site and the supplement quote them as well.',
  sharing: 'Files for other programs have the words.',
}

function Ticks({ source, consent }: { source: About['id']; consent: Value<'consent'> | undefined }) {
  const id = consentId(source)
  const [refusal, setRefusal] = useState<Refusal>()
  const [uses, put] = useAhead<readonly ConsentUse[] | undefined>(consent?.uses, (from, to) =>
    ask({ do: 'change', changes: [recorded(source, from, to ?? [])] }, undefined, { quiet: true }),
  )
  const set = async (to: readonly ConsentUse[]) => {
    const result = await put(to)
    setRefusal(result.ok ? undefined : result.refusal)
  }
  const save = (field: string) => saveField('consent.recorded', id, field)
  return (
    <>
      <fieldset className="prt-ticks">
        <legend className="sr">Agreed to</legend>
        {consentUses.map((use) => (
          <label key={use} className="toggle">
            <input
              type="checkbox"
              checked={uses?.includes(use) ?? false}
              onChange={(event) =>
                // In the order of the list, whichever was ticked first.
                void set(consentUses.filter((one) => (one === use ? event.target.checked : uses?.includes(one))))
              }
            />
            <span>
              {use} <span className="small soft">{means[use]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {refusal && (
        <Refused refusal={refusal} onTheirs={() => setRefusal(undefined)} onMine={() => setRefusal(undefined)} />
      )}
      {consent ? (
        <>
          <div className="prt-about">
            <Field label="On" value={consent.on} save={save('on')} placeholder="2026-03-09" />
            <Field label="Form" value={consent.form} save={save('form')} placeholder="B, in the cabinet" />
          </div>
          <Field label="Note" long value={consent.note} save={save('note')} />
          {uses?.length === 0 && <p className="soft">Nothing beyond the analysis by the team.</p>}
        </>
      ) : (
        <div className="row">
          <span className="soft">Not recorded.</span>
          <Button onClick={() => void set([])}>Nothing beyond the analysis</Button>
        </div>
      )}
    </>
  )
}

/** Recorded for the first time, or in the place of what was said before. */
const recorded = (source: About['id'], from: readonly ConsentUse[] | undefined, to: readonly ConsentUse[]): Fact => {
  const fact =
    from === undefined ? { from: null, to: { source, uses: to } } : { from: { uses: from }, to: { uses: to } }
  return { type: 'consent.recorded', id: consentId(source), ...fact } as Fact
}
