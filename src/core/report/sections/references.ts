import { citationStyles, isCitationStyle } from '../../choices.ts'
import type { Id } from '../../ids.ts'
import { get } from '../../state.ts'
import { listed } from '../../wording.ts'
import { type Block, type Citations, heading, note } from '../blocks.ts'
import type { Source } from '../section.ts'

/**
 * What is cited and nothing else; the sources of the synthesis apart from the other literature, unless numbers set the
 * order.
 */
export function references({ state, flow }: Source, { bibliography, numeric }: Citations): Block[] {
  const included = new Set(flow.included)
  const list = (entries: Citations['bibliography']): Block => ({ as: 'list', items: entries.map(({ spans }) => spans) })
  const inside = bibliography.filter(({ id }) => included.has(id))
  const outside = bibliography.filter(({ id }) => !included.has(id))
  const blocks: Block[] = [heading(2, 'references', 'References')]
  const asked = [...state.project.values()][0]?.style
  if (asked && !isCitationStyle(asked) && !get(state, 'citationStyle', asked as Id<'sty'>))
    blocks.push(
      note(`The project asks for the citation style “${asked}”, which is not one of ${listed(citationStyles)}.`),
    )
  if (bibliography.length === 0) return [...blocks, note('Nothing is cited yet.')]
  if (numeric) return [...blocks, list(bibliography)]
  if (inside.length > 0) blocks.push(heading(3, 'references-included', 'Included in the synthesis'), list(inside))
  if (outside.length > 0) blocks.push(heading(3, 'references-other', 'Other literature cited'), list(outside))
  return blocks
}
