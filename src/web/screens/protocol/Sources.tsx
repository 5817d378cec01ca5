import type { Plan } from './answer.ts'
import { Counts } from './Counts.tsx'
import { Searches } from './Searches.tsx'
import { Stages } from './Stages.tsx'

/** Where sources come from, the stages they go through, and what is known of both only from a publication. */
export function Sources({ plan }: { plan: Plan }) {
  return (
    <>
      <Searches plan={plan} />
      <Counts plan={plan} />
      <Stages plan={plan} />
    </>
  )
}
