import { z } from 'zod'
import { idOf } from '../ids.ts'
import { configurationLabel, labelOf, sourceLabel } from '../label.ts'
import { mayWrite } from '../project/decide.ts'
import { get, inOrder, referrers } from '../state.ts'
import { resultWords } from '../survey/result-words.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { view } from './view.ts'

/** One result: what it came to, and the links that it is laid beside. */
export const result = view(z.object({ id: idOf('rsl') }), ({ state, viewer, past }, { id }) => {
  const value = get(state, 'result', id)
  if (!value) return undefined
  return {
    id,
    value,
    words: resultWords(value),
    source: { id: value.source, label: sourceLabel(state, value.source) },
    beside: referrers(state, 'evidence', id).map(([evidence, piece]) => ({
      id: evidence,
      value: piece,
      configuration: configurationLabel(state, piece.configuration),
      links: piece.links.map((link) => labelOf(state, link)),
    })),
    links: liveConfigurations(state).flatMap(([cmoc]) =>
      linksOf(state, cmoc).map(([link]) => ({ link, configuration: cmoc, words: labelOf(state, link) })),
    ),
    cases: inOrder(state, 'case').map(([one, { name }]) => [one, name] as const),
    questionnaires: inOrder(state, 'questionnaire').map(([one, { title }]) => [one, title] as const),
    indicators: inOrder(state, 'indicator').map(([one, { name }]) => [one, name] as const),
    mayAdd: !past && mayWrite(state, viewer),
  }
})
