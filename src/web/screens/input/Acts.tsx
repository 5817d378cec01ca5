import { X } from 'lucide-react'
import { useState } from 'react'
import { writable } from '../../acting.ts'
import { type Result, useView } from '../../api.ts'
import { useList } from '../../parts/ahead.ts'
import { Finder } from '../../parts/Finder.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Link } from '../../parts/Link.tsx'
import { complain } from '../../toast.ts'
import type { InputAnswer } from './answer.ts'

interface Props {
  acts: InputAnswer['inputs'][number]['acts']
  value: readonly string[] | undefined
  /** The day it was said: what came of it was done since. */
  since: string
  save: (from: readonly string[] | null, to: readonly string[] | null) => Promise<Result>
}

/** Acts of the trail by which something was changed, each leading there; more are found by their words. */
export function Acts({ acts, value, since, save }: Props) {
  const may = writable.use()
  const [text, setText] = useState('')
  const [named, set] = useList(value, save)
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  // The day by the clock of the one place may be yesterday by UTC.
  const day = /^\d{4}-\d{2}-\d{2}$/.test(since) ? new Date(Date.parse(since) - 86_400_000).toISOString() : undefined
  const { data, isPlaceholderData } = useView(
    'trail',
    { most: '1000', ...(day && { since: day }) },
    { when: may && words.length > 0 },
  )
  const put = (to: readonly string[]) => void set(to).then((result) => !result.ok && complain(result.refusal))
  if (!may && acts.length === 0) return null
  const found = (data?.acts ?? [])
    .filter((one) => !named.includes(one.act) && words.every((word) => one.words.toLowerCase().includes(word)))
    .slice(0, 8)
    .map((one) => ({ id: one.act, words: one.words, note: `event ${one.seq}` }))
  return (
    <div className="field about-things">
      <span className="label">Where the trail tells of it</span>
      <div className="row wrap">
        {acts.map(({ act, words, seq, last, undone }) => (
          <span key={act} className="chip line">
            {words === undefined ? (
              <span className="faint">an act that is not shown</span>
            ) : (
              <Link screen="trail" query={{ before: String((last ?? 0) + 1), seq: String(seq) }}>
                {words}
              </Link>
            )}
            {undone && <span className="faint">, taken back</span>}
            {may && (
              <button
                type="button"
                aria-label={`Take ${words ?? 'it'} away`}
                onClick={() => put(named.filter((one) => one !== act))}
              >
                <Icon of={X} />
              </button>
            )}
          </span>
        ))}
        {may && (
          <Finder
            label="Where the trail tells of it: find by words"
            placeholder="What was done: reworded, merged …"
            text={text}
            write={setText}
            found={words.length > 0 ? found : []}
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
