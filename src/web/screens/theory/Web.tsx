import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { useView } from '../../api.ts'
import { Figure } from '../../parts/Figure.tsx'
import { Link } from '../../parts/Link.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'

/** The web of causes. A box or a row opens its configuration; an arrow between rows tells its words below the figure. */
export function Web() {
  const { query } = useRoute()
  const theory = (query.get('web') ?? undefined) as Id<'pt'> | undefined
  const web = useView('web', { theory }).data
  const [told, setTold] = useState<Id>()
  if (!web) return null
  const relation = web.relations.find((one) => one.id === told)
  const pick = (id: Id) => {
    if (id.startsWith('rel_')) setTold(id)
    else navigate({ screen: 'configuration', id: web.places[id] ?? id })
  }
  return (
    <section className="web">
      <div className="head">
        <h2>Web of causes</h2>
        {web.folded && (
          <select
            className="input"
            aria-label="Programme theory of the web"
            value={web.theory ?? ''}
            onChange={(event) => setQuery({ web: event.target.value })}
          >
            {web.theories.map(({ id, title, configurations }) => (
              <option key={id} value={id}>
                {title} ({configurations})
              </option>
            ))}
          </select>
        )}
        <span className="more">dashed: no evidence yet · an arrow tells its words</span>
      </div>
      <Figure scene={web.figure} onPick={pick} widest={1240} />
      {web.left > 0 && <p className="soft small">{web.left} more are not drawn.</p>}
      <div role="status">
        {relation && (
          <p className="note">
            <Link screen="configuration" id={relation.of}>
              {relation.ofLabel}
            </Link>{' '}
            {relation.kind}{' '}
            <Link screen="configuration" id={relation.to}>
              {relation.toLabel}
            </Link>
            <span className="soft">
              {': '}
              {[relation.status, relation.basis].filter(Boolean).join(', ')}.
            </span>{' '}
            {relation.note && <span className="serif">{relation.note}</span>}
          </p>
        )}
      </div>
    </section>
  )
}
