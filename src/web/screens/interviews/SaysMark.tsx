import type { ReplySays } from '../../../core/choices.ts'

const paths: Record<ReplySays, string> = {
  confirms: 'M2 7.5 5.5 11 12 3.5',
  falsifies: 'M3 3 11 11M11 3 3 11',
  refines: 'M2 9.5c2-5 4 3 6-1.5 1-2 2.5-3 4-3',
  adds: 'M7 2.5v9M2.5 7h9',
  'no view': 'M3 7h8',
}

/** What was said to a theory: the shape says it, and its name is there for those who cannot see it. */
export const SaysMark = ({ says, quiet }: { says: ReplySays; quiet?: boolean }) => (
  <svg
    className={`says ${says.replace(' ', '-')}`}
    viewBox="0 0 14 14"
    role={quiet ? undefined : 'img'}
    aria-hidden={quiet}
    aria-label={quiet ? undefined : says}
  >
    {!quiet && <title>{says}</title>}
    <path
      d={paths[says]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
