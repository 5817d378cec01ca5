import { z } from 'zod'
import { type Id, idOf } from '../ids.ts'
import { mayWrite } from '../project/decide.ts'
import { isBlindedFor } from '../project/seen-by.ts'
import { stagesOf } from '../screening/outcome.ts'
import { readAt } from '../screening/reading.ts'
import { standings } from '../screening/standing.ts'
import { curve, recallFrom, safe, sinceLast, stoppingTest } from '../screening/stopping.ts'
import { inOrder, type State } from '../state.ts'
import { personOf } from './person.ts'
import { view } from './view.ts'

/**
 * Whether enough was read at a stage, as far as the viewer may know: of a blinded stage it speaks of their own reading
 * alone. With the figures a stopping act keeps. Undefined where there is no such stage.
 */
export const stopping = view(z.object({ stage: idOf('stg').optional() }), (seen, asked) => {
  const { state, viewer, events } = seen
  const stages = stagesOf(state)
  const place = asked.stage ? stages.findIndex(([id]) => id === asked.stage) : 0
  const [stage, value] = stages[place] ?? []
  if (!stage || !value) return undefined
  const read = readAt(state, events, stage)
  const standing = standings(state, events)
  let here = 0
  for (const source of state.source.keys()) {
    const stands = standing(source)
    if (stands && stands.from <= place && stands.at >= place) here++
  }
  const total = Math.max(here, read.length)
  const labels = read.map(({ relevant }) => relevant)
  const found = labels.filter(Boolean).length
  const sample = sampleAt(state, stage, new Map(read.map(({ source, relevant }) => [source, relevant])))
  const whole = sample && sample.size > 0 && sample.read === sample.size
  return {
    stage,
    name: value.name,
    stages: stages.map(([id, { name }]) => ({ id, name })),
    /** The figures are of the viewer's own votes. */
    own: isBlindedFor(value, viewer),
    total,
    read: read.length,
    found,
    sinceLast: found > 0 ? sinceLast(labels) : undefined,
    test: stoppingTest(labels, total),
    sample,
    recall: whole ? recallFrom(found, total, { hits: sample.hits, size: sample.size }) : undefined,
    curve: curve(labels),
    safe: safe({ labels, total, ...(sample && { sample: { size: sample.read, hits: sample.hits } }) }),
    stopped: inOrder(state, 'stopping')
      .filter(([, one]) => one.stage === stage)
      .map(([id, one]) => ({ id, value: one, by: personOf(seen, one.by) })),
    mayStop: !seen.past && mayWrite(state, viewer),
  }
})

/** The random sample drawn to estimate recall: how many it has, how many of them were read, how many are relevant. */
function sampleAt(state: State, stage: Id<'stg'>, read: ReadonlyMap<Id<'src'>, boolean>) {
  const drawn = [...state.sample].filter(([, one]) => one.stage === stage && one.use === 'recall')
  if (drawn.length === 0) return undefined
  const sources = [...new Set(drawn.flatMap(([, one]) => one.sources))].filter((source) => state.source.has(source))
  const known = sources.filter((source) => read.has(source))
  return { size: sources.length, read: known.length, hits: known.filter((source) => read.get(source)).length }
}
