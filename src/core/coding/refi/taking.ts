import type { DocumentText } from '../../document/text.ts'
import type { Fact, Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { type State, thing } from '../../state.ts'
import { program } from './from-project.ts'
import type { Guid, MakeGuid, Refi, RefiNote } from './refi.ts'

/** A source of the file as it was read: whose it is, its document, and the words that the file counts in. */
export interface ReadSource {
  /** The source it belongs to; undefined: a new one. */
  source?: Id<'src'> | undefined
  /** The document it is: one that is here, or one to attach. Without one its passages stand nowhere. */
  document?: { id: Id<'doc'> } | { value: Omit<Value<'document'>, 'source'> } | undefined
  /** The words of that document, as they are read here. */
  read?: DocumentText | undefined
  /** The words that the file's offsets are counted in. */
  words: string
}

export interface Coming {
  refi: Refi
  make: MakeGuid
  /** Who brings it in. */
  who: Id<'per'>
  sources: ReadonlyMap<Guid, ReadSource>
  /** Whom users are; one that is not here becomes a new person. */
  people: ReadonlyMap<Guid, Id<'per'>>
}

/** What could not be put where it belongs, with its words. */
export interface Unplaced {
  what: string
  quote?: string | undefined
  source?: string | undefined
}

export interface Plan {
  facts: Fact[]
  /** Names of people who are new; they are kept outside the journal. */
  names: { id: Id<'per'>; name: string }[]
  unplaced: Unplaced[]
  counts: {
    people: number
    codes: number
    sources: number
    documents: number
    excerpts: number
    codings: number
    chains: number
    answers: number
    /** Found at their place, or where their words stand; found nearly; kept without a place. */
    placed: number
    near: number
    orphans: number
    /** Were here already. */
    known: number
  }
}

/** Text of the journal may be so long; longer words are cut, and what is cut is told. */
const longest = 100_000

/** What is known while a file is taken over, part by part: each part reads what those before it found. */
export interface Taking {
  readonly state: State
  readonly refi: Refi
  readonly make: MakeGuid
  readonly who: Id<'per'>
  readonly plan: Plan
  /** Written by this program, so that a case is a source. */
  readonly own: boolean
  readonly notes: ReadonlyMap<Guid, RefiNote>
  /** Notes that something named. */
  readonly read: Set<Guid>
  readonly persons: Map<Guid, Id<'per'>>
  /** Users that something names and the file does not list. */
  readonly strangers: Set<Guid>
  readonly codes: Map<Guid, Id<'cod'>>
  /** Sets that were taken for something else than tags. */
  readonly setsTaken: Set<Guid>
  readonly whose: Map<Guid, Id<'src'>>
  readonly newSources: Map<Id<'src'>, { -readonly [K in keyof Value<'source'>]: Value<'source'>[K] }>
  /** Sources of the file that hold quotations which stand in no document. */
  readonly quotations: Set<Guid>
  readonly excerpts: Map<Guid, Id<'exc'>>
  /** Excerpts that are new, as they will be recorded. */
  readonly newExcerpts: Map<Id<'exc'>, { memo?: string }>
  fact: (type: Fact['type'], id: Id, to: object) => void
  /** Something that has no place here, with its words. */
  lost: (what: string, quote?: string, source?: string) => void
  limited: (words: string, what: string) => string
  /** The words of notes; whoever asks has read them. */
  wordsOf: (notes: readonly Guid[]) => string[]
  memo: (...parts: (string | undefined)[]) => { memo?: string }
  byOf: (user: Guid | undefined) => Id<'per'>
  brought: (at: string | undefined) => { brought: { from: string; at?: string } }
  /** An id that nothing has yet. */
  free: <P extends string>(id: Id<P>) => Id<P>
}

export function beginTaking(state: State, { refi, make, who, people }: Omit<Coming, 'sources'>): Taking {
  const plan: Plan = {
    facts: [],
    names: [],
    unplaced: [],
    counts: {
      people: 0,
      codes: 0,
      sources: 0,
      documents: 0,
      excerpts: 0,
      codings: 0,
      chains: 0,
      answers: 0,
      placed: 0,
      near: 0,
      orphans: 0,
      known: 0,
    },
  }
  const from = refi.origin?.trim().slice(0, 200) || 'REFI-QDA'
  const taken = new Set<Id>()
  const taking: Taking = {
    state,
    refi,
    make,
    who,
    plan,
    own: (refi.origin ?? '').startsWith(program),
    notes: new Map(refi.noteTexts.map((note) => [note.guid, note])),
    read: new Set(),
    persons: new Map(people),
    strangers: new Set(),
    codes: new Map(),
    setsTaken: new Set(),
    whose: new Map(),
    newSources: new Map(),
    quotations: new Set(),
    excerpts: new Map(),
    newExcerpts: new Map(),
    fact: (type, id, to) => void plan.facts.push({ type, id, from: null, to } as Fact),
    lost: (what, quote, source) =>
      void plan.unplaced.push({
        what,
        ...(quote?.trim() && { quote: quote.slice(0, 500) }),
        ...(source && { source }),
      }),
    limited(words, what) {
      if (words.length <= longest) return words
      taking.lost(`${what} is longer than ${longest} characters and was cut.`, words.slice(longest, longest + 200))
      return words.slice(0, longest)
    },
    wordsOf: (guids) =>
      guids.flatMap((guid) => {
        const note = taking.notes.get(guid)
        taking.read.add(guid)
        const words = [note?.content, note?.description].flatMap((one) => (one?.trim() ? [one] : []))
        return words.length > 0 ? [words.join('\n\n')] : []
      }),
    memo(...parts) {
      const words = parts.filter((part) => part?.trim()).join('\n\n')
      return words ? { memo: taking.limited(words, 'A memo') } : {}
    },
    byOf(user) {
      const person = user === undefined ? undefined : taking.persons.get(user)
      if (user !== undefined && !person) taking.strangers.add(user)
      return person ?? who
    },
    brought: (at) => ({ brought: { from, ...(at && { at: at.slice(0, 100) }) } }),
    free(id) {
      let one = id
      for (let n = 2; taken.has(one) || thing(state, one); n++) one = `${id}.${n}`
      taken.add(one)
      return one
    },
  }
  return taking
}
