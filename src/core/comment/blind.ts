import { type Event, type Fact, nounOfId, type Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { apply, get, type State, thing } from '../state.ts'

type Comment = Value<'comment'>

/** What is asked of the rest of the blinding: whether a stage is blinded to somebody, and whether they may know a thing. */
export interface Blinding {
  stage: (id: Id<'stg'>) => boolean
  known: (id: Id) => boolean
  /** Nouns of which some things may be hidden. */
  secret: (noun: string) => boolean
}

/**
 * Whether a comment is hidden from somebody: it stands behind a blinding that holds for them, or is about what they may
 * not know. One's own is always seen.
 */
export function hidesComment(state: State, viewer: Id<'per'> | undefined, { stage, known, secret }: Blinding) {
  return ({ by, behind, about }: Comment): boolean => {
    if (by === viewer) return false
    if (behind?.startsWith('stg_') && stage(behind as Id<'stg'>)) return true
    const round = behind?.startsWith('scd_') ? get(state, 'secondCoding', behind as Id<'scd'>) : undefined
    if (round && !round.opened && (viewer === undefined || round.coders.includes(viewer))) return true
    // Of what is no longer there nobody can say whose it was.
    if (!thing(state, about)) return secret(nounOfId(about) ?? '')
    return !known(about)
  }
}

/** A state without the comments that are hidden. */
export function withoutComments(state: State, hides: (comment: Comment) => boolean): State {
  const seen = { ...state, comment: new Map(), refs: { ...state.refs, comment: new Map() } }
  for (const [id, value] of state.comment)
    if (!hides(value)) apply(seen, { type: 'comment.made', id, from: null, to: value } as Fact)
  return seen
}

/** Whether one may read an event of a comment, by what it says now, or said when it came or went. */
export function mayReadComment(state: State, viewer: Id<'per'>, hides: (comment: Comment) => boolean) {
  return ({ actor, fact }: Event): boolean => {
    if (fact.type !== 'comment.made') return true
    const whole = fact.from === null ? fact.to : fact.to === null ? fact.from : undefined
    const value = state.comment.get(fact.id) ?? (whole as Comment | undefined)
    return value ? !hides(value) : actor === viewer
  }
}
