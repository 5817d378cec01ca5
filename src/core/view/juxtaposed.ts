import { z } from 'zod'
import { gatesOf } from '../appraisal/gates.ts'
import { levelsAt } from '../appraisal/levels.ts'
import { mostBeside } from '../choices.ts'
import { type Id, idOf } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { get, referrers, type State } from '../state.ts'
import { coverage } from '../theory/coverage.ts'
import { retiredBy } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { sentenceSpans } from '../theory/sentence.ts'
import { spokenOf } from '../theory/synthesis.ts'
import { pieceOf, synthesisOf } from './piece.ts'
import { view } from './view.ts'

/**
 * Two to four things laid side by side: pieces of evidence, sources with what they say `on` a configuration, or whole
 * configurations, slot beside slot. With the moves that were made on them. `of` holds their ids, with commas between.
 */
export const juxtaposed = view(
  z.object({ of: z.string().max(2_000).optional(), on: idOf('cmoc').optional() }),
  (seen, { of = '', on }) => {
    const { state } = seen
    const asked = [...new Set(of.split(','))].slice(0, mostBeside) as Id[]
    const configurations = asked.flatMap((id) => columnOfConfiguration(state, id as Id<'cmoc'>) ?? [])
    const evidence = asked.flatMap((id) => columnOfEvidence(state, id, on) ?? [])
    const pieces: Id<'evd' | 'cmoc'>[] = [
      ...configurations.map(({ id }) => id),
      ...evidence.flatMap((column) => column.pieces.map(({ id }) => id)),
    ]
    return {
      configurations,
      evidence,
      /** What a move on all of this would name. */
      pieces,
      about: aboutOf(state, pieces),
      syntheses: [...state.synthesis]
        .filter(([, value]) => value.pieces.some((piece) => pieces.includes(piece)))
        .map((one) => synthesisOf(seen, one)),
    }
  },
)

/** A piece of evidence, or a source with all that it says on a configuration. */
function columnOfEvidence(state: State, id: Id, on: Id<'cmoc'> | undefined) {
  const one = get(state, 'evidence', id as Id<'evd'>)
  const source = one?.source ?? (id as Id<'src'>)
  const value = get(state, 'source', source)
  if (!value) return undefined
  const pieces = one
    ? [pieceOf(state, id as Id<'evd'>, one)]
    : referrers(state, 'evidence', source)
        .filter(([, { configuration }]) => configuration === on)
        .map(([evidence, said]) => pieceOf(state, evidence, said))
  return {
    id,
    source,
    label: sourceLabel(state, source),
    title: value.reference.title,
    facts: [
      ['Kind', value.evidenceKind ?? value.kind],
      ['Setting', value.country],
      ['Year', value.reference.year?.toString()],
      ...gatesOf(state).map(([gate, { name, levels = [] }]): [string, string] => [
        name,
        levelsAt(state, source, gate)
          .flatMap(({ levels: keys }) => keys.map((key) => levels.find((level) => level.key === key)?.label ?? key))
          .join(', '),
      ]),
    ].flatMap(([name, said]) => (name && said ? [{ name, said }] : [])),
    pieces: pieces.map((piece) => ({
      ...piece,
      on: configurationLabel(state, piece.value.configuration),
      parts: piece.value.links.flatMap((link) => partOf(state, link) ?? []),
    })),
  }
}

function partOf(state: State, id: Id<'lnk'>) {
  const link = get(state, 'link', id)
  const template = get(state, 'configuration', link?.configuration)?.template
  const slot = template && templateOf(state, template).slots.find(({ key }) => key === link?.slot)
  if (!link || !slot) return undefined
  return { id, slot, text: get(state, 'component', link.component)?.text ?? '' }
}

function columnOfConfiguration(state: State, id: Id<'cmoc'>) {
  const value = get(state, 'configuration', id)
  if (!value) return undefined
  const links = linksOf(state, id)
  return {
    id,
    label: configurationLabel(state, id),
    title: value.title,
    spans: sentenceSpans(state, id),
    words: coverage(state, id)?.words,
    slots: templateOf(state, value.template).slots.map((slot) => ({
      ...slot,
      parts: links
        .filter(([, link]) => link.slot === slot.key)
        .map(([link, { component, direction }]) => ({
          id: link,
          component,
          text: get(state, 'component', component)?.text ?? '',
          direction,
        })),
    })),
  }
}

/** The configurations it is about that are part of the theory: where a context that situates may go, and what stands there. */
function aboutOf(state: State, pieces: readonly Id<'evd' | 'cmoc'>[]) {
  const spoken = spokenOf(state, { pieces: [...pieces] })
  return spoken.flatMap((id) => {
    const value = get(state, 'configuration', id)
    if (!value || retiredBy(state, id)) return []
    const links = linksOf(state, id)
    const slot = templateOf(state, value.template).slots.find(({ role }) => role === 'c')
    return [
      {
        id,
        label: configurationLabel(state, id),
        title: value.title,
        slot: slot?.key,
        contexts: links.flatMap(([, link]) =>
          link.slot === slot?.key
            ? [{ id: link.component, text: get(state, 'component', link.component)?.text ?? '' }]
            : [],
        ),
        nextOrder: Math.max(0, ...links.map(([, { order }]) => order)) + 1,
      },
    ]
  })
}
