import type { Asking } from './discretion.ts'
import { equal } from './equal.ts'
import { type Fact, type FactOf, type NounName, nounNames, nounOfFact, nouns, refsOf, type Value } from './fact.ts'
import type { Id } from './ids.ts'
import type { Noun } from './noun.ts'
import { isBuiltin } from './project/templates.ts'
import { promises } from './promises.ts'
import { type Change, type Promised, type Refusal, refuse } from './refusal.ts'
import { type State, staleFields, thing, valueAfter } from './state.ts'

/** What holds for every fact ever recorded: `from` is current, ids exist, nothing in use goes, values and promises are whole. */
export function fits(state: State, asking: Pick<Asking, 'told'>, fact: Fact): Refusal | undefined {
  const name = nounOfFact(fact.type)
  const current = thing(state, fact.id)?.value
  if (fact.from === null && fact.to === null)
    return refuse('malformed', 'The change says neither what was nor what will be.', 'Give from, to or both.', {
      id: fact.id,
    })
  if (fact.from === null && current)
    return equal(current, fact.to)
      ? refuse('id-taken', 'It is there already, word for word.', 'Nothing needs to be done.', { id: fact.id })
      : refuse('id-taken', `There is a ${name} with this id already.`, 'Take another id.', { id: fact.id })
  if (fact.from !== null && !current)
    return refuse(
      'unknown-thing',
      `There is no ${name} ${fact.id}.`,
      'It was removed, or never there. Reload and look.',
      { id: fact.id },
    )
  const stale = staleFields(state, fact)
  if (stale.length > 0) return changedSince(asking, fact, stale, current ?? {})
  if (fact.from && fact.to && !equal(Object.keys(fact.from).sort(), Object.keys(fact.to).sort()))
    return refuse('malformed', 'From and to name different fields.', 'Name the same fields on both sides.', {
      id: fact.id,
    })
  const after = valueAfter(current, fact)
  if (!after) return stillUsed(state, fact.id) ?? promised(state, fact)
  const whole = (nouns[name] as Noun).value.safeParse(after)
  if (!whole.success) {
    const issue = whole.error.issues[0]
    const field = issue?.path.join('.') ?? ''
    if (fact.from && field in (fact.to ?? {}) && !(field in after)) return empty(field, fact.id)
    return refuse(
      'malformed',
      `${field || name}: ${issue?.message ?? 'not as expected'}.`,
      'Correct it and try again.',
      { id: fact.id, field },
    )
  }
  // What a remark named before may be gone; what it names now is there.
  const names = remarks.includes(name) ? (fact.to ?? {}) : after
  return blank(after, fact.id) ?? dangling(state, name, names, fact.id) ?? promised(state, fact)
}

function changedSince(asking: Pick<Asking, 'told'>, fact: Fact, stale: string[], current: object): Refusal {
  const field = stale[0] as string
  const last = [...asking.told(fact.id)]
    .reverse()
    .find((event) => event.fact.id === fact.id && touches(event.fact, field))
  const pick = (value: object | null) => (value === null ? null : ((value as Record<string, unknown>)[field] ?? null))
  return refuse('changed-since', `Its ${field} has changed since you looked.`, 'Compare both and choose.', {
    id: fact.id,
    field,
    theirs: pick(current),
    yours: pick(fact.to),
    ...(last && { by: last.actor, at: last.at, seq: last.seq }),
  })
}
const touches = (fact: Fact, field: string): boolean =>
  fact.from === null || fact.to === null || field in fact.from || field in fact.to

function stillUsed(state: State, id: Id): Refusal | undefined {
  for (const name of nounNames) {
    const first = [...(state.refs[name].get(id) ?? [])].find((by) => by !== id && holds(state, name, by, id))
    if (first) return refuse('in-use', `A ${name} still names it.`, `Remove or change ${first} first.`, { id })
  }
}

/** Nouns that keep nothing in its place but the person who said it: what is talked about may go. */
const remarks: readonly NounName[] = ['comment', 'input']

/**
 * Which theories a decision was about is a remark: it keeps none of them, or trying would tell what it names. So is what
 * somebody said of a passage that was put forward.
 */
function holds(state: State, name: NounName, by: Id, id: Id): boolean {
  if (name === 'suggestion' || remarks.includes(name)) return id.startsWith('per_')
  if (name !== 'vote' && name !== 'appraisal') return true
  const { theories: _, ...value } = (thing(state, by)?.value ?? {}) as { theories?: unknown }
  let found = false
  refsOf(name, value, (named) => {
    found ||= named === id
  })
  return found
}

function dangling(state: State, name: NounName, value: object, self: Id): Refusal | undefined {
  let missing: Id | undefined
  refsOf(name, value, (id) => {
    if (id !== self && !isBuiltin(id) && !thing(state, id)) missing ??= id
  })
  return (
    missing &&
    refuse('unknown-thing', `There is no ${missing}.`, 'Name something that exists, or add it first.', { id: self })
  )
}

const mustSay = ['title', 'name', 'text', 'because', 'what', 'heading', 'term', 'meaning', 'number']
function blank(value: object, id: Id): Refusal | undefined {
  for (const field of mustSay) {
    const said = (value as Record<string, unknown>)[field]
    if (typeof said === 'string' && said.trim() === '') return empty(field, id)
  }
}

/** A field that must be filled was emptied. */
const empty = (field: string, id: Id): Refusal =>
  refuse('reason-needed', `Its ${field} is empty.`, 'Write a word or two.', { id, field })

/** A fact as rules and promises are asked about it. */
export function changeBy(state: State, fact: Fact): Change<NounName> {
  const before = thing(state, fact.id)?.value as Value<NounName> | undefined
  const after = valueAfter(before, fact) as Value<NounName> | undefined
  return { state, fact: fact as FactOf<NounName>, id: fact.id as never, before, after }
}

const promised = (state: State, fact: Fact): Refusal | undefined =>
  (promises[nounOfFact(fact.type)] as Promised<NounName> | undefined)?.(changeBy(state, fact))
