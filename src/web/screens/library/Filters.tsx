import { useEffect, useId, useRef, useState } from 'react'
import { uses, verdicts } from '../../../core/choices.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useKeysOf } from '../../acting.ts'
import { Button } from '../../parts/Button.tsx'
import { shown } from '../../parts/Key.tsx'
import { setQuery, useRoute } from '../../routes.ts'

type Answer = ViewAnswer<'library'>

const outcomes = ['open', 'conflict', ...verdicts] as const
const filterUses = ['candidate', ...uses, 'none'] as const
export const outcomeWords: Record<(typeof outcomes)[number], string> = {
  open: 'open',
  conflict: 'in conflict',
  include: 'included',
  exclude: 'excluded',
  maybe: 'in doubt',
  background: 'background',
}

/** What narrows the list. Every choice is in the address, so that a narrowed list can be kept and sent. */
export function Filters({
  kinds,
  stages,
  clear,
}: Pick<Answer, 'kinds' | 'stages'> & { clear?: (() => void) | undefined }) {
  return (
    <search className="filters">
      <Words />
      <Choice name="kind" label="Kind" options={kinds.map(({ kind, number }) => [kind, `${kind} (${number})`])} />
      <Choice name="stage" label="Stage" options={stages.map(({ id, name }) => [id, name])} />
      <Choice name="outcome" label="Outcome" options={outcomes.map((one) => [one, outcomeWords[one]])} />
      <Choice name="use" label="Use" options={filterUses.map((one) => [one, one])} />
      <Choice
        name="sort"
        label="Order"
        all="by author"
        options={[
          ['year', 'newest first'],
          ['title', 'by title'],
          ['added', 'as added'],
        ]}
      />
      {clear && (
        <Button kind="quiet" onClick={clear}>
          Show all
        </Button>
      )}
    </search>
  )
}

interface Choosing {
  name: string
  label: string
  all?: string
  options: readonly (readonly [value: string, words: string])[]
}

function Choice({ name, label, all = 'all', options }: Choosing) {
  const id = useId()
  const value = useRoute().query.get(name) ?? ''
  return (
    <div className="choice">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="input" value={value} onChange={(event) => setQuery({ [name]: event.target.value })}>
        <option value="">{all}</option>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The words looked for: they go into the address when the hands rest. */
function Words() {
  const id = useId()
  const value = useRoute().query.get('text') ?? ''
  const keys = useKeysOf('find-source')
  const [words, setWords] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setWords(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const write = (next: string) => {
    setWords(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setQuery({ text: next }), 150)
  }
  return (
    <div className="choice wide">
      <label className="label" htmlFor={id}>
        Author, title, journal or DOI
      </label>
      <input
        id={id}
        type="search"
        className="input"
        value={words}
        placeholder={keys ? `Press ${shown(keys).join(' ')} to write here` : undefined}
        onChange={(event) => write(event.target.value)}
      />
    </div>
  )
}
