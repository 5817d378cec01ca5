import { useQuery } from '@tanstack/react-query'
import { type DiffPiece, diffWords } from '../../../core/diff.ts'
import { type Block, wordsOf } from '../../../core/report/blocks.ts'
import type { PieceNow, Since } from '../../../core/report/marks.ts'
import { pieceOf } from '../../../core/report/pieces.ts'
import { pathOf, type Refused, read } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Diff } from '../../parts/Diff.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { useRoute } from '../../routes.ts'
import { Blocks } from '../report/Blocks.tsx'
import { type Exported, saveEdit, titleOf } from './edit.ts'

interface Props {
  piece: PieceNow
  blocks: readonly Block[]
  since: Since | undefined
  then: Exported | undefined
  may: boolean
}

/** One piece: whether the report holds it, its caption, words before it, what changed, and how it looks. */
export function InHand({ piece, blocks, since, then, may }: Props) {
  const shown = piece.mark ? (pieceOf(blocks, piece.name) ?? []) : []
  return (
    <section className="pieces-hand" aria-label={piece.title}>
      <h2>{titleOf(piece)}</h2>
      <div className="row wrap">
        {may && (
          <ActionButton name="leave-piece-out">{piece.edit?.leftOut ? 'Take it in again' : undefined}</ActionButton>
        )}
        {piece.mark && (
          <Link screen="report" id={piece.name}>
            In the report
          </Link>
        )}
        {!piece.mark && !piece.edit?.leftOut && <span className="soft">Its part is left out.</span>}
      </div>
      <Field
        label={piece.kind === 'part' ? 'Heading of your own' : 'Caption of your own'}
        placeholder={piece.title}
        value={piece.edit?.caption}
        save={saveEdit(piece, 'caption')}
      />
      <Field
        label={piece.kind === 'part' ? 'Words under the heading' : 'Words before it'}
        long
        action="judge-because"
        value={piece.edit?.text}
        save={saveEdit(piece, 'text')}
      />
      {since === 'changed' && then && <Changed piece={piece} blocks={shown} seq={then.seq} merged={then.merged} />}
      {shown.length > 0 && (
        <div className="report pieces-look">
          <article>
            <Blocks blocks={shown} />
          </article>
        </div>
      )}
    </section>
  )
}

/** Of a long stretch that is the same, its beginning and its end: what changed is what is looked for. */
const shortened = (piece: DiffPiece): DiffPiece =>
  piece.kind === 'same' && piece.text.length > 400
    ? { ...piece, text: `${piece.text.slice(0, 150)} … ${piece.text.slice(-150)}` }
    : piece

/** Word by word what a piece said when it was given out, and says now. */
interface Compared {
  piece: PieceNow
  blocks: readonly Block[]
  seq: number
  merged: boolean
}
function Changed({ piece, blocks, seq, merged }: Compared) {
  const { project } = useRoute()
  const query = new URLSearchParams({ piece: piece.name, at: String(seq) })
  const { data, error } = useQuery<{ blocks: Block[] }, Refused>({
    queryKey: ['report-then', project, piece.name, seq],
    queryFn: ({ signal }) => read(pathOf(project, `report.json?${query}`), signal),
  })
  if (error) return <p className="soft">{error.message}</p>
  if (!data) return null
  const [before, after] = [data.blocks, blocks].map((some) => some.map(wordsOf).filter(Boolean).join('\n'))
  return (
    <details className="pieces-diff" open>
      <summary>What changed since</summary>
      {merged && (
        <p className="soft">
          A copy was merged in since: what it had recorded by that day is shown as if it was there.
        </p>
      )}
      {before === after ? (
        <p className="soft">Its words are the same; something drawn or in its order changed.</p>
      ) : (
        <p className="serif">
          <Diff pieces={diffWords(before ?? '', after ?? '').map(shortened)} />
        </p>
      )}
    </details>
  )
}
