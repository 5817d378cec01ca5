import type { Value } from '../fact.ts'
import { stagesOf } from '../screening/outcome.ts'
import { brokenSums } from '../screening/sums.ts'
import { get } from '../state.ts'
import { type Check, finding, type Looked } from './finding.ts'

/** How long the list is that a reported number can be held against; undefined when the list is not in the project. */
export function listLength(
  { state, flow }: Pick<Looked, 'state' | 'flow'>,
  against: NonNullable<Value<'count'>['against']>,
): number | undefined {
  switch (against.of) {
    case 'stage':
      return flow.steps.find((step) => step.kind === 'computed' && step.stage === against.stage)?.number
    case 'sources': {
      let n = 0
      for (const { kind, uses } of state.source.values())
        if (kind === against.kind && (!against.use || uses?.some((use) => use === against.use))) n++
      return n
    }
    case 'configurations':
      return get(state, 'version', against.version)?.members.length
    case 'themes':
      return state.theme.size
  }
}

/** The same, as far as everybody may know: how many went on from a blinded stage is not told. */
export function heldAgainst(
  looked: Pick<Looked, 'state' | 'flow'>,
  against: NonNullable<Value<'count'>['against']>,
): number | undefined {
  if (against.of !== 'stage') return listLength(looked, against)
  const stages = stagesOf(looked.state)
  const open = stages.slice(0, stages.findIndex(([, { blinded }]) => blinded) + 1 || stages.length)
  return open.some(([id]) => id === against.stage) ? listLength(looked, against) : undefined
}

const why = 'A reader who counts the list will doubt the other numbers too.'
const source = 'RAMESES I, item 12 (Wong et al. 2013)'

/** A reported number against the list it speaks of, and steps out of which more come than went in. */
export const countsDiffer: Check = (looked) => {
  const against = [...looked.state.count].flatMap(([id, count]) => {
    const n = count.against && heldAgainst(looked, count.against)
    if (n === undefined || n === count.number) return []
    const message = `“${count.what}” is reported as ${count.number}; the project lists ${n}.`
    const title = 'A reported number differs from its list'
    return [finding('count-differs', [id], { title, message, why, source }, `${count.number}-${n}`)]
  })
  const broken = brokenSums(looked.state, looked.flow).map(({ counts, title, message, key }) =>
    finding('count-differs', counts, { title, message, why, source }, key),
  )
  return [...against, ...broken]
}
