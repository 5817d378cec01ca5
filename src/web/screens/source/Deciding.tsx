import { useId, useRef, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { Verdict } from '../../../core/screening/facts.ts'
import { useAction } from '../../acting.ts'
import { ask, newId, type Refused, record, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { verdictWords } from '../../parts/verdict-words.ts'
import { WhyNot } from '../../parts/WhyNot.tsx'
import type { SourceAnswer, StageAnswer } from './answer.ts'

export interface StageProps {
  source: SourceAnswer
  stage: StageAnswer
}

/** One's own vote; where votes are in conflict, the resolution; at a gate, a judgement with its reason. */
export function Deciding({ source, stage }: StageProps) {
  const id = useId()
  const verdicts = useRef<HTMLDivElement>(null)
  useAction('decide', () => verdicts.current?.querySelector('button')?.focus())
  const mine = stage.votes.find((vote) => vote.by.me)
  const [reason, setReason] = useState<Id<'rsn'>>()
  const [words, setWords] = useState('')
  const [refusal, setRefusal] = useState<Refused>()
  const viewer = useView('frame', {}).data?.viewer
  const conflict = stage.outcome?.kind === 'conflict'
  const done = (result: Awaited<ReturnType<typeof ask>>) => {
    setRefusal(result.ok ? undefined : result.refusal)
    if (result.ok) setWords('')
  }
  const vote = async (verdict: Verdict) =>
    done(
      await ask(
        {
          do: 'vote',
          source: source.id,
          stage: stage.id,
          verdict,
          ...(verdict === 'exclude' && reason && { reason }),
          ...(words && { note: words }),
        },
        `Voted: ${verdict}.`,
        { quiet: true },
      ),
    )
  const settle = async (verdict: Verdict) => {
    if (!words.trim())
      return setRefusal({
        code: 'reason-needed',
        message: 'A resolution needs words.',
        hint: 'Say how it was settled.',
      })
    const value = {
      source: source.id,
      stage: stage.id,
      verdict,
      how: 'discussion' as const,
      because: words,
      ...(verdict === 'exclude' && reason && { reason }),
      ...(viewer && { by: viewer }),
    }
    done(
      await record(
        { type: 'conflict.resolved', id: `res_${source.id}.${stage.id}`, from: null, to: value },
        'Settled.',
      ),
    )
  }
  const judge = async () => {
    if (!words.trim())
      return setRefusal({
        code: 'reason-needed',
        message: 'A judgement needs a reason.',
        hint: 'Say what it rests on.',
      })
    done(
      await ask(
        {
          do: 'appraise',
          source: source.id,
          stage: stage.id,
          judgements: [{ id: newId('apr'), because: words.trim() }],
        },
        'Judgement recorded.',
        { quiet: true },
      ),
    )
  }
  const settledByVotes = stage.settled !== undefined && !conflict
  return (
    <section className="deciding panel">
      <h2>{conflict ? 'Settle the conflict' : mine ? `Your vote: ${mine.verdict}` : 'Your decision'}</h2>
      {settledByVotes && <p className="soft">A resolution stands. A vote is kept beside it and does not change it.</p>}
      <div className="two">
        <OneOf
          label="Reason, if it leaves here"
          value={reason ?? ''}
          options={[
            ['', stage.reasons.length > 0 ? 'none picked' : 'the protocol lists none'],
            ...stage.reasons.map((one) => [one.id, one.text] as const),
          ]}
          set={(one) => setReason(one || undefined)}
        >
          {stage.reasons.length === 0 && (
            <Link screen="protocol" id="sources" className="small">
              List reasons in the protocol
            </Link>
          )}
        </OneOf>
        {stage.levels.length > 0 && (
          <p className="soft">
            This gate has a scale.{' '}
            <Link screen="appraise" id={source.id} query={{ gate: stage.id }}>
              Judge it there
            </Link>
          </p>
        )}
      </div>
      <div className="field">
        <label className="label" htmlFor={`${id}w`}>
          {conflict ? 'How it was settled, and why' : 'Note, or what the judgement rests on'}
        </label>
        <textarea id={`${id}w`} className="input" rows={1} value={words} onChange={(e) => setWords(e.target.value)} />
      </div>
      <div className="row wrap" ref={verdicts}>
        {(Object.keys(verdictWords) as Verdict[]).map((verdict) => (
          <Button
            key={verdict}
            pressed={!conflict && mine?.verdict === verdict}
            onClick={() => void (conflict ? settle(verdict) : vote(verdict))}
          >
            {verdictWords[verdict]}
          </Button>
        ))}
        {stage.levels.length === 0 && (
          <span className="push">
            <Button kind="quiet" onClick={() => void judge()}>
              Record as judgement
            </Button>
          </span>
        )}
      </div>
      <WhyNot of={refusal} />
    </section>
  )
}
