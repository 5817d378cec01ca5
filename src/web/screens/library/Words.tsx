import { useEffect, useId, useRef, useState } from 'react'
import { useKeysOf } from '../../acting.ts'
import { shown } from '../../parts/Key.tsx'
import { setQuery, useRoute } from '../../routes.ts'

/** Words go into the address when the hands rest. */
export function useResting(name: string): [string, (next: string) => void] {
  const value = useRoute().query.get(name) ?? ''
  const [words, setWords] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setWords(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  return [
    words,
    (next) => {
      setWords(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setQuery({ [name]: next }), 150)
    },
  ]
}

/** What is looked for in the full text, as core/record/query.ts reads it. */
export function Words() {
  const id = useId()
  const keys = useKeysOf('find-source')
  const [words, write] = useResting('text')
  return (
    <div className="choice wide">
      <label className="label" htmlFor={id}>
        Title, abstract, author, keyword, journal
      </label>
      <input
        id={id}
        type="search"
        className="input"
        value={words}
        placeholder={keys ? `Press ${shown(keys).join(' ')} to write here` : undefined}
        title={'trust OR "shared vision" · leader* · author:sims · NOT protocol'}
        onChange={(event) => write(event.target.value)}
      />
    </div>
  )
}
