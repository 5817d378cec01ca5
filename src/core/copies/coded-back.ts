import { withdrawalOf } from '../consent/withdrawal-of.ts'
import { equal } from '../equal.ts'
import type { Event, Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { get, referrers, type State } from '../state.ts'
import { collidedFacts, type SaidThere } from './said-there.ts'

/** What of a passage or a coding may be said anew in a copy. */
type Words = Partial<Pick<Value<'excerpt'>, 'quote' | 'selectors' | 'kind' | 'memo' | 'distance'>>
type Said = { [Field in keyof Words]: Words[Field] | (Field extends 'quote' ? never : null) | undefined }
/** Where a passage stands: said as a whole, in one file. */
const place: readonly string[] = ['quote', 'selectors', 'distance']
const fields: readonly string[] = [...place, 'kind', 'memo']

/** What one person coded in a copy that was handed out, and what they changed there of passages and codings that are here already. */
export interface CodedBack {
  codings: ({ id: Id<'cdg'> } & Pick<Value<'coding'>, 'excerpt' | 'code' | 'memo'>)[]
  changed: { id: Id<'exc'> | Id<'cdg'>; from: Said; to: Said; said: SaidThere }[]
}

/** Reads out of a copy what its person coded by the codes of the project, and what they changed after it was `taken` last. */
export function codedIn(
  { state: copy, events }: Pick<Journal, 'state' | 'events'>,
  told: ReadonlyMap<string, SaidThere>,
  here: State,
  { person, taken }: Pick<Value<'handOut'>, 'person' | 'taken'>,
): CodedBack {
  const codings = [...copy.coding].flatMap(([id, { excerpt, code, by, memo }]) =>
    by === person && here.code.has(code) && get(copy, 'excerpt', excerpt)?.by === person
      ? [{ id, excerpt, code, ...(memo && { memo }) }]
      : [],
  )
  const last = taken === undefined ? -1 : events.findIndex(({ hash }) => hash === taken)
  const changed = new Map<Id, { from: Said; to: Said; file: boolean }>()
  for (const { fact } of last < 0 ? [] : events.slice(last + 1)) {
    if (!isTold(fact) || fact.from === null || fact.to === null) continue
    const of = changed.get(fact.id) ?? { from: {}, to: {}, file: false }
    changed.set(fact.id, {
      file: of.file || 'document' in fact.to,
      from: { ...only(fact.from, fields), ...of.from },
      to: { ...of.to, ...only(fact.to, fields) },
    })
  }
  return {
    codings,
    changed: [...changed].flatMap(([id, { from, to, file }]) => {
      const said = told.get(id)
      if (saidOf(copy, id)?.by !== person || !said) return []
      // A place in a file that was put there in the place of the one that went along is none here.
      const kept = file ? fields.filter((field) => !place.includes(field)) : fields
      return [{ id: id as Id<'exc'> | Id<'cdg'>, from: only(from, kept), to: only(to, kept), said }]
    }),
  }
}

const isTold = ({ type }: Event['fact']): boolean => type === 'excerpt.made' || type === 'excerpt.coded'
const only = (side: object, some: readonly string[]): Said =>
  Object.fromEntries(Object.entries(side).filter(([field]) => some.includes(field)))
const saidOf = (state: State, id: Id) => state.excerpt.get(id as Id<'exc'>) ?? state.coding.get(id as Id<'cdg'>)

interface Asked extends CodedBack {
  person: Id<'per'>
  newer: boolean
  /** Whether a passage is this person’s, here or as it comes now. */
  stands: (excerpt: Id<'exc'>) => boolean
}

/**
 * The facts that bring it in: a coding once, of a passage that is theirs, by a code that is here; what they changed of either, where the copy goes on from
 * what was taken. What was changed here meanwhile collides; a passage that was moved here, as into a better file, stays at its place.
 */
export function codedFacts(state: State, { person, newer, stands, codings, changed }: Asked): Fact[] {
  const facts: Fact[] = []
  const given = new Set<string>()
  for (const { id, excerpt, code, ...rest } of codings) {
    const of = `${excerpt} ${code}`
    const there = referrers(state, 'coding', excerpt).some(([, one]) => one.code === code && one.by === person)
    if (state.coding.has(id) || there || given.has(of) || !state.code.has(code) || !stands(excerpt)) continue
    given.add(of)
    facts.push({ type: 'excerpt.coded', id, from: null, to: { excerpt, code, ...rest, by: person } })
  }
  for (const { id, from, to, said } of newer ? changed : []) {
    const before = saidOf(state, id)
    const excerpt = before && ('excerpt' in before ? get(state, 'excerpt', before.excerpt) : before)
    if (before?.by !== person || !excerpt || withdrawalOf(state, excerpt.source)) continue
    const now = (field: string) => (before as Record<string, unknown>)[field] ?? null
    const there = (side: Said, field: string) => (side as Record<string, unknown>)[field] ?? null
    const differ = Object.keys(to).filter((field) => !equal(now(field), there(to, field)))
    const moved = place.some((field) => field in from && !equal(now(field), there(from, field)))
    const tell = (some: readonly string[]): Fact | undefined =>
      some.length === 0
        ? undefined
        : ({
            type: id.startsWith('exc_') ? 'excerpt.made' : 'excerpt.coded',
            id,
            from: Object.fromEntries(some.map((field) => [field, now(field)])),
            to: Object.fromEntries(some.map((field) => [field, there(to, field)])),
          } as Fact)
    const follow = tell(
      differ.filter((field) => (place.includes(field) ? !moved : equal(now(field), there(from, field)))),
    )
    const collide = tell(differ.filter((field) => !place.includes(field) && !equal(now(field), there(from, field))))
    if (follow) facts.push(follow)
    if (collide) facts.push(...collidedFacts(state, person, collide, said))
  }
  return facts
}
