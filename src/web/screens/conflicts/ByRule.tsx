import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { ask, type Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { verdictWords } from '../../parts/verdict-words.ts'
import { WhyNot } from '../../parts/WhyNot.tsx'
import type { ConflictsAnswer } from './answer.ts'

type Kind = 'verdicts' | 'reasons' | 'doubt'
const kinds: Readonly<Record<Kind, string>> = {
  verdicts: 'votes differ',
  reasons: 'only reasons differ',
  doubt: 'somebody is in doubt',
}

/** Settles all cases of one kind at a stage the same way, as one act that can be undone; the votes stay as cast. */
export function ByRule({ data }: { data: ConflictsAnswer }) {
  const may = writable.use()
  const groups = data.stages.flatMap((stage) =>
    (Object.keys(kinds) as Kind[]).flatMap((kind) => {
      const cases = data.open.filter((one) => one.stage === stage.id && one.why === kind)
      return cases.length > 0 ? [{ key: `${stage.id} ${kind}`, stage, kind, cases }] : []
    }),
  )
  const [chosen, choose] = useState<string>()
  const [way, setWay] = useState('include')
  const [because, setBecause] = useState('')
  const [refusal, setRefusal] = useState<Refused>()
  const group = groups.find(({ key }) => key === chosen) ?? groups[0]
  if (!may || !group) return null
  const { stage, cases } = group
  const ways = [
    ['include', verdictWords.include],
    ...stage.reasons.map(({ id, text }) => [id, `Exclude: ${text}`] as const),
    ...(stage.reasonNeeded && stage.reasons.length > 0 ? [] : [['exclude', verdictWords.exclude] as const]),
    ['background', 'Keep as background'],
  ] as const
  const settle = async () => {
    if (because.trim() === '')
      return setRefusal({ code: 'reason-needed', message: 'Say the rule.', hint: 'It is reported with the outcomes.' })
    const reason = stage.reasons.find(({ id }) => id === way)?.id
    const verdict = reason ? 'exclude' : (way as 'include' | 'exclude' | 'background')
    const result = await ask(
      {
        do: 'settle',
        sources: cases.map(({ source }): Id<'src'> => source),
        stage: stage.id,
        verdict,
        how: 'rule',
        because,
        ...(reason && { reason }),
      },
      `Settled ${cases.length} by a rule.`,
    )
    setRefusal(result.ok ? undefined : result.refusal)
    if (result.ok) setBecause('')
  }
  return (
    <details className="by-rule">
      <summary>Settle many by a rule</summary>
      <div>
        <label>
          Where
          <select className="input" value={group.key} onChange={(event) => choose(event.target.value)}>
            {groups.map(({ key, stage: { name }, kind, cases: of }) => (
              <option key={key} value={key}>
                {`${name}: ${kinds[kind]} (${of.length})`}
              </option>
            ))}
          </select>
        </label>
        <label>
          the outcome is
          <select
            className="input"
            value={ways.some(([value]) => value === way) ? way : 'include'}
            onChange={(event) => setWay(event.target.value)}
          >
            {ways.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          because
          <input
            className="input"
            value={because}
            placeholder="The rule, and why"
            aria-invalid={refusal ? true : undefined}
            onChange={(event) => setBecause(event.target.value)}
          />
        </label>
        <WhyNot of={refusal} />
        <Button onClick={() => void settle()}>{`Settle ${cases.length}`}</Button>
      </div>
    </details>
  )
}
