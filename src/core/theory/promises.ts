import type { Value } from '../fact.ts'
import { type Promises, type Refusal, refuse } from '../refusal.ts'

/** What a move of the synthesis is always: of one kind of thing, with no more than the move itself allows. */
export const theoryPromises: Promises = {
  synthesis: ({ id, after }) => after && amiss(after, id),
}

function amiss({ move, pieces, aside = [], context }: Value<'synthesis'>, id: string): Refusal | undefined {
  const not = (message: string, hint: string) => refuse('does-not-fit', message, hint, { id })
  const configurations = pieces.filter((piece) => piece.startsWith('cmoc_')).length
  if (new Set(pieces).size < pieces.length) return not('A piece stands in it twice.', 'Name each once.')
  if (configurations > 0 && configurations < pieces.length)
    return not('Evidence and configurations are not laid side by side.', 'Name pieces of evidence, or configurations.')
  if (configurations > 0 && (move === 'adjudicate' || move === 'consolidate'))
    return not(
      'Of configurations that is a change of theory.',
      move === 'adjudicate' ? 'Settle them as rivals, or refute one.' : 'Merge them.',
    )
  if (pieces.length < 2 && move !== 'adjudicate' && move !== 'situate')
    return not('One piece by itself is neither compared nor joined.', 'Name two or more.')
  if (aside.length > 0 && move !== 'adjudicate')
    return not('Only an adjudication sets evidence aside.', 'Adjudicate, or set nothing aside.')
  if (aside.some((piece) => !pieces.includes(piece)))
    return not('What is set aside is not among the pieces.', 'Name it among them.')
  if (context && move !== 'situate')
    return not('Only situating names the context that tells them apart.', 'Situate, or name none.')
}
