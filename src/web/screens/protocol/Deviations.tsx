import { newId, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import type { Plan } from './answer.ts'

export function Deviations({ plan: { deviations } }: { plan: Plan }) {
  return (
    <section className="part">
      <h2>Changes of plan</h2>
      {deviations.length === 0 && (
        <Empty fact="Nothing was changed so far.">Say what was done instead; then say why.</Empty>
      )}
      <ul className="rows">
        {deviations.map(({ id, value }) => {
          const save = (field: string) => saveField('protocol.changed', id, field)
          return (
            <li key={id}>
              <div className="fields">
                <div className="triple">
                  <Pick
                    label="Kind"
                    value={value.kind}
                    options={[
                      ['deviation', 'change of method'],
                      ['focus', 'change of focus'],
                    ]}
                    save={save('kind')}
                  />
                  <Field label="Date" value={value.on} save={save('on')} placeholder="2024-03" />
                </div>
                <Field label="Planned" value={value.planned} save={save('planned')} long />
                <Field label="Done instead" value={value.done} save={save('done')} long />
                <Field
                  label="Because"
                  placeholder="Why it was changed"
                  value={value.because}
                  save={save('because')}
                  long
                />
              </div>
              <Remove type="protocol.changed" id={id} value={value} what="the change of plan" />
            </li>
          )
        })}
      </ul>
      <Adder
        label="Note a change"
        placeholder="What was done instead"
        add={(done) =>
          record({
            type: 'protocol.changed',
            id: newId('chg'),
            from: null,
            to: { kind: 'deviation', done, because: '' },
          })
        }
      />
    </section>
  )
}
