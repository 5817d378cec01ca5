import type { Id } from '../../../core/ids.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { When, Who } from '../../parts/Who.tsx'
import { setQuery } from '../../routes.ts'
import { Acts } from './Acts.tsx'

/** The life of one configuration: born, changed, and what became of it. */
export function Biography({ of }: { of: Id<'cmoc'> | null }) {
  const board = useView('theory', {}).data
  const all = board ? [...board.theories.flatMap((theory) => theory.configurations), ...board.loose, ...board.left] : []
  const one = of ?? all[0]?.id
  const { data } = useView('biography', { id: one ?? 'cmoc_0' }, { when: one !== undefined })
  return (
    <>
      <label className="whose">
        <span className="label">Configuration</span>
        <select className="input" value={one ?? ''} onChange={(event) => setQuery({ of: event.target.value })}>
          {all.map((configuration) => (
            <option key={configuration.id} value={configuration.id}>
              {'number' in configuration && configuration.number ? `CMOC ${configuration.number}: ` : ''}
              {configuration.title}
            </option>
          ))}
        </select>
      </label>
      {data && (
        <>
          <p className="lead">
            <Link screen="configuration" id={data.id}>
              {data.title}
            </Link>
            {data.born && (
              <>
                {' '}
                was written by <Who id={data.born.by.id} full /> (<When at={data.born.at} />)
              </>
            )}
            {data.versions.map(({ id, name, number }) => (
              <span key={id}>
                , is number {number} of {name}
              </span>
            ))}
            {data.retired ? ', and is no longer part of the theory.' : '.'}
          </p>
          {data.acts.length === 0 ? (
            <Empty fact="No act tells of it.">It stands as it was first written.</Empty>
          ) : (
            <Acts acts={data.acts} />
          )}
        </>
      )}
    </>
  )
}
