import { useRef, useState } from 'react'
import { type ActivationVerdict, activationVerdicts, contextHolds } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { sentenceCase } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import type { ActionName } from '../../actions.ts'
import { ask, newId, type Refused as Refusal, record } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Diff } from '../../parts/Diff.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Spans } from '../../parts/Spans.tsx'
import { VerdictMark, VerdictShape } from '../../parts/VerdictMark.tsx'
import { dayOf, Who } from '../../parts/Who.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import type { CaseAnswer } from './answer.ts'
import type { Draft } from './draft.ts'
import { Witnesses } from './Witnesses.tsx'

type Chosen = NonNullable<CaseAnswer['chosen']>

interface Props {
  data: CaseAnswer
  chosen: Chosen
  drafts: Map<Id<'cmoc'>, Draft>
  next: Id<'cmoc'> | undefined
}

/** One configuration in one case: its contexts there, what speaks to it, and the verdict, by one key and a reason. */
export function Judge({ data, chosen, drafts, next }: Props) {
  const may = writable.use()
  const given: Draft = {
    verdict: chosen.judged?.verdict,
    because: chosen.judged?.because ?? '',
    evidence: chosen.judged?.evidence ?? [],
    indicators: chosen.judged?.indicators ?? [],
    replies: chosen.judged?.replies ?? [],
  }
  const [begun, setBegun] = useState(drafts.get(chosen.id))
  const [refusal, setRefusal] = useState<Refusal>()
  const area = useRef<HTMLTextAreaElement>(null)
  const draft = begun ?? given
  const put = (part: Partial<Draft>) => {
    // Two keys may be pressed before the first is drawn: each starts from the one before.
    const to = { ...(drafts.get(chosen.id) ?? given), ...part }
    drafts.set(chosen.id, to)
    setBegun(to)
  }
  const give = async () => {
    const { verdict, because, evidence, indicators, replies } = drafts.get(chosen.id) ?? given
    if (!verdict) return setRefusal(none)
    const result = await ask(
      {
        do: 'judge',
        case: data.id,
        configuration: chosen.id,
        verdict,
        because,
        ...(evidence.length > 0 && { evidence }),
        ...(indicators.length > 0 && { indicators }),
        ...(replies.length > 0 && { replies }),
      },
      `${chosen.label}: ${verdict}.`,
      { quiet: true },
    )
    if (!result.ok) {
      setRefusal(result.refusal)
      return area.current?.focus()
    }
    drafts.delete(chosen.id)
    setBegun(undefined)
    setRefusal(undefined)
    if (next) setQuery({ of: next })
  }
  const pick = (verdict: ActivationVerdict) => () => {
    put({ verdict })
    setRefusal(undefined)
    if (!(drafts.get(chosen.id) ?? given).because.trim()) area.current?.focus()
  }
  const [suggested] = chosen.proposals
  const take =
    suggested &&
    (() => {
      const of = <T extends Id>(prefix: string) => suggested.from.filter((one) => one.startsWith(prefix)) as Id[] as T[]
      put({
        verdict: suggested.verdict,
        because: draft.because.trim() ? draft.because : `${suggested.words}.`,
        indicators: [...new Set([...draft.indicators, ...of<Id<'ind'>>('ind_')])],
        replies: [...new Set([...draft.replies, ...of<Id<'rpl'>>('rpl_')])],
      })
      area.current?.focus()
    })
  useAction('verdict-activated', pick('activated'))
  useAction('verdict-partly', pick('partly'))
  useAction('verdict-latent', pick('latent'))
  useAction('verdict-blocked', pick('blocked'))
  useAction('verdict-contradicted', pick('contradicted'))
  useAction('verdict-not-observed', pick('not observed'))
  useAction('verdict-because', () => area.current?.focus())
  useAction('verdict-proposed', take)
  useAction('give-verdict', () => void give())
  const changed = begun !== undefined
  return (
    <section className="cas-judge" aria-label={`${chosen.label} in ${data.value.name}`}>
      <h2>
        <Link screen="configuration" id={chosen.id}>
          {chosen.label}
        </Link>{' '}
        {chosen.label !== chosen.title && <span className="soft">{chosen.title}</span>}
      </h2>
      <p className="serif cas-sentence">
        <Spans spans={chosen.spans} />
      </p>
      {chosen.changed && (
        <div className="cas-then">
          <b>The theory has moved since this was judged.</b> Look again, and give the verdict anew.
          <p className="serif">
            <Diff pieces={chosen.changed} />
          </p>
        </div>
      )}
      <Contexts data={data} chosen={chosen} />
      <Witnesses chosen={chosen} draft={draft} put={put} />
      {chosen.proposals.length > 0 && (
        <div className="cas-suggested">
          <h3>What is suggested</h3>
          <ul>
            {chosen.proposals.map(({ verdict, words, from }) => (
              <li key={from.join()}>
                <VerdictShape verdict={verdict} /> <b>{verdict}</b> <span className="soft">{words}</span>
              </li>
            ))}
          </ul>
          <p className="small faint">
            It is no verdict until you give it. <ActionButton name="verdict-proposed" kind="quiet" />
          </p>
        </div>
      )}
      {chosen.elsewhere.length > 0 && (
        <p className="cas-elsewhere soft">
          Elsewhere:
          {chosen.elsewhere.map(({ id, name, verdict }) => (
            <Link key={id} screen="cases" id={id} query={{ of: chosen.id }}>
              <VerdictMark verdict={verdict} name={`${verdict} in`} /> {name}
            </Link>
          ))}
          <Link screen="cases" query={{ show: 'across', of: chosen.id }}>
            what tells them apart
          </Link>
        </p>
      )}
      <div className="cas-verdict">
        <h3 className="sr">Verdict</h3>
        {may ? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row that wraps
          <div className="cas-verdicts" role="group" aria-label="Verdict">
            {activationVerdicts.map((verdict) => (
              <VerdictButton key={verdict} verdict={verdict} pressed={draft.verdict === verdict} />
            ))}
          </div>
        ) : (
          <p>
            {draft.verdict ? (
              <>
                <VerdictShape verdict={draft.verdict} /> {draft.verdict}
              </>
            ) : (
              'Not judged.'
            )}
          </p>
        )}
        {may ? (
          <label>
            <span className="sr">Why</span>
            <textarea
              ref={area}
              className="input"
              rows={2}
              value={draft.because}
              placeholder="Why: what shows that it was at work here, or was not"
              onChange={(event) => put({ because: event.target.value })}
            />
          </label>
        ) : (
          draft.because && <p className="serif">{draft.because}</p>
        )}
        <WhyNot of={refusal} />
        <div className="row">
          {(changed || !chosen.judged || chosen.changed) && <ActionButton name="give-verdict" kind="main" />}
          {changed && (
            <Button
              kind="quiet"
              onClick={() => {
                drafts.delete(chosen.id)
                setBegun(undefined)
                setRefusal(undefined)
              }}
            >
              Leave it as it was
            </Button>
          )}
          {chosen.judged && !changed && (
            <>
              <span className="soft small">
                {chosen.by && (
                  <>
                    by <Who id={chosen.by.id} full />
                  </>
                )}
                {chosen.at && `, ${dayOf(chosen.at)}`}
              </span>
              <Remove
                type="activation.judged"
                id={`act_${data.id}.${chosen.id}`}
                value={chosen.judged}
                what="the verdict"
              />
            </>
          )}
        </div>
      </div>
    </section>
  )
}

