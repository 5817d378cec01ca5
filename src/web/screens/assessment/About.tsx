import { type FormEvent, useState } from 'react'
import { actionProgress, stances } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import { listed } from '../../../core/wording.ts'
import { newId, record, saveField } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Pick } from '../../parts/Pick.tsx'
import type { Chosen, StatementTold } from './answer.ts'

type Acts = NonNullable<Chosen['acts'][string]>

/** What follows from a statement’s answers: actions with owner and day, and evidence in the case. */
export function About({ one, chosen }: { one: StatementTold; chosen: Chosen }) {
  const [open, setOpen] = useState(false)
  const about = chosen.acts[one.guideline]
  if (!about) return null
  return (
    <div className="assessment-about">
      {about.actions.map(({ id, value }) => (
        <div key={id} className="assessment-action">
          <span>
            {value.text}{' '}
            <span className="small soft">
              {[value.owner, value.due && `by ${value.due}`].filter(Boolean).join(', ') || 'nobody owns it yet'}
            </span>
          </span>
          <Pick
            label={`Progress of ${value.text}`}
            quiet
            value={value.progress}
            options={actionProgress.map((word) => [word, word] as const)}
            save={saveField('action.agreed', id, 'progress')}
          />
        </div>
      ))}
      {open ? (
        <>
          <NewAction one={one} chosen={chosen} />
          <Lay one={one} about={about} chosen={chosen} />
          <Button kind="quiet" onClick={() => setOpen(false)}>
            Done
          </Button>
        </>
      ) : (
        <Button kind="quiet" onClick={() => setOpen(true)}>
          Agree on an action, or lay it as evidence
        </Button>
      )}
    </div>
  )
}

function NewAction({ one, chosen }: { one: StatementTold; chosen: Chosen }) {
  const [[text, owner, due], set] = useState(['', '', ''])
  const put = async (event: FormEvent) => {
    event.preventDefault()
    if (!text?.trim()) return
    const result = await record(
      {
        type: 'action.agreed',
        id: newId('acn'),
        from: null,
        to: {
          text: text.trim(),
          ...(owner?.trim() && { owner: owner.trim() }),
          ...(due && { due }),
          progress: 'planned',
          guideline: one.guideline,
          ...(chosen.case && { case: chosen.case }),
          order: chosen.nextAction,
        },
      },
      'Agreed on an action.',
    )
    if (result.ok) set(['', '', ''])
  }
  return (
    <form className="assessment-form" onSubmit={(event) => void put(event)}>
      <label>
        <span className="label">What to do</span>
        <input className="input" value={text} onChange={({ target }) => set([target.value, owner ?? '', due ?? ''])} />
      </label>
      <label>
        <span className="label">Owner, by role</span>
        <input className="input" value={owner} onChange={({ target }) => set([text ?? '', target.value, due ?? ''])} />
      </label>
      <label>
        <span className="label">By</span>
        <input
          className="input"
          type="date"
          value={due}
          onChange={({ target }) => set([text ?? '', owner ?? '', target.value])}
        />
      </label>
      <Button submit>Agree</Button>
    </form>
  )
}

const words = { behaviour: 'done', reasoning: 'noticed', outcome: 'followed' } as const

/** Lays what was answered beside the links it asks about, in the stance that a person takes it to have. */
function Lay({ one, about, chosen }: { one: StatementTold; about: Acts; chosen: Chosen }) {
  const { source } = chosen
  if (!source)
    return (
      <p className="small soft">
        To lay answers as evidence, say on the wave which source the survey is: consent and citations go by it.
      </p>
    )
  const lay = ({ part, level, configuration, links }: Acts['parts'][number], stance: (typeof stances)[number]) => {
    const result = newId('rsl')
    const facts: Fact[] = [
      {
        type: 'result.stated',
        id: result,
        from: null,
        to: {
          kind: 'survey',
          measure: `${one.words} (${words[part]}, median of 1 to 5)`.slice(0, 2_000),
          n: level.answers,
          estimate: level.median,
          source,
          ...(chosen.case && { case: chosen.case }),
          questionnaire: chosen.id,
          text: `${chosen.formative} Condition: ${one.condition}.`,
        },
      },
      {
        type: 'evidence.linked',
        id: newId('evd'),
        from: null,
        to: { configuration, links, source, result, stance, standing: 'observed' },
      },
    ]
    void record(facts, 'Laid beside the theory.')
  }
  return (
    <div className="assessment-lay">
      {about.parts.map((part) => (
        <div key={part.part} className="row">
          <span>
            {words[part.part]}, median <span className="num">{part.level.median}</span> of {part.level.answers} answers
            {part.laid.length > 0 && <span className="soft">: laid, {listed([...new Set(part.laid)])}</span>}
          </span>
          <select
            className="input"
            aria-label={`As evidence: ${words[part.part]}`}
            value=""
            onChange={({ target }) => lay(part, target.value as (typeof stances)[number])}
          >
            <option value="">As evidence that</option>
            {stances.map((stance) => (
              <option key={stance} value={stance}>
                {stance}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  )
}
