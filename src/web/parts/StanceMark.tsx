import type { Stance } from '../../core/theory/facts.ts'

const shapes: Record<Stance, React.ReactNode> = {
  supports: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  refines: <path d="M6 1.2 11 10.3H1Z" fill="currentColor" />,
  qualifies: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 2a4 4 0 0 0 0 8Z" fill="currentColor" />
    </>
  ),
  refutes: <path d="m2 2 8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  absent: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2 2" />,
}

/** What a source says to a claim: the shape tells, the colour helps. `name` is read aloud: "supports, M-resource, Gordon 2020". */
export const StanceMark = ({ stance, name = stance }: { stance: Stance; name?: string }) => (
  <svg className={`mark ${stance}`} viewBox="0 0 12 12" role="img" aria-label={name}>
    <title>{name}</title>
    {shapes[stance]}
  </svg>
)
