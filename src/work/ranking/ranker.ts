import type { Id } from '../../core/ids.ts'
import { explaining, termNames } from '../../core/ranking/explain.ts'
import { type Features, featuresOf, type Rows } from '../../core/ranking/features.ts'
import { type Model, type Room, roomFor } from '../../core/ranking/model.ts'
import { orderOf, type RankedOrder } from '../../core/ranking/modes.ts'
import { type Lacking, lacking, lackingAt, priorTexts } from '../../core/ranking/prior.ts'
import { probability } from '../../core/ranking/probability.ts'
import { rowsOf } from '../../core/ranking/rows.ts'
import { taught } from '../../core/ranking/taught.ts'
import { addTexts, noTexts, type Readable } from '../../core/ranking/texts.ts'
import { type Learnt, learntOn } from '../../core/screening/learnt.ts'
import { stagesOf } from '../../core/screening/outcome.ts'
import { after, standings } from '../../core/screening/standing.ts'
import type { Seen } from '../../core/view/view.ts'
import type { Project } from '../../store/project.ts'
import { readerOf } from '../../store/seen.ts'
import { textsOf } from './texts.ts'

/** An order that is asked for: of the sources at a stage, from what one person may know. */
export interface Wish {
  viewer: Id<'per'>
  stage: Id<'stg'>
  order: RankedOrder
  /** The one part of the theory that it is to help, where an order asks for the theory; else what has least. */
  part?: Id<'lnk'> | undefined
}

/** Why a source stands where it does. */
interface Why {
  /** From 1. */
  place: number
  terms: string[]
  like?: Id<'src'>
  /** The configuration with little evidence that it speaks to, where the order asks for that. */
  for?: Id<'cmoc'>
  /** How probable it is that it is included, where there are enough votes to say. */
  probability?: number
}

export interface Ranked {
  /** The sources that have a number. */
  ids: readonly Id<'src'>[]
  /** The numbers of those that no vote the viewer may know has decided, first the one to read first. */
  rows: Int32Array<ArrayBuffer>
  /** Of the first of them. */
  why: ReadonlyMap<Id<'src'>, Why>
  /** How many votes it learnt from; with none, from what was known beforehand. */
  votes: number
}

export type Ranker = (wish: Wish) => Promise<Ranked | undefined>

/** The sources of an order, first the one to read first. */
export function* inTurn({ ids, rows }: Pick<Ranked, 'ids' | 'rows'>): Generator<Id<'src'>> {
  for (const row of rows) yield ids[row] as Id<'src'>
}

/** Of so many at the head of the queue it is said why: more than anybody holds ready. */
const explained = 40
/** Of so many reviewers at a stage it is kept what the model learnt. */
const kept = 32

/** The texts of a project as the ranking reads them; once, and again when sources come or change. */
interface Known {
  features: Features
  names: Int32Array
  at: Map<string, number>
  room: Room
  /** What was learnt for each viewer and stage, to go on from there. */
  warm: Map<string, { learnt: Learnt; model?: Model }>
  /** What was known beforehand, by what each viewer may know. */
  priors: Map<Id<'per'>, Prior>
}
interface Prior {
  seq: number
  state: Seen['state']
  said: string
  rows: Rows | undefined
  parts: Lacking[]
}

/** Works out orders for a project that it follows, each going on from what it learnt before. */
export function rankerOf(project: Project): Ranker {
  const read = readerOf(project)
  let known: Known | undefined
  let readTo = 0

  return async ({ viewer, stage, order, part: wanted }) => {
    const { events } = project.journal
    const { state, events: visible } = await read(viewer)
    if (!state.stage.has(stage)) return undefined
    const since = events.slice(readTo)
    if (!known || since.some(({ fact }) => changesText(fact))) known = await readAnew(project)
    readTo = events.length
    const { features, names, at } = known
    const { parts: least, rows: prior } = priorOf(known, viewer, state, visible)
    const one = wanted && lackingAt(state, wanted)
    const parts = one ? [one] : least
    const key = `${viewer} ${stage}`
    const before = known.warm.get(key)
    const learnt = learntOn(before?.learnt, state, visible, stage)
    const votes = new Int8Array(features.count)
    const inOrder: number[] = []
    for (const [source, label] of learnt.labels) {
      const row = at.get(source)
      if (row === undefined) continue
      votes[row] = label
      inOrder.push(row)
    }
    const model = taught({ features, prior, votes, inOrder, room: known.room }, before?.model)
    remember(known.warm, key, { learnt, model })
    const texts = parts.map(({ text }) => text)
    const ordered = orderOf(order, { features, votes, prior: [], lacking: texts }, model)
    const ids = features.ids as Id<'src'>[]
    const place = stagesOf(state).findIndex(([id]) => id === stage)
    const standing = standings(state, visible)
    const rows = ordered.rows.filter((row) => standing(ids[row] as Id<'src'>)?.at === place)
    const explain = explaining(ordered, features, names)
    const why = new Map<Id<'src'>, Why>()
    for (const [i, row] of rows.subarray(0, explained).entries()) {
      const { terms, like } = explain(row)
      const part = ordered.part && parts[ordered.part[row] as number]
      why.set(ids[row] as Id<'src'>, {
        place: i + 1,
        terms,
        ...(like !== undefined && { like: ids[like] as Id<'src'> }),
        ...(part && { for: part.configuration }),
        ...(ordered.calibration && { probability: probability(ordered.calibration, ordered.scores[row] as number) }),
      })
    }
    return { ids, rows, why, votes: learnt.labels.size }
  }
}

async function readAnew({ store, journal }: Project): Promise<Known> {
  const texts = noTexts()
  for await (const text of textsOf(store, journal.state)) addTexts(texts, [text])
  const features = featuresOf(texts)
  const at = new Map(features.ids.map((id, i) => [id, i]))
  return { features, names: termNames(features), at, room: roomFor(features), warm: new Map(), priors: new Map() }
}

/** What is known beforehand; asked again only when something else than a vote was said. */
function priorOf({ features, priors }: Known, viewer: Id<'per'>, state: Seen['state'], events: Seen['events']): Prior {
  const before = priors.get(viewer)
  const same =
    before?.state === state && after(events(), before.seq).every(({ fact }) => fact.type === 'screening.voted')
  if (before && same) {
    before.seq = state.seq
    return before
  }
  const texts: readonly Readable[] = priorTexts(state)
  const said = JSON.stringify(texts)
  const rows = before?.said === said ? before.rows : texts.length > 0 ? rowsOf(features, texts) : undefined
  const now: Prior = { seq: state.seq, state, said, rows, parts: lacking(state) }
  priors.set(viewer, now)
  return now
}

function remember<V>(cache: Map<string, V>, key: string, value: V): void {
  cache.delete(key)
  cache.set(key, value)
  const [oldest] = cache.keys()
  if (cache.size > kept && oldest !== undefined) cache.delete(oldest)
}

/** Whether a fact changes what is read of sources to rank them: a source that came, went or reads otherwise now. */
function changesText(fact: { type: string; from: object | null; to: object | null }): boolean {
  if (fact.type !== 'source.described') return fact.type === 'record.read'
  return fact.from === null || fact.to === null || 'reference' in fact.to || 'entersAt' in fact.to
}
