import { useRef, useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { newId, record } from '../../api.ts'
import { useAhead } from '../../parts/ahead.ts'
import { Button } from '../../parts/Button.tsx'
import type { Page, ScreenAnswer } from './use-screening.ts'

/** The tags of the source on screen, given and taken by a press; a new one by its name. */
export function Tags({ data, page, close }: { data: ScreenAnswer; page: Page; close: () => void }) {
  const [name, setName] = useState('')
  /** A tag that is new is named in the same act. */
  const naming = useRef<Fact[]>([])
  const [tags, put] = useAhead<readonly Id<'tag'>[]>(page.tags, (from, to) =>
    record([
      ...naming.current.splice(0),
      {
        type: 'source.described',
        id: page.id,
        from: { tags: from.length > 0 ? [...from] : null },
        to: { tags: to.length > 0 ? [...to] : null },
      },
    ]),
  )
  const add = async () => {
    const called = name.trim()
    if (!called) return close()
    const known = data.tags.find((tag) => tag.name.toLowerCase() === called.toLowerCase())
    const id = known?.id ?? newId('tag')
    setName('')
    if (tags.includes(id)) return
    if (!known)
      naming.current.push({ type: 'tag.named', id, from: null, to: { name: called, order: data.tags.length + 1 } })
    await put([...tags, id])
  }
  return (
    <form
      className="in tags"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      {data.tags.map((tag) => {
        const on = tags.includes(tag.id)
        return (
          <Button
            key={tag.id}
            pressed={on}
            onClick={() => void put(on ? tags.filter((one) => one !== tag.id) : [...tags, tag.id])}
          >
            {tag.name}
          </Button>
        )
      })}
      <input
        className="input"
        // biome-ignore lint/a11y/noAutofocus: the person asked for this field by key or button
        autoFocus
        aria-label="New tag"
        placeholder="A tag; Enter gives it"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </form>
  )
}
