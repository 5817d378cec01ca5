import { useState } from 'react'
import { useView } from '../../api.ts'
import { Figure } from '../../parts/Figure.tsx'
import { Link } from '../../parts/Link.tsx'
import type { Overall } from './answer.ts'

type Step = Overall['flow'][number]

/** The flow of sources. Counts that a publication reports are hollow on a dashed line; what is decided here is solid. */
export function Flow({ overall: { flow, included, evaluation } }: { overall: Overall }) {
  if (flow.length === 0)
    return evaluation.length > 0 ? null : (
      <p className="flow-none soft">
        No flow yet:{' '}
        <Link screen="protocol" id="sources">
          set the stages
        </Link>{' '}
        that sources go through.
      </p>
    )
  const last = flow.at(-1)
  const ends = last?.kind === 'computed' && last.number !== included
  return (
    <ol className="flow" aria-label="Flow of sources">
      {flow.map((step, i) => (
        <li
          key={step.kind === 'reported' ? step.count : `${step.kind} ${step.stage}`}
          className={step.kind === 'reported' ? 'rep' : undefined}
        >
          <span className="n" title={step.kind === 'reported' ? `Reported: ${step.citationLabel}` : undefined}>
            {step.number.toLocaleString('en')}
          </span>
          <span className="rule" />
          {step.kind === 'reported' ? (
            <Reported step={step} />
          ) : step.kind === 'retrieval' ? (
            <Retrieval step={step} />
          ) : (
            <Computed step={step} includes={i === flow.length - 1 && !ends} />
          )}
        </li>
      ))}
      {ends && (
        <li>
          <span className="n">{included.toLocaleString('en')}</span>
          <span className="rule" />
          <p className="what">included</p>
          <p className="left">
            <Link screen="library" query={{ outcome: 'included' }}>
              the sources that came through
            </Link>
          </p>
        </li>
      )}
    </ol>
  )
}

/** How far an evaluation is: each number leads to what it counts. */
export function Evaluation({ overall: { evaluation } }: { overall: Overall }) {
  if (evaluation.length === 0) return null
  return (
    <ol className="flow" aria-label="How far the evaluation is">
      {evaluation.map(({ label, number, rest, screen }) => (
        <li key={label}>
          <span className="n">{number.toLocaleString('en')}</span>
          <span className="rule" />
          <p className="what">
            <Link screen={screen}>{label}</Link>
          </p>
          <p className="left">{rest}</p>
        </li>
      ))}
    </ol>
  )
}

/** The course of an evaluation as the figure of its report, read once somebody unfolds it. */
export function EvaluationFlow({ overall: { evaluation } }: { overall: Overall }) {
  const [open, setOpen] = useState(false)
  if (evaluation.length === 0) return null
  return (
    <details className="evaluation-flow" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="evaluation-flow-head">The flow as one figure</summary>
      {open && <Drawn />}
    </details>
  )
}

function Drawn() {
  const { data, error } = useView('evaluationFlow', {})
  if (error) return <p className="soft">{error.message}</p>
  return data === null ? (
    <p className="soft">
      There is no case yet: <Link screen="cases">choose the first</Link>.
    </p>
  ) : (
    data && <Figure scene={data.figure} widest={960} />
  )
}

function Reported({ step }: { step: Extract<Step, { kind: 'reported' }> }) {
  return (
    <>
      <p className="what">{step.label}</p>
      <p className="left">
        <Link screen="source" id={step.citation}>
          reported
        </Link>
        {step.left !== undefined && step.left !== 0 && (
          <>
            {' '}
            · {step.left.toLocaleString('en')} left{step.why ? `: ${step.why}` : ''}
          </>
        )}
      </p>
    </>
  )
}

/** Full texts: how many were sought, and which are not to be had. */
function Retrieval({
  step: { label, number, left, firstLeft, awaited, held },
}: {
  step: Extract<Step, { kind: 'retrieval' }>
}) {
  return (
    <>
      <p className="what">{label.toLowerCase()}</p>
      <p className="left">
        {firstLeft ? (
          <>
            {left.toLocaleString('en')} not available:{' '}
            <Link screen="source" id={firstLeft.source} title={firstLeft.because}>
              {firstLeft.label}
            </Link>
            {left > 1 && (
              <>
                {' '}
                and{' '}
                <Link screen="documents" query={{ show: 'not available' }}>
                  {(left - 1).toLocaleString('en')} more
                </Link>
              </>
            )}
          </>
        ) : (
          awaited === 0 && (held === number ? 'all here' : `${held.toLocaleString('en')} held here`)
        )}
        {awaited > 0 && (
          <>
            {firstLeft && ' · '}
            <Link screen="documents" query={{ show: 'missing' }}>
              {awaited.toLocaleString('en')} not here yet
            </Link>
          </>
        )}
      </p>
    </>
  )
}

function Computed({ step, includes }: { step: Extract<Step, { kind: 'computed' }>; includes: boolean }) {
  const one = step.firstLeft
  const open = [
    step.open > 0 && `${step.open} without outcome`,
    step.conflicts > 0 && `${step.conflicts} in conflict`,
    step.background > 0 && `${step.background} background`,
  ].filter(Boolean)
  return (
    <>
      <p className="what">
        {includes
          ? `included after ${step.label.toLowerCase()}`
          : step.gate
            ? `weighed for ${step.label.toLowerCase()}`
            : step.label}
      </p>
      <p className="left">
        {one ? (
          <>
            {step.left.toLocaleString('en')} left:{' '}
            <Link screen="source" id={one.source} title={one.reasonText ?? one.because}>
              {one.label}
            </Link>
            {step.left > 1 && (
              <>
                {' '}
                and{' '}
                <Link screen="library" query={{ stage: step.stage, outcome: 'exclude' }}>
                  {(step.left - 1).toLocaleString('en')} more
                </Link>
              </>
            )}
          </>
        ) : (
          open.length === 0 && (step.number === 0 ? 'none yet' : 'none left')
        )}
        {open.length > 0 && <span>{one ? ` · ${open.join(' · ')}` : open.join(' · ')}</span>}
      </p>
    </>
  )
}
