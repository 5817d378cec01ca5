import { type GuidelinePart, guidelineParts, partNames } from '../../../core/guideline/parts.ts'
import type { ReadingLevel } from '../../../core/guideline/reading-level.ts'
import { useAction } from '../../acting.ts'
import { saveField } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Role } from '../../parts/Role.tsx'
import { complain } from '../../toast.ts'
import type { Chosen, GuidanceAnswer } from './answer.ts'
import { Grounds } from './Grounds.tsx'
import { Moved } from './Moved.tsx'
import { Standing } from './Standing.tsx'
import { Translations } from './Translations.tsx'

/** One statement whole: in plain and in formal words, part by part beside the theory, and what it rests on. */
export function Statement({ chosen, data }: { chosen: Chosen; data: GuidanceAnswer }) {
  const { id, value, levels } = chosen
  const save = (field: string) => saveField('guideline.written', id, field)
  const put = async () => {
    const result = await save('plain')(value.plain ?? null, chosen.plain)
    if (!result.ok) complain(result.refusal)
  }
  useAction('draft-plain', !value.plain && chosen.plain ? () => void put() : undefined)
  return (
    <article className="guidance-one" aria-label="Statement">
      {chosen.moved.length > 0 && <Moved chosen={chosen} />}
      <div className="guidance-head">
        <Field
          label="In plain words"
          long
          className="plain"
          action="write-guideline"
          placeholder="The same for everybody: short words, one thing a sentence"
          value={value.plain}
          save={save('plain')}
        />
        <Remove type="guideline.written" id={id} value={value} what="this statement" />
      </div>
      <Level of={levels.plain} limits />
      {!value.plain && (
        <p className="guidance-offer">
          <ActionButton name="draft-plain" kind="quiet" />
        </p>
      )}
      <div className="guidance-formal">
        <Field label="Formal wording" long value={value.statement} save={save('statement')} />
      </div>
      <Level of={levels.statement} />
      <div className="guidance-parts">
        {guidelineParts.map((part) => (
          <Part key={part} part={part} chosen={chosen} />
        ))}
      </div>
      <Grounds chosen={chosen} />
      <Standing chosen={chosen} data={data} />
      <Translations chosen={chosen} />
    </article>
  )
}

/** A part of the statement, beside what the theory says there. */
function Part({ part, chosen: { id, value, beside } }: { part: GuidelinePart; chosen: Chosen }) {
  const told = beside[part]
  return (
    <section className="guidance-part">
      <div className="theory">
        {told.length === 0 && <p className="faint small">{silent[part]}</p>}
        {told.map(({ configuration, label, slot, texts, evidence }) => (
          <div key={`${configuration} ${slot.label}`}>
            <p className="small">
              <Role slot={slot} />{' '}
              <Link screen="configuration" id={configuration}>
                {label}
              </Link>
              <span className="soft">: {evidence}</span>
            </p>
            {texts.map((text) => (
              <p key={text}>
                <span className={`span ${slot.role}`}>{text}</span>
              </p>
            ))}
          </div>
        ))}
      </div>
      <Field
        label={partNames[part]}
        long
        {...(part === 'does' && { hint: 'One thing a line.' })}
        value={value[part]?.join('\n')}
        save={saveLines(id, part)}
      />
    </section>
  )
}

/** What it means that the theory has nothing for a part. */
const silent: Record<GuidelinePart, string> = {
  when: 'The theory names no context.',
  does: 'The theory does not say what is offered or done.',
  notice: 'The theory does not say how people reason or respond.',
  follows: 'The theory names no outcome.',
  warnings: 'No mirror and no negative configuration tells how it goes wrong.',
}

/** Saves a list that is written a line each. */
function saveLines(id: Chosen['id'], part: GuidelinePart) {
  const put = saveField('guideline.written', id, part)
  const lines = (text: string | null) => text?.split('\n') ?? null
  const save = async (from: string | null, to: string | null) => {
    const result = await put(lines(from), lines(to))
    if (result.ok || !Array.isArray(result.refusal.theirs)) return result
    return { ...result, refusal: { ...result.refusal, theirs: result.refusal.theirs.join('\n') } }
  }
  return Object.assign(save, { of: put.of })
}

/** How hard it is to read, with what the figures are. */
const Level = ({ of, limits }: { of: ReadingLevel | undefined; limits?: boolean }) =>
  of ? (
    <p className="small soft guidance-level">
      Reading ease <span className="num">{of.ease}</span>, {of.words}; US school year{' '}
      <span className="num">{of.grade}</span>.
      {limits && (
        <span className="faint">
          {' '}
          By the formulas of Flesch and Kincaid, for English; of so few words a rough guide.
        </span>
      )}
    </p>
  ) : null
