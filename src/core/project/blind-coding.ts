import { type Event, type Fact, nounOfFact, nouns, type Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { apply, get, referrers, type State } from '../state.ts'

/** Nouns that tell how somebody codes, and so are blinded with a second coding. */
export const coded = [
  'excerpt',
  'coding',
  'chain',
  'evidence',
  'appraisal',
  'suggestion',
  'agreedCoding',
  'synthesis',
  'withheld',
] as const
export type Coded = (typeof coded)[number]
type AnyCoded = { [N in Coded]: Value<N> }[Coded]
type Round = Value<'secondCoding'>

/** Whether things of this noun are coding, which a second coding may hide. */
export const isCoded = (noun: string): noun is Coded => (coded as readonly string[]).includes(noun)

/**
 * The second codings that are closed to somebody: not opened yet, and they code in it. Who does not code there sees all;
 * without a viewer it is what everybody may know.
 */
const closedTo = (state: State, viewer: Id<'per'> | undefined): Round[] =>
  [...state.secondCoding.values()].filter(
    ({ opened, coders }) => !opened && (viewer === undefined || coders.includes(viewer)),
  )

/** Whether somebody codes in a second coding that is not opened yet. */
export const codesBlind = (state: State, viewer: Id<'per'> | undefined): boolean => closedTo(state, viewer).length > 0

/** Whether the coding of a source goes on blind, for anybody. */
export const inBlindCoding = (state: State, source: Id<'src'> | undefined): boolean =>
  source !== undefined &&
  state.refs.secondCoding.has(source) &&
  referrers(state, 'secondCoding', source).some(([, { opened }]) => !opened)

/**
 * What of coding one person may not know: passages, codes, chains, evidence, moves made on it, and judgements of extracts and of suggestions by those who code
 * the same sources beside them, and what others made of a passage that is not to be seen. Undefined where nothing is hidden.
 */
export function codingHides(
  state: State,
  viewer: Id<'per'> | undefined,
  /** Where the passages are looked up, when an earlier moment is looked at with today's blinding. */
  things: State = state,
): ((noun: Coded, value: AnyCoded) => boolean) | undefined {
  const rounds = closedTo(state, viewer)
  if (rounds.length === 0) return undefined
  /** For each source who codes it beside the viewer. */
  const others = new Map<Id<'src'>, Set<Id<'per'>>>()
  const any = new Set<Id<'per'>>()
  for (const { sources, coders } of rounds)
    for (const coder of coders)
      if (coder !== viewer) {
        any.add(coder)
        for (const source of sources) {
          const known = others.get(source)
          if (known) known.add(coder)
          else others.set(source, new Set([coder]))
        }
      }
  const another = (source: Id<'src'>, by: Id<'per'> | undefined) =>
    by !== undefined && others.get(source)?.has(by) === true
  const ofPassage = (id: Id<'exc'>, by: Id<'per'> | undefined): boolean => {
    const excerpt = get(things, 'excerpt', id)
    // Of a passage that is no longer there nobody can say where it stood.
    if (!excerpt) return by === undefined || any.has(by)
    return another(excerpt.source, excerpt.by) || another(excerpt.source, by)
  }
  const ofPiece = (id: Id, by: Id<'per'> | undefined): boolean => {
    if (!id.startsWith('evd_')) return false
    const piece = get(things, 'evidence', id as Id<'evd'>)
    if (!piece) return by === undefined || any.has(by)
    return another(piece.source, piece.by) || (piece.excerpt !== undefined && ofPassage(piece.excerpt, piece.by))
  }
  return (noun, value) => {
    switch (noun) {
      case 'excerpt': {
        const { source, by } = value as Value<'excerpt'>
        return another(source, by)
      }
      case 'coding': {
        const { excerpt, by } = value as Value<'coding'>
        return ofPassage(excerpt, by)
      }
      case 'chain': {
        const { parts, by } = value as Value<'chain'>
        return parts.some(({ excerpt }) => ofPassage(excerpt, by))
      }
      case 'agreedCoding': {
        const { passages, by } = value as Value<'agreedCoding'>
        return passages.some((excerpt) => ofPassage(excerpt, by))
      }
      case 'suggestion': {
        const { document, excerpt, by } = value as Value<'suggestion'>
        const source = get(things, 'document', document)?.source
        const elsewhere = source === undefined ? any.has(by) : another(source, by)
        return elsewhere || (excerpt !== undefined && ofPassage(excerpt, by))
      }
      case 'synthesis': {
        const { pieces, by } = value as Value<'synthesis'>
        return pieces.some((id) => ofPiece(id, by))
      }
      case 'withheld': {
        const { thing, by } = value as Value<'withheld'>
        return ofPiece(thing, by) || (thing.startsWith('exc_') && ofPassage(thing as Id<'exc'>, by))
      }
      case 'evidence':
      case 'appraisal': {
        const { source, excerpt, by } = value as Value<'evidence'>
        // A judgement of the whole source goes by the blinding of its gate.
        if (noun === 'evidence' || excerpt)
          return another(source, by) || (excerpt !== undefined && ofPassage(excerpt, by))
        return false
      }
    }
  }
}

/**
 * A state without the coding that is hidden from a viewer. `blind` says what is blinded, `things` where the passages stand
 * that it is about.
 */
export function withoutHiddenCoding(
  state: State,
  viewer: Id<'per'> | undefined,
  blind: State,
  things: State = state,
): State {
  const hides = codingHides(blind, viewer, things)
  if (!hides) return state
  const seen = { ...state, refs: { ...state.refs } } as Record<string, unknown> & { refs: Record<string, unknown> }
  for (const name of coded) Object.assign(seen, { [name]: new Map() }).refs[name] = new Map()
  for (const name of coded)
    for (const [id, value] of state[name] as Iterable<[Id, AnyCoded]>)
      if (!hides(name, value))
        apply(seen as unknown as State, { type: nouns[name].fact, id, from: null, to: value } as Fact)
  return seen as unknown as State
}

/** Whether one person may read an event of coding, by what its thing is now, or was when it came or went. */
export function codingRead(state: State, viewer: Id<'per'>): ((event: Event) => boolean) | undefined {
  const hides = codingHides(state, viewer)
  if (!hides) return undefined
  return ({ actor, fact }) => {
    const noun = nounOfFact(fact.type)
    if (!isCoded(noun)) return true
    const value = codedValue(state, noun, fact.id) ?? wholeOf(fact)
    // A part of what is no longer there does not say whose it was.
    return value ? !hides(noun, value) : actor === viewer
  }
}

/** What a coded thing says now. */
export const codedValue = (state: State, noun: Coded, id: string): AnyCoded | undefined =>
  (state[noun] as unknown as ReadonlyMap<string, AnyCoded>).get(id)

const wholeOf = ({ from, to }: Fact): AnyCoded | undefined =>
  from === null ? (to as unknown as AnyCoded) : to === null ? (from as unknown as AnyCoded) : undefined

/** The coded things that are hidden from somebody, with their ids. */
export function* hiddenCoding(state: State, viewer: Id<'per'>): Generator<Id> {
  const hides = codingHides(state, viewer)
  if (!hides) return
  for (const noun of coded)
    for (const [id, value] of state[noun] as Iterable<[Id, AnyCoded]>) if (hides(noun, value)) yield id
}
