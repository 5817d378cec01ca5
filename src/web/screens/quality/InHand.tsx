import { qualityLevels } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import { sentenceCase } from '../../../core/wording.ts'
import { ask, type Result } from '../../api.ts'
import { arrowsStay } from '../../parts/arrows.ts'
import { Field } from '../../parts/Field.tsx'
import { Key } from '../../parts/Key.tsx'
import { Several } from '../../parts/Several.tsx'
import { complain } from '../../toast.ts'
import { useDigitKey, useDigits } from '../screen/digits.ts'
import type { Criterion, QualityAnswer, Round } from './answer.ts'

/** One criterion: its four levels, what oneself says, and what others said once that may be seen. */
export function InHand({
  round,
  criterion,
  places,
}: {
  round: Round
  criterion: Criterion
  places: QualityAnswer['places']
}) {
  const keyOf = useDigitKey()
  const mine = criterion.said.find(({ me }) => me)
  const may = round.mayJudge && mine !== undefined
  const level = mine?.given?.level
  const put =
    (field: 'level' | 'because' | 'pieces') =>
    (from: unknown, to: unknown): Promise<Result> =>
      ask({ do: 'change', changes: [judged(round, criterion, field, from, to)] }, undefined, { quiet: true })
  const choose = (to: (typeof qualityLevels)[number] | undefined) =>
    to !== level &&
    void put('level')(level ?? null, to ?? null).then((result) => !result.ok && complain(result.refusal))
  useDigits(may, (digit) => choose(qualityLevels[digit - 1]))
  const others = criterion.said.filter(({ me, given }) => (!me || !may) && given)
  return (
    <section className="quality-hand" aria-label={criterion.name}>
      <h2>{criterion.name}</h2>
      <p className="serif soft">{criterion.asks}</p>
      <div className="quality-levels" role="radiogroup" aria-label={`Level: ${criterion.name}`} onKeyDown={arrowsStay}>
        {qualityLevels.map((one, i) => {
          const who = criterion.said.filter(({ given, me }) => given?.level === one && (!me || !may))
          return (
            <label key={one} className={level === one ? 'on' : undefined}>
              <input
                type="radio"
                name={`quality-${criterion.key}`}
                disabled={!may}
                checked={level === one}
                onChange={() => choose(one)}
              />
              <span>
                <b>{sentenceCase(one)}.</b>{' '}
                {i > 1 && <span className="faint">{sentenceCase(qualityLevels[i - 1] ?? '')}, and: </span>}
                <span className="soft">{criterion.levels[one]}</span>
              </span>
              {who.length > 0 && <span className="small">{who.map(({ initials }) => initials).join(' ')}</span>}
              {may && <Key keys={keyOf(i + 1)} />}
            </label>
          )
        })}
      </div>
      {may && (
        <>
          <Field
            label="Why this level"
            long
            may
            action="judge-because"
            placeholder="What it rests on, in a line or two"
            value={mine.given?.because}
            save={(from, to) => put('because')(from, to)}
          />
          <Several
            label="What shows it"
            may
            value={mine.given?.pieces}
            options={places}
            save={(from, to) => put('pieces')(from, to)}
          />
        </>
      )}
      {others.length > 0 && (
        <ul className="quality-said">
          {others.map(({ id, name, as, given }) => (
            <li key={id}>
              <span className="small faint">
                {name}, {as}
              </span>
              <b>{given?.level ? sentenceCase(given.level) : 'No level'}</b>{' '}
              <span className="serif">{given?.because}</span>
            </li>
          ))}
        </ul>
      )}
      {criterion.apart !== undefined && criterion.apart > 0 && (
        <p className="note">They differ here. Talk about what each rests on, and judge again in a new round.</p>
      )}
    </section>
  )
}

/** The first thing that is said makes the judgement; what follows changes it. */
function judged(round: Round, criterion: Criterion, field: string, from: unknown, to: unknown): Fact {
  const mine = criterion.said.find(({ me }) => me)
  const id = mine?.judgement
  if (mine?.given) return { type: 'quality.judged', id, from: { [field]: from }, to: { [field]: to } } as Fact
  const first = { round: round.id, criterion: criterion.key, by: mine?.id, [field]: to }
  return { type: 'quality.judged', id, from: null, to: first } as Fact
}
