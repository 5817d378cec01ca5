/** So many configurations may follow each other in one line, each beginning where the one before ends. */
export const mostStages = 4

/** What leads on from a node, and whether that is a step to the next stage. */
export interface Leads {
  to: readonly string[]
  step: 0 | 1
}

/**
 * At which stage each node stands, so that what it leads to stands on its stage or one on, as far as loops allow: what leads
 * back in a depth-first walk (Tarjan 1972) is left out, the rest goes by the longest way, then as far right as what follows
 * lets it. A theory that is one long loop or one long chain has an answer like any other.
 */
export function stagesOf(nodes: Iterable<string>, leads: ReadonlyMap<string, Leads>): Map<string, number> {
  const { order, forward } = walked(nodes, leads)
  const stage = new Map<string, number>()
  const at = (node: string) => stage.get(node) ?? 0
  const step = (node: string) => leads.get(node)?.step ?? 0
  for (const node of order)
    for (const next of forward.get(node) ?? [])
      stage.set(next, Math.max(at(next), Math.min(mostStages - 1, at(node) + step(node))))
  for (const node of [...order].reverse()) {
    let nearest = Number.POSITIVE_INFINITY
    for (const next of forward.get(node) ?? [])
      if (at(next) - step(node) >= at(node)) nearest = Math.min(nearest, at(next) - step(node))
    if (nearest < mostStages) stage.set(node, nearest)
  }
  return stage
}

/** Nodes before what they lead to, and the ways that do not lead back. The walk keeps its own list: no depth is too deep. */
function walked(nodes: Iterable<string>, leads: ReadonlyMap<string, Leads>) {
  const open = new Set<string>()
  const done = new Set<string>()
  const order: string[] = []
  const forward = new Map<string, string[]>()
  for (const start of nodes) {
    if (done.has(start)) continue
    const way = [{ node: start, at: 0 }]
    open.add(start)
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const next = leads.get(top.node)?.to[top.at++]
      if (next === undefined) {
        open.delete(top.node)
        done.add(top.node)
        order.push(top.node)
        way.pop()
      } else if (!open.has(next)) {
        const known = forward.get(top.node)
        if (known) known.push(next)
        else forward.set(top.node, [next])
        if (!done.has(next)) {
          open.add(next)
          way.push({ node: next, at: 0 })
        }
      }
    }
  }
  return { order: order.reverse(), forward }
}
