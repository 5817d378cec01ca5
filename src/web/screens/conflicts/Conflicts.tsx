import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { navigate, type Place, useRoute } from '../../routes.ts'
import type { ConflictsAnswer } from './answer.ts'
import { ByRule } from './ByRule.tsx'
import { Case } from './Case.tsx'
import './conflicts.css'

type Listed = ConflictsAnswer['open'][number]

const whyWords: Readonly<Record<Listed['why'], string>> = {
  verdicts: '',
  reasons: 'same vote, reasons differ',
  levels: 'same vote, levels differ',
  doubt: 'in doubt',
  're-opened': 're-opened',
  short: 'a vote is missing',
}

const place = ({ source, stage }: { source: Id<'src'>; stage: Id<'stg'> }): Place => ({
  screen: 'conflicts',
  id: source,
  query: { stage },
})

/** What is to be settled, one case on the page: the votes side by side, and one resolution that leaves them as cast. */
export default function Conflicts() {
  const { id, query } = useRoute()
  const stage = (query.get('stage') ?? undefined) as Id<'stg'> | undefined
  const list = useView('conflicts', {})
  const [first] = list.data?.open ?? []
  const source = (id ?? first?.source) as Id<'src'> | undefined
  const at = id ? stage : first?.stage
  const chosen = useView('conflicts', { source, stage: at, settled: '0' }, { when: source !== undefined }).data?.chosen
  const walk = list.data ? [...list.data.open, ...list.data.settled] : []
  const here = walk.findIndex((one) => one.source === source && (!at || one.stage === at))
  const step = (by: number) => {
    const next = walk[here + by]
    return next && here >= 0 ? () => navigate(place(next), { replace: true }) : undefined
  }
  useAction('next-conflict', step(1))
  useAction('previous-conflict', step(-1))
  if (!list.data) return <Waiting title="Conflicts" error={list.error} />
  const { open, settled, stages } = list.data
  const hidden = stages.filter((one) => one.hidden)
  const name = (id: Id<'stg'>) => stages.find((one) => one.id === id)?.name ?? ''
  return (
    <Sheet title="Conflicts" bare>
      <h1 className="sr">Conflicts</h1>
      <div className="conflicts">
        <nav className="queue" aria-label="What is to be settled">
          <div className="head">
            <h2>To settle</h2>
            <span className="more num">{open.length || ''}</span>
          </div>
          <ol>
            {open.map((one) => (
              <li key={one.source + one.stage}>
                <Link {...place(one)} current={one.source === source && one.stage === at}>
                  <b>{one.label}</b>
                  <span className="small">
                    {[name(one.stage), whyWords[one.why] || one.verdicts.join(', ')].filter(Boolean).join(' · ')}
                  </span>
                </Link>
              </li>
            ))}
          </ol>
          {open.length === 0 && <p className="small soft">Nothing that you may see is in conflict.</p>}
          <ByRule data={list.data} />
          {hidden.length > 0 && (
            <p className="small soft">
              {hidden.map((one) => one.name).join(', ')}: blinded. Conflicts show when an owner or lead lifts it.
            </p>
          )}
          <p className="small">
            <Link screen="agreement">How far you agree</Link>
          </p>
          {settled.length > 0 && (
            <>
              <div className="head">
                <h2>Settled</h2>
                <span className="more num">{settled.length}</span>
              </div>
              <ol>
                {settled.map((one) => (
                  <li key={one.source + one.stage}>
                    <Link {...place(one)} current={one.source === source && one.stage === at}>
                      <b>{one.label}</b>
                      <span className="small">{[name(one.stage), one.verdict].filter(Boolean).join(' · ')}</span>
                    </Link>
                  </li>
                ))}
              </ol>
            </>
          )}
        </nav>
        {chosen ? (
          <Case
            key={chosen.source + chosen.stage}
            chosen={chosen}
            open={open.some((one) => one.source === chosen.source && one.stage === chosen.stage)}
          />
        ) : (
          <div className="case">
            <div>
              <Empty fact={source ? 'Nothing to settle here.' : 'Nothing is in conflict.'}>
                {source
                  ? 'It is at no stage that you may see, or was joined into another source.'
                  : 'When votes differ, both stand here side by side, and you settle them with a reason.'}
              </Empty>
            </div>
          </div>
        )}
      </div>
    </Sheet>
  )
}
