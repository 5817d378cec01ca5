import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { get, inOrder, type State } from '../../state.ts'
import { coverage } from '../../theory/coverage.ts'
import { type Configuration, liveConfigurations, numberOf } from '../../theory/lineage.ts'
import { linksOf } from '../../theory/links.ts'
import { qualities } from '../../theory/qualities.ts'
import { countingEvidence } from '../../theory/synthesis.ts'
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
  rows: under.map(([id, { title, polarity, note }]) => [
    cell(numberOf(state, id) ?? ''),
    [
      strong(`${title.replace(/\.$/, '')}. `),
      ...sentenceOf(state, id),
      ...(polarity === 'negative' ? [say(' Stated as what fails.')] : []),
      ...qualitiesOf(state, id),
      ...(note ? [{ as: 'break' } as const, em(note)] : []),
    ],
    evidenceWords(state, id),
  ]),
})

/** What is said of single components beyond their words. */
const qualitiesOf = (state: State, id: Id<'cmoc'>): Span[] =>
  linksOf(state, id).flatMap(([, link]) => {
    const component = state.component.get(link.component)
    const said = qualities(link, component)
    return said.length > 0 ? [{ as: 'break' }, em(`“${component?.text}”: ${said.join(', ')}.`)] : []
  })

/** The counts in words, then what is said of which slots, by whom, and where it stands in them. */
function evidenceWords(state: State, id: Id<'cmoc'>): Span[] {
  const covered = coverage(state, id)
  if (!covered) return []
  const evidence = countingEvidence(state, id).map(([, value]) => value)
  const places = placesOf(evidence)
  const once = places.length === 1
  const slotOf = new Map(covered.slots.flatMap(({ slot, links }) => links.map(({ link }) => [link, slot.label])))
  const alike = new Map<string, Piece[]>()
  for (const piece of evidence) {
    const slots = new Set(piece.links.flatMap((link) => slotOf.get(link) ?? []))
    const standing = piece.standing && piece.standing !== 'observed' ? ` (${piece.standing})` : ''
    const head = `${slots.size > 0 ? listed([...slots]) : 'As a whole'}, ${piece.stance}${standing}: `
    const key = `${head}${piece.memo ?? ''}`
    const known = alike.get(key)
    if (known) known.push(piece)
    else alike.set(key, [piece])
  }
  const spans: Span[] = [say(covered.words)]
  for (const [key, pieces] of alike) spans.push(...together(key, pieces, !once))
  return once ? [...spans, { as: 'break' }, em(sentenceCase(`${places[0]}.`))] : spans
}

type Piece = Value<'evidence'>

const placesOf = (pieces: readonly Piece[]): string[] => [...new Set(pieces.flatMap(({ locator }) => locator ?? []))]

/** Evidence that says the same of the same slots, as one line. */
function together(key: string, pieces: readonly Piece[], withPlaces: boolean): Span[] {
  const memo = pieces[0]?.memo ?? ''
  const places = withPlaces ? placesOf(pieces) : []
  return [
    { as: 'break' },
    strong(key.slice(0, key.length - memo.length)),
    ...(memo ? [say(`${memo} `)] : []),
    citing([...new Set(pieces.map(({ source }) => source))]),
    ...(places.length > 0 ? [say(`, ${listed(places)}`)] : []),
  ]
}
