import type { InstrumentKind } from '../choices.ts'
import type { Prompt } from './prompts.ts'

/** A stretch of an interview in which one of the two teaches. */
export interface Turn<P> {
  /** `offer`: the interviewer puts the theory; `learn`: the participant teaches. Undefined where nobody is asked. */
  turn: 'offer' | 'learn' | undefined
  /** What the interviewer is to do in it. */
  words: string
  prompts: P[]
}

/**
 * The prompts of one theory as turns of teacher and learner (Pawson and Tilley 1997; Manzano 2016): the interviewer puts the theory in plain words,
 * then the participant teaches back what fits and what does not. Who watches or reads asks nobody, and takes no turns.
 */
export function turnsOf<P extends Pick<Prompt, 'part'>>(kind: InstrumentKind, prompts: readonly P[]): Turn<P>[] {
  if (kind !== 'topic guide') return prompts.length > 0 ? [{ turn: undefined, words: '', prompts: [...prompts] }] : []
  const offered = prompts.some(({ part }) => part === 'theory')
  const turns: Turn<P>[] = []
  for (const prompt of prompts) {
    const turn = prompt.part === 'theory' ? 'offer' : 'learn'
    const last = turns.at(-1)
    if (last?.turn === turn) last.prompts.push(prompt)
    else turns.push({ turn, words: wordsOf(turn, offered), prompts: [prompt] })
  }
  return turns
}

const wordsOf = (turn: 'offer' | 'learn', offered: boolean): string =>
  turn === 'offer'
    ? 'You offer the theory, in plain words.'
    : offered
      ? 'They teach you back: what fits, what does not, what is missing.'
      : 'They teach you: no theory is put to them yet.'
