import { type Promises, refuse } from '../refusal.ts'

/** What holds of an evaluation at every moment. */
export const evaluationPromises: Promises = {
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
        return refuse('does-not-fit', `Limits cannot begin anew on ${on}.`, 'Name a date that has a value, once.', {
          id,
        })
      seen.add(on)
    }
  },
}
