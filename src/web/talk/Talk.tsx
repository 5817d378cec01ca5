import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useAction } from '../acting.ts'
import { useView } from '../api.ts'
import { ActionKey } from '../parts/ActionKey.tsx'
import { Button } from '../parts/Button.tsx'
import { Link } from '../parts/Link.tsx'
import { useRoute } from '../routes.ts'
import { Say } from './Say.tsx'
import { Thread } from './Thread.tsx'
import { hush, talk, thingHere, useTalk } from './talking.ts'
import './talk.css'

/** What people say of one thing, beside the sheet it stands on. Esc closes it. */
export function Talk() {
  const open = useTalk()
  const { id } = useRoute()
  const { data: frame } = useView('frame', {})
  useAction('comment', id && thingHere() ? () => talk(thingHere() ?? 'prj_this') : undefined)
  if (!open || frame?.past) return null
  return <Drawer key={`${open.about} ${open.piece}`} {...open} />
}

function Drawer({ about, piece }: NonNullable<ReturnType<typeof useTalk>>) {
  const { data } = useView('comments', { about })
  const aside = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  const here = data !== undefined
  useEffect(() => {
    if (here) aside.current?.querySelector('textarea')?.focus({ preventScroll: true })
  }, [here])
  const threads = data?.threads.filter(({ value }) => value.piece === piece) ?? []
  return (
    <aside
      ref={aside}
      className="talk float"
      aria-label="Comments"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        hush()
      }}
    >
      <div className="head">
        <h2>Comments</h2>
        <span className="more">
          <Link screen="comments">All</Link>
        </span>
        <Button kind="quiet" icon={X} only onClick={hush}>
          Close the comments
        </Button>
      </div>
      <p className="small soft of">
        on {piece ? `“${piece}” in the report` : (data?.about?.label ?? '')} <ActionKey name="comment" />
      </p>
      {data && threads.length === 0 && <p className="soft">Nobody has said anything about it yet.</p>}
      <ol className="threads">
        {threads.map((thread) => (
          <Thread key={thread.id} thread={thread} people={data?.people ?? []} may={data?.mayComment ?? false} />
        ))}
      </ol>
      {data?.mayComment && <Say about={about} piece={piece} people={data.people} behind={data.behind} />}
    </aside>
  )
}
