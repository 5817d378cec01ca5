import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { get, inOrder, type State } from '../../state.ts'
import { coverage } from '../../theory/coverage.ts'
import { Stance } from '../../theory/facts.ts'
import { type Configuration, liveConfigurations, numberOf } from '../../theory/lineage.ts'
import { evidenceOf } from '../../theory/links.ts'
import { listed, sentenceCase } from '../../wording.ts'
import { type Block, cell, citing, em, heading, note, para, type Span, say, strong } from '../blocks.ts'
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
    cell(numberOf(state, id) ?? ''),
    [
      strong(`${title.replace(/\.$/, '')}. `),
      ...sentenceOf(state, id),
      ...(polarity === 'negative' ? [say(' Stated as what fails.')] : []),
    ],
    evidenceWords(state, id),
  ]),
})

/** The counts in words, then for each slot who says so, stance by stance, and where it stands in them. */
function evidenceWords(state: State, id: Id<'cmoc'>): Span[] {
  const covered = coverage(state, id)
  if (!covered) return []
  const evidence = evidenceOf(state, id).map(([, value]) => value)
  const places = placesOf(evidence)
  const once = places.length === 1
  const spans: Span[] = [say(covered.words)]
  for (const { slot, links } of covered.slots) {
    const here = new Set(links.map(({ link }) => link))
    const on = evidence.filter((piece) => piece.links.some((link) => here.has(link)))
    spans.push(...byStance(slot.label, on, !once))
  }
  const whole = evidence.filter((piece) => piece.links.length === 0)
  spans.push(...byStance('As a whole', whole, !once))
  return once ? [...spans, { as: 'break' }, em(sentenceCase(`${places[0]}.`))] : spans
}

type Piece = Value<'evidence'>

const placesOf = (pieces: readonly Piece[]): string[] => [...new Set(pieces.flatMap(({ locator }) => locator ?? []))]

function byStance(label: string, pieces: readonly Piece[], withPlaces: boolean): Span[] {
  return Stance.options.flatMap((stance): Span[] => {
    const those = pieces.filter((piece) => piece.stance === stance)
    if (those.length === 0) return []
    const sources = [...new Set(those.map(({ source }) => source))]
    const places = withPlaces ? placesOf(those) : []
    return [
      { as: 'break' },
      strong(`${label}, ${stance}: `),
      citing(sources),
      ...(places.length > 0 ? [say(`, ${listed(places)}`)] : []),
    ]
  })
}
