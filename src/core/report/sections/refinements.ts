import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { sourceLabel } from '../../label.ts'
import { get, inOrder, type State } from '../../state.ts'
import { numberOf, refinementsOf, versionsOf } from '../../theory/lineage.ts'
import type { Names } from '../../trail.ts'
import { listed } from '../../wording.ts'
import { type Block, cell, heading, note, para, say, strong } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** Every act on the theory: what it was, what it became, why, and on what (after Aunger et al. 2022, table 2). */
export const refinements: Section = ({ state, events, names }) => {
  const acts = refinementsOf(state)
  if (acts.length === 0) return nothingYet('refinements', 'Refinements', 'The theory has not been refined yet.')
  const why = new Map(
    events.flatMap(({ fact }) => (fact.type === 'theory.refined' && fact.why ? [[fact.id, fact.why]] : [])),
  )
  // Columns that nothing would stand in are left out.
  const known = acts.some(([, { novelty }]) => novelty)
  const met = inOrder(state, 'meeting')
  const blocks: Block[] = [
    heading(2, 'refinements', 'Refinements'),
    {
      as: 'table',
      id: 'table-refinements',
      caption: 'Refinements of the theory, in order',
      head: [
        ...['Before', 'Act', 'After', 'Why', 'Inference', 'Evidence', 'Basis'],
        ...(known ? ['New or known'] : []),
        ...(met.length > 0 ? ['Meeting'] : []),
      ],
      landscape: true,
      rows: acts.map(([id, act]) => [
        ...row(id, act),
        ...(known ? [cell(act.novelty ?? '')] : []),
        ...(met.length > 0 ? [cell(get(state, 'meeting', act.meeting)?.name ?? '')] : []),
      ]),
    },
  ]
  if (events.length === 0) blocks.push(note('The reasons stand in the journal, which this report was made without.'))
  blocks.push(...met.flatMap(([, meeting]) => minutes(meeting, names)))
  return blocks

  function row(
    id: Id<'rfn'>,
    { kind, parents, children, inference, evidence, basis, pairing, note, rival }: Value<'refinement'>,
  ) {
    const against = rival && ` (against ${called(state, [rival], 'last')})`
    return [
      cell(called(state, parents, 'first') || 'none'),
      cell(`${kind}${against ?? ''}`),
      cell(called(state, children, 'last') || 'none'),
      cell([why.get(id), note].filter(Boolean).join(' ') || 'not said'),
      cell(inference ?? 'not said'),
      cell(listed([...new Set((evidence ?? []).flatMap((piece) => sourcesOf(state, piece)))])),
      cell(pairing && pairing !== basis ? `verdict ${basis}, pairing ${pairing}` : basis),
    ]
  }
}

/** What a meeting was: when, who was there, and what was said. What was decided stands in the table. */
function minutes({ name, date, people, guests, notes }: Value<'meeting'>, names: Names): Block[] {
  const there = [...people.map((id) => names.get(id)?.name ?? id), ...(guests ? [guests] : [])]
  const who = there.length > 0 ? ` Present: ${listed(there)}.` : ''
  return [para(strong(name), say(`, ${date}.${who}${notes ? ` ${notes}` : ''}`))]
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
