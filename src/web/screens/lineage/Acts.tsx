import { Fragment } from 'react'
import type { LineageAct } from '../../../core/view/lineage.ts'
import { Chip } from '../../parts/Chip.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import { dayOf, When, Who } from '../../parts/Who.tsx'
import { type Column, type Sorting, sortedBy } from './sorting.ts'

interface Props {
  acts: readonly LineageAct[]
  /** The act that was pressed in the figure. */
  now?: string | undefined
  /** How the rows stand; without it, in the order they were done. */
  sorting?: Sorting | undefined
  sort?: (by: Column) => void
  /** Where the meeting of an act is told: beside it, in a line above all its acts, or nowhere. */
  meetings?: 'beside' | 'above' | 'nowhere'
}

const columns: readonly { by: Column; words: string; width?: string }[] = [
  { by: 'old', words: 'Old', width: '19%' },
  { by: 'verdict', words: 'Verdict', width: '6.5rem' },
  { by: 'new', words: 'New', width: '17%' },
  { by: 'why', words: 'Why' },
  { by: 'evidence', words: 'Evidence', width: '12%' },
  { by: 'novelty', words: 'New or known', width: '5rem' },
  { by: 'when', words: 'Who and when', width: '7rem' },
]

/** Lineage acts, one a row: what it was, the verdict, what it became, why and on what, new or known (Aunger et al. 2022, table 2). */
export function Acts({ acts, now, sorting, sort, meetings = 'beside' }: Props) {
  const rows = sortedBy(acts, sorting)
  const head = columns.map(({ by, words, ...column }) => ({
    ...column,
    words: sort ? (
      <button type="button" className="sorts" onClick={() => sort(by)}>
        {words}
      </button>
    ) : (
      words
    ),
    ...(sort && {
      sort: sorting?.by !== by ? ('none' as const) : sorting.down ? ('descending' as const) : ('ascending' as const),
    }),
  }))
  return (
    <Table label="Acts of refinement" head={head} empty={acts.length === 0 && 'No act of refinement.'}>
      {rows.map((act, i) => (
        <Fragment key={act.id}>
          {meetings === 'above' && !sorting && act.meeting && act.meeting.id !== rows[i - 1]?.meeting?.id && (
            <tr className="met">
              <th colSpan={columns.length} scope="rowgroup">
                <Link screen="meetings" id={act.meeting.id}>
                  {act.meeting.name}
                </Link>
                , {dayOf(act.meeting.date)}
              </th>
            </tr>
          )}
          <tr aria-selected={act.id === now}>
            <td>
              {act.parents.length > 0 ? <Named list={act.parents} /> : <span className="faint">not there before</span>}
            </td>
            <td className="strong">
              {act.kind}
              {act.rival && (
                <p className="small soft plain">
                  against{' '}
                  <Link screen="configuration" id={act.rival.id}>
                    {act.rival.title}
                  </Link>
                </p>
              )}
            </td>
            <td>
              {act.children.length > 0 ? <Named list={act.children} /> : <span className="faint">left the theory</span>}
            </td>
            <td>
              <p className="serif">{act.why}</p>
              <span className="row wrap">
                {act.inference && <Chip kind="line">{act.inference}</Chip>}
                {act.basis !== 'own' && (
                  <Chip kind={act.basis === 'inferred' ? 'dash' : 'line'}>verdict {act.basis}</Chip>
                )}
                {act.pairing && act.pairing !== 'own' && (
                  <Chip kind={act.pairing === 'inferred' ? 'dash' : 'line'}>pairing {act.pairing}</Chip>
                )}
              </span>
              {act.note && <p className="small soft">{act.note}</p>}
            </td>
            <td className="small soft">{few([...new Set(act.evidence.map(({ label }) => label))])}</td>
            <td className="small soft">{act.novelty}</td>
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
              {act.meeting && (meetings === 'beside' || (meetings === 'above' && sorting)) && (
                <>
                  <br />
                  <Link screen="meetings" id={act.meeting.id}>
                    {act.meeting.name}
                  </Link>
                </>
              )}
            </td>
          </tr>
        </Fragment>
      ))}
    </Table>
  )
}

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
