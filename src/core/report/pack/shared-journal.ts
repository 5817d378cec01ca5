import { ownKinds } from '../../choices.ts'
import { sourcesOf } from '../../consent/of-source.ts'
import { type Event, type Fact, nounOfFact } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { isMarked } from '../../project/published.ts'
import { get, type State } from '../../state.ts'
import { withoutAnswers } from '../../survey/sealed.ts'

/** An event as it is published: without what its hash was over, so without a hash. */
type SharedEvent = Omit<Event, 'hash' | 'apart'>

export interface Sharing {
  /** What people are called instead of by their ids; without it the ids stay. */
  called?: ReadonlyMap<Id<'per'>, string>
  /** What people are called outside the journal: their full names are taken out of running text as well. */
  names?: ReadonlyMap<Id<'per'>, { name: string }>
}

const withheld = '[withheld]'

/**
 * The journal as it may be published: what participants said, where they work and what their documents are called is
 * withheld, and what the team marked private; people are named by `called` instead of by their ids, and their full names in running text too. Names and
 * addresses are outside the journal anyway. What was withheld is counted.
 */
export function sharedJournal(
  events: readonly Event[],
  state: State,
  { called, names = new Map() }: Sharing,
): { events: SharedEvent[]; withheld: number } {
  const replace = renaming(called, names)
  let count = 0
  const shared = events.map((event): SharedEvent => {
    const { hash: _, apart: __, ...rest } = event as Event & { hash?: string }
    const fact = withoutParticipants(event.fact, state)
    if (fact !== event.fact) count++
    return replace({ ...rest, fact: called ? withoutPerson(fact) : fact })
  })
  return { events: shared, withheld: count }
}

/** What would tell who a person is though their name is gone: their part in the review, and which interests are theirs. */
function withoutPerson(fact: Fact): Fact {
  const key = fact.type === 'person.joined' ? 'part' : fact.type === 'declaration.made' ? 'person' : undefined
  if (!key) return fact
  const less = (value: object | null) =>
    value && Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  return { ...fact, from: less(fact.from), to: less(fact.to) } as Fact
}

/** Ids and full names by what they are to be called, the longest first, in one pass: what is put in is not read again. */
function renaming(called: Sharing['called'], names: NonNullable<Sharing['names']>): <T>(value: T) => T {
  if (!called) return (value) => value
  const words = new Map<string, string>()
  for (const [id, name] of called) {
    words.set(id, `per_${name}`)
    const full = names.get(id)?.name.trim() ?? ''
    // A name of one short word is a word like others.
    if (full.length > 4 && full.includes(' ')) words.set(full, name)
  }
  if (words.size === 0) return (value) => value
  const escaped = [...words.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const any = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_-])`, 'gu')
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(any, (word) => words.get(word) ?? word)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]))
  }
  return (value) => walk(value) as typeof value
}

/** A fact without what participants gave or the team marked private; the same fact where it holds nothing of that. */
function withoutParticipants(fact: Fact, state: State): Fact {
  const hide = (change: (value: Record<string, unknown>) => Record<string, unknown>): Fact =>
    ({ ...fact, from: fact.from && change(fact.from), to: fact.to && change(fact.to) }) as Fact
  const blank = (...keys: string[]) =>
    hide((value) =>
      Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, keys.includes(key) && one !== null ? withheld : one]),
      ),
    )
  const says = (key: string) => ({ ...fact.from, ...fact.to })[key as never] as string | undefined
  switch (fact.type) {
    case 'questionnaire.answered':
      return withoutAnswers(fact)
    case 'participant.enrolled':
      return blank('organisation')
    case 'source.described': {
      const kind = says('kind') ?? get(state, 'source', fact.id)?.kind
      if (!isOwn(kind) && !isMarked(state, fact.id)) return fact
      return hide((value) => ({
        ...value,
        ...('setting' in value && { setting: value.setting === null ? null : withheld }),
        ...('reference' in value &&
          value.reference !== null && { reference: { type: 'document', title: `${kind} ${withheld}` } }),
        ...('note' in value && { note: value.note === null ? null : withheld }),
      }))
    }
    case 'document.attached':
      return isOwnSource(state, says('source') ?? get(state, 'document', fact.id)?.source)
        ? blank('file', 'note')
        : fact
    case 'excerpt.made': {
      const source = says('source') ?? get(state, 'excerpt', fact.id)?.source
      if (!isOwnSource(state, source) && !isMarked(state, fact.id)) return fact
      return hide((value) => ({
        ...value,
        ...('quote' in value && { quote: withheld }),
        ...('memo' in value && { memo: value.memo === null ? null : withheld }),
        ...('selectors' in value && { selectors: value.selectors === null ? null : [] }),
      }))
    }
    case 'context.found':
      return isOwnSource(state, says('source') ?? get(state, 'caseContext', fact.id)?.source)
        ? blank('text', 'because')
        : fact
    case 'evidence.linked': {
      const known = get(state, 'evidence', fact.id)
      const [source, excerpt] = [says('source') ?? known?.source, (says('excerpt') ?? known?.excerpt) as Id | undefined]
      const kept = isOwnSource(state, source) || isMarked(state, fact.id) || isMarked(state, excerpt)
      return kept ? blank('memo', 'locator') : fact
    }
    case 'encounter.held':
    case 'prompt.noted':
    case 'theory.answered': {
      const known =
        get(state, 'reply', fact.id as Id<'rpl'>) ??
        get(state, 'encounter', fact.id as Id<'enc'>) ??
        get(state, 'promptNote', fact.id as Id<'pno'>)
      return isOwnSource(state, says('source') ?? known?.source) ? blank('setting', 'note', 'text') : fact
    }
    case 'need.found':
      return isOwnSource(state, says('source') ?? get(state, 'need', fact.id)?.source) ? blank('text') : fact
    case 'answer.given':
    case 'answer.agreed': {
      const known = get(state, 'answer', fact.id as Id<'ans'>) ?? get(state, 'agreed', fact.id as Id<'agr'>)
      return isOwnSource(state, says('source') ?? known?.source) ? blank('value', 'note', 'because', 'grounds') : fact
    }
    case 'excerpt.coded':
    case 'passages.joined':
    case 'coding.agreed':
    case 'comment.made': {
      const value = { ...get(state, nounOfFact(fact.type), fact.id as never), ...fact.from, ...fact.to }
      return sourcesOf(state, fact.id, value).some((source) => isOwnSource(state, source))
        ? blank('memo', 'note', 'text')
        : fact
    }
    case 'words.withheld':
      return blank('because')
    case 'suggestion.judged': {
      const document = (says('document') ?? state.suggestion.get(fact.id)?.document) as Id<'doc'> | undefined
      return isOwnSource(state, get(state, 'document', document)?.source) ? blank('quote') : fact
    }
    default:
      return fact
  }
}

const isOwn = (kind: string | undefined): boolean => (ownKinds as readonly (string | undefined)[]).includes(kind)
const isOwnSource = (state: State, source: string | undefined): boolean =>
  isOwn(get(state, 'source', source as Id<'src'>)?.kind) || isMarked(state, source as Id | undefined)
