import type { InstrumentKind, InterviewPhase } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { retiredBy, versionsOf } from '../theory/lineage.ts'
import { sentence } from '../theory/sentence.ts'
import { draftPrompts } from './prompts.ts'

/** An instrument drafted from configurations as they stand, of the version that holds them all, if one does. */
export function draftInstrument(
  state: State,
  asked: {
    kind: InstrumentKind
    phase: InterviewPhase
    configurations: readonly Id<'cmoc'>[]
    audience?: string | undefined
    title?: string | undefined
  },
): Value<'instrument'> {
  const { kind, phase, audience, title } = asked
  const configurations = [...new Set(asked.configurations)].filter((id) => state.configuration.has(id))
  const version = versionsOf(state).findLast(([, { members }]) =>
    configurations.every((id) => members.some((member) => member.configuration === id)),
  )?.[0]
  const talks = kind === 'topic guide'
  return {
    kind,
    title:
      title ||
      `${kind[0]?.toUpperCase()}${kind.slice(1)}${talks ? `, ${phase}` : ''}${audience ? `, for ${audience}` : ''}`,
    ...(talks && { phase }),
    ...(audience && { audience }),
    ...(version && configurations.length > 0 && { version }),
    theories: configurations.map((configuration) => ({ configuration, sentence: sentence(state, configuration) })),
    prompts: draftPrompts(state, kind, phase, configurations),
  }
}

/** How a theory that an instrument asks about has moved since: what it said then and says now, or that it is gone. */
export interface Moved {
  configuration: Id<'cmoc'>
  then: string
  /** Undefined where it left the theory. */
  now: string | undefined
}

/** The theories of an instrument that read otherwise now than when it was made. */
export const movedIn = (state: State, { theories }: Value<'instrument'>): Moved[] =>
  theories.flatMap(({ configuration, sentence: then }) => {
    const now = retiredBy(state, configuration) ? undefined : sentence(state, configuration)
    return now === then ? [] : [{ configuration, then, now }]
  })

/**
 * The next version of an instrument: theories that moved are drafted anew, all else stays as somebody worded it. Theories
 * that left are left out.
 */
export function nextOf(state: State, id: Id<'ins'>, instrument: Value<'instrument'>): Value<'instrument'> {
  const moved = new Map(movedIn(state, instrument).map((one) => [one.configuration, one.now]))
  const stay = instrument.theories.flatMap(({ configuration }) =>
    moved.has(configuration) && moved.get(configuration) === undefined ? [] : [configuration],
  )
  const { kind, phase = 'refining', audience, title, prompts } = instrument
  const fresh = draftInstrument(state, { kind, phase, configurations: stay, audience, title })
  const at = prompts.findIndex(({ configuration }) => configuration !== undefined)
  const ofAll = (here: (i: number) => boolean) =>
    prompts.filter(({ configuration }, i) => configuration === undefined && here(i))
  const ofOne = (one: Id<'cmoc'>) =>
    (moved.has(one) ? fresh.prompts : prompts).filter(({ configuration }) => configuration === one)
  const { order: _, replaces: __, version: ___, ...rest } = instrument
  return {
    ...rest,
    ...(fresh.version && { version: fresh.version }),
    replaces: id,
    theories: fresh.theories,
    prompts: [...ofAll((i) => i < at), ...stay.flatMap(ofOne), ...ofAll((i) => i >= at)],
  }
}
