import { X } from 'lucide-react'
import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import type { Result } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Finder } from '../../parts/Finder.tsx'
import { Link } from '../../parts/Link.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { useSourcesFound } from '../../parts/sources-found.ts'
import { complain } from '../../toast.ts'

interface Props {
  /** What rests on them: "the definition of trust". */
  of: string
  cited: readonly { id: Id<'src'>; label: string }[]
  /** Saves who is cited, from who was. */
  save: (from: Id<'src'>[] | null, to: Id<'src'>[] | null) => Promise<Result>
  /** There is room for one: another takes its place. */
  one?: true
  /** It cannot be without. */
  must?: true
}

/** The sources that something rests on, each found by a few letters and taken away with one press. */
export function Cites({ of, cited, save, one, must }: Props) {
  const may = writable.use()
  const [finding, setFinding] = useState(false)
  const [text, setText] = useState('')
  const { found, current } = useSourcesFound(text, { least: 2 })
  const ids = cited.map(({ id }) => id)
  const put = async (to: Id<'src'>[]) => {
    const result = await save(ids.length > 0 ? ids : null, to.length > 0 ? to : null)
    if (!result.ok) return complain(result.refusal)
    setFinding(false)
    setText('')
  }
  const room = !one || cited.length === 0 || must
  if (!may && cited.length === 0) return null
  return (
    <div className="cites">
      {cited.map(({ id, label }) => (
        <span key={id}>
          <Link screen="source" id={id}>
            {label}
          </Link>
          {may && !must && (
            <Button kind="quiet" icon={X} only title="Take away" onClick={() => void put(ids.filter((o) => o !== id))}>
              {`${label} no longer for ${of}`}
            </Button>
          )}
        </span>
      ))}
      {may && room && (
        <Button kind="quiet" pressed={finding} onClick={() => setFinding(!finding)}>
          {must ? 'Change' : 'Cite a source'} <span className="sr">for {of}</span>
        </Button>
      )}
      {finding && (
        <Panel label={`Source for ${of}`} submit={() => undefined} close={() => setFinding(false)}>
          <Finder
            label={`Source for ${of}`}
            placeholder="Author, title or year"
            text={text}
            write={setText}
            found={found.filter(({ id }) => !ids.includes(id))}
            current={current}
            pick={({ id }) => void put(one ? [id] : [...ids, id])}
          />
        </Panel>
      )}
    </div>
  )
}
