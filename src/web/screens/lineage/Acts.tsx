import type { LineageAct } from '../../../core/view/lineage.ts'
import { Chip } from '../../parts/Chip.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import { When, Who } from '../../parts/Who.tsx'

/** Every lineage act with what it started from and ended in, and why. `now` is the act that was pressed in the figure. */
export const Acts = ({ acts, now }: { acts: readonly LineageAct[]; now?: string | undefined }) => (
  <Table
    label="Acts of refinement, oldest first"
    head={[
      { words: 'Act', width: '6rem' },
      { words: 'From' },
      { words: 'To' },
      { words: 'Why', width: '38%' },
      { words: 'On', width: '12%' },
      { words: 'Who and when', width: '8rem' },
    ]}
    empty={acts.length === 0 && 'No act of refinement yet.'}
  >
    {acts.map((act) => (
      <tr key={act.id} aria-selected={act.id === now}>
        <td className="strong">{act.kind}</td>
        <td>
          <Named list={act.parents} />
        </td>
        <td>
          {act.children.length > 0 ? <Named list={act.children} /> : <span className="faint">left the theory</span>}
        </td>
        <td>
          <p className="serif">{act.why}</p>
          <span className="row wrap">
            {act.inference && <Chip kind="line">{act.inference}</Chip>}
            <Chip kind={act.basis === 'inferred' ? 'dash' : 'line'}>verdict {act.basis}</Chip>
            {act.pairing && <Chip kind={act.pairing === 'inferred' ? 'dash' : 'line'}>pairing {act.pairing}</Chip>}
          </span>
          {act.note && <p className="small soft">{act.note}</p>}
        </td>
        <td className="small soft">{few([...new Set(act.evidence.map(({ label }) => label))])}</td>
        <td className="small soft">
          {inPlace(act.by, (person, i) => (
            <>
              {i > 0 && ', '}
              <Who id={person.id} />
            </>
          ))}
          {act.at && (
            <>
              <br />
              <When at={act.at} />
            </>
          )}
        </td>
      </tr>
    ))}
  </Table>
)

const most = 4
const few = (labels: readonly string[]) =>
  labels.length <= most ? labels.join(', ') : `${labels.slice(0, most).join(', ')} and ${labels.length - most} more`

/** Configurations as they were numbered then. */
const Named = ({ list }: { list: LineageAct['parents'] }) => (
  <ul>
    {list.map(({ id, number, title, version }) => (
      <li key={id} title={version}>
        <span className="num soft">{number}</span>{' '}
        <Link screen="configuration" id={id}>
          {title}
        </Link>
      </li>
    ))}
  </ul>
)
