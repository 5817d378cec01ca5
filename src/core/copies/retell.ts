import { partWords } from '../apart.ts'
import type { CollisionKind } from '../choices.ts'
import { equal } from '../equal.ts'
import { type Fact, type NounName, nounOfFact, nouns } from '../fact.ts'
import { fits } from '../fits.ts'
import type { Id } from '../ids.ts'
import { mergeWords } from '../merge-words.ts'
import { text } from '../noun.ts'
import type { Refusal } from '../refusal.ts'
import { apply, draft, type State, staleFields, thing } from '../state.ts'
import type { Foreseen } from './foresee.ts'
import { renamed } from './names.ts'
import { collisionId } from './recorded.ts'
import type { Told } from './union.ts'

/**
 * The facts of one act as they hold after what is before them in the merged journal, one for each event: as it was said
 * where it fits, told otherwise where nothing is lost by it, else a collision that holds it. An act that joins sources
 * stands as a whole or not at all, and of one that takes things away either all of them go or none.
 */
export function retell(state: State, act: readonly Told[], foreseen: Foreseen): Fact[] {
  const name = act[0]?.act ?? ''
  if (foreseen.again.has(name)) return act.map((event) => collision(event, 'same'))
  const tried = attempt(state, act, foreseen, false)
  const failed = tried.filter((one) => one.kind && one.kind !== 'same')
  const contested = foreseen.contested.has(name)
  if (foreseen.joins.has(name) && (failed[0] || contested))
    return act.map((event, i) => collision(event, tried[i]?.kind === 'same' ? 'same' : (failed[0]?.kind ?? 'used')))
  const stays = contested || failed.some(({ event }) => event.fact.to === null)
  return (stays ? attempt(state, act, foreseen, true) : tried).map(({ fact }) => fact)
}

interface Tried {
  event: Told
  fact: Fact
  /** Why it is a collision, where it is one. */
  kind?: CollisionKind
}

function attempt(state: State, act: readonly Told[], foreseen: Foreseen, stay: boolean): Tried[] {
  const working = act.length > 1 ? draft(state) : state
  return act.map((event) => {
    const tried = tell(working, event, namesFor(working, event, foreseen))
    const held = stay && event.fact.to === null && !tried.kind ? found(event, 'used') : tried
    if (act.length > 1) apply(working, held.fact)
    return held
  })
}

/** Under which other names an event is told: of sources that are joined later, and of those that were and are gone. */
function namesFor(
  state: State,
  { id }: Told,
  { renamed, renamedSince }: Foreseen,
): ReadonlyMap<string, Id> | undefined {
  const [later, since] = [renamed.get(id), renamedSince.get(id)]
  if (!since) return later
  const gone = [...since].filter(([source]) => !state.source.has(source as Id<'src'>))
  return gone.length > 0 ? new Map([...(later ?? []), ...gone]) : later
}

/** One event after what holds. */
function tell(state: State, event: Told, names: ReadonlyMap<string, Id> | undefined): Tried {
  const said = event.fact
  const fact = names ? renamed(said, names) : said
  const refusal = unfit(state, fact)
  if (!refusal) return { event, fact: otherwise(fact, said) }
  // How something was settled that is no longer there to be settled needs nobody.
  if (said.type === 'collision.found' || holdsAlready(state, fact, refusal)) return found(event, 'same')
  // Words that were withdrawn in both copies are withdrawn.
  if (said.type === 'words.withdrawn' && fact.from === null && refusal.code === 'id-taken') return found(event, 'same')
  // Whoever voted on both copies of a publication voted on it: what stands stays, as in a join.
  if (names && fact.from === null && refusal.code === 'id-taken') return found(event, 'same')
  const again = againOn(state, fact)
  // Words that lie apart are told as they were or not at all: they are bound to the fact that they came with.
  if (again && !partWords(again) && !unfit(state, again)) return { event, fact: otherwise(again, said) }
  return found(event, kindOf(refusal), refusal.code === 'changed-since' ? refusal.field : undefined)
}

const unfit = (state: State, fact: Fact): Refusal | undefined => fits(state, { told: () => [] }, fact)
const otherwise = (fact: Fact, said: Fact): Fact => (fact === said ? fact : ({ ...fact, said } as unknown as Fact))

