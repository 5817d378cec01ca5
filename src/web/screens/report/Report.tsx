import { Download } from 'lucide-react'
import { useDeferredValue, useEffect, useId, useMemo, useRef } from 'react'
import { citationStyles } from '../../../core/choices.ts'
import type { Block } from '../../../core/report/blocks.ts'
import { sentenceCase } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { downloadMade, request, saveField, useView } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { complain } from '../../toast.ts'
import { Blocks } from './Blocks.tsx'
import { Export } from './Export.tsx'
import { Publish } from './Publish.tsx'
import { ReportTabs } from './ReportTabs.tsx'
import { useReport } from './use-report.ts'
import './report.css'

/** The report as it stands: a view of the project, read here and downloaded as a file; at one of its pieces, where the address names it. */
export default function Report() {
  const { id: piece } = useRoute()
  const { data, opening, error, style } = useReport(true)
  const asked = useMemo(() => {
    const blocks = (data ?? opening)?.blocks
    return blocks && { blocks, whole: data !== undefined }
  }, [data, opening])
  // Of a document of hundreds of pages what is in sight is painted first, and keys are answered while the rest is.
  const shown = useDeferredValue(asked, asked && { blocks: asked.blocks.slice(0, inSight), whole: false })
  const plan = useView('protocol', {}).data
  useAction('download-html', () => giveOut('report.html', style ? { style } : {}))
  useAction('download-word', () => giveOut('report.docx', style ? { style } : {}))
  useAction('download-pack', () => giveOut('pack.zip', style ? { style } : {}))
  useAction('download-markdown', () => giveOut('report.md', style ? { style } : {}))
  useAction('download-json', () => giveOut('export.json', {}))
  const there = shown?.whole
  useEffect(() => {
    if (there && piece) document.getElementById(piece)?.scrollIntoView()
  }, [there, piece])
  if (!shown || (error && !data)) return <Waiting title="Report" error={error} />
  return (
    <Sheet
      title="Report"
      className="report"
      side={
        <>
          <section className="downloads" aria-label="Downloads">
            <ActionButton name="download-word" kind="main" icon={Download}>
              Word
            </ActionButton>
            <ActionButton name="download-pack">Supplement</ActionButton>
            <ActionButton name="download-json">Project as JSON</ActionButton>
          </section>
          <section className="report-export" aria-label="Another format or a piece">
            <Export blocks={shown.blocks} query={style ? { style } : {}} />
          </section>
          <section>
            <Style asked={style ?? ''} />
          </section>
          <Publish />
          <Contents blocks={shown.blocks} />
        </>
      }
    >
      <ReportTabs here="report" />
      <article>
        <Blocks blocks={shown.blocks} project={plan?.id} />
        {!there && (
          <p className="note" role="status" aria-busy="true">
            The rest is being put together.
          </p>
        )}
      </article>
    </Sheet>
  )
}

/** So many blocks fill a window. */
const inSight = 20

/** A form of the report to save, which is remembered as given out. */
const giveOut = (file: string, query: Record<string, string>) => void downloadMade(file, query, 'POST')

/** In which style the report cites: the project's, which is changed for everybody, or another one to look at. */
function Style({ asked }: { asked: string }) {
  const id = useId()
  const may = writable.use()
  const plan = useView('protocol', {}).data
  const own = plan?.project?.style
  const brought = useView('manuscript', {}).data?.styles ?? []
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        Citation style
      </label>
      <select
        id={id}
        className="input"
        value={asked || own || citationStyles[0]}
        onChange={({ target }) =>
          setQuery({ style: target.value === (own ?? citationStyles[0]) ? undefined : target.value })
        }
      >
        {[...citationStyles.map((id) => ({ id, name: sentenceCase(id) })), ...brought].map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
            {id === (own ?? citationStyles[0]) ? ', the project’s' : ''}
          </option>
        ))}
      </select>
      {asked && may && plan && (
        <Button
          kind="quiet"
          onClick={() =>
            void saveField(
              'project.described',
              plan.id,
              'style',
            )(own ?? null, asked).then((result) => {
              if (result.ok) setQuery({ style: undefined })
            })
          }
        >
          Make it the project’s
        </Button>
      )}
      {may && <BringStyle />}
    </div>
  )
}

/** Any style of the Citation Style Language, from a file. */
function BringStyle() {
  const input = useRef<HTMLInputElement>(null)
  const bring = async (file: File | undefined) => {
    if (!file) return
    // No style is longer than this; the rest says that it is none.
    const csl = await file.slice(0, 2_000_000).text()
    const result = await request<{ style: string }>('POST', 'styles', { csl })
    if (!result.ok) return complain(result.refusal)
    setQuery({ style: undefined })
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csl"
        hidden
        aria-label="A citation style (.csl)"
        onChange={({ target }) => void bring(target.files?.[0]).then(() => (target.value = ''))}
      />
      <Button
        kind="quiet"
        title="A .csl file, as Zotero and publishers have them"
        onClick={() => input.current?.click()}
      >
        Another style
      </Button>
    </>
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
