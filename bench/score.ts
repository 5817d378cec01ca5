/** Records kept and removed, counted as the literature does (Rathbone et al. 2015): the first of each group found is kept. */
export interface Score {
  tp: number
  fp: number
  tn: number
  fn: number
  sensitivity: number
  specificity: number
  precision: number
  f1: number
  /** Over all pairs inside the groups: shows chains that the record level hides. */
  pairPrecision: number
  pairRecall: number
}

/** How groups found compare with the true ones, over records in their order. */
export function scoreOf(
  records: readonly string[],
  truth: readonly (readonly string[])[],
  found: readonly (readonly string[])[],
): Score {
  const at = new Map(records.map((id, i) => [id, i]))
  const removed = new Set<string>()
  for (const group of found)
    for (const id of [...group].sort((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0)).slice(1)) removed.add(id)
  let [tp, fp, tn, fn] = [0, 0, 0, 0]
  const grouped = new Set(truth.flat())
  for (const group of truth) {
    const kept = group.filter((id) => !removed.has(id)).length
    if (kept === 0) {
      fp++
      tp += group.length - 1
    } else {
      tn++
      fn += kept - 1
      tp += group.length - kept
    }
  }
  for (const id of records) if (!grouped.has(id)) removed.has(id) ? fp++ : tn++
  const pairs = (groups: readonly (readonly string[])[]) =>
    new Set(groups.flatMap((g) => g.flatMap((a, i) => g.slice(i + 1).map((b) => (a < b ? `${a} ${b}` : `${b} ${a}`)))))
  const [right, ours] = [pairs(truth), pairs(found)]
  const both = [...ours].filter((pair) => right.has(pair)).length
  return {
    tp,
    fp,
    tn,
    fn,
    sensitivity: tp / (tp + fn || 1),
    specificity: tn / (tn + fp || 1),
    precision: tp / (tp + fp || 1),
    f1: (2 * tp) / (2 * tp + fp + fn || 1),
    pairPrecision: ours.size === 0 ? 1 : both / ours.size,
    pairRecall: right.size === 0 ? 1 : both / right.size,
  }
}
