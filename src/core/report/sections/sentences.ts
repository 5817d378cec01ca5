import type { Id } from '../../ids.ts'
import type { State } from '../../state.ts'
import { sentenceSpans } from '../../theory/sentence.ts'
import { type Span, say } from '../blocks.ts'

/** A configuration as a labelled sentence: each slot in its role, its label after it. */
export const sentenceOf = (state: State, id: Id<'cmoc'>): Span[] =>
  sentenceSpans(state, id).map(({ text, slot, role, label, missing }): Span => {
    if (slot === undefined || role === undefined) return missing ? { as: 'em', text } : say(text)
    return { as: 'role', role, text, ...(label !== undefined && { label }), ...(missing && { missing }) }
  })
