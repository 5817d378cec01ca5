import { type FormEvent, useId, useState } from 'react'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useAction, writable } from '../../acting.ts'
import { newId, record } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { useRoute } from '../../routes.ts'

/** The address’s own parts that make a view; the moment looked at and the preview are not of it. */
const viewOf = (query: URLSearchParams): string => {
  const kept = new URLSearchParams(query)
  for (const name of ['at', 'peek', 'list']) kept.delete(name)
  kept.sort()
  return kept.toString()
}

/** Named ways of looking at the library, one click each. */
export function SavedViews({ saved }: Pick<ViewAnswer<'library'>, 'saved'>) {
  const here = viewOf(useRoute().query)
  if (saved.length === 0) return null
  return (
    <nav className="saved-views" aria-label="Saved views">
      {saved.map(({ id, value }) => (
        <span key={id} className="saved-view">
          <Link
            screen="library"
            query={Object.fromEntries(new URLSearchParams(value.query))}
            current={value.query === here}
          >
            {value.name}
          </Link>
          {value.query === here && <Remove type="view.saved" id={id} value={value} what="the saved view" />}
        </span>
      ))}
    </nav>
  )
}

/** Names the view that is shown, if it has no name yet. */
export function SaveView({ saved }: Pick<ViewAnswer<'library'>, 'saved'>) {
  const [naming, setNaming] = useState(false)
  const may = writable.use()
  const here = viewOf(useRoute().query)
  const nameless = here !== '' && !saved.some(({ value }) => value.query === here)
  useAction('save-view', nameless ? () => setNaming(true) : undefined)
  if (!naming || !may || !nameless) return <ActionButton name="save-view" kind="quiet" />
  return <Naming query={here} order={saved.length + 1} close={() => setNaming(false)} />
}

function Naming({ query, order, close }: { query: string; order: number; close: () => void }) {
  const id = useId()
  const [name, setName] = useState('')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    const to = { name: name.trim(), query, order }
    const result = await record({ type: 'view.saved', id: newId('sav'), from: null, to }, 'Saved the view.')
    if (result.ok) close()
  }
  return (
    <form
      className="row"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <label className="sr" htmlFor={id}>
        Name of the view
      </label>
      <input
        id={id}
        className="input"
        // biome-ignore lint/a11y/noAutofocus: the person asked for this form by key or button
        autoFocus
        placeholder="Name of the view"
        value={name}
        onChange={(e) => setName(e.target.value)}
      />
      <Button submit>Save</Button>
    </form>
  )
}
