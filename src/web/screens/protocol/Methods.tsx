import type { Plan } from './answer.ts'
import { Declarations } from './Declarations.tsx'
import { Deviations } from './Deviations.tsx'
import { Sections } from './Sections.tsx'
import { Statements } from './Statements.tsx'

/** How the work was done, what changed on the way and why, and what was declared. */
export function Methods({ plan }: { plan: Plan }) {
  return (
    <>
      <Sections plan={plan} />
      <Deviations plan={plan} />
      <Statements plan={plan} />
      <Declarations plan={plan} />
    </>
  )
}
