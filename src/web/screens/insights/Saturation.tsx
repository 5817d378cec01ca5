import { counted, inWords, sentenceCase } from '../../../core/wording.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import { navigate } from '../../routes.ts'
import type { InsightsAnswer } from './answer.ts'

/** What each source still brought, in the order they were read: the picture by which a team says that more would add little. */
export function Saturation({
  saturation: { rows, quiet, figure },
}: {
  saturation: NonNullable<InsightsAnswer['saturation']>
}) {
  if (rows.length === 0)
    return (
      <Empty fact="No source has given evidence yet.">Link passages to the theory, and what is new shows here.</Empty>
    )
  return (
    <>
      <p className="lead serif">{told(rows.length, quiet)}</p>
      <Figure
        scene={figure}
        onPick={(id) => navigate({ screen: 'source', id, query: { tab: 'evidence' } })}
        widest={1100}
      />
      <Table
        label="What each source brought"
        head={[
          { words: 'Source' },
          { words: 'New configurations', num: true },
          { words: 'New components', num: true },
          { words: 'Refined on it', num: true },
          { words: 'Evidence', num: true },
        ]}
      >
        {rows.map(({ source, label, configurations, components, refined, evidence }) => (
          <tr key={source}>
            <td>
              <Link screen="source" id={source} query={{ tab: 'evidence' }}>
                {label}
              </Link>
            </td>
            {[configurations, components, refined, evidence].map((n, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: four columns, always these
              <td key={i} className="num">
                {n || '·'}
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </>
  )
}

function told(sources: number, quiet: number): string {
  if (quiet === 0) return 'The last source read still brought something new.'
  if (quiet === sources) return 'No source brought anything new.'
  return `${sentenceCase(inWords(quiet))} of ${counted(sources, 'source')}, the last ones read, brought nothing new. Whether that is enough is for you to say.`
}
