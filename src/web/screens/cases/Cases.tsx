import type { Id } from '../../../core/ids.ts'
import { newId, record, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { Across } from './Across.tsx'
import type { CasesAnswer } from './answer.ts'
import { Case } from './Case.tsx'
import { Emergent } from './Emergent.tsx'
import { List } from './List.tsx'
import './cases.css'

const shows = [
  ['list', 'Cases'],
  ['across', 'Across cases'],
  ['emergent', 'What emerged'],
] as const

/** The cases of an evaluation: one by one, beside the theory, and what the theory did not say. */
export default function Cases() {
  const { id } = useRoute()
  return id ? <Case key={id} id={id as Id<'cas'>} /> : <All />
}

function All() {
  const { query } = useRoute()
  const of = (query.get('of') ?? undefined) as Id<'cmoc'> | undefined
  const asked = useView('cases', { of })
  const show = shows.find(([one]) => one === query.get('show'))?.[0] ?? 'list'
  // Where none is chosen, the first that tells cases apart is looked at.
  const first = show === 'across' && !of && asked.data ? firstApart(asked.data) : undefined
  const opened = useView('cases', { of: first }, { when: first !== undefined })
  const { error } = asked
  const data = (first && opened.data) ?? asked.data
  if (!data) return <Waiting title="Cases" error={error} />
  return (
    <Sheet title="Cases" className="cases">
      <EvaluateTabs here="cases" />
      <div className="title">
        <h1>{shows.find(([one]) => one === show)?.[1]}</h1>
        {data.cases.length > 0 && (
          <span className="push">
            <Switch
              label="What is shown of the cases"
              value={show}
              options={shows}
              onChange={(next) => setQuery({ show: next === 'list' ? undefined : next, of: undefined })}
            />
          </span>
        )}
      </div>
      {data.cases.length === 0 ? (
        <Empty fact="No case yet.">
          A case is where the theory is tested: a system, a place, a team. Name the first below, then say why it was
          chosen.
        </Empty>
      ) : show === 'across' ? (
        <Across data={data} />
      ) : show === 'emergent' ? (
        <Emergent data={data} />
      ) : (
        <List data={data} />
      )}
      {show === 'list' && (
        <Adder
          label="Add a case"
          action="add-case"
          placeholder="North system"
          add={(name) =>
            record({ type: 'case.chosen', id: newId('cas'), from: null, to: { name, order: data.next } }, 'Added it.')
          }
        />
      )}
      {data.origin && show === 'list' && (
        <p className="soft small cas-origin">
          The theory comes from “{data.origin.title}”, version “{data.origin.name}”,{' '}
          <code title={data.origin.hash}>{data.origin.hash.slice(0, 8)}</code>.
        </p>
      )}
    </Sheet>
  )
}

/** The first configuration that was judged in one way here and in another there; else the first that was judged at all. */
function firstApart({ cases, configurations }: CasesAnswer): Id<'cmoc'> | undefined {
  const verdicts = (i: number) => new Set(cases.flatMap(({ cells }) => cells[i]?.verdict ?? []))
  const apart =
    configurations.find((_, i) => verdicts(i).size > 1) ?? configurations.find((_, i) => verdicts(i).size > 0)
  return apart?.id
}
