import { z } from 'zod'
import { answerId } from '../characteristics/ids.ts'
import { formsOf } from '../characteristics/standing.ts'
import { documentsOf, retrievalId, retrievalOf } from '../document/retrieval.ts'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { authorYear, configurationLabel, labelOf } from '../label.ts'
import { databaseOf } from '../record/database.ts'
import { criteriaOf, reasonsOf } from '../screening/lists.ts'
import { journeyOf, stagesOf, votesOn } from '../screening/outcome.ts'
import { get, inOrder, referrers, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { setAsideBy } from '../theory/synthesis.ts'
import { byAct, trail } from '../trail.ts'
import { documentRow } from './documents.ts'
import { passageOf } from './marking.ts'
import { personOf } from './person.ts'
import { withheldFrom } from './publishing.ts'
import { type Seen, view } from './view.ts'

/** One source: its reference, its way through the stages, and everything that rests on it. Undefined when there is none. */
export const source = view(z.object({ id: idOf('src') }), (seen, { id }) => {
  const { state } = seen
  const value = state.source.get(id)
  if (!value) return undefined
  return {
    id,
    label: authorYear(value.reference),
    value,
    records: referrers(state, 'record', id).map(([record, { import: from, position }]) => ({
      id: record,
      file: state.import.get(from)?.file ?? from,
      database: databaseOf(state, from),
      position,
    })),
    documents: documentsOf(state, id).map(([document, value]) => ({ ...documentRow(state, document, value), value })),
    retrieval: { state: retrievalOf(state, id), told: state.retrieval.get(retrievalId(id)) },
    studies: referrers(state, 'study', id).map(([study, { name, kind, sources }]) => ({
      id: study,
      name,
      kind,
      sources,
      others: sources.filter((other) => other !== id).map((other) => named(state, other)),
    })),
    stages: stagesAt(seen, id),
    phases: inOrder(state, 'phase').map(([phase, { label, name }]) => ({ id: phase, name: `${label} ${name}` })),
    evidence: evidenceFrom(state, id),
    withheld: withheldFrom(state, id),
    themes: referrers(state, 'theme', id).map(([theme, { name }]) => ({ id: theme, name })),
    comparisons: referrers(state, 'comparison', id).map(([note, { relation, text }]) => ({ id: note, relation, text })),
    /** Forms of characteristics, and how many of their fields the viewer answered. */
    forms: formsOf(state).map(({ id: form, form: { name }, fields }) => ({
      id: form,
      name,
      fields: fields.length,
      answered: fields.filter(([field]) => state.answer.has(answerId(id, field, seen.viewer))).length,
    })),
    cited: citedBy(state, id),
    trail: byAct(trail(seen.told(id), state, seen.people, { most: 60 })).reverse(),
  }
})

const named = (state: State, id: Id) => ({ id, label: labelOf(state, id) })

/** Every stage in order, with what was decided there; `reached` tells whether the source got that far. */
function stagesAt(seen: Seen, id: Id<'src'>) {
  const { state } = seen
  const journey = new Map(journeyOf(state, id).map(({ stage, outcome }) => [stage, outcome]))
  return stagesOf(state).map(([stage, value]) => {
    const settled = referrers(state, 'resolution', id).find(([, resolution]) => resolution.stage === stage)
    return {
      id: stage,
      name: value.name,
      kind: value.kind,
      reviewers: value.reviewers,
      blinded: value.blinded,
      reasonNeeded: value.reasonNeeded,
      levels: value.levels ?? [],
      reached: journey.has(stage),
      outcome: journey.get(stage),
      reasons: reasonsOf(state, stage),
      criteria: criteriaOf(state, stage, 'own'),
      votes: votesOn(state, id, stage).map(([vote, { reviewer, verdict, reason, note }]) => ({
        id: vote,
        by: personOf(seen, reviewer),
        verdict,
        reason: get(state, 'reason', reason)?.text,
        note,
      })),
      settled: settled && resolved(seen, settled),
      judgements: referrers(state, 'appraisal', id)
        .filter(([, judgement]) => judgement.stage === stage)
        .filter(([, { excerpt }]) => excerpt === undefined)
        .map(([judgement, { by, aspect, level, because }]) => ({
          id: judgement,
          by: personOf(seen, by),
          aspect: value.aspects?.find(({ key }) => key === aspect)?.label ?? aspect,
          level: value.levels?.find((known) => known.key === level)?.label ?? level,
          because,
        })),
    }
  })
}

function resolved(seen: Seen, [id, value]: [Id<'res'>, Value<'resolution'>]) {
  const { reason, by, citation } = value
  return {
    id,
    value,
    reason: get(seen.state, 'reason', reason)?.text,
    by: by && personOf(seen, by),
    citation: citation && named(seen.state, citation),
  }
}

/** What the source says to the theory, by configuration in the order of the board, then those that are no longer in it. */
function evidenceFrom(state: State, id: Id<'src'>) {
  const by = new Map<Id<'cmoc'>, ReturnType<typeof piece>[]>()
  for (const [evidence, value] of referrers(state, 'evidence', id)) {
    const known = by.get(value.configuration)
    if (known) known.push(piece(state, evidence, value))
    else by.set(value.configuration, [piece(state, evidence, value)])
  }
  const live = liveConfigurations(state).map(([configuration]) => configuration)
  const order = [...live, ...[...by.keys()].filter((configuration) => !live.includes(configuration))]
  return order.flatMap((configuration) => {
    const pieces = by.get(configuration)
    const title = state.configuration.get(configuration)?.title ?? ''
    return pieces ? [{ id: configuration, label: configurationLabel(state, configuration), title, pieces }] : []
  })
}

const piece = (
  state: State,
  id: Id<'evd'>,
  { links, stance, standing, explicit, memo, locator, excerpt }: Value<'evidence'>,
) => ({
  id,
  stance,
  standing,
  explicit,
  memo,
  locator,
  quote: get(state, 'excerpt', excerpt)?.quote,
  passage: passageOf(state, excerpt),
  /** An adjudication set it aside. */
  aside: setAsideBy(state, id) !== undefined,
  slots: [...new Set(links.flatMap((link) => state.link.get(link)?.slot ?? []))],
})

/** The other places of the project that name the source. */
const citedBy = (state: State, id: Id<'src'>) =>
  (['definition', 'substantive', 'theory', 'framework', 'count', 'statement'] as const).flatMap((noun) =>
    [...(state.refs[noun].get(id) ?? [])].map((by) => ({ noun, ...named(state, by) })),
  )
