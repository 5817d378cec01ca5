import { useState } from 'react'
import type { TrailAct } from '../../../core/trail.ts'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { When } from '../../parts/Who.tsx'
import { useRoute } from '../../routes.ts'
import './acts.css'

/** What happened to one thing, newest first; the day opens the project as it was after that act. */
export function Acts({ acts }: { acts: readonly TrailAct[] }) {
  const [all, setAll] = useState(false)
  const { screen, id } = useRoute()
  const shown = all ? acts : acts.slice(0, 8)
  if (acts.length === 0) return <p className="soft">Nothing was recorded about it yet.</p>
  return (
    <>
      <ol className="acts">
        {shown.map(({ act, seq, at, words, why, undone, entries }) => (
          <li key={act} className={undone ? 'faint' : undefined}>
            <Link
              screen={screen}
              id={id}
              query={{ at: String(entries.at(-1)?.seq ?? seq) }}
              title="Open the project as it was then"
              className="small"
            >
              <When at={at} />
            </Link>
            <span>
              {undone ? <del>{words}</del> : words}
              {why && <span className="why">{why}</span>}
            </span>
          </li>
        ))}
      </ol>
      {acts.length > shown.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {`Show ${acts.length - shown.length} earlier`}
        </Button>
      )}
    </>
  )
}
