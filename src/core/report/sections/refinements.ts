import type { Id } from '../../ids.ts'
import { sourceLabel } from '../../label.ts'
import { get, type State } from '../../state.ts'
import { numberOf, refinementsOf, versionsOf } from '../../theory/lineage.ts'
import { listed } from '../../wording.ts'
import { type Block, cell, heading, note } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** Every act on the theory: what it was, what it became, why, and on what (after Aunger et al. 2022, table 2). */
export const refinements: Section = ({ state, events }) => {
  const acts = refinementsOf(state)
  if (acts.length === 0) return nothingYet('refinements', 'Refinements', 'The theory has not been refined yet.')
  const why = new Map(
    events.flatMap(({ fact }) => (fact.type === 'theory.refined' && fact.why ? [[fact.id, fact.why]] : [])),
  )
  const blocks: Block[] = [
    heading(2, 'refinements', 'Refinements'),
    {
      as: 'table',
      id: 'table-refinements',
      caption: 'Refinements of the theory, in order',
      head: ['Before', 'Act', 'After', 'Why', 'Inference', 'Evidence', 'Basis'],
      landscape: true,
      rows: acts.map(([id, { kind, parents, children, inference, evidence, basis, pairing, note }]) => [
        cell(called(state, parents, 'first') || 'none'),
        cell(kind),
        cell(called(state, children, 'last') || 'none'),
        cell([why.get(id), note].filter(Boolean).join(' ') || 'not said'),
        cell(inference ?? 'not said'),
        cell(listed([...new Set((evidence ?? []).flatMap((piece) => sourcesOf(state, piece)))])),
        cell(pairing && pairing !== basis ? `verdict ${basis}, pairing ${pairing}` : basis),
      ]),
    },
  ]
  if (events.length === 0) blocks.push(note('The reasons stand in the journal, which this report was made without.'))
  return blocks
}

/** Configurations by the number they had in the first or last version that holds them, else by title. */
function called(state: State, ids: readonly Id<'cmoc'>[], which: 'first' | 'last'): string {
  const versions = versionsOf(state).map(([id]) => id)
  const ordered = which === 'first' ? versions : versions.reverse()
  const names = ids.map((id) => {
    const version = ordered.find((candidate) => numberOf(state, id, candidate) !== undefined)
    const number = version && numberOf(state, id, version)
    const of = version && versions.length > 2 ? ` (${state.version.get(version)?.name})` : ''
    return number ? `${number}${of}` : (get(state, 'configuration', id)?.title ?? id)
  })
  return listed(names)
}

const sourcesOf = (state: State, id: Id<'evd'>): string[] => {
  const evidence = state.evidence.get(id)
  return evidence ? [sourceLabel(state, evidence.source)] : []
}
