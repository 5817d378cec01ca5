import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Download, FilePlus, IndentDecrease, IndentIncrease } from 'lucide-react'
import { useEffect } from 'react'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import type { Draft } from '../../../core/manuscript/drafts.ts'
import type { Problem } from '../../../core/manuscript/insertion.ts'
import type { Offer } from '../../../core/manuscript/offers.ts'
import { skeletons, wordsIn } from '../../../core/manuscript/skeletons.ts'
import { type Block, plain, spansOf } from '../../../core/report/blocks.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useAction, writable } from '../../acting.ts'
import { downloadMade, newId, pathOf, type Refused, read, record, saveField, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Link } from '../../parts/Link.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { useRoute } from '../../routes.ts'
import { Abstract } from '../protocol/Abstract.tsx'
import { afterAll } from '../protocol/editing.ts'
import { Blocks } from '../report/Blocks.tsx'
import { ReportTabs } from '../report/ReportTabs.tsx'
import { Picker } from './Picker.tsx'
import '../report/report.css'
import './manuscript.css'

/** The manuscript as the server paints it: its blocks, what is unknown in it, and what can be inserted. */
interface Painted {
  blocks: Block[]
  problems: (Problem & { section: string })[]
  doubts: { about: string; message: string }[]
  offers: Offer[]
  drafts: Draft[]
  abstractWords: number
}
type Section = ViewAnswer<'manuscript'>['sections'][number]

/** The text of one's own, section by section, each beside what it comes to. */
export default function Manuscript() {
  const { project, at, id: asked } = useRoute()
  const { data, error } = useView('manuscript', {})
  const seq = useView('frame', {}).data?.seq
  const may = writable.use()
  const plan = useView('protocol', {}).data
  const painted = useQuery<Painted, Refused>({
    queryKey: ['manuscript', project, at ?? 'now', seq],
    queryFn: ({ signal }) =>
      read(pathOf(project, `report.json?${new URLSearchParams({ of: 'manuscript', ...(at && { at }) })}`), signal),
    enabled: seq !== undefined,
    placeholderData: (before) => before,
  }).data
  useAction('download-manuscript', () => void downloadMade('report.docx', { of: 'manuscript' }))
  const there = data !== undefined
  useEffect(() => {
    if (there && asked) document.getElementById(asked)?.scrollIntoView()
  }, [there, asked])
  if (!data) return <Waiting title="Manuscript" error={error} />
  const { sections } = data
  const parts = partsOf(painted?.blocks ?? [])
  return (
    <Sheet title="Manuscript" className="manuscript written">
      <ReportTabs here="manuscript" />
      <div className="row manuscript-head">
        <p className="soft">
          Your own words. Type <kbd>{'{'}</kbd> to insert numbers, tables, figures and citations: they stay current.
        </p>
        <span className="faint small">{wordCount(painted?.blocks ?? [])} words</span>
        <ActionButton name="download-manuscript" icon={Download}>
          Word
        </ActionButton>
      </div>
      <div className={`manuscript-part${may ? '' : ' front'}`}>
        {may && plan && (
          <div className="manuscript-abstract">
            <Abstract plan={plan} help={{ offers: painted?.offers ?? [], words: painted?.abstractWords ?? 0 }} />
            <Problems
              of="the abstract"
              problems={painted?.problems.filter((one) => one.section === 'abstract') ?? []}
            />
          </div>
        )}
        <Read blocks={parts.get('front') ?? []} />
      </div>
      {sections.length === 0 && may && <Begin />}
      {sections.length === 0 && !may && (
        <Empty fact="No section is written.">It is written here, section by section.</Empty>
      )}
      {sections.map((section, i) => (
        <Writable
          key={section.id}
          section={section}
          before={sections[i - 1]}
          after={sections[i + 1]}
          offers={painted?.offers ?? []}
          drafts={painted?.drafts ?? []}
          problems={painted?.problems.filter((one) => one.section === section.id) ?? []}
          doubts={painted?.doubts.filter((one) => one.about === section.id) ?? []}
          blocks={parts.get(section.id) ?? []}
        />
      ))}
      <Adder
        label="Add a section"
        placeholder="A heading: Results, Discussion, Acknowledgements"
        action="add-section"
        add={(heading) =>
          record({ type: 'section.written', id: newId('sec'), from: null, to: { heading, order: afterAll(sections) } })
        }
      />
      <Read blocks={parts.get('references') ?? []} />
    </Sheet>
  )
}

/** What a part comes to, as the report paints it. */
const Read = ({ blocks }: { blocks: readonly Block[] }) => (
  <div className="report manuscript-painted">
    <article>
      <Blocks blocks={blocks} />
    </article>
  </div>
)

/** Headings to begin with. */
function Begin() {
  const begin = ({ name, headings }: (typeof skeletons)[number]) =>
    record(
      headings.map(([level, heading], i): Fact => {
        const to = { heading, order: i + 1, ...(level === 2 && { level: 2 }) }
        return { type: 'section.written', id: newId('sec'), from: null, to }
      }),
      `Began a manuscript: ${name.toLowerCase()}.`,
    )
  return (
    <Empty fact="No section is written.">
      <p>Begin with the headings of a standard, and change them as you like.</p>
      <div className="row wrap">
        {skeletons.map((one) => (
          <Button key={one.name} title={one.after} onClick={() => void begin(one)}>
            {one.name}
          </Button>
        ))}
      </div>
    </Empty>
  )
}

