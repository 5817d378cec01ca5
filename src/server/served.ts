import type { Id } from '../core/ids.ts'
import type { Project } from '../store/project.ts'
import type { Reader } from '../store/seen.ts'
import type { Kin, Likely } from '../work/duplicates.ts'
import type { Finders } from '../work/finder/finders.ts'
import type { Jobs } from '../work/jobs.ts'
import type { Rankings } from '../work/ranking/rankings.ts'
import type { Readers } from '../work/read-apart.ts'

/** A project that is being served, and who reads it how. */
export interface Served {
  slug: string
  project: Project
  read: Reader
  /** Who is to hear that someone's name changed or was forgotten: names are not in the journal. */
  named: Set<(person: Id<'per'>) => void>
  /** How the live connections are ended. */
  live: Set<() => void>
  /** Which windows are open where. */
  present: Presence
  /** The other processes that serve the same project. */
  neighbours: Neighbours
  /** Work that takes long: imports, searches for duplicates, files to attach. */
  jobs: Jobs
  /** It was closed, to be opened anew: who still holds it asks again. */
  closed: boolean
  /** Reads files, each in a process of its own. */
  readers: Readers
  /** The orders of queues, worked out beside. */
  rankings: Rankings
  /** Passages that are put forward, looked for beside. */
  finders: Finders
  /**
   * What searches for duplicates left to people, as far as this server has searched. It is not in the file: where records
   * were imported before, `known` is false until the search is begun again.
   */
  open: { known: boolean; looked: boolean; likely: Likely[]; related: Kin[] }
}

/** Where the windows that listen are, by a name each gave itself. In memory alone, and forgotten when a window closes. */
export interface Presence {
  windows: Map<string, { person: Id<'per'>; place: string | undefined }>
  /** What other processes that serve the project last said of their windows, and until when that holds. */
  elsewhere: Map<string, { all: { person: Id<'per'>; place: string }[]; until: number }>
  /** Who is to hear that somebody came or went. */
  heard: Set<() => void>
}

/** What is told to, and heard from, the other processes that serve a project. */
export interface Neighbours {
  /** Tells who is where at our windows, a moment later, and once for many changes. */
  moved(): void
  /** Tells that a window went to a place that is not ours. */
  elsewhere(window: string, person: Id<'per'>, place: string | undefined): void
  /** Tells that somebody is called otherwise. */
  named(person: Id<'per'>): void
  close(): void
}
