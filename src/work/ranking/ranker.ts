import type { Id } from '../../core/ids.ts'
import { featuresOf } from '../../core/ranking/features.ts'
import type { RankedOrder } from '../../core/ranking/modes.ts'
import { type Lacking, lacking, lackingAt, priorTexts } from '../../core/ranking/prior.ts'
import { addTexts, noTexts } from '../../core/ranking/texts.ts'
import { remember } from '../../core/remember.ts'
import { after } from '../../core/screening/standing.ts'
import type { Seen } from '../../core/view/view.ts'
import type { Project } from '../../store/project.ts'
import { readerOf } from '../../store/seen.ts'
import { type Asked, kept, type Sorted, sorterOf } from './sorter.ts'
import { type SourceText, textsOf } from './texts.ts'
import { type Numbered, type VotesAt, votesAt } from './votes-at.ts'

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
  rows: Int32Array
  /** Of the first of them. */
  why: ReadonlyMap<Id<'src'>, Why>
  /** How many votes it learnt from; with none, from what was known beforehand. */
  votes: number
}

export type Ranker = (wish: Wish) => Promise<Ranked | undefined>

/** What orders the sources of a project as they read at one moment. */
export interface Sources {
  /** The sources by their numbers. */
  ids: readonly Id<'src'>[]
  sort: (asked: Asked) => Promise<Sorted | undefined>
  /** Whether it still can. */
  stands: () => boolean
}

/** Takes the texts of sources in, to order them; undefined where nobody wants it any more. */
export type Begin = (texts: AsyncIterable<SourceText>) => Promise<Sources | undefined>

/** The sources of an order, first the one to read first. */
export function* inTurn({ ids, rows }: Pick<Ranked, 'ids' | 'rows'>): Generator<Id<'src'>> {
  for (const row of rows) yield ids[row] as Id<'src'>
}

/** What was known beforehand, by what a viewer may know. */
interface Prior {
  seq: number
  state: Seen['state']
  said: string
  texts: Asked['prior']
  parts: Lacking[]
}

/** Reads texts and orders them here. */
const here: Begin = async (texts) => {
  const read = noTexts()
  for await (const text of texts) addTexts(read, [text])
  const features = featuresOf(read)
  const sort = sorterOf(features)
  return { ids: features.ids as Id<'src'>[], sort: async (asked) => sort(asked), stands: () => true }
}

/**
 * Works out orders for a project, each going on from what was learnt before. What is asked of votes, blinding and theory
 * is asked here, where the journal is; the texts and what was learnt of them are where `begin` puts them.
 */
export function rankerOf(project: Project, read = readerOf(project), begin = here): Ranker {
  const known = new Map<string, VotesAt>()
  const priors = new Map<Id<'per'>, Prior>()
  let sources: (Sources & Numbered) | undefined
  let reading: Promise<typeof sources> | undefined
  let readTo = 0
  let number = 0

  // Of words that were withdrawn nothing is kept.
  project.onChange((events) => {
    if (events.every(({ fact }) => fact.type !== 'words.withdrawn')) return
    known.clear()
    priors.clear()
  })

  async function readAnew(): Promise<typeof sources> {
    sources = undefined
    const begun = await begin(textsOf(project.store, project.journal.state))
    sources = begun && { ...begun, at: new Map(begun.ids.map((id, row) => [id, row])) }
    return sources
  }

  /** The texts are read once, and again when sources came or changed; not while they are being read. */
  function readable(): Promise<typeof sources> | typeof sources {
    if (reading) return reading
    const { events } = project.journal
    const changed = events.slice(readTo).some(({ fact }) => changesText(fact))
    readTo = events.length
    if (sources?.stands() && !changed) return sources
    reading = readAnew().finally(() => {
      reading = undefined
    })
    return reading
  }

  /** What is known beforehand; asked again only when something else than a vote was said. */
  function priorOf({ viewer, state, events }: Seen): Prior {
    const before = priors.get(viewer)
    const same =
      before?.state === state && after(events(), before.seq).every(({ fact }) => fact.type === 'screening.voted')
    if (before && same) {
      before.seq = state.seq
      return before
    }
    const texts = priorTexts(state)
    const said = JSON.stringify(texts)
    const told = before?.said === said ? before.texts : { number: ++number, texts }
    const now: Prior = { seq: state.seq, state, said, texts: told, parts: lacking(state) }
    remember(priors, viewer, now, kept)
    return now
  }

  return async ({ viewer, stage, order, part: wanted }) => {
    const here = await readable()
    const seen = await read(viewer)
    const { state } = seen
    if (!here || !state.stage.has(stage)) return undefined
    const { parts: least, texts: prior } = priorOf(seen)
    const one = wanted && lackingAt(state, wanted)
    const parts = one ? [one] : least
    const key = `${viewer} ${stage}`
    const voted = votesAt(known.get(key), here, seen, stage)
    remember(known, key, voted, kept)
    const { votes, open, inOrder, learnt } = voted
    const { size } = learnt.labels
    const sorted = await here.sort({ key, order, votes, open, inOrder, prior, lacking: parts.map(({ text }) => text) })
    return sorted && { ids: here.ids, rows: sorted.rows, why: reasons(here.ids, sorted, parts), votes: size }
  }
}

function reasons(ids: readonly Id<'src'>[], { rows, why }: Sorted, parts: readonly Lacking[]): Map<Id<'src'>, Why> {
  const said = why.map(({ terms, like, part, probability }, i): [Id<'src'>, Why] => {
    const { configuration } = (part === undefined ? undefined : parts[part]) ?? {}
    return [
      ids[rows[i] as number] as Id<'src'>,
      {
        place: i + 1,
        terms,
        ...(like !== undefined && { like: ids[like] as Id<'src'> }),
        ...(configuration && { for: configuration }),
        ...(probability !== undefined && { probability }),
      },
    ]
  })
  return new Map(said)
}

/** Whether a fact changes what is read of sources to rank them: a source that came, went or reads otherwise now. */
function changesText(fact: { type: string; from: object | null; to: object | null }): boolean {
  if (fact.type !== 'source.described') return fact.type === 'record.read'
  return fact.from === null || fact.to === null || 'reference' in fact.to || 'entersAt' in fact.to
}