interface Row {
  section: Section
  before: Section | undefined
  after: Section | undefined
  offers: readonly Offer[]
  drafts: readonly Draft[]
  problems: readonly Problem[]
  doubts: Painted['doubts']
  blocks: readonly Block[]
}

function Writable({ section: { id, value }, before, after, offers, drafts, problems, doubts, blocks }: Row) {
  const may = writable.use()
  const save = (field: string) => saveField('section.written', id, field)
  return (
    <section id={id} className="manuscript-part" aria-label={value.heading}>
      <div className="manuscript-writing">
        <div className="row">
          <Field
            label="Heading"
            quiet
            className={`bare head${value.level === 2 ? ' lower' : ''}`}
            value={value.heading}
            save={save('heading')}
          />
          {may && (
            <span className="row manuscript-moves">
              <Button
                kind="quiet"
                icon={ArrowUp}
                only
                title="Move up"
                not={before ? undefined : 'It is the first'}
                onClick={() => void swap(id, value.order, before)}
              >
                {`Move ${value.heading} up`}
              </Button>
              <Button
                kind="quiet"
                icon={ArrowDown}
                only
                title="Move down"
                not={after ? undefined : 'It is the last'}
                onClick={() => void swap(id, value.order, after)}
              >
                {`Move ${value.heading} down`}
              </Button>
              <Button
                kind="quiet"
                icon={value.level === 2 ? IndentDecrease : IndentIncrease}
                only
                title={value.level === 2 ? 'A section of its own' : 'Under the section before it'}
                onClick={() => void save('level')(value.level ?? null, value.level === 2 ? null : 2)}
              >
                {value.level === 2
                  ? `${value.heading} as a section of its own`
                  : `${value.heading} under the section before it`}
              </Button>
              {drafts.length > 0 && (
                <Menu
                  label={`Take a paragraph that tells what was done into ${value.heading}`}
                  icon={FilePlus}
                  only
                  items={drafts.map(({ name, title, text }) => ({
                    key: name,
                    words: title,
                    take: () =>
                      void save('text')(
                        value.text ?? null,
                        value.text?.trim() ? `${value.text.trimEnd()}\n${text}` : text,
                      ),
                  }))}
                />
              )}
              <Remove type="section.written" id={id} value={value} what={`the section ${value.heading}`} />
            </span>
          )}
        </div>
        <Field
          label={`Text of ${value.heading}`}
          quiet
          long
          className="manuscript-text"
          placeholder="Write, and type { to insert"
          value={value.text}
          save={save('text')}
          helper={(writing) => <Picker {...writing} offers={offers} />}
        />
        <Problems of={value.heading} problems={problems} doubts={doubts} />
      </div>
      <Read blocks={blocks} />
    </section>
  )
}

/** What a text has that is not known, and numbers that agree with nothing. */
function Problems({
  of,
  problems,
  doubts = [],
}: {
  of: string
  problems: readonly Problem[]
  doubts?: Painted['doubts']
}) {
  if (problems.length + doubts.length === 0) return null
  return (
    <ul className="manuscript-problems" aria-label={`What to look at in ${of}`}>
      {doubts.map(({ message }) => (
        <li key={message}>
          {message} <Link screen="overview">Answer it</Link>, or insert the number.
        </li>
      ))}
      {inPlace(problems, ({ raw, message, hint }) => (
        <li>
          <code>{raw}</code> {message} <span className="soft">{hint}</span>
        </li>
      ))}
    </ul>
  )
}

/** Two sections change places. */
function swap(id: Id<'sec'>, order: number, other: Section | undefined) {
  if (!other) return undefined
  return record([
    { type: 'section.written', id, from: { order }, to: { order: other.value.order } },
    { type: 'section.written', id: other.id, from: { order: other.value.order }, to: { order } },
  ])
}

/** The blocks by section; `front` is what stands before the first, `references` what stands after the last. */
function partsOf(blocks: readonly Block[]): ReadonlyMap<string, Block[]> {
  const parts = new Map<string, Block[]>()
  let part = 'front'
  for (const block of blocks) {
    if (block.as === 'heading' && (block.id.startsWith('sec_') || block.id === 'references')) part = block.id
    parts.set(part, [...(parts.get(part) ?? []), block])
  }
  return parts
}

/** The words of the running text, without tables and references. */
function wordCount(blocks: readonly Block[]): string {
  const end = blocks.findIndex((block) => block.as === 'heading' && block.id === 'references')
  const text = blocks.slice(0, end === -1 ? undefined : end)
  const n = text.reduce((sum, block) => sum + (block.as === 'table' ? 0 : wordsIn(plain(spansOf(block)))), 0)
  return n.toLocaleString('en-GB')
}
