import type { Plan } from './answer.ts'
import { Frameworks } from './Frameworks.tsx'
import { Templates } from './Templates.tsx'

/** The shape that configurations take, and the framework that orders them. */
export function Theory({ plan }: { plan: Plan }) {
  return (
    <>
      <Templates plan={plan} />
      <Frameworks plan={plan} />
    </>
  )
}
