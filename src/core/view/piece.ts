import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel, labelOf, sourceLabel } from '../label.ts'
import { get, type State } from '../state.ts'
import { resultWords } from '../survey/result-words.ts'
import { type Synthesis, setAsideBy, sourcesOf, spokenOf } from '../theory/synthesis.ts'
import { passageOf } from './marking.ts'
import { personOf } from './person.ts'
import type { Seen } from './view.ts'

/** A piece of evidence as it is shown: whose words, where from, of what kind, and whether it was set aside. */
export function pieceOf(state: State, id: Id<'evd'>, value: Value<'evidence'>) {
  const source = state.source.get(value.source)
  const excerpt = get(state, 'excerpt', value.excerpt)
  const result = get(state, 'result', value.result)
  const by = setAsideBy(state, id)
  return {
    id,
    value,
    source: sourceLabel(state, value.source),
    setting: source?.country,
    /** What kind of evidence the source is, or what kind of source. */
    kind: source?.evidenceKind ?? source?.kind,
    quote: excerpt?.quote,
    result: result && { id: value.result, words: resultWords(result) },
    words: excerpt?.kind,
    passage: passageOf(state, value.excerpt),
    slots: [...new Set(value.links.flatMap((link) => state.link.get(link)?.slot ?? []))],
    aside: by && { id: by, memo: get(state, 'synthesis', by)?.memo ?? '' },
  }
}

/** A move of the synthesis as it is listed: on what, what it comes to, who and when. */
export function synthesisOf(seen: Seen, [id, value]: Synthesis) {
  const { state } = seen
  const told = seen.told(id).find((event) => event.fact.id === id && event.fact.from === null)
  const by = value.by ?? told?.actor
  return {
    id,
    value,
    sources: sourcesOf(state, value),
    configurations: spokenOf(state, value).map((one) => ({
      id: one,
      label: configurationLabel(state, one),
      title: get(state, 'configuration', one)?.title ?? '',
    })),
    aside: (value.aside ?? []).map((one) => ({ id: one, label: labelOf(state, one) })),
    context: get(state, 'component', value.context)?.text,
    by: by && personOf(seen, by),
    at: told?.at,
  }
}
