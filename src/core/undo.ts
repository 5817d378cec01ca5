import { type Asking, discreet, entangled, hidden, readable, sealed } from './discretion.ts'
import { type Event, type Fact, inverse } from './fact.ts'
import { fits } from './fits.ts'
import { mayLead } from './project/decide.ts'
import { type Decision, type Refusal, refuse } from './refusal.ts'
import { allowed } from './rules.ts'
import { apply, draft, type State } from './state.ts'
import { takesBack } from './trail.ts'

/** The facts that take an act back, newest first, or why it stays. */
export function undo(state: State, asking: Asking, act: string): Decision<Fact[]> {
  const { who } = asking
  const events = asking.told(act).filter((event) => event.act === act)
  if (events.length === 0) return no(refuse('nothing-to-undo', 'There is no such act.', 'Look it up in the trail.'))
  if (!mayLead(state, who) && events.some((event) => event.actor !== who))
    return no(refuse('not-allowed', 'This was done by someone else.', 'Ask them, or an owner or lead, to undo it.'))
  // A join brings votes along; that was no voting.
  const joined = events.some(({ fact }) => fact.type === 'source.described' && fact.to === null)
  const foreignVote = !joined && events.find((event) => event.fact.type === 'screening.voted' && event.actor !== who)
  if (foreignVote)
    return no(refuse('not-allowed', 'A vote is taken back by the person who cast it.', 'Settle the conflict instead.'))
  // The undoing would stand in the trail under the undoer's name, and tell what it took back.
  if (!joined && events.some((event) => event.actor !== who && readable(state, who, [event]).length === 0))
    return no(refuse('not-allowed', 'It is blinded, and not yours to see.', 'Wait for the unblinding.'))
  if (entangled(state, asking, events))
    return no(refuse('not-allowed', 'It is blinded, and not yours to see.', 'Wait for the unblinding.'))
  const working = draft(state)
  const facts: Fact[] = []
  for (const event of [...events].reverse()) {
    const fact = inverse(event.fact)
    const kept = sealed(state, asking, fact)
    if (kept) return no(kept)
    const refusal = discreet(state, who, fits(working, asking, fact))
    if (refusal) return no(hidden(state, who, fact) ?? builtUpon(state, asking, act, events, refusal))
    // Other rules are for what is new; who leads, and whether a stage is blinded, is never decided by undoing.
    const governed =
      ['person.joined', 'stage.set', 'form.set'].includes(fact.type) ||
      (fact.type === 'reconciliation.opened' && fact.to === null && !joined)
    const barred = governed
      ? allowed(working, who, fact)
      : fact.type === 'coding.doubled' && !mayLead(working, who)
        ? refuse('not-allowed', 'A second coding is for who leads.', 'Ask an owner or lead.', { id: fact.id })
        : undefined
    if (barred) return no(barred)
    apply(working, fact)
    facts.push(fact)
  }
  return { ok: true, facts }
}

/** What stands in the way of an undo: that it was undone, or what was built on it since. */
function builtUpon(state: State, asking: Asking, act: string, events: readonly Event[], refusal: Refusal): Refusal {
  const ids = new Set(events.map((event) => event.fact.id))
  const told = [...ids].flatMap((id) => asking.told(id)).filter((event) => event.seq > (events.at(-1)?.seq ?? 0))
  const since = readable(state, asking.who, told)
  if (since.some((event) => takesBack(event) && event.undoes === act))
    return refuse('already-undone', 'This was undone before.', 'Undo the undoing to bring it back.', { id: act })
  const later = since.at(-1)
  return later
    ? {
        ...refusal,
        hint: `Event ${later.seq} (${later.fact.type}) came after it; undo that first.`,
        seq: later.seq,
        by: later.actor,
        at: later.at,
      }
    : refusal
}

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