const kindOf = ({ code }: Refusal): CollisionKind =>
  code === 'changed-since'
    ? 'changed'
    : code === 'unknown-thing'
      ? 'gone'
      : code === 'in-use'
        ? 'used'
        : code === 'id-taken'
          ? 'taken'
          : 'unfit'

const found = (event: Told, kind: CollisionKind, field?: string): Tried => ({
  event,
  fact: collision(event, kind, field),
  kind,
})

function collision(event: Told, kind: CollisionKind, field?: string): Fact {
  const { fact, actor, at, act } = event
  const to = { thing: fact.id, kind, ...(field && { field }), said: { ...fact }, by: actor, at, act }
  return { type: 'collision.found', id: collisionId(event), from: null, to }
}

/** Whether what a fact says is so already: both copies said it. */
function holdsAlready(state: State, { id, from, to }: Fact, refusal: Refusal): boolean {
  const current = thing(state, id)?.value as Record<string, unknown> | undefined
  if (to === null) return current === undefined
  if (from === null) return current ? equal(current, to) : refusal.code === 'id-taken'
  return (
    current !== undefined && Object.entries(to).every(([field, value]) => equal(value ?? undefined, current[field]))
  )
}

/** What one person says by themselves, under an id that is made of who they are: their latest word holds. */
const own: readonly NounName[] = ['vote', 'answer', 'ballot', 'pin']

/**
 * The same change on what holds now, where nobody has to be asked: somebody's own later word, a place in a list, or words
 * that both changed in different places. Undefined where somebody has to be.
 */
function againOn(state: State, fact: Fact): Fact | undefined {
  const noun = nounOfFact(fact.type)
  const current = thing(state, fact.id)?.value as Record<string, unknown> | undefined
  if (!current) return undefined
  if (noun === 'consent' && (fact.from === null || fact.to === null || 'uses' in fact.to))
    return narrower(fact, current)
  const told = fact.from && fact.to ? Object.keys(fact.to) : undefined
  if (own.includes(noun) || told?.join() === 'order') {
    if (fact.to === null) return { ...fact, from: current } as Fact
    const fields = told ?? [...new Set([...Object.keys(current), ...Object.keys(fact.to)])]
    const pick = (value: object) =>
      Object.fromEntries(fields.map((field) => [field, (value as Record<string, unknown>)[field] ?? null]))
    return { ...fact, from: pick(current), to: pick(fact.to) } as Fact
  }
  return told && inWords(state, noun, fact, current)
}

/**
 * What a participant agreed to, as two copies have it: no more than both say, as nobody is to find out afterwards that a copy
 * went further. Day, form and note are those of what is first. What is not recorded is not agreed to.
 */
function narrower(fact: Fact, current: Record<string, unknown>): Fact {
  if (fact.to === null) return { ...fact, from: current } as Fact
  const uses = current.uses as string[]
  const said = (fact.to as { uses?: string[] }).uses
  const kept = said ? uses.filter((use) => said.includes(use)) : uses
  return { ...fact, from: { uses }, to: { uses: kept } } as Fact
}

/** The words of both, where they were changed in different places and no collision over them waits. */
function inWords(state: State, noun: NounName, fact: Fact, current: Record<string, unknown>): Fact | undefined {
  const [from, to] = [{ ...fact.from }, { ...fact.to }] as [Record<string, unknown>, Record<string, unknown>]
  for (const field of staleFields(state, fact)) {
    const [base, mine, theirs] = [from[field], to[field], current[field]]
    if (!isText(noun, field) || typeof base !== 'string' || typeof mine !== 'string' || typeof theirs !== 'string')
      return undefined
    for (const { thing, field: of, settled } of state.collision.values())
      if (thing === fact.id && of === field && !settled) return undefined
    const merged = mergeWords(base, mine, theirs)
    if (!merged) return undefined
    from[field] = theirs
    to[field] = merged.text
  }
  return { ...fact, from, to } as Fact
}

function isText(noun: NounName, field: string): boolean {
  const schema = (nouns[noun].value.shape as Record<string, { unwrap?: () => unknown }>)[field]
  return (schema as unknown) === text || schema?.unwrap?.() === text
}
