import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { Figure } from '../../parts/Figure.tsx'
import { Link } from '../../parts/Link.tsx'
import { navigate } from '../../routes.ts'
import type { Board } from './Theory.tsx'

/** The web of causes. A box or a row opens its configuration; an arrow between rows tells its words below the figure. */
export function Web({ board }: { board: Board }) {
  const [told, setTold] = useState<Id>()
  const relation = board.relations.find((one) => one.id === told)
  const pick = (id: Id) => {
    if (id.startsWith('rel_')) setTold(id)
    else navigate({ screen: 'configuration', id: board.places[id] ?? id })
  }
  return (
    <section className="web">
      <div className="head">
        <h2>Web of causes</h2>
        <span className="more">dashed: no evidence yet · an arrow tells its words</span>
      </div>
      <Figure scene={board.web} onPick={pick} widest={1240} />
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
