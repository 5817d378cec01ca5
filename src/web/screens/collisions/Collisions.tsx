import { useEffect, useRef, useState } from 'react'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import type { Collided } from './answer.ts'
import { Case } from './Case.tsx'
import './collisions.css'

const keyOf = ({ ids: [first] }: Collided): string => first ?? ''

/** What collided when two copies were merged: what stands and what the other copy said, to be settled one by one. */
export default function Collisions() {
  const { data, error } = useView('collisions', {})
  const list = useRef<HTMLOListElement>(null)
  const [chosen, setChosen] = useState<string>()
  const last = useRef(0)
  /** Whether the focus goes along when another case is at hand. */
  const along = useRef(false)
  const cases = data?.cases ?? []
  const found = cases.findIndex((one) => keyOf(one) === chosen)
  // Where one is settled, the one that follows it takes its place.
  const at = found >= 0 ? found : Math.min(last.current, Math.max(0, cases.length - 1))
  const here = cases[at] && keyOf(cases[at])
  useEffect(() => {
    last.current = at
    if (!along.current) return
    along.current = false
    const to = here ? list.current?.children[at] : document.getElementById('main')
    if (to instanceof HTMLElement) to.focus()
  }, [at, here])
  const step = (by: number) => {
    const next = cases[at + by]
    if (!next) return undefined
    return () => {
      along.current = true
      setChosen(keyOf(next))
    }
  }
  useAction('next-collision', step(1))
  useAction('previous-collision', step(-1))
  if (!data) return <Waiting title="Collisions" error={error} />
  return (
    <Sheet title="Collisions" className="collisions">
      <div className="title">
        <h1>Collisions</h1>
        <Link screen="trail" className="soft">
          Trail
        </Link>
      </div>
      {cases.length === 0 ? (
        <Empty fact="There is nothing to settle.">
          When two copies of the project are merged, what both said of one thing in different ways is listed here.
        </Empty>
      ) : (
        <>
          <p className="soft" role="status">
            {sentenceCase(counted(cases.length, 'case'))} to settle. What stands holds until then, and nothing is lost.
          </p>
          <ol ref={list} className="cases">
            {cases.map((one) => (
              <Case
                key={keyOf(one)}
                one={one}
                here={keyOf(one) === here}
                choose={() => setChosen(keyOf(one))}
                leave={(settled) => {
                  along.current = settled
                }}
              />
            ))}
          </ol>
        </>
      )}
    </Sheet>
  )
}
