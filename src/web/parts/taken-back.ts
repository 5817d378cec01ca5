import { counted, listed, sentenceCase } from '../../core/wording.ts'
import type { Back } from '../../work/hand-out.ts'

/** What came of taking back a copy that was handed out, in a sentence or two. */
export function takenBackWords({ fresh, votes, judgements = 0, collisions = 0, empty }: Back): string {
  if (empty) return 'Nothing is voted on in it. Ask whether it is the file that was worked in.'
  if (!fresh) return 'Nothing in it is new.'
  if (votes === undefined) return 'Taken back. The stage is blinded to you, so no more is told.'
  const came = [counted(votes, 'vote'), ...(judgements > 0 ? [counted(judgements, 'judgement')] : [])]
  const open = collisions > 0 ? ` ${sentenceCase(counted(collisions, 'collision'))} to settle.` : ''
  return `${sentenceCase(listed(came))} taken back.${open}`
}
