import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { newId, record } from '../../api.ts'
import { Link } from '../../parts/Link.tsx'
import { SourceFinder } from '../../parts/SourcePick.tsx'
import type { SourceAnswer } from './answer.ts'

/** What belongs with the source: its files, and the reports of the same study or programme. */
export function Belongs({ source }: { source: SourceAnswer }) {
  const { studies } = source
  const may = writable.use()
  if (studies.length === 0 && !may) return null
  return (
    <section className="held soft">
      <h2>What belongs with it</h2>
      <ul>
        {studies.map(({ id, name, kind, others }) => (
          <li key={id}>
            {kind === 'siblings' ? 'Of one study' : 'Of one programme'} (
            <Link screen="studies" id={id}>
              {name}
            </Link>
            ), with{' '}
            {others.map((other) => (
              <Link key={other.id} screen="source" id={other.id} className="apart">
                {other.label}
              </Link>
            ))}
          </li>
        ))}
      </ul>
      {may && (
        <div className="grouping-with">
          <SourceFinder
            label="Group it with another report of the same study"
            placeholder="Another report of the same study: author, year or title"
            without={[source.id, ...studies.flatMap(({ others }) => others.map(({ id }) => id))]}
            pick={(other) => void record(grouping(source, other), 'Grouped them as one study.')}
          />
        </div>
      )}
    </section>
  )
}

/** The other comes to the study that the source is in; where there is none, the two make one. */
function grouping({ id, label, studies }: SourceAnswer, other: Id<'src'>): Fact {
  const known = studies.find(({ kind }) => kind === 'siblings')
  if (!known)
    return {
      type: 'study.clustered',
      id: newId('std'),
      from: null,
      to: { name: label, kind: 'siblings', sources: [id, other] },
    }
  return {
    type: 'study.clustered',
    id: known.id,
    from: { sources: known.sources },
    to: { sources: [...known.sources, other] },
  }
}
