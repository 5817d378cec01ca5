import type { ActivationVerdict } from '../../core/choices.ts'

const shapes: Record<ActivationVerdict, React.ReactNode> = {
  activated: <circle cx="7" cy="7" r="5" fill="currentColor" />,
  partly: (
    <>
      <circle cx="7" cy="7" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M7 2.6a4.4 4.4 0 0 1 0 8.8Z" fill="currentColor" />
    </>
  ),
  latent: <circle cx="7" cy="7" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  blocked: (
    <>
      <circle cx="7" cy="7" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M3.9 10.1 10.1 3.9" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  contradicted: <path d="m3 3 8 8M11 3l-8 8" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  'not observed': <path d="M4.5 7h5" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />,
}

/** What became of a configuration in a case: the shape tells, the hue helps. `name` is read aloud. */
export const VerdictMark = ({ verdict, name = verdict }: { verdict: ActivationVerdict; name?: string }) => (
  <svg className={`verdict ${verdict.replace(' ', '-')}`} viewBox="0 0 14 14" role="img" aria-label={name}>
    <title>{name}</title>
    {shapes[verdict]}
  </svg>
)

/** The same as decoration, where words beside it say it. */
export const VerdictShape = ({ verdict }: { verdict: ActivationVerdict }) => (
  <svg className={`verdict ${verdict.replace(' ', '-')}`} viewBox="0 0 14 14" aria-hidden="true">
    {shapes[verdict]}
  </svg>
)
