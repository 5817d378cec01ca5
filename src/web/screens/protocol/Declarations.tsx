import { declarationKinds } from '../../../core/choices.ts'
import { newId, record, saveField, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import type { Plan } from './answer.ts'
import { same } from './editing.ts'

export function Declarations({ plan: { declarations } }: { plan: Plan }) {
  const people = useView('frame', {}).data?.people ?? []
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
                  <Pick label="About" value={value.kind} options={same(declarationKinds)} save={save('kind')} />
                  <Field label="Number or grant" value={value.reference} save={save('reference')} />
                  <Pick
                    label="Of whom"
                    none="of the whole team"
                    value={value.person}
                    options={people.map((person) => [person.id, person.name] as const)}
                    save={save('person')}
                  />
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
        placeholder="An approval, a grant, an interest"
        add={(text) =>
          record({ type: 'declaration.made', id: newId('dcl'), from: null, to: { kind: 'funding', text } })
        }
      />
    </section>
  )
}
