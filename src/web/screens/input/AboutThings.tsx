import { X } from 'lucide-react'
import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { type Result, useView } from '../../api.ts'
import { useList } from '../../parts/ahead.ts'
import { Finder } from '../../parts/Finder.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Link } from '../../parts/Link.tsx'
import { complain } from '../../toast.ts'
import type { InputAnswer } from './answer.ts'

interface Props {
  label: string
  things: InputAnswer['inputs'][number]['about']
  /** All that is named, of which `things` may be a part. */
  value: readonly Id[] | undefined
  save: (from: readonly Id[] | null, to: readonly Id[] | null) => Promise<Result>
}

/** Things of the project that are named, each leading there; more are found by their words. */
export function AboutThings({ label, things, value, save }: Props) {
  const may = writable.use()
  const [text, setText] = useState('')
  const { data, isPlaceholderData } = useView('palette', { q: text }, { when: text.trim() !== '' })
  const [named, set] = useList(value, save)
  const put = (to: readonly Id[]) => void set(to).then((result) => !result.ok && complain(result.refusal))
  if (!may && things.length === 0) return null
  const found = (data ?? [])
    .filter(({ id }) => !named.includes(id))
    .map(({ id, label, noun }) => ({ id, words: label, note: noun }))
  return (
    <div className="field about-things">
      <span className="label">{label}</span>
      <div className="row wrap">
        {things.map(({ id, label, place, gone }) => (
          <span key={id} className="chip line">
            {place ? <Link {...place}>{label}</Link> : label}
            {gone && <span className="faint">, gone</span>}
            {may && (
              <button
                type="button"
                aria-label={`Take ${label} away`}
                onClick={() => put(named.filter((one) => one !== id))}
              >
                <Icon of={X} />
              </button>
            )}
          </span>
        ))}
        {may && (
          <Finder
            label={`${label}: find by words`}
            placeholder="Find a configuration, theory, source …"
            text={text}
            write={setText}
            found={text.trim() === '' ? [] : found}
            current={!isPlaceholderData && data !== undefined}
            pick={({ id }) => {
              setText('')
              put([...named, id])
            }}
          />
        )}
      </div>
    </div>
  )
}
