import { type ReplySays, witnessKinds } from '../choices.ts'
import { consentId } from '../consent/ids.ts'
import { withdrawalOf } from '../consent/withdrawal-of.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, referrers, type State } from '../state.ts'
import { encounterId } from './ids.ts'

/** One interview, observation or reading, whether or not somebody has said more of it than that it is there. */
export interface Heard {
  source: Id<'src'>
  kind: Value<'source'>['kind']
  encounter: Value<'encounter'> | undefined
  case: Id<'cas'> | undefined
  /** Of those who took part, each once; empty where nobody is enrolled. */
  roles: string[]
  people: number
  replies: [Id<'rpl'>, Value<'reply'>][]
  said: ReadonlyMap<Id<'cmoc'>, ReplySays>
  /** What stands in the way of using its words; undefined where nothing does. */
  consent: 'withdrawn' | 'not recorded' | 'analysis alone' | undefined
}

/**
 * Everything heard, seen or read in the field, in the order of its dates, then of its coming in: what people said or did
 * who took part, but for surveys, and whatever an encounter is recorded for.
 */
export function heard(state: State): Heard[] {
  const all = [...state.source].flatMap(([source, { kind }]): Heard[] => {
    if (!wasHeard(state, source)) return []
    const encounter = state.encounter.get(encounterId(source))
    const told = (witnessKinds as readonly string[]).includes(kind)
    const people = referrers(state, 'participant', source).filter(([, one]) => one.consent !== 'withdrawn')
    const replies = referrers(state, 'reply', source)
    return [
      {
        source,
        kind,
        encounter,
        case: encounter?.case ?? people.find(([, one]) => one.case)?.[1].case,
        roles: [...new Set(people.map(([, { role }]) => role))],
        people: people.length,
        replies,
        said: saidOf(replies),
        consent: told ? wanting(state, source) : undefined,
      },
    ]
  })
  const day = ({ encounter }: Heard) => encounter?.on ?? '9999'
  return all.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}

/** Whether a source is of the field: people said or did it who took part, or an encounter is recorded for it. */
export function wasHeard(state: State, source: Id<'src'>): boolean {
  const kind = get(state, 'source', source)?.kind
  const told = (witnessKinds as readonly (string | undefined)[]).includes(kind)
  return state.encounter.has(encounterId(source)) || (told && kind !== 'survey')
}

function wanting(state: State, source: Id<'src'>): Heard['consent'] {
  if (withdrawalOf(state, source)) return 'withdrawn'
  const consent = get(state, 'consent', consentId(source))
  return !consent ? 'not recorded' : consent.uses.length === 0 ? 'analysis alone' : undefined
}

/** What moves a theory on; a reply that confirms or has no view brings nothing new. */
export const isNew = (says: ReplySays): boolean => says === 'refines' || says === 'adds' || says === 'falsifies'

/** What a source says to each theory; of several in it what is new counts over what confirms. */
export function saidOf(replies: Heard['replies']): ReadonlyMap<Id<'cmoc'>, ReplySays> {
  const said = new Map<Id<'cmoc'>, ReplySays>()
  for (const [, { configuration, says }] of replies) {
    const known = said.get(configuration)
    if (!known || strongest.indexOf(says) < strongest.indexOf(known)) said.set(configuration, says)
  }
  return said
}
const strongest: readonly ReplySays[] = ['falsifies', 'refines', 'adds', 'confirms', 'no view']
