import { z } from 'zod'
import type { Id } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { mayWrite } from '../project/decide.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { responded, respondedWords } from '../survey/responded.ts'
import { resultWords } from '../survey/result-words.ts'
import { versionNumber } from '../survey/versions.ts'
import { view } from './view.ts'

/** The questionnaires with their waves, and how many answered; never what. */
export const surveys = view(z.object({}), ({ state, viewer, past }) => ({
  questionnaires: inOrder(state, 'questionnaire').map(([id, { title, purpose, items, replaces }]) => ({
    id,
    title,
    purpose,
    version: versionNumber(state, id),
    replaces,
    items: items.length,
    waves: wavesWithCounts(state, viewer, id),
  })),
  results: inOrder(state, 'result').map(([id, value]) => ({
    id,
    words: resultWords(value),
    source: sourceLabel(state, value.source),
    beside: referrers(state, 'evidence', id).map(
      ([, { configuration, stance }]) => `${stance} ${configurationLabel(state, configuration)}`,
    ),
  })),
  next: Math.max(0, ...inOrder(state, 'questionnaire').map(([, one]) => one.order ?? 0)) + 1,
  mayAdd: !past && mayWrite(state, viewer),
}))

function wavesWithCounts(state: State, viewer: Id<'per'> | undefined, of: Id<'qst'>) {
  return inOrder(state, 'wave').flatMap(([id, wave]) =>
    wave.questionnaire === of
      ? [
          {
            id,
            name: wave.name,
            case: wave.case && state.case.get(wave.case)?.name,
            anonymous: wave.anonymous,
            closed: wave.closed === true,
            responded: respondedWords(responded(state, viewer, id)),
          },
        ]
      : [],
  )
}
