import { movesSaid } from '../../choices.ts'
import type { Id } from '../../ids.ts'
import { configurationLabel, sourceLabel } from '../../label.ts'
import { get, type State } from '../../state.ts'
import { type Synthesis, sourcesOf, spokenOf } from '../../theory/synthesis.ts'
import { listed, sentenceCase } from '../../wording.ts'
import { type Block, cell, citing, em, heading, type Span, say } from '../blocks.ts'
import type { Section } from '../section.ts'

/** How evidence was brought together (RAMESES I, item 11): each move, on what, what it came to, and what was set aside. */
export const synthesis: Section = ({ state }) => {
  if (state.synthesis.size === 0) return []
  const table: Block = {
    as: 'table',
    id: 'table-synthesis',
    caption: 'Evidence brought together',
    head: ['Move', 'On', 'What it comes to', 'Inference'],
    rows: [...state.synthesis].map((one) => [
      cell(sentenceCase(movesSaid[one[1].move].done)),
      onWhat(state, one),
      [say(one[1].memo), ...asideOf(state, one), ...contextOf(state, one)],
      cell(one[1].inference ?? ''),
    ]),
  }
  return [heading(2, 'synthesis', 'Synthesis of the evidence'), table]
}

function onWhat(state: State, [, value]: Synthesis): Span[] {
  const sources = sourcesOf(state, value).map(({ id }) => id)
  const labels = spokenOf(state, value).map((id) => configurationLabel(state, id))
  return [say(`${listed(labels)}${sources.length > 0 ? ': ' : ''}`), ...(sources.length > 0 ? [citing(sources)] : [])]
}

function asideOf(state: State, [, { aside = [] }]: Synthesis): Span[] {
  const sources = aside.flatMap((id: Id<'evd'>) => get(state, 'evidence', id)?.source ?? [])
  if (sources.length === 0) return []
  const labels = [...new Set(sources)].map((id) => sourceLabel(state, id))
  return [{ as: 'break' }, em(`Set aside, and not counted: ${listed(labels)}.`)]
}

function contextOf(state: State, [, { context }]: Synthesis): Span[] {
  const text = get(state, 'component', context)?.text
  return text ? [{ as: 'break' }, em(`The context that tells them apart: ${text}.`)] : []
}
