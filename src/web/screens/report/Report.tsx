import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import type { Block } from '../../../core/report/blocks.ts'
import { useAction } from '../../acting.ts'
import { download, pathOf, type Refused, read, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { useRoute } from '../../routes.ts'
import { Blocks } from './Blocks.tsx'
import './report.css'

/** The report as it stands: a view of the project, read here and downloaded as a file. */
export default function Report() {
  const { project, at } = useRoute()
  const seq = useView('frame', {}).data?.seq
  const query = at ? `?at=${encodeURIComponent(at)}` : ''
  const { data, error } = useQuery<{ blocks: Block[] }, Refused>({
    queryKey: ['report', project, at ?? 'now', seq],
    queryFn: ({ signal }) => read(pathOf(project, `report.json${query}`), signal),
    enabled: seq !== undefined,
    placeholderData: (before) => before,
  })
  useAction('download-html', () => download('report.html'))
  useAction('download-markdown', () => download('report.md'))
  useAction('download-json', () => download('export.json'))
  if (!data) return <Waiting title="Report" error={error} />
  return (
    <Sheet
      title="Report"
      className="report"
      side={
        <>
          <section className="downloads" aria-label="Downloads">
            <ActionButton name="download-html" kind="main" icon={Download}>
              HTML
            </ActionButton>
            <ActionButton name="download-markdown">Markdown</ActionButton>
            <ActionButton name="download-json">Project as JSON</ActionButton>
          </section>
          <Contents blocks={data.blocks} />
        </>
      }
    >
      <article>
        <Blocks blocks={data.blocks} />
      </article>
    </Sheet>
  )
}

function Contents({ blocks }: { blocks: Block[] }) {
  const headings = blocks.flatMap((block) => (block.as === 'heading' && block.level === 2 ? [block] : []))
  return (
    <nav aria-label="Contents of the report">
      <h2>Contents</h2>
      <ol className="contents">
        {headings.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
