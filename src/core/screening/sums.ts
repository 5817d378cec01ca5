import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { withCommas } from '../wording.ts'
import { type Flow, identifiedIn } from './flow.ts'

/** A place in the flow where what goes in is not what comes out. */
interface BrokenSum {
  counts: Id<'cnt'>[]
  title: string
  message: string
  /** Tells it from others about the same counts. */
  key: string
}

/**
 * Where the numbers of the flow do not meet: a step out of which more come than went in, or duplicates that are not what
 * is missing between what was found and what was screened. Only reported counts can be so; what is computed adds up.
 */
export function brokenSums(state: State, { steps }: Pick<Flow, 'steps'>): BrokenSum[] {
  const growing = steps.flatMap((step): BrokenSum[] => {
    if (step.kind !== 'reported' || step.left === undefined || step.left >= 0) return []
    const title = 'More sources leave a step than enter it'
    const message = `“${step.label}” is ${step.number}, and ${step.number - step.left} are at the next step.`
    return [{ counts: [step.count], title, message, key: 'next' }]
  })
  const { found, duplicates } = identifiedIn(state)
  const placeOf = (id: Id<'cnt'>) => state.count.get(id)?.place
  const last = steps.findLast((step) => step.kind === 'reported' && placeOf(step.count) === 'identified')
  const left = last?.kind === 'reported' ? last.left : undefined
  if (found === undefined || duplicates === undefined || left === undefined || left < 0 || left === duplicates)
    return growing
  const counts = [...state.count].flatMap(([id, { place }]) =>
    place === 'identified' || place === 'duplicates' ? [id] : [],
  )
  const n = withCommas
  return [
    ...growing,
    {
      counts,
      title: 'What was found less its duplicates is not what was screened',
      message: `${n(found)} found less ${n(duplicates)} duplicates make ${n(found - duplicates)}; ${n(found - left)} are at the next step.`,
      key: `duplicates-${duplicates}-${left}`,
    },
  ]
}
