import type { Id } from '../ids.ts'
import { type Promises, refuse } from '../refusal.ts'
import { get } from '../state.ts'
import { activationId } from './ids.ts'
import { firstDay, lastDay } from './profile.ts'

/** What holds of an evaluation at every moment. */
export const evaluationPromises: Promises = {
  case({ state, id, after }) {
    // A case within itself would be nowhere in the list.
    for (let above = after?.within; above !== undefined; above = get(state, 'case', above)?.within)
      if (above === id)
        return refuse('does-not-fit', 'A case cannot be part of itself.', 'Put it within another case.', { id })
    const names = after?.attributes?.map(({ name }) => name) ?? []
    if (new Set(names).size < names.length)
      return refuse('does-not-fit', 'It has the same attribute twice.', 'Say it once.', { id, field: 'attributes' })
  },
  caseContext({ id, after }) {
    if (!after) return
    if ((after.component === undefined) === (after.text === undefined))
      return refuse(
        'does-not-fit',
        'It names a context of the theory, or says in words which.',
        'Give one of the two.',
        { id, field: 'text' },
      )
    if (after.from && after.until && firstDay(after.from) > lastDay(after.until))
      return refuse('does-not-fit', `${after.until} comes before ${after.from}.`, 'Give the days in their order.', {
        id,
        field: 'until',
      })
  },
  activation({ id, after }) {
    const due: Id | undefined = after && activationId(after.case, after.configuration)
    if (due && due !== id)
      return refuse('does-not-fit', 'A configuration is judged once in a case.', `Name the judgement ${due}.`, { id })
  },
  /** A chart reads its values in order, one a date; limits begin anew where there is a value to begin with. */
  indicator({ id, after }) {
    const { series = [], breaks = [] } = after ?? {}
    const at = series.findIndex((point, i) => i > 0 && point.on <= (series[i - 1]?.on ?? ''))
    if (at > 0)
      return refuse(
        'does-not-fit',
        `${series[at]?.on} does not come after ${series[at - 1]?.on}.`,
        'Put the values in the order of their dates, one a date.',
        { id },
      )
    const seen = new Set<string>()
    for (const { on } of breaks) {
      if (seen.has(on) || !series.some((point) => point.on === on))
        return refuse('does-not-fit', `Limits cannot start again on ${on}.`, 'Name a date that has a value, once.', {
          id,
        })
      seen.add(on)
    }
  },
}
