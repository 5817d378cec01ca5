import type { z } from 'zod'
import type { DocumentText } from '../document/text.ts'
import type { Event } from '../fact.ts'
import type { Looked, Reading, Wish } from '../finder/put-forward.ts'
import type { Id } from '../ids.ts'
import type { RankedOrder } from '../ranking/modes.ts'
import type { RecordRead } from '../record/read.ts'
import type { Filled } from '../screening/filled.ts'
import type { State } from '../state.ts'

/** What one viewer may see of a project at one moment: the only thing a view is given. Made by `seen` in the server. */
export interface Seen {
  readonly viewer: Id<'per'>
  /** Already narrowed by `seenBy`. */
  readonly state: State
  /** What holds now, narrowed likewise; where no earlier moment is looked at, `state` itself. */
  readonly now: State
  /** Already narrowed by `mayRead`, and ended at the moment looked at. */
  readonly events: () => readonly Event[]
  /** The same, for one id or act. */
  readonly told: (key: string) => readonly Event[]
  /** What people are called, from outside the journal. */
  readonly people: ReadonlyMap<Id<'per'>, PersonName>
  /** True when an earlier moment is looked at. */
  readonly past: boolean
  /** Which sources have all the votes that a stage needs: all that is told of votes that are blinded. */
  readonly filled: (stage: Id<'stg'>) => Filled
  /** The order that a view asked for (`View.ranking`), where there is one already. */
  readonly ranked?: Ranking
  /** What the records say that a view asked for (`View.records`): abstracts stand there. */
  readonly readings?: ReadonlyMap<Id<'rec'>, RecordRead>
  /** What the finder put forward (`View.finding`), or how far it is. */
  readonly looked?: Looked | Reading
  /** The words of documents that a view asked for (`View.texts`). */
  readonly texts?: ReadonlyMap<Id<'doc'>, DocumentText>
  /** What the full text knows for the words that were asked for (`View.words`): records, and sources. */
  readonly found?: { readonly ids: ReadonlySet<Id>; readonly terms: readonly string[] }
}

/**
 * The number and the moment of the last event that the viewer may know of; 0 before the first. The journal’s own would tell when
 * others decide unseen.
 */
export const lastTold = ({ events }: Pick<Seen, 'events'>): { seq: number; at: string } => {
  const { seq, at } = events().at(-1) ?? { seq: 0, at: '' }
  return { seq, at }
}

/** An order of sources at a stage, first the one to read first, from what the viewer may know. */
export interface Ranking {
  readonly order: Iterable<Id<'src'>>
  readonly of: number
  /**
   * Of the first ones: the place of each, what speaks for it, the included source that it is like, the configuration it
   * could help, and how probable it is that it is included.
   */
  readonly why: ReadonlyMap<
    Id<'src'>,
    {
      place: number
      terms: readonly string[]
      like?: Id<'src'> | undefined
      for?: Id<'cmoc'> | undefined
      probability?: number | undefined
    }
  >
  /** How many votes it was learnt from. */
  readonly votes: number
}

export interface PersonName {
  name: string
  initials: string
}

/** An order of a queue: at which stage, and where the theory is asked for, which part it is to help. */
interface Queued {
  stage: Id<'stg'>
  order: RankedOrder
  part?: Id<'lnk'> | undefined
}

/** A read: its parameters (all come from a URL, so all are strings at first) and what it answers, as plain JSON. */
export interface View<P extends z.ZodType, R> {
  params: P
  answer: (seen: Seen, params: z.output<P>) => R
  /** The words whose hits in the full text it needs as `seen.found`. */
  words?: ((params: z.output<P>) => string | undefined) | undefined
  /** The order of a queue that it needs as `seen.ranked`. */
  ranking?: ((seen: Seen, params: z.output<P>) => Queued | undefined) | undefined
  /** The passages that it needs as `seen.looked`. */
  finding?: ((seen: Seen, params: z.output<P>) => Omit<Wish, 'viewer'>) | undefined
  /** The records whose contents it needs as `seen.readings`; asked when `seen.ranked` is there. */
  records?: ((seen: Seen, params: z.output<P>) => readonly Id<'rec'>[]) | undefined
  /** The documents whose words it needs as `seen.texts`. */
  texts?: ((seen: Seen, params: z.output<P>) => readonly Id<'doc'>[]) | undefined
}

export const view = <P extends z.ZodType, R>(
  params: P,
  answer: View<P, R>['answer'],
  words?: View<P, R>['words'] | Pick<View<P, R>, 'finding'> | Pick<View<P, R>, 'texts'>,
  records?: View<P, R>['records'],
  ranking?: View<P, R>['ranking'],
): View<P, R> =>
  typeof words === 'object' ? { params, answer, ...words } : { params, answer, words, records, ranking }
