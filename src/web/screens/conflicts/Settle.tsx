import { useId, useState } from 'react'
import type { Command } from '../../../core/command.ts'
import type { Id } from '../../../core/ids.ts'
import type { Verdict } from '../../../core/screening/facts.ts'
import { writable } from '../../acting.ts'
import { ask, type Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { verdictWords } from '../../parts/verdict-words.ts'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { useDigitKey, useDigits } from '../screen/digits.ts'
import type { Chosen } from './answer.ts'

/** A way to settle: a verdict, with a reason where it leaves. */
interface Way {
  verdict: Verdict
  reason?: Id<'rsn'>
  words: string
}

/** Settles a case with a reason in words; of what is settled, re-opens it. The votes stay as cast. */
export function Settle({ chosen, open }: { chosen: Chosen; open: boolean }) {
  const id = useId()
  const keyOf = useDigitKey()
  const may = writable.use()
  const [because, setBecause] = useState('')
  const [how, setHow] = useState<'discussion' | 'third reviewer'>('discussion')
  const [refusal, setRefusal] = useState<Refused>()
  const [levels, setLevels] = useState<Readonly<Record<string, string>>>({})
  const ways = waysOf(chosen)
  const apart = aspectsApart(chosen)
  const put = async (command: Command, said: string) => {
    const open = command.do === 'settle' ? apart.find(({ key }) => !levels[key]) : undefined
    if (open)
      return setRefusal({
        code: 'reason-needed',
        message: 'Say which level holds.',
        hint: `${open.label}: ${open.said.map(({ label }) => label).join(' or ')}.`,
      })
    if (because.trim() === '')
      return setRefusal({ code: 'reason-needed', message: 'Say why.', hint: 'One line is enough; it is reported.' })
    const result = await ask(command, said, { quiet: true })
    setRefusal(result.ok ? undefined : result.refusal)
    if (result.ok) setBecause('')
  }
  const { source, stage } = chosen
  const settle = ({ verdict, reason }: Way) =>
    put(
      {
        do: 'settle',
        sources: [source],
        stage,
        verdict,
        how,
        because,
        ...(reason && { reason }),
        ...(apart.length > 0 && {
          levels: apart.map(({ aspect, key }) => ({ ...(aspect && { aspect }), level: levels[key] ?? '' })),
        }),
        ...(how === 'discussion' && { agreed: chosen.votes.map(({ by }) => by.id) }),
      },
      'Settled.',
    )
  const reopen = () => void put({ do: 'reopen', source, stage, because }, 'Re-opened.')
  useDigits(may && open, (digit) => {
    const way = ways[digit - 1]
    if (way) void settle(way)
  })
  if (!may) return null
  const settled = chosen.resolution !== undefined || chosen.reopening?.value.verdict !== undefined
  if (!open && !settled) return null
  return (
    <div className="settle">
      <div className="row">
        <label className="soft" htmlFor={id}>
          {open ? 'Because' : 'Re-open because'}
        </label>
        <input
          id={id}
          className="input"
          value={because}
          placeholder={open ? 'How it was settled, and why' : 'What has changed'}
          aria-invalid={refusal ? true : undefined}
          onChange={(event) => setBecause(event.target.value)}
        />
        {open && !chosen.reopening && (
          <Switch
            label="How it is settled"
            value={how}
            options={[
              ['discussion', 'Both agree'],
              ...(chosen.third ? ([['third reviewer', 'As third reviewer']] as const) : []),
            ]}
            onChange={setHow}
          />
        )}
      </div>
      {open &&
        apart.map(({ key, label, levels: scale }) => (
          <div key={key} className="row wrap">
            <span className="soft">{label} holds at</span>
            <Switch
              label={`Level that holds: ${label}`}
              value={levels[key] ?? ''}
              options={scale.map((one) => [one.key, one.label] as const)}
              onChange={(level) => setLevels((now) => ({ ...now, [key]: level }))}
            />
          </div>
        ))}
      <WhyNot of={refusal} />
      <div className="row wrap">
        {open ? (
          ways.map((way, i) => (
            <Button key={way.words} keys={keyOf(i + 1)} onClick={() => void settle(way)}>
              {way.words}
            </Button>
          ))
        ) : (
          <Button onClick={reopen}>Re-open</Button>
        )}
      </div>
    </div>
  )
}

/** The aspects in which people judged at different levels, each with what they said. */
function aspectsApart({ judgements, rules }: Chosen) {
  const aspects = rules.aspects.length > 0 ? rules.aspects : [{ key: undefined, label: rules.name }]
  return aspects.flatMap(({ key, label }) => {
    const said = new Set(judgements.flatMap((one) => (one.aspect === key && one.level ? [one.level] : [])))
    return said.size < 2
      ? []
      : [
          {
            key: key ?? '',
            aspect: key,
            label,
            levels: rules.levels,
            said: rules.levels.filter((level) => said.has(level.key)),
          },
        ]
  })
}

/** What was voted comes first, then what else there is. */
function waysOf({ votes, rules }: Chosen): Way[] {
  const all: Way[] = [
    { verdict: 'include', words: verdictWords.include },
    ...rules.reasons.map(({ id, text }) => ({ verdict: 'exclude' as const, reason: id, words: `Exclude: ${text}` })),
    ...(rules.reasonNeeded && rules.reasons.length > 0
      ? []
      : [{ verdict: 'exclude' as const, words: verdictWords.exclude }]),
    { verdict: 'background', words: 'Keep as background' },
  ]
  const cast = (way: Way) =>
    votes.some(
      ({ verdict, reason }) =>
        verdict === way.verdict && (!way.reason || rules.reasons.find(({ id }) => id === way.reason)?.text === reason),
    )
  return [...all.filter(cast), ...all.filter((way) => !cast(way))]
}
