import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { Verdict } from '../../../core/screening/facts.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, type Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { verdictWords } from '../../parts/verdict-words.ts'
import { Highlighted } from './Highlighted.tsx'
import { Progress } from './Progress.tsx'
import type { Page, ScreenAnswer } from './use-screening.ts'

/** Several sources at once, each decided where it stands. What was decided stays until the page is turned. */
export function Compact({
  data,
  marks,
  setMarks,
}: {
  data: ScreenAnswer
  marks: boolean
  setMarks: (marks: boolean) => void
}) {
  // The page holds still while its sources are decided and leave the queue.
  const [held, setHeld] = useState(data.sources)
  const [cast, setCast] = useState(new Map<Id<'src'>, Verdict>())
  const [refused, setRefused] = useState<{ source: Id<'src'>; refusal: Refused }>()
  const may = writable.use() && data.mayVote
  const waiting = data.sources.filter(({ id }) => !held.some((page) => page.id === id))
  const left = held.filter(({ id }) => !cast.has(id)).length
  useAction('highlights', () => setMarks(!marks))
  const turn = () => {
    setHeld(data.sources.filter(({ id }) => !cast.has(id)))
    setCast(new Map())
  }
  useAction('next-source', data.sources.length > 0 ? turn : undefined)
  const vote = async (page: Page, verdict: Verdict, reason?: Id<'rsn'>) => {
    setRefused(undefined)
    setCast((before) => new Map(before).set(page.id, verdict))
    const result = await ask(
      { do: 'vote', source: page.id, stage: data.stage.id, verdict, ...(reason && { reason }) },
      undefined,
      { quiet: true },
    )
    if (result.ok) return
    setRefused({ source: page.id, refusal: result.refusal })
    setCast((before) => new Map([...before].filter(([id]) => id !== page.id)))
  }
  return (
    <Sheet title={data.stage.name} bare>
      <div className="desk">
        <Progress data={data} cast={[]} />
        <div className="source">
          {held.length === 0 && <Empty fact="Nothing left in this queue." />}
          <ol className="several">
            {held.map((page) => (
              <li key={page.id} data-cast={cast.get(page.id)}>
                <h2>
                  <Highlighted text={page.reference.title} sets={marks ? data.highlights : []} />
                </h2>
                <p className="small soft">
                  {[page.authors.slice(0, 6).join(', '), page.reference.year, page.reference.container]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                {page.reference.abstract && (
                  <details>
                    <summary className="small">Abstract</summary>
                    <p className="serif">
                      <Highlighted text={page.reference.abstract} sets={marks ? data.highlights : []} />
                    </p>
                  </details>
                )}
                {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row */}
                <div className="row wrap" role="group" aria-label={`Your vote on ${page.label}`}>
                  {may &&
                    data.stage.verdicts.map((verdict) =>
                      verdict === 'exclude' && data.stage.reasons.length > 0 ? (
                        <select
                          key={verdict}
                          className="input reason"
                          aria-label={`Exclude ${page.label} because`}
                          value=""
                          onChange={(event) => void vote(page, verdict, event.target.value as Id<'rsn'>)}
                        >
                          <option value="">{cast.get(page.id) === 'exclude' ? 'Excluded' : 'Exclude because …'}</option>
                          {data.stage.reasons.map(({ id, text }) => (
                            <option key={id} value={id}>
                              {text}
                            </option>
                          ))}
                        </select>
                      ) : (
                        <Button
                          key={verdict}
                          pressed={(cast.get(page.id) ?? page.vote?.verdict) === verdict}
                          onClick={() => void vote(page, verdict)}
                        >
                          {verdictWords[verdict]}
                        </Button>
                      ),
                    )}
                </div>
                {refused?.source === page.id && (
                  <p className="err" role="alert">
                    {refused.refusal.message} {refused.refusal.hint}
                  </p>
                )}
              </li>
            ))}
          </ol>
          {(waiting.length > 0 || left < held.length) && (
            <Button kind="main" onClick={turn} keys="arrowright">
              {waiting.length > 0 ? 'The next ones' : 'Look again'}
            </Button>
          )}
        </div>
      </div>
    </Sheet>
  )
}
