import { type FormEvent, useState } from 'react'
import { projectKinds } from '../../../core/choices.ts'
import { writable } from '../../acting.ts'
import { record } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { same } from './editing.ts'

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
      <Entered label="Title" required value={title} set={setTitle} />
      <OneOf label="Kind" value={kind} options={same(projectKinds)} set={setKind} />
      <Button kind="main" submit>
        Begin
      </Button>
    </form>
  )
}
