import { z } from 'zod'
import { instrumentKinds, interviewPhases } from '../choices.ts'
import { diffWords } from '../diff.ts'
import { draftInstrument, movedIn, nextOf } from '../fieldwork/instrument.ts'
import { replacing, used } from '../fieldwork/promises.ts'
import { idOf } from '../ids.ts'
import { configurationLabel, labelOf } from '../label.ts'
import { referrers } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { view } from './view.ts'

/**
 * An instrument with what of its theories has moved, and the next version as it would be drafted; or, without an id, one
 * drafted from the configurations that are asked for, to be recorded.
 */
export const instrument = view(
  z.object({
    id: idOf('ins').optional(),
    kind: z.enum(instrumentKinds).optional(),
    phase: z.enum(interviewPhases).optional(),
    /** Ids with commas between; without, all of the theory. */
    of: z.string().max(20_000).optional(),
    audience: z.string().max(2_000).optional(),
  }),
  ({ state }, { id, kind = 'topic guide', phase = 'refining', of, audience }) => {
    const value = id && state.instrument.get(id)
    const live = liveConfigurations(state).map(([one]) => one)
    const asked = of === undefined ? live : live.filter((one) => of.split(',').includes(one))
    return {
      chosen:
        id && value
          ? {
              id,
              value,
              used: used(state, id),
              encounters: referrers(state, 'encounter', id).map(([, { source }]) => ({
                id: source,
                label: state.source.get(source)?.reference.title ?? source,
              })),
              replaces: value.replaces && { id: value.replaces, label: labelOf(state, value.replaces) },
              replaced: replacing(state, id),
              moved: movedIn(state, value).map(({ configuration, then, now }) => ({
                configuration,
                then,
                pieces: now === undefined ? undefined : diffWords(then, now),
              })),
              next: nextOf(state, id, value),
              version: value.version && state.version.get(value.version)?.name,
              labels: value.theories.map(({ configuration }) => ({
                id: configuration,
                label: configurationLabel(state, configuration, value.version),
                title: state.configuration.get(configuration)?.title ?? '',
              })),
            }
          : undefined,
      draft: id ? undefined : draftInstrument(state, { kind, phase, configurations: asked, audience }),
    }
  },
)
