import { MessageSquare } from 'lucide-react'
import type { Id } from '../../core/ids.ts'
import { useView } from '../api.ts'
import { Icon } from '../parts/Icon.tsx'
import { talk, useTalk } from './talking.ts'
import './talk.css'

interface Props {
  about: Id
  /** Of the report: the piece that is meant. */
  piece?: string
  /** What it is, for those who do not see it: "the context “a past of rivalry”". */
  of: string
}

/** Opens what is said of a thing; how many comments are open stands beside the mark. */
export function TalkMark({ about, piece, of }: Props) {
  const { data } = useView('commentCounts', {})
  const n = data?.open[piece ? `${about}~${piece}` : about] ?? 0
  const open = useTalk()
  const here = open?.about === about && open.piece === piece
  return (
    <button
      type="button"
      className="talk-mark"
      data-some={n > 0 ? '' : undefined}
      aria-expanded={here}
      title={n > 0 ? `${n} open ${n === 1 ? 'comment' : 'comments'}` : 'Comment'}
      onClick={(event) => {
        event.stopPropagation()
        talk(about, piece)
      }}
    >
      <Icon of={MessageSquare} />
      <span className="num">{n || ''}</span>
      <span className="sr">
        {n === 0 ? 'Comment on' : n === 1 ? 'open comment on' : 'open comments on'} {of}
      </span>
    </button>
  )
}
