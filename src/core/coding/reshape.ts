import { type Asking, sealed } from '../discretion.ts'
import type { Fact, FactOf, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { mayLead } from '../project/decide.ts'
import { mayKnow } from '../project/seen-by.ts'
import { type Decision, type Refusal, refuse } from '../refusal.ts'
import { get, referrers, type State } from '../state.ts'

interface MergeCodes {
  into: Id<'cod'>
  from: readonly Id<'cod'>[]
  because?: string | undefined
}

/**
 * Merges codes into one that stays. Their codings move to it; where a person then had given it to a passage twice, one
 * stays and keeps the memos of both. Codes under them come under it, it takes over what it lacks of their definitions,
 * and their examples. Refused for codings of others, unless one leads.
 */
export function mergeCodesFacts(state: State, asking: Asking, { into, from, because }: MergeCodes): Decision<Fact[]> {
  const { who } = asking
  const gone = [...new Set(from)].filter((id) => id !== into)
  const stays = get(state, 'code', into)
  const missing = [into, ...gone].find((id) => !state.code.has(id))
  if (!stays || missing) return no(refuse('unknown-thing', `There is no ${missing}.`, 'Reload and look.', { id: into }))
  if (gone.length === 0)
    return no(refuse('malformed', 'A code cannot be merged with itself.', 'Name another code.', { id: into }))
  for (const id of gone) {
    const kept = sealed(state, asking, { type: 'code.defined', id, from: get(state, 'code', id) ?? {}, to: null })
    if (kept) return no(kept)
  }
  const moving = gone.flatMap((code) => referrers(state, 'coding', code))
  const foreign = foreignIn(state, who, moving)
  if (foreign) return no(foreign)
  const agreed = [...new Map(gone.flatMap((code) => referrers(state, 'agreedCoding', code)))]
  const settled = mayLead(state, who) ? undefined : agreed.find(([, { by }]) => by !== who)
  if (settled)
    return no(
      refuse('not-allowed', 'Others agreed on that code.', 'Ask an owner or lead to reshape the codebook.', {
        id: settled[0],
      }),
    )
  const why = because ? { why: because } : {}
  const facts: Fact[] = agreed.map(([id, { codes }]) => ({
    type: 'coding.agreed',
    id,
    from: { codes },
    to: { codes: [...new Set(codes.map((code) => (gone.includes(code) ? into : code)))] },
    ...why,
  }))
  const held = new Map<string, { id: Id<'cdg'>; memo: string | undefined }>()
  for (const [id, { excerpt, by, memo }] of referrers(state, 'coding', into)) held.set(`${excerpt} ${by}`, { id, memo })
  for (const [id, value] of moving) {
    const key = `${value.excerpt} ${value.by}`
    const known = held.get(key)
    if (!known) {
      facts.push({ type: 'excerpt.coded', id, from: { code: value.code }, to: { code: into }, ...why })
      held.set(key, { id, memo: value.memo })
      continue
    }
    const memo = bothMemos(known.memo, value.memo)
    if (memo !== known.memo)
      facts.push({
        type: 'excerpt.coded',
        id: known.id,
        from: { memo: known.memo ?? null },
        to: { memo: memo ?? null },
      })
    known.memo = memo
    facts.push({ type: 'excerpt.coded', id, from: value, to: null, ...why })
  }
  return {
    ok: true,
    facts: [...facts, ...placesAfter(state, into, gone, because), ...removed(state, into, gone, because)],
  }
}

/** The code that stays comes out from under those that go, takes over what it lacks, and what stood under them. */
function placesAfter(state: State, into: Id<'cod'>, gone: readonly Id<'cod'>[], why: string | undefined): Fact[] {
  const stays = get(state, 'code', into) as Value<'code'>
  const going = new Set(gone)
  let above = stays.parent
  // Also from under what stays between: that will stand under it.
  for (let at = above; at; at = get(state, 'code', at)?.parent)
    if (going.has(at)) above = get(state, 'code', at)?.parent
  const to: Record<string, unknown> = {}
  if (above !== stays.parent) to.parent = above ?? null
  const values = gone.map((id) => get(state, 'code', id) as Value<'code'>)
  for (const field of ['role', 'definition', 'whenToUse', 'whenNot', 'exampleWords', 'colour'] as const) {
    const taken = stays[field] ? undefined : values.find((value) => value[field])?.[field]
    if (taken) to[field] = taken
  }
  const examples = [...new Set([stays, ...values].flatMap((value) => value.examples ?? []))]
  if (examples.length > (stays.examples?.length ?? 0)) to.examples = examples
  const facts: Fact[] = []
  const from = Object.fromEntries(Object.keys(to).map((field) => [field, stays[field as keyof typeof stays] ?? null]))
  if (Object.keys(to).length > 0)
    facts.push({ type: 'code.defined', id: into, from, to, ...(why && { why }) } as FactOf<'code'>)
  for (const parent of gone)
    for (const [id, value] of referrers(state, 'code', parent))
      if (value.parent === parent && id !== into && !going.has(id))
        facts.push({ type: 'code.defined', id, from: { parent }, to: { parent: into } })
  return facts
}

/** Codes that go, those below before those above, because nothing goes that something stands under. */
function removed(state: State, into: Id<'cod'>, gone: readonly Id<'cod'>[], why: string | undefined): Fact[] {
  const depth = (id: Id<'cod'>) => {
    let n = 0
    for (let at = get(state, 'code', id)?.parent; at && n <= gone.length; at = get(state, 'code', at)?.parent)
      if (gone.includes(at)) n++
    return n
  }
  return gone
    .filter((id) => id !== into)
    .map((id) => ({ id, depth: depth(id) }))
    .sort((a, b) => b.depth - a.depth)
    .map(({ id }) => ({
      type: 'code.defined',
      id,
      from: get(state, 'code', id) as Value<'code'>,
      to: null,
      ...(why && { why }),
    }))
}

interface SplitCode {
  code: Id<'cod'>
  into: readonly (Value<'code'> & { id: Id<'cod'>; codings: readonly Id<'cdg'>[] })[]
  because?: string | undefined
}

/** Deals codings of a code out to new codes; those that are not named stay. Refused for codings of others, unless one leads. */
export function splitCodeFacts(state: State, who: Id<'per'>, { code, into, because }: SplitCode): Decision<Fact[]> {
  if (!state.code.has(code))
    return no(refuse('unknown-thing', `There is no ${code}.`, 'Reload and look.', { id: code }))
  const named = into.flatMap(({ codings }) => codings)
  const stray = named.find((id) => get(state, 'coding', id)?.code !== code || !mayKnow(state, who, id))
  if (stray)
    return no(
      refuse('does-not-fit', `${stray} is not a coding with ${code}.`, 'Deal out passages of this code.', {
        id: stray,
      }),
    )
  const moving = named.flatMap((id): [Id<'cdg'>, Value<'coding'>][] => {
    const value = get(state, 'coding', id)
    return value ? [[id, value]] : []
  })
  const foreign = foreignIn(state, who, moving)
  if (foreign) return no(foreign)
  const why = because ? { why: because } : {}
  const dealt = new Set<Id<'cdg'>>()
  const facts = into.flatMap(({ id, codings, ...value }): Fact[] => [
    { type: 'code.defined', id, from: null, to: value, ...why },
    ...codings.flatMap((coding): Fact[] => {
      // What is named twice goes to the first.
      if (dealt.has(coding)) return []
      dealt.add(coding)
      return [{ type: 'excerpt.coded', id: coding, from: { code }, to: { code: id }, ...why }]
    }),
  ])
  return { ok: true, facts }
}

function foreignIn(
  state: State,
  who: Id<'per'>,
  codings: readonly [Id<'cdg'>, Value<'coding'>][],
): Refusal | undefined {
  const foreign = mayLead(state, who) ? undefined : codings.find(([, { by }]) => by !== who)
  return (
    foreign &&
    refuse('not-allowed', 'Others gave that code too.', 'Ask an owner or lead to reshape the codebook.', {
      id: foreign[0],
    })
  )
}

/** Two memos as one, the first as it was; the same words are said once. */
const bothMemos = (one: string | undefined, two: string | undefined): string | undefined =>
  !two || one === two ? one : one ? `${one}\n\n${two}` : two

/** What a merge comes to, told before it is done. */
interface MergePreview {
  /** Codings that move, and those that become one with another. */
  moved: number
  folded: number
  /** Codes that come under the one that stays. */
  children: number
}

/** What merging would do, for the person who is about to; or why it is refused. */
export function mergePreview(
  state: State,
  asking: Asking,
  asked: MergeCodes,
): { ok: true; preview: MergePreview } | { ok: false; refusal: Refusal } {
  const decision = mergeCodesFacts(state, asking, asked)
  if (!decision.ok) return decision
  const codings = decision.facts.filter(({ type }) => type === 'excerpt.coded')
  const codes = decision.facts.filter(({ type, id }) => type === 'code.defined' && id !== asked.into)
  return {
    ok: true,
    preview: {
      moved: codings.filter(({ to }) => to !== null && 'code' in to).length,
      folded: codings.filter(({ to }) => to === null).length,
      children: codes.filter(({ to }) => to !== null).length,
    },
  }
}

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
