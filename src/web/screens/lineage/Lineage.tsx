import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { counted, inWords, listed, sentenceCase } from '../../../core/wording.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { Acts } from './Acts.tsx'
import { Biography } from './Biography.tsx'
import './lineage.css'

export type LineageAnswer = ViewAnswer<'lineage'>

/** How the theory came to be what it is: as ribbons, as a table of acts, and as the life of one configuration. */
export default function Lineage() {
  const { query } = useRoute()
  const { data, error } = useView('lineage', {})
  if (!data) return <Waiting title="Lineage" error={error} />
  const view = query.get('view') ?? 'figure'
  const of = query.get('of')
  const pick = (id: Id) => setQuery(id.startsWith('cmoc_') ? { view: 'biography', of: id } : { view: 'table', of: id })
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
        <Acts acts={data.acts} now={of ?? undefined} />
      ) : view === 'biography' ? (
        <Biography of={of as Id<'cmoc'> | null} />
      ) : (
        <>
          <Figure scene={data.figure} onPick={pick} widest={1200} />
          <p className="small faint">
            Press a ribbon for its act, a number for the life of its configuration.{' '}
            <Link screen="versions">Compare versions</Link>
          </p>
        </>
      )}
    </Sheet>
  )
}

function headline({ versions }: LineageAnswer): string {
  const [first, last] = [versions[0], versions.at(-1)]
  if (!first || !last || first === last) return 'Lineage'
  return `From ${counted(first.number, 'configuration')} to ${inWords(last.number)}`
}

const past: Record<LineageAnswer['acts'][number]['kind'], string> = {
  add: 'added',
  support: 'supported',
  refine: 'refined',
  merge: 'merged',
  split: 'split',
  drop: 'dropped',
  refute: 'refuted',
  reopen: 'reopened',
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
    return `${inWords(n)} ${past[kind]}${into}`
  })
  const inferred = acts.filter((act) => act.pairing === 'inferred').length
  const pairings =
    inferred > 0 ? ` ${sentenceCase(counted(inferred, 'pairing is', 'pairings are'))} inferred, not reported.` : ''
  return `${sentenceCase(listed(said))}.${pairings}`
}
