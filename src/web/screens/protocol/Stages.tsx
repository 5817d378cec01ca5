import { gates, stageKinds } from '../../../core/choices.ts'
import type { Role } from '../../../core/project/facts.ts'
import { decidedBy, kindOfStage, usualStages } from '../../../core/screening/usual-stages.ts'
import { writable } from '../../acting.ts'
import { newId, record, saveField, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import type { Plan } from './answer.ts'
import { afterAll, same, saveNumber } from './editing.ts'
import { ScaleOf } from './ScaleOf.tsx'
import { StageRules } from './StageRules.tsx'
import { Touched } from './Touched.tsx'

type Stage = Plan['stages'][number]
const votes: readonly Role[] = ['owner', 'lead', 'reviewer']

export function Stages({ plan: { stages, criteria, nextRecall } }: { plan: Plan }) {
  const may = writable.use()
  const people = useView('frame', {}).data?.people ?? []
  const voters = people.filter(({ roles, until }) => !until && roles.some((role) => votes.includes(role))).length
  const set = (kinds: readonly { name: string; kind: Stage['value']['kind'] }[]) =>
    record(
      kinds.map((one, i) => ({
        type: 'stage.set',
        id: newId('stg'),
        from: null,
        to: { ...one, ...decidedBy(voters), order: afterAll(stages) + i, reasonNeeded: true },
      })),
    )
  return (
    <section className="part">
      <h2>Stages</h2>
      {stages.length === 0 && (
        <Empty fact="No stage is set.">
          <p>
            Sources pass the stages in their order. The usual five are title and abstract, full text, and the gates:
            relevance, richness, rigour.
          </p>
          {may && (
            <div className="row wrap">
              <Button onClick={() => void set(usualStages)}>Set the usual five</Button>
              <Button onClick={() => void set(usualStages.slice(-3))}>Set the three gates</Button>
            </div>
          )}
        </Empty>
      )}
      {criteria.length > 0 && <Criteria label="Criteria of the whole review" criteria={criteria} />}
      <ol className="rows">
        {stages.map((stage) => {
          const { id, value } = stage
          const save = (field: string) => saveField('stage.set', id, field)
          return (
            <li key={id} className="stage">
              <div className="fields">
                <div className="triple">
                  <Field label="Name of the stage" value={value.name} save={save('name')} />
                  <Pick label="Kind" value={value.kind} options={same(stageKinds)} save={save('kind')} />
                  <Field
                    label="Reviewers"
                    value={String(value.reviewers)}
                    save={saveNumber('stage.set', id, 'reviewers')}
                  />
                </div>
                <div className="row wrap">
                  <Toggle label="Blinded" value={value.blinded} save={save('blinded')} />
                  <Toggle label="An exclusion needs a reason" value={value.reasonNeeded} save={save('reasonNeeded')} />
                </div>
                <Field label="Note" value={value.note} save={save('note')} long />
                <StageRules stage={stage} />
                {gates.some((gate) => gate === value.kind) || value.levels ? <ScaleOf stage={stage} /> : null}
                <Touched stage={stage} nextRecall={nextRecall} />
                <div className="pair top">
                  <Criteria label="Criteria" criteria={stage.criteria} stage={id} />
                  <Reasons stage={id} reasons={stage.reasons} />
                </div>
              </div>
              <Remove type="stage.set" id={id} value={value} what={`the stage ${value.name}`} />
            </li>
          )
        })}
      </ol>
      <Adder
        label="Add a stage"
        placeholder="Name of a stage: pilot, second look"
        action="add-stage"
        add={(name) => set([{ name, kind: kindOfStage(name) }])}
      />
    </section>
  )
}

function Criteria({ label, criteria, stage }: { label: string; criteria: Stage['criteria']; stage?: Stage['id'] }) {
  return (
    <div>
      <p className="label">{label}</p>
      <ul className="rows numbered">
        {criteria.map(({ id, value }) => (
          <li key={id}>
            <Chip kind="line">{value.kind === 'include' ? 'in' : 'out'}</Chip>
            <div>
              <Field
                label="Criterion"
                quiet
                long
                className="bare"
                value={value.text}
                save={saveField('criterion.set', id, 'text')}
              />
              <Field
                label={`Because, for the criterion ${value.text}`}
                quiet
                className="bare small"
                placeholder="because"
                value={value.because}
                save={saveField('criterion.set', id, 'because')}
              />
            </div>
            <Remove type="criterion.set" id={id} value={value} what="the criterion" />
          </li>
        ))}
      </ul>
      {stage && (
        <Adder
          label="Add a criterion"
          placeholder="To leave out, begin with: not"
          add={(text) => {
            const out = /^not\s+/i.test(text)
            const words = text.replace(/^not\s+/i, '')
            return record({
              type: 'criterion.set',
              id: newId('crt'),
              from: null,
              to: { stage, kind: out ? 'exclude' : 'include', text: words, order: afterAll(criteria) },
            })
          }}
        />
      )}
    </div>
  )
}

function Reasons({ stage, reasons }: { stage: Stage['id']; reasons: Stage['reasons'] }) {
  return (
    <div>
      <p className="label">Reasons to leave out, the first that applies</p>
      <ol className="rows numbered">
        {reasons.map(({ id, value }, i) => (
          <li key={id}>
            <span className="num faint">{i + 1}</span>
            <Field
              label={`Reason ${i + 1}`}
              quiet
              className="bare"
              value={value.text}
              save={saveField('reason.listed', id, 'text')}
            />
            <Remove type="reason.listed" id={id} value={value} what="the reason" />
          </li>
        ))}
      </ol>
      <Adder
        label="Add a reason"
        add={(text) =>
          record({ type: 'reason.listed', id: newId('rsn'), from: null, to: { stage, text, order: afterAll(reasons) } })
        }
      />
    </div>
  )
}