const none: Refusal = { code: 'reason-needed', message: 'No verdict is picked.', hint: 'Press 1 to 6, or pick one.' }

const verdictAction = (verdict: ActivationVerdict): ActionName => `verdict-${verdict.replace(' ', '-')}` as ActionName

const VerdictButton = ({ verdict, pressed }: { verdict: ActivationVerdict; pressed: boolean }) => (
  <ActionButton name={verdictAction(verdict)} pressed={pressed}>
    <VerdictShape verdict={verdict} /> {sentenceCase(verdict)}
  </ActionButton>
)

/** The day whose contexts are looked at: a year, a month or a day; without one, as they are last known. */
function AsOn() {
  const on = useRoute().query.get('on') ?? ''
  const [words, setWords] = useState(on)
  return (
    <label className="cas-on">
      <span className="soft">as of</span>
      <input
        className="input"
        value={words}
        placeholder="last known"
        aria-invalid={words.trim() !== '' && !isDay(words) ? true : undefined}
        onChange={(event) => {
          setWords(event.target.value)
          const to = event.target.value.trim()
          if (to === '' || isDay(to)) setQuery({ on: to || undefined })
        }}
      />
    </label>
  )
}
const isDay = (words: string): boolean => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(words.trim())

/** The contexts of the configuration as they were in the case; what is not recorded yet is recorded here by one pick. */
function Contexts({ data, chosen }: { data: CaseAnswer; chosen: Chosen }) {
  const may = writable.use()
  if (chosen.contexts.length === 0) return null
  return (
    <div className="cas-contexts">
      <h3>
        Its contexts here
        <span className="push">
          <AsOn />
        </span>
      </h3>
      <ul>
        {chosen.contexts.map(({ link, component, words, holds, because }) => (
          <li key={link}>
            <span className="span c">{words}</span>
            {holds ? (
              <Link
                screen="cases"
                id={data.id}
                query={{ show: 'about' }}
                className={`cas-holds ${holds.replaceAll(' ', '-')}`}
                title={because}
              >
                {holds}
              </Link>
            ) : may ? (
              <select
                className="input"
                aria-label={`Whether it holds: ${words}`}
                value=""
                onChange={(event) =>
                  void record(
                    {
                      type: 'context.found',
                      id: newId('ctx'),
                      from: null,
                      to: { case: data.id, component, holds: event.target.value as (typeof contextHolds)[number] },
                    },
                    'Recorded it.',
                  )
                }
              >
                <option value="">not recorded</option>
                {contextHolds.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            ) : (
              <span className="faint">not recorded</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
