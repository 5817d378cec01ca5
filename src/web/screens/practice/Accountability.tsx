import type { Id } from '../../../core/ids.ts'
import { newId, record, saveField, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Field } from '../../parts/Field.tsx'
import { useGrowing } from '../../parts/growing.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Several } from '../../parts/Several.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Table } from '../../parts/Table.tsx'
import { useRoute } from '../../routes.ts'
import { Actions } from './Actions.tsx'
import type { AccountabilityAnswer } from './answer.ts'
import { NewDecision, today } from './NewDecision.tsx'
import { Met, StandingCells, standingHead } from './Standing.tsx'
import './practice.css'

/** What partners agreed to, who owns it, what was decided and why, and how far they are. */
export default function Accountability() {
  const { query } = useRoute()
  const of = (query.get('case') ?? undefined) as Id<'cas'> | undefined
  const { data, error } = useView('accountability', { case: of, today: today() })
  const [outcomes, moreOutcomes] = useGrowing(data?.outcomes ?? [], 8)
  const [decisions, moreDecisions] = useGrowing(data?.decisions ?? [], 8)
  if (!data) return <Waiting title="Accountability" error={error} />
  const { counts } = data
  return (
    <Sheet title="Accountability" className="practice">
      <EvaluateTabs here="accountability" />
      <div className="title">
        <h1>Accountability</h1>
        {data.cases.length > 0 && (
          <span className="push">
            <Choice name="case" label="Case" all="all cases" options={data.cases} />
          </span>
        )}
      </div>
      {counts.outcomes + counts.actions + data.decisions.length > 0 && (
        <p className="lead">
          {counts.met} of {counts.outcomes} agreed outcomes reached, {counts.owned} with an owner. {counts.done} of{' '}
          {counts.actions} actions done, {counts.late > 0 ? <b className="prc-bad">{counts.late} late</b> : 'none late'}
          {counts.unowned > 0 && `, ${counts.unowned} without an owner`}.
        </p>
      )}
      <section className="prc-part">
        <h2>Agreed outcomes</h2>
        {data.outcomes.length === 0 && (
          <Empty fact="No outcome is agreed yet.">
            Write what partners agreed to reach, name who answers for it, and lay its measures beside it.
          </Empty>
        )}
        {outcomes.map((one) => (
          <Outcome key={one.id} one={one} data={data} />
        ))}
        {moreOutcomes}
        <Adder
          label="Add an agreed outcome"
          action="add-agreed"
          placeholder="Nobody waits more than three days for a first visit"
          may={data.mayAdd}
          add={(text) =>
            record(
              {
                type: 'outcome.agreed',
                id: newId('aoc'),
                from: null,
                to: { text, order: data.next.outcome, ...(of && { case: of }) },
              },
              'Added it. Say who owns it, and how it is measured.',
            )
          }
        />
      </section>
      <section className="prc-part">
        <h2>Decisions</h2>
        {decisions.map((one) => (
          <Decision key={one.id} one={one} data={data} />
        ))}
        {moreDecisions}
        {data.mayAdd && <NewDecision data={data} of={of} />}
      </section>
      <section className="prc-part">
        <h2>Other actions</h2>
        <Actions label="Actions that serve no agreed outcome" actions={data.loose} data={data} of={of} />
      </section>
    </Sheet>
  )
}

function Outcome({ one, data }: { one: AccountabilityAnswer['outcomes'][number]; data: AccountabilityAnswer }) {
  const { id, value, measures, met, late, actions, decisions } = one
  const save = (field: string) => saveField('outcome.agreed', id, field)
  return (
    <article className="prc-one">
      <div className="row">
        <Field label="Agreed outcome" quiet line className="bare head" value={value.text} save={save('text')} />
        <span className="push row">
          {late && <b className="prc-bad">late</b>}
          <Met met={met} />
          <Remove type="outcome.agreed" id={id} value={value} what="the agreed outcome" />
        </span>
      </div>
      <div className="prc-fields">
        <Field label="Who answers for it, by role" value={value.owner} save={save('owner')} />
        <Field label="By when" placeholder="2027-03" value={value.due} save={save('due')} />
        {data.cases.length > 0 && (
          <Pick label="Case" value={value.case} none="no case" options={data.cases} save={save('case')} />
        )}
        <Several label="Measured by" value={value.indicators} options={data.indicatorsOf} save={save('indicators')} />
      </div>
      {measures.length > 0 && (
        <Table label={`Measures of ${value.text}`} head={standingHead}>
          {measures.map((measure) => (
            <tr key={measure.id}>
              <StandingCells one={measure} />
            </tr>
          ))}
        </Table>
      )}
      <Actions label={`Actions for ${value.text}`} actions={actions} data={data} of={value.case} outcome={id} />
      {decisions.length > 0 && (
        <p className="small soft">Decided for it: {decisions.map(({ label }) => label).join(' · ')}</p>
      )}
    </article>
  )
}

function Decision({
  one: { id, value },
  data,
}: {
  one: AccountabilityAnswer['decisions'][number]
  data: AccountabilityAnswer
}) {
  const save = (field: string) => saveField('decision.taken', id, field)
  return (
    <article className="prc-one">
      <div className="row">
        <Field label="Decision" quiet line className="bare head" value={value.text} save={save('text')} />
        <span className="push">
          <Remove type="decision.taken" id={id} value={value} what="the decision" />
        </span>
      </div>
      <Field label="Because" long value={value.because} save={save('because')} />
      <div className="prc-fields">
        <Field label="On" value={value.on} save={save('on')} />
        <Field label="Who decided, by role" value={value.taken} save={save('taken')} />
        <Several label="For" value={value.outcomes} options={data.outcomesOf} save={save('outcomes')} />
        <Several
          label="Rests on"
          value={value.configurations}
          options={data.configurations}
          save={save('configurations')}
        />
      </div>
    </article>
  )
}
