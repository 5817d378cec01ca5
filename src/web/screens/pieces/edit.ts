import type { Fact } from '../../../core/fact.ts'
import type { PieceNow } from '../../../core/report/marks.ts'
import { pieceId } from '../../../core/report/piece-id.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { sentenceCase } from '../../../core/wording.ts'
import { ask, type Result } from '../../api.ts'

export type Exported = ViewAnswer<'exports'>['exports'][number]

/** “Table 3. Searches”; a part by its heading. */
export const titleOf = ({ kind, number, title }: PieceNow): string =>
  kind === 'part' ? title : `${sentenceCase(kind)}${number === undefined ? '' : ` ${number}`}. ${title}`

/** Saves what the team says of a piece. The first thing that is said makes the edit; what follows changes it. */
export const saveEdit =
  ({ name, edit }: PieceNow, field: 'caption' | 'text' | 'leftOut', said?: string) =>
  (from: unknown, to: unknown): Promise<Result> => {
    const change = edit
      ? { from: { [field]: from }, to: { [field]: to } }
      : { from: null, to: { piece: name, [field]: to } }
    return ask({ do: 'change', changes: [{ type: 'piece.edited', id: pieceId(name), ...change } as Fact] }, said, {
      quiet: said === undefined,
    })
  }

/** Leaves a piece out of the report, or takes it in again. */
export const leaveOut = (piece: PieceNow): Promise<Result> =>
  piece.edit?.leftOut
    ? saveEdit(piece, 'leftOut', 'It is in the report again.')(true, null)
    : saveEdit(piece, 'leftOut', 'It is left out of the report, in every form.')(null, true)
