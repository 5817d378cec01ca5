import type { Id } from '../../../core/ids.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { useRoute } from '../../routes.ts'
import { Judge } from './Judge.tsx'
import { Judged } from './Judged.tsx'
import './appraise.css'

/** The gates of the appraisal: every source with the levels it stands at, or one source to be judged. */
export default function Appraise() {
  const { id, query } = useRoute()
  const source = id as Id<'src'> | undefined
  const show = (query.get('show') ?? undefined) as 'mine' | undefined
  const { data, error } = useView('appraise', { source, show, count: source ? '0' : '500' })
  if (!data) return <Waiting title="Appraise" error={error} />
  if (data.gates.length === 0)
    return (
      <Sheet title="Appraise">
        <h1>Appraise</h1>
        <Empty fact="No gate is set.">
          <p>
            Relevance, richness and rigour are stages of the protocol, each with a scale in your own words.{' '}
            <Link screen="protocol" id="sources">
              Set the three gates
            </Link>
          </p>
        </Empty>
      </Sheet>
    )
  if (!source) return <Judged data={data} show={show} />
  if (!data.chosen)
    return (
      <Waiting
        title="Appraise"
        error={{ code: 'unknown-thing', message: 'There is no such source.', hint: 'Go back to Appraise.' }}
      />
    )
  const wanted = query.get('gate')
  const gate =
    data.gates.find(({ id }) => id === wanted) ??
    data.gates.find(({ id }) => data.chosen?.gates.some((one) => one.stage === id && one.reached && !one.vote)) ??
    data.gates[0]
  if (!gate) return null
  return <Judge key={source + gate.id} data={data} chosen={data.chosen} gate={gate} />
}
