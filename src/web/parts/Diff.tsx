import type { DiffPiece } from '../../core/diff.ts'
import { inPlace } from './in-place.ts'

/** What changed, word by word: added underlined, gone struck through. */
export const Diff = ({ pieces }: { pieces: readonly DiffPiece[] }) =>
  inPlace(pieces, ({ kind, text }) =>
    kind === 'added' ? <ins>{text}</ins> : kind === 'gone' ? <del>{text}</del> : text,
  )
