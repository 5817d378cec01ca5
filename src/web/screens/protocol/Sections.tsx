import { newId, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { TalkMark } from '../../talk/TalkMark.tsx'
import type { Plan } from './answer.ts'
import { Cites } from './Cites.tsx'
import { afterAll, saveItems } from './editing.ts'

export function Sections({ plan: { sections } }: { plan: Plan }) {
  return (
    <section className="part">
      <h2>Sections</h2>
      {sections.length === 0 && <Empty fact="No section is written.">Name one, like Search or Appraisal.</Empty>}
      <ul className="rows">
        {sections.map(({ id, value, cited }) => {
          const save = (field: string) => saveField('protocol.written', id, field)
          return (
            <li key={id} className="sectioned">
              <div className="fields">
                <Field label="Heading" quiet line className="bare head" value={value.heading} save={save('heading')} />
                <Field
                  label={`Text of ${value.heading}`}
                  quiet
                  long
                  className="bare"
                  placeholder="What is done, and why so"
                  value={value.text}
                  save={save('text')}
                />
                <Cites of={`the section ${value.heading}`} cited={cited} save={save('sources')} />
                <div className="items">
                  <Field
                    label="RAMESES items it answers"
                    value={value.items?.join(', ')}
                    save={saveItems('protocol.written', id, 'items')}
                  />
                </div>
              </div>
              <span className="row">
                <TalkMark about={id} of={`the section ${value.heading}`} />
                <Remove type="protocol.written" id={id} value={value} what={`the section ${value.heading}`} />
              </span>
            </li>
          )
        })}
      </ul>
      <Adder
        label="Add a section"
        placeholder="A heading: Search, Selection, Appraisal, Synthesis"
        add={(heading) =>
          record({
            type: 'protocol.written',
            id: newId('psc'),
            from: null,
            to: { heading, text: '', order: afterAll(sections) },
          })
        }
      />
    </section>
  )
}
