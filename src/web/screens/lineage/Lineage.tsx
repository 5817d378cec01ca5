import { ZoomIn, ZoomOut } from 'lucide-react'
import { refinedBy } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { counted, inWords, listed, sentenceCase } from '../../../core/wording.ts'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { ActsTable } from './ActsTable.tsx'
import { Biography } from './Biography.tsx'
import { LeftBehind } from './LeftBehind.tsx'
import './lineage.css'

type LineageAnswer = ViewAnswer<'lineage'>

/** How the theory came to be what it is: as ribbons, as a table of acts, and as the life of one configuration. */
export default function Lineage() {
  const { query } = useRoute()
  const asked = {
    theory: (query.get('theory') ?? undefined) as Id<'pt'> | undefined,
    open: query.has('open') ? ('1' as const) : undefined,
    zoom: query.get('zoom') ?? 1,
  }
  const { data, error } = useView('lineage', asked)
  if (!data) return <Waiting title="Lineage" error={error} />
  const view = query.get('view') ?? 'figure'
  const of = query.get('of')
  const pick = (id: Id) => {
    if (id.startsWith('pt_')) setQuery({ theory: id })
    else setQuery({ view: id.startsWith('cmoc_') ? 'biography' : 'table', of: id })
  }
  return (
    <Sheet title="Lineage" className="lineage">
      <div className="title">
        <h1>{headline(data)}</h1>
        <span className="push">
          <Switch
            label="How to read it"
            value={view}
            onChange={(next) => setQuery({ view: next === 'figure' ? undefined : next })}
            options={[
              ['figure', 'Figure'],
              ['table', 'Table'],
              ['biography', 'Biography'],
              ['left', 'Left behind'],
            ]}
          />
        </span>
      </div>
      <p className="lead soft">{tally(data)}</p>
      {data.acts.length === 0 && data.versions.length === 0 ? (
        <Empty fact="No act of refinement yet." next>
          Freeze a first version of the theory, then refine, merge, split or drop its configurations: each act is kept
          with its reason.
        </Empty>
      ) : view === 'table' ? (
        <ActsTable acts={data.acts} />
      ) : view === 'biography' ? (
        <Biography of={of as Id<'cmoc'> | null} />
      ) : view === 'left' ? (
        <LeftBehind />
      ) : (
        <>
          {(data.large || query.has('zoom')) && <Looks answer={data} />}
          <div className="drawn">
            <Figure scene={data.figure} onPick={pick} widest={Math.max(1200, data.figure.width)} follow />
          </div>
          <p className="small faint">
            {data.large && !asked.theory && !asked.open
              ? 'Press a programme theory to see its configurations.'
              : 'Press a ribbon for its act, a number for the life of its configuration. Arrows walk from one to what it became.'}{' '}
            <Link screen="versions">Compare versions</Link>, <Link screen="meetings">meetings</Link>
          </p>
        </>
      )}
    </Sheet>
  )
}

/** Which part of a large lineage is drawn, and how large. */
function Looks({ answer }: { answer: LineageAnswer }) {
  const { query } = useRoute()
  const zoom = Number(query.get('zoom') ?? 1)
  const shown = query.get('theory') ?? (query.has('open') ? 'open' : '')
  const whole = shown === ''
  const grow = (by: number) => {
    const next = Math.min(8, Math.max(1, Math.round(zoom * by * 10) / 10))
    setQuery({ zoom: next === 1 ? undefined : String(next) })
  }
  useAction('zoom-figure-in', whole || zoom >= 8 ? undefined : () => grow(1.5))
  useAction('zoom-figure-out', whole || zoom <= 1 ? undefined : () => grow(1 / 1.5))
  return (
    <div className="filters looks">
      <label>
        Shown
        <select
          className="input"
          value={shown}
          onChange={({ target: { value } }) =>
            setQuery({
              theory: value.startsWith('pt_') ? value : undefined,
              open: value === 'open' ? '1' : undefined,
              zoom: undefined,
            })
          }
        >
          <option value="">Programme theories</option>
          <option value="open">Every configuration</option>
          {answer.theories.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <ActionButton name="zoom-figure-out" kind="quiet" only icon={ZoomOut} />
      <ActionButton name="zoom-figure-in" kind="quiet" only icon={ZoomIn} />
    </div>
  )
}

function headline({ versions }: LineageAnswer): string {
  const [first, last] = [versions[0], versions.at(-1)]
  if (!first || !last || first === last) return 'Lineage'
  return `From ${counted(first.number, 'configuration')} to ${inWords(last.number)}`
}

/** "Four refined, one dropped, four merged into two. Two pairings are inferred." */
function tally({ acts }: LineageAnswer): string {
  if (acts.length === 0) return ''
  const kinds = [...new Set(acts.map((act) => act.kind))]
  const said = kinds.map((kind) => {
    const these = acts.filter((act) => act.kind === kind)
    const from = these.reduce((sum, act) => sum + act.parents.length, 0)
    const to = these.reduce((sum, act) => sum + act.children.length, 0)
    const n = kind === 'add' ? to : from
    const into = kind === 'merge' || kind === 'split' ? ` into ${inWords(to)}` : ''
    return `${inWords(n)} ${refinedBy[kind]}${into}`
  })
  const inferred = acts.filter((act) => act.pairing === 'inferred').length
  const pairings =
    inferred > 0 ? ` ${sentenceCase(counted(inferred, 'pairing is', 'pairings are'))} inferred, not reported.` : ''
  return `${sentenceCase(listed(said))}.${pairings}`
}
