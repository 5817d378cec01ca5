import { useState } from 'react'
import { counted } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { ask, newId } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { navigate } from '../../routes.ts'
import type { AssessmentAnswer } from './answer.ts'

/** Drafts an assessment from the statements that are picked; its items are then edited as those of any survey. */
export function NewAssessment({ data }: { data: AssessmentAnswer }) {
  const may = writable.use()
  const [open, setOpen] = useState(data.assessments.length === 0)
  const [title, setTitle] = useState('Where we stand')
  const [roles, setRoles] = useState('Leader, Clinician or practitioner, Manager, Partner from outside')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  useAction('draft-assessment', may ? () => setOpen(true) : undefined)
  if (!may) return null
  if (!open) return <Button onClick={() => setOpen(true)}>Draft another assessment</Button>
  const picked = data.statements.filter(({ id }) => !left.has(id))
  const draft = async () => {
    const id = newId('qst')
    const asked = roles
      .split(',')
      .map((role) => role.trim())
      .filter(Boolean)
    const guidelines = picked.map((one) => one.id)
    const result = await ask(
      { do: 'draftAssessment', id, title: title.trim(), guidelines, ...(asked.length > 0 && { roles: asked }) },
      'Drafted an assessment.',
    )
    if (!result.ok) return
    setOpen(false)
    navigate({ screen: 'assessment', id })
  }
  return (
    <section className="assessment-new">
      <h2>Draft an assessment</h2>
      <label>
        <span className="label">Title</span>
        <input className="input" value={title} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label>
        <span className="label">Roles that people pick from, with commas between; none, and nobody is asked</span>
        <input className="input" value={roles} onChange={(event) => setRoles(event.target.value)} />
      </label>
      <fieldset>
        <legend className="label">Statements</legend>
        {data.statements.map((one) => (
          <label key={one.id} className="assessment-pick">
            <input
              type="checkbox"
              checked={!left.has(one.id)}
              onChange={(event) => {
                const next = new Set(left)
                if (event.target.checked) next.delete(one.id)
                else next.add(one.id)
                setLeft(next)
              }}
            />
            <span>
              <span className="serif">{one.words}</span> <span className="small soft">{one.group}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="row">
        <Button
          kind="main"
          not={picked.length === 0 ? 'Pick a statement' : title.trim() === '' ? 'Give it a title' : undefined}
          onClick={() => void draft()}
        >
          {`Draft from ${counted(picked.length, 'statement')}`}
        </Button>
        {data.assessments.length > 0 && (
          <Button kind="quiet" onClick={() => setOpen(false)}>
            Not now
          </Button>
        )}
      </div>
    </section>
  )
}
