import { Link } from '../../parts/Link.tsx'
import type { Plan } from './answer.ts'

/** What was searched, in a line each. A search is written on its own page, in one place: the search log. */
export function Searches({ plan: { searches } }: { plan: Plan }) {
  return (
    <section className="part">
      <h2>Searches</h2>
      {searches.length > 0 && (
        <ul className="rows searches-planned">
          {searches.map(({ id, value }) => (
            <li key={id}>
              <Link screen="searches" id={id}>
                {value.title}
              </Link>
              <span className="soft">
                {[value.purpose, value.database ?? value.platform].filter(Boolean).join(' · ')}
              </span>
              <span className="soft">{value.dropped ? 'dropped' : (value.on ?? 'no date')}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="soft">
        {searches.length === 0 ? 'No search is logged. Searches are logged in ' : 'They are written in '}
        <Link screen="searches">the search log</Link>, each with its strategy, its limits and what came of it.
      </p>
    </section>
  )
}
