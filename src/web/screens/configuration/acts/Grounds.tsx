import { useId } from 'react'
import { inferences } from '../../../../core/choices.ts'
import type { Id } from '../../../../core/ids.ts'
import type { Inference } from '../../../../core/theory/facts.ts'
import type { Said } from './act-command.ts'

interface Props {
  said: Said
  set: (said: Said) => void
  evidence: readonly { id: Id<'evd'>; words: string }[]
  meetings: readonly { id: Id<'mtg'>; name: string }[]
}

/** What an act rests on: why, by which inference, on which evidence, new or known, and in which meeting. */
export function Grounds({ said, set, evidence, meetings }: Props) {
  const id = useId()
  const choose = <K extends keyof Said>(key: K, value: string) => set({ ...said, [key]: value || undefined })
  return (
    <>
      <div className="field">
        <label className="label" htmlFor={`${id}w`}>
          Why
        </label>
        <textarea
          id={`${id}w`}
          className="input"
          rows={2}
          value={said.why}
          onChange={(event) => set({ ...said, why: event.target.value })}
        />
      </div>
      <div className="grounds">
        <label className="field">
          <span className="label">Inference</span>
          <select
            className="input"
            value={said.inference ?? ''}
            onChange={(event) => choose('inference', event.target.value as Inference | '')}
          >
            <option value="">not said</option>
            {inferences.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="label">New or known</span>
          <select
            className="input"
            value={said.novelty ?? ''}
            onChange={(event) => choose('novelty', event.target.value)}
          >
            <option value="">not said</option>
            <option value="new">new</option>
            <option value="known">known before</option>
          </select>
        </label>
        {meetings.length > 0 && (
          <label className="field">
            <span className="label">In the meeting</span>
            <select
              className="input"
              value={said.meeting ?? ''}
              onChange={(event) => choose('meeting', event.target.value)}
            >
              <option value="">in none</option>
              {meetings.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {evidence.length > 0 && (
        <details className="on-evidence">
          <summary className="soft">
            On which evidence{said.evidence.length > 0 ? `: ${said.evidence.length} of ${evidence.length}` : ''}
          </summary>
          <div className="ticks">
            {evidence.map((piece) => (
              <label key={piece.id} className="toggle">
                <input
                  type="checkbox"
                  checked={said.evidence.includes(piece.id)}
                  onChange={(event) =>
                    set({
                      ...said,
                      evidence: event.target.checked
                        ? [...said.evidence, piece.id]
                        : said.evidence.filter((one) => one !== piece.id),
                    })
                  }
                />
                {piece.words}
              </label>
            ))}
          </div>
        </details>
      )}
    </>
  )
}
