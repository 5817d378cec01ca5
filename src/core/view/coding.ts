import { z } from 'zod'
import { type CodeAgreement, codingAgreement } from '../coding/agreement.ts'
import { codedBefore, openedAt, spansOf } from '../coding/second.ts'
import { documentsOf } from '../document/retrieval.ts'
import type { Value } from '../fact.ts'
import { type Id, idOf } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { mayLead } from '../project/decide.ts'
import { inOrder, type State } from '../state.ts'
import { personOf } from './person.ts'
import { type Seen, view } from './view.ts'

/**
 * Second codings, and of one of them how far its coders agree: of what they coded before it was opened. While it is closed
 * those who code in it see of it what they did themselves.
 */
export const coding = view(
  z.object({ id: idOf('scd').optional() }),
  (seen, { id }) => {
    const { state, viewer } = seen
    const all = inOrder(state, 'secondCoding')
    const [chosen, value] = (id ? all.find(([one]) => one === id) : all[0]) ?? []
    return {
      rounds: all.map(([round, { name, opened }]) => ({ id: round, name, opened: opened === true })),
      chosen: chosen && value && roundOf(seen, chosen, value),
      people: inOrder(state, 'person').map(([person]) => personOf(seen, person)),
      sources: [...state.source.keys()]
        .filter((source) => state.refs.document.has(source))
        .map((source) => ({ id: source, label: sourceLabel(state, source) }))
        .sort((a, b) => (a.label < b.label ? -1 : 1)),
      mayLead: !seen.past && mayLead(state, viewer),
    }
  },
  { texts: ({ state }, { id }) => textsOf(state, id ?? inOrder(state, 'secondCoding')[0]?.[0]) },
)

const textsOf = (state: State, id: Id<'scd'> | undefined): Id<'doc'>[] =>
  id
    ? (state.secondCoding.get(id)?.sources ?? []).flatMap((source) => documentsOf(state, source).map(([one]) => one))
    : []

function roundOf(seen: Seen, id: Id<'scd'>, value: Value<'secondCoding'>) {
  const { state, viewer, texts } = seen
  const hidden = !value.opened && value.coders.includes(viewer)
  const opening = value.opened ? openedAt(seen.told(id), id) : undefined
  const then = opening ? codedBefore(seen.events(), opening.seq) : state
  const spans = new Map(value.coders.map((coder) => [coder, spansOf(then, value, coder)]))
  const lengths = new Map(
    textsOf(state, id).flatMap((document) => {
      const length = texts?.get(document)?.text.length
      return length ? [[document as string, length] as const] : []
    }),
  )
  const name = (code: string) => then.code.get(code as Id<'cod'>)?.name ?? code
  const pairs = hidden
    ? []
    : value.coders.flatMap((a, i) =>
        value.coders.slice(i + 1).map((b) => {
          const found = codingAgreement(spans.get(a) ?? [], spans.get(b) ?? [], lengths)
          return {
            a: personOf(seen, a),
            b: personOf(seen, b),
            units: found.units,
            matched: found.matched,
            pooled: found.pooled,
            codes: [...found.codes].map(([code, one]): { id: string; name: string } & CodeAgreement => ({
              id: code,
              name: name(code),
              ...one,
            })),
          }
        }),
      )
  return {
    id,
    value,
    sources: value.sources.map((source) => ({
      id: source,
      label: sourceLabel(state, source),
      documents: documentsOf(state, source).map(([document, { file }]) => ({ id: document, file })),
    })),
    coders: value.coders.map((coder) => ({
      ...personOf(seen, coder),
      passages: hidden && coder !== viewer ? undefined : spans.get(coder)?.length,
    })),
    hidden,
    opened: opening && { at: opening.at, by: personOf(seen, opening.actor) },
    pairs,
  }
}
export type CodedPair = ReturnType<typeof roundOf>['pairs'][number]
