import { useQuery } from '@tanstack/react-query'
import type { FileRead } from '../../../core/record/read.ts'
import { pathOf, type Refused, read } from '../../api.ts'
import { inPlace } from '../../parts/in-place.ts'
import { Table } from '../../parts/Table.tsx'
import { useRoute } from '../../routes.ts'
import { Offer } from './Offer.tsx'

const kinds = { lost: 'Lost', repaired: 'Repaired', noted: 'Noted' }

/** What was kept, dropped and repaired of a file, with its lines. */
export function Report({ id, file }: { id: string; file: string }) {
  const { project } = useRoute()
  const { data, error } = useQuery<FileRead, Refused>({
    queryKey: ['report', project, id],
    queryFn: ({ signal }) => read<FileRead>(pathOf(project, `imports/${id}/report`), signal),
  })
  if (error) return <p className="err">{error.message}</p>
  if (!data) return null
  const tags = Object.entries(data.tags).sort(([, a], [, b]) => b.seen - a.seen)
  return (
    <section className="report-of-import">
      <h2>What came of {file}</h2>
      {data.labelled && <Offer id={id} />}
      <div className="two">
        <Table
          label="Problems"
          head={[
            { words: 'Line', num: true, width: '4.5rem' },
            { words: 'Record', num: true, width: '4.5rem' },
            { words: 'What', width: '5rem' },
            { words: 'Said' },
          ]}
          empty={data.problems.length === 0 && 'Every line was understood.'}
        >
          {inPlace(data.problems, (problem) => (
            <tr>
              <td className="num">{problem.line?.toLocaleString('en-GB')}</td>
              <td className="num soft">{problem.record?.toLocaleString('en-GB')}</td>
              <td className={problem.kind === 'lost' ? 'bad' : 'soft'}>{kinds[problem.kind]}</td>
              <td>{problem.message}</td>
            </tr>
          ))}
        </Table>
        <Table
          label="Tags of the file"
          head={[
            { words: 'Tag' },
            { words: 'Times', num: true },
            { words: 'Understood', num: true },
            { words: 'Not, from line', num: true },
          ]}
        >
          {tags.map(([tag, { seen, understood, line }]) => (
            <tr key={tag}>
              <td>
                <code>{tag}</code>
              </td>
              <td className="num">{seen.toLocaleString('en-GB')}</td>
              <td className="num soft">{understood === 0 ? 'kept as it is' : understood.toLocaleString('en-GB')}</td>
              <td className="num soft">{line?.toLocaleString('en-GB')}</td>
            </tr>
          ))}
        </Table>
      </div>
      {data.moreProblems ? <p className="small soft">And {data.moreProblems} more problems.</p> : null}
    </section>
  )
}
