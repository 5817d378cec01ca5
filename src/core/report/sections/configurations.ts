import type { Id } from '../../ids.ts'
import { configurationLabel } from '../../label.ts'
import { get, inOrder, type State } from '../../state.ts'
import { coverage } from '../../theory/coverage.ts'
import { Stance } from '../../theory/facts.ts'
import { type Configuration, liveConfigurations } from '../../theory/lineage.ts'
import { evidenceOf } from '../../theory/links.ts'
import { listed } from '../../wording.ts'
import { type Block, cell, citing, heading, note, para, type Span, say, strong } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'
import { sentenceOf } from './sentences.ts'

/** The theory now, by programme theory: each configuration as a labelled sentence, with what speaks to each slot. */
export const configurations: Section = ({ state }) => {
  const live = liveConfigurations(state)
  if (live.length === 0)
    return nothingYet(
      'configurations',
      'Configurations',
      'No configuration is formed yet. Form the first on the board.',
    )
  const blocks: Block[] = [heading(2, 'configurations', 'Configurations')]
  for (const [id, { title, statement, group, citation }] of inOrder(state, 'theory')) {
    const under = live.filter(([, { theory }]) => theory === id)
    const place = get(state, 'group', group)?.name
    blocks.push(heading(3, id, place && place !== title ? `${place}: ${title}` : title))
    if (statement) blocks.push(para(statement, ...(citation ? [' ', citing([citation])] : [])))
    blocks.push(under.length > 0 ? table(state, id, title, under) : note('No configuration stands under it.'))
  }
  const loose = live.filter(([, { theory }]) => !theory)
  if (loose.length > 0)
    blocks.push(
      heading(3, 'no-theory', 'Under no programme theory'),
      table(state, 'none', 'no programme theory', loose),
    )
  return blocks
}

const table = (state: State, key: string, title: string, under: readonly Configuration[]): Block => ({
  as: 'table',
  id: `table-configurations-${key}`,
  caption: `Configurations: ${title}`,
  head: ['No.', 'Configuration', 'What speaks to it'],
  landscape: true,
  rows: under.map(([id, { title, polarity }]) => [
    cell(configurationLabel(state, id)),
    [
      strong(`${title.replace(/\.$/, '')}. `),
      ...sentenceOf(state, id),
      ...(polarity === 'negative' ? [say(' Stated as what fails.')] : []),
    ],
    evidenceWords(state, id),
  ]),
})

/** The counts in words, then for each slot who says so, stance by stance. */
function evidenceWords(state: State, id: Id<'cmoc'>): Span[] {
  const covered = coverage(state, id)
  if (!covered) return []
  const evidence = evidenceOf(state, id).map(([, value]) => value)
  const spans: Span[] = [say(covered.words)]
  for (const { slot, links } of covered.slots) {
    const here = new Set(links.map(({ link }) => link))
    spans.push(
      ...byStance(
        slot.label,
        evidence.filter((piece) => piece.links.some((link) => here.has(link))),
      ),
    )
  }
  return [
    ...spans,
    ...byStance(
      'As a whole',
      evidence.filter((piece) => piece.links.length === 0),
    ),
  ]
}

function byStance(
  label: string,
  pieces: readonly { source: Id<'src'>; stance: Stance; locator?: string | undefined }[],
): Span[] {
  return Stance.options.flatMap((stance): Span[] => {
    const those = pieces.filter((piece) => piece.stance === stance)
    if (those.length === 0) return []
    const where = [...new Set(those.flatMap(({ locator }) => locator ?? []))]
    const sources = [...new Set(those.map(({ source }) => source))]
    return [
      { as: 'break' },
      strong(`${label}, ${stance}: `),
      citing(sources),
      ...(where.length > 0 && where.length <= 3 ? [say(` at ${listed(where)}`)] : []),
    ]
  })
}
