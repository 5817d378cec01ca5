import { type FormEvent, useState } from 'react'
import { projectKinds } from '../../../core/choices.ts'
import { writable } from '../../acting.ts'
import { record } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'

/** The first thing said of a project: what it is called, and what kind of work it is. */
export function Found() {
  const may = writable.use()
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<(typeof projectKinds)[number]>('realist review')
  if (!may) return <Empty fact="Nothing is said of this project yet." />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim())
      void record({ type: 'project.described', id: 'prj_this', from: null, to: { title: title.trim(), kind } })
  }
  return (
    <form className="found" onSubmit={submit}>
      <h2>What is this project?</h2>
      <div className="field">
        <label className="label" htmlFor="found-title">
          Title
        </label>
        <input
          id="found-title"
          className="input"
          value={title}
          required
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor="found-kind">
          Kind
        </label>
        <select
          id="found-kind"
          className="input"
          value={kind}
          onChange={(event) => setKind(event.target.value as typeof kind)}
        >
          {projectKinds.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </div>
      <Button kind="main" submit>
        Begin
      </Button>
    </form>
  )
}
