import type { Finding } from '../check/finding.ts'
import type { Event } from '../fact.ts'
import type { Flow } from '../screening/flow.ts'
import type { State } from '../state.ts'
import type { Names } from '../trail.ts'
import { type Block, heading, note } from './blocks.ts'

/** What a section may draw on. All of it is narrowed to what the reader may know before it comes here. */
export interface Source {
  state: State
  /** What people are called; who has no name there shows by id. */
  names: Names
  /** Those who made the review, as the title names them; elsewhere people may go by other names. */
  authors: Names
  events: readonly Event[]
  findings: readonly Finding[]
  /** How the state was narrowed, for sections that read from an earlier one. */
  narrow: (state: State) => State
  /** The flow of sources, computed once: of 100,000 it takes a while. */
  flow: Flow
}

/** One part of the report. It never fails: where there is nothing to show it says so and what would fill it. */
export type Section = (source: Source) => Block[]

export const nothingYet = (id: string, title: string, words: string): Block[] => [heading(2, id, title), note(words)]
