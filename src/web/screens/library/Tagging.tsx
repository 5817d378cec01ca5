import { type FormEvent, useId, useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useAction, writable } from '../../acting.ts'
import { newId, record } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { navigate } from '../../routes.ts'
import { toast } from '../../toast.ts'
import { Grouping } from './Grouping.tsx'
import { type Selection, selected } from './selection.ts'

interface Props {
  data: ViewAnswer<'library'>
  selection: Selection
}

/** What can be done with everything that is selected. */
export function Selected({ data, selection }: Props) {
  const [doing, setDoing] = useState<'tag' | 'group'>()
  const size = selection.size(data.found)
  const may = writable.use()
  useAction('tag-sources', size > 0 ? () => setDoing('tag') : undefined)
  useAction('group-sources', size > 0 ? () => setDoing('group') : undefined)
  useAction(
    'compare-two',
    size === 2
      ? () =>
          void selected(selection).then(({ sources: [a, b] }) => {
            if (a && b) navigate({ screen: 'duplicates', query: { pair: `${a.id},${b.id}` } })
          })
      : undefined,
  )
  if (size === 0) return null
  return (
    <section className="selected panel" aria-label="Selected sources">
      <div className="row">
        <strong role="status">{size === 1 ? 'One source selected' : `${size.toLocaleString('en-GB')} selected`}</strong>
        <ActionButton name="tag-sources">Tag</ActionButton>
        <ActionButton name="group-sources">Group as a study</ActionButton>
        <ActionButton name="compare-two">Compare: one or two?</ActionButton>
        <ActionButton name="export-sources">Export them</ActionButton>
        <Button kind="quiet" onClick={selection.clear}>
          Select none
        </Button>
      </div>
      {doing === 'tag' && may && <Tags data={data} selection={selection} close={() => setDoing(undefined)} />}
      {doing === 'group' && may && <Grouping data={data} selection={selection} close={() => setDoing(undefined)} />}
    </section>
  )
}

/** Gives tags to all that is selected, or takes them away, as one act. */
function Tags({ data, selection, close }: Props & { close: () => void }) {
  const id = useId()
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const put = async (tag: Id<'tag'>, called: string, on: boolean, first: Fact[] = []) => {
    setBusy(true)
    const { facts, more } = await tagging(selection, tag, on)
    const number = `${facts.length.toLocaleString('en-GB')} ${facts.length === 1 ? 'source' : 'sources'}`
    const said = on ? `Tagged ${number} “${called}”.` : `Took “${called}” from ${number}.`
    if (facts.length > 0 || first.length > 0)
      await record([...first, ...facts], more > 0 ? `${said} ${more} more wait: do it again.` : said)
    else toast.set({ text: on ? 'They have it already.' : 'None of them has it.' })
    setBusy(false)
  }
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const called = name.trim()
    if (!called) return
    const known = data.tags.find((tag) => tag.name.toLowerCase() === called.toLowerCase())
    const tag = known?.id ?? newId('tag')
    const order = data.tags.length + 1
    await put(tag, called, true, known ? [] : [{ type: 'tag.named', id: tag, from: null, to: { name: called, order } }])
    setName('')
  }
  return (
    <form
      className="tagging"
      aria-busy={busy || undefined}
      onSubmit={(event) => void add(event)}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      {data.tags.map((tag) => (
        <span key={tag.id} className="tag-row">
          {tag.name}
          <Button kind="quiet" title={`Give “${tag.name}”`} onClick={() => void put(tag.id, tag.name, true)}>
            Give
          </Button>
          <Button kind="quiet" title={`Take away “${tag.name}”`} onClick={() => void put(tag.id, tag.name, false)}>
            Take
          </Button>
        </span>
      ))}
      <span className="tag-row">
        <label className="sr" htmlFor={id}>
          New tag
        </label>
        <input
          id={id}
          className="input"
          // biome-ignore lint/a11y/noAutofocus: the person asked for this form by key or button
          autoFocus
          placeholder="New tag"
          value={name}
          onChange={(e) => setName(e.target.value)}
        />
        <Button submit>Give</Button>
        <Button kind="quiet" onClick={close}>
          Done
        </Button>
      </span>
    </form>
  )
}

/** The changes that give a tag to what is selected, each from the tags that the source has now. */
async function tagging(selection: Selection, tag: Id<'tag'>, on: boolean): Promise<{ facts: Fact[]; more: number }> {
  const { sources, more } = await selected(selection)
  const facts = sources.flatMap(({ id, tags }): Fact[] => {
    if ((tags?.includes(tag) ?? false) === on) return []
    const next = on ? [...(tags ?? []), tag] : (tags ?? []).filter((one) => one !== tag)
    return [{ type: 'source.described', id, from: { tags }, to: { tags: next.length > 0 ? next : null } }]
  })
  return { facts: facts.slice(0, 19_999), more: more + Math.max(0, facts.length - 19_999) }
}
