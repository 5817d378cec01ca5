import { newId, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { afterAll, saveItems } from './editing.ts'
import type { Plan } from './Protocol.tsx'

const same = (words: readonly string[]) => words.map((word) => [word, word] as const)

/** How the work was done, what changed on the way and why, and what was declared. */
export function Methods({ plan }: { plan: Plan }) {
  return (
    <>
      <Sections plan={plan} />
      <Deviations plan={plan} />
      <Statements plan={plan} />
      <Declarations plan={plan} />
    </>
  )
}

function Sections({ plan: { sections } }: { plan: Plan }) {
  return (
    <section className="part">
      <h2>Sections</h2>
      {sections.length === 0 && <Empty fact="No section is written.">Name one, like Search or Appraisal.</Empty>}
      <ul className="rows">
        {sections.map(({ id, value }) => {
          const save = (field: string) => saveField('protocol.written', id, field)
          return (
            <li key={id} className="sectioned">
              <div className="fields">
                <Field label="Heading" quiet className="bare head" value={value.heading} save={save('heading')} />
                <Field
                  label={`Text of ${value.heading}`}
                  quiet
                  long
                  className="bare"
                  value={value.text}
                  save={save('text')}
                />
                <div className="items">
                  <Field
                    label="RAMESES items it answers"
                    value={value.items?.join(', ')}
                    save={saveItems('protocol.written', id, 'items')}
                  />
                </div>
              </div>
              <Remove type="protocol.written" id={id} value={value} what={`the section ${value.heading}`} />
            </li>
          )
        })}
      </ul>
      <Adder
        label="Add a section"
        add={(heading) =>
          record({
            type: 'protocol.written',
            id: newId('psc'),
            from: null,
            to: { heading, text: `What is done for ${heading.toLowerCase()}.`, order: afterAll(sections) },
          })
        }
      />
    </section>
  )
}

function Deviations({ plan: { deviations } }: { plan: Plan }) {
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
                <Field label="Because" value={value.because} save={save('because')} long />
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
            to: { kind: 'deviation', done, because: 'The reason is still to be written.' },
          })
        }
      />
    </section>
  )
}

const statementKinds = [
  'finding',
  'strength',
  'limitation',
  'next study',
  'recommendation',
  'transferability',
  'stakeholders',
]

function Statements({ plan: { statements } }: { plan: Plan }) {
  return (
    <section className="part">
      <h2>What is concluded</h2>
      <ul className="rows">
        {statements.map(({ id, value }) => {
          const save = (field: string) => saveField('statement.made', id, field)
          return (
            <li key={id} className="statement">
              <Pick
                label="Kind of statement"
                quiet
                value={value.kind}
                options={same(statementKinds)}
                save={save('kind')}
              />
              <Field label={`The ${value.kind}`} quiet long className="bare" value={value.text} save={save('text')} />
              <Remove type="statement.made" id={id} value={value} what={`the ${value.kind}`} />
            </li>
          )
        })}
      </ul>
      <Adder
        label="State something"
        add={(text) =>
          record({
            type: 'statement.made',
            id: newId('stm'),
            from: null,
            to: { kind: 'finding', text, order: afterAll(statements) },
          })
        }
      />
    </section>
  )
}

function Declarations({ plan: { declarations } }: { plan: Plan }) {
  return (
    <section className="part">
      <h2>Ethics, funding, conflicts of interest</h2>
      <ul className="rows">
        {declarations.map(({ id, value }) => {
          const save = (field: string) => saveField('declaration.made', id, field)
          return (
            <li key={id} className="declaration">
              <div className="fields">
                <div className="triple">
                  <Pick
                    label="About"
                    value={value.kind}
                    options={same(['ethics', 'funding', 'conflict of interest'])}
                    save={save('kind')}
                  />
                  <Field label="Number or grant" value={value.reference} save={save('reference')} />
                </div>
                <Field label="Statement" value={value.text} save={save('text')} long />
              </div>
              <Remove type="declaration.made" id={id} value={value} what="the declaration" />
            </li>
          )
        })}
      </ul>
      <Adder
        label="Declare something"
        add={(text) =>
          record({ type: 'declaration.made', id: newId('dcl'), from: null, to: { kind: 'funding', text } })
        }
      />
    </section>
  )
}
