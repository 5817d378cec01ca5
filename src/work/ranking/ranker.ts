import type { Id } from '../../core/ids.ts'
import { termNames, whyOf } from '../../core/ranking/explain.ts'
import { type Features, featuresOf } from '../../core/ranking/features.ts'
import { orderOf, type RankedOrder } from '../../core/ranking/modes.ts'
import { lacking, priorTexts } from '../../core/ranking/prior.ts'
import { addTexts, noTexts } from '../../core/ranking/texts.ts'
import { learnt } from '../../core/screening/learnt.ts'
import { stagesOf } from '../../core/screening/outcome.ts'
import { standings } from '../../core/screening/standing.ts'
import type { Project } from '../../store/project.ts'
import { readerOf } from '../../store/seen.ts'
import { textsOf } from './texts.ts'

/** An order that is asked for: of the sources at a stage, from what one person may know. */
export interface Wish {
  viewer: Id<'per'>
  stage: Id<'stg'>
  order: RankedOrder
}

/** Why a source stands where it does. */
export interface Why {
  terms: string[]
  like?: Id<'src'>
  /** The configuration with little evidence that it speaks to, where the order asks for that. */
  for?: Id<'cmoc'>
}

export interface Ranked {
  /** Sources that no vote the viewer may know has decided, first the one to read first. */
  order: Id<'src'>[]
  /** Of the first of them. */
  why: ReadonlyMap<Id<'src'>, Why>
  /** How many votes it learnt from; with none, from what was known beforehand. */
  votes: number
}

export type Ranker = (wish: Wish) => Promise<Ranked | undefined>

/** Of so many at the head of the queue it is said why: more than anybody holds ready. */
const explained = 40

/** Works out orders for a project that it follows. The texts are read once, and again when sources come or change. */
export function rankerOf(project: Project): Ranker {
  const read = readerOf(project)
  let known: { features: Features; names: Int32Array; at: Map<string, number> } | undefined
  let readTo = 0

  return async ({ viewer, stage, order }) => {
    const { events } = project.journal
    const { state, events: visible } = await read(viewer)
    if (!state.stage.has(stage)) return undefined
    const since = events.slice(readTo)
    if (!known || since.some(({ fact }) => changesText(fact))) {
      const texts = noTexts()
      for await (const text of textsOf(project.store, project.journal.state)) addTexts(texts, [text])
      const features = featuresOf(texts)
      known = { features, names: termNames(features), at: new Map(features.ids.map((id, i) => [id, i])) }
    }
    readTo = events.length
    const { features, names, at } = known
    const votes = new Int8Array(features.count)
    const taught = learnt(state, stage)
    for (const [source, label] of taught) {
      const row = at.get(source)
      if (row !== undefined) votes[row] = label
    }
    const parts = lacking(state)
    const ordered = orderOf(order, {
      features,
      votes,
      prior: priorTexts(state),
      lacking: parts.map(({ text }) => text),
    })
    const ids = features.ids as Id<'src'>[]
    const place = stagesOf(state).findIndex(([id]) => id === stage)
    const standing = standings(state, visible)
    const waiting = Array.from(ordered.rows, (row) => ids[row] as Id<'src'>).filter((id) => standing(id)?.at === place)
    const why = new Map<Id<'src'>, Why>()
    for (const id of waiting.slice(0, explained)) {
      const row = at.get(id) as number
      const { terms, like } = whyOf(ordered, features, row, names)
      const part = ordered.part && parts[ordered.part[row] as number]
      why.set(id, {
        terms,
        ...(like !== undefined && { like: ids[like] as Id<'src'> }),
        ...(part && { for: part.configuration }),
      })
    }
    return { order: waiting, why, votes: taught.size }
  }
}

/** Whether a fact changes what is read of sources to rank them: a source that came, went or reads otherwise now. */
function changesText(fact: { type: string; from: object | null; to: object | null }): boolean {
  if (fact.type !== 'source.described') return fact.type === 'record.read'
  return fact.from === null || fact.to === null || 'reference' in fact.to || 'entersAt' in fact.to
}
