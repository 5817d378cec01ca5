import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'
import { tidy } from '../theory/phrasing.ts'
import { sentence } from '../theory/sentence.ts'
import { sentenceCase } from '../wording.ts'
import { theoryBeside } from './beside.ts'
import { type GuidelinePart, guidelineParts } from './parts.ts'

export type Drafted = Pick<Value<'guideline'>, 'statement' | GuidelinePart>

/**
 * Words to begin a guideline with, from its configurations (realist-method G-01): the resource says what leaders do, the
 * context when, the reasoning what partners would notice, the outcome what should follow. A negative configuration, a
 * mirror, and an outcome that is not intended or for the worse give warning signs. No component is left out, and none is
 * said twice. They are the theory's words: somebody edits them.
 */
export function draftOf(state: State, configurations: readonly Id<'cmoc'>[]): Drafted {
  const beside = theoryBeside(state, { configurations })
  const lines = guidelineParts.map((part) => {
    const said = beside[part].flatMap(({ texts }) => texts.map((text) => sentenceCase(tidy(text)).slice(0, 2_000)))
    return [part, [...new Set(said)].filter(Boolean)] as const
  })
  const positive = configurations.filter((id) => get(state, 'configuration', id)?.polarity !== 'negative')
  const told = positive.length > 0 ? positive : configurations
  return {
    statement: told.map((id) => sentenceCase(sentence(state, id))).join(' '),
    ...Object.fromEntries(lines.filter(([, said]) => said.length > 0)),
  }
}
