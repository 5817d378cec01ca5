import { z } from 'zod'
import { witnessKinds } from '../choices.ts'
import { heldBy } from '../consent/held-by.ts'
import { consentId } from '../consent/ids.ts'
import { lacking, wouldLack } from '../consent/lacking.ts'
import { withdrawalOf } from '../consent/withdrawal-of.ts'
import { wouldGo } from '../consent/would-go.ts'
import { type Id, idOf } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { inOrder, type State } from '../state.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/**
 * Who took part, by role and case, never by name, with what was agreed to for the words of each; and what people said
 * whose participant is not enrolled. `id` opens a participant, or a source by itself.
 */
export const participants = view(z.object({ id: z.union([idOf('prt'), idOf('src')]).optional() }), (seen, { id }) => {
  const { state } = seen
  const enrolled = inOrder(state, 'participant')
  const known = new Set(enrolled.map(([, { source }]) => source))
  const witnesses = [...state.source].flatMap(([one, { kind }]) =>
    (witnessKinds as readonly string[]).includes(kind) ? [one] : [],
  )
  return {
    participants: enrolled.map(([one, value]) => ({
      id: one,
      role: value.role,
      organisation: value.organisation,
      case: value.case && state.case.get(value.case)?.name,
      consent: value.consent,
      source: value.source && agreedFor(state, value.source),
    })),
    project: [...state.project.keys()][0],
    keepUntil: [...state.project.values()][0]?.keepUntil,
    erased: state.erasure.size > 0,
    alone: witnesses.filter((one) => !known.has(one)).map((one) => agreedFor(state, one)),
    sources: witnesses.map((one) => [one, sourceLabel(state, one)] as const),
    cases: inOrder(state, 'case').map(([one, { name }]) => [one, name] as const),
    chosen: id && chosen(seen, id),
  }
})

/** What was agreed to for the words of a source. `uses` is not there where nothing is recorded. */
function agreedFor(state: State, id: Id<'src'>) {
  return {
    id,
    label: sourceLabel(state, id),
    uses: state.consent.get(consentId(id))?.uses,
    withdrawn: withdrawalOf(state, id) !== undefined,
  }
}

function chosen(seen: Seen, id: Id<'prt'> | Id<'src'>) {
  const { state } = seen
  const participant = id.startsWith('prt_') ? state.participant.get(id as Id<'prt'>) : undefined
  const source = id.startsWith('src_') ? (id as Id<'src'>) : participant?.source
  const kind = source && state.source.get(source)?.kind
  if (!participant && !kind) return undefined
  return {
    id,
    participant,
    about:
      source && kind
        ? {
            ...agreedFor(state, source),
            told: (witnessKinds as readonly string[]).includes(kind),
            consent: state.consent.get(consentId(source)),
            because: withdrawalOf(state, source)?.because,
            going: wouldGo(state, source),
            /** Configurations that would lose words with it, or have lost them where it is withdrawn. */
            lacking: (withdrawalOf(state, source) ? lacking : wouldLack)(state, source).map(
              ({ configuration, links, left }) => ({
                configuration,
                label: configurationLabel(state, configuration),
                links: links.length,
                left,
              }),
            ),
            /** What was given out before it was withdrawn and may hold its words. */
            held: heldBy(seen.events(), source).map(({ by, to, ...one }) => ({
              ...one,
              by: personOf(seen, by).name,
              ...(to && { to: personOf(seen, to).name }),
            })),
            /** Others whose words it holds too, as in a group that was interviewed together. */
            others: [...state.participant].filter(([one, value]) => value.source === source && one !== id).length,
          }
        : undefined,
  }
}
