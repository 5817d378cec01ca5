import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import type { InsightsAnswer } from './answer.ts'

/** Components that are one thing here and another there, with where. */
export function Roles({ all }: { all: NonNullable<InsightsAnswer['roles']> }) {
  if (all.length === 0)
    return (
      <Empty fact="Every component has one role.">
        An outcome that is the context of another configuration shows here, if both hold the same component.
      </Empty>
    )
  return (
    <ol className="groups">
      {all.map(({ component, text, configurations, places }) => (
        <li key={component}>
          <p>
            <span className="serif">{text}</span>{' '}
            <span className="small faint">in {configurations} configurations</span>
          </p>
          <ul>
            {places.map(({ slot, held, configurations: some }) => (
              <li key={slot.key}>
                <Role slot={slot} />{' '}
                <span className="small">
                  {some.map(({ id, label }) => (
                    <span key={id}>
                      <Link screen="configuration" id={id}>
                        {label}
                      </Link>{' '}
                    </span>
                  ))}
                  {held > some.length && <span className="soft">and {held - some.length} more</span>}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
