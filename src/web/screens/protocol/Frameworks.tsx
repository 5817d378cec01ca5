import { writable } from '../../acting.ts'
import { newId, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Field } from '../../parts/Field.tsx'
import { Remove } from '../../parts/Remove.tsx'
import type { Plan } from './answer.ts'
import { Cites } from './Cites.tsx'
import { afterAll, saveOne } from './editing.ts'

export function Frameworks({ plan }: { plan: Plan }) {
  const may = writable.use()
  return (
    <section className="part">
      <h2>Organising framework</h2>
      <ul className="rows">
        {plan.frameworks.map(({ id, value, cited, groups }) => {
          const save = (field: string) => saveField('framework.chosen', id, field)
          return (
            <li key={id} className="framework">
              <div className="fields">
                <div className="row">
                  <Field
                    label="Name of the framework"
                    quiet
                    line
                    className="bare head"
                    value={value.name}
                    save={save('name')}
                  />
                  {plan.project?.framework === id && <Chip kind="line">orders the theory</Chip>}
                </div>
                <Cites
                  of={`the framework ${value.name}`}
                  cited={cited ? [cited] : []}
                  save={saveOne('framework.chosen', id, 'source')}
                  one
                />
                <Field label="What it says" value={value.account} save={save('account')} long />
                <Field label="Why it was chosen" value={value.chosenBecause} save={save('chosenBecause')} long />
                <div>
                  <p className="label">Groups</p>
                  <ol className="rows numbered">
                    {groups.map((group, i) => (
                      <li key={group.id}>
                        <span className="num faint">{i + 1}</span>
                        <Field
                          label={`Group ${i + 1}`}
                          quiet
                          className="bare"
                          value={group.value.name}
                          save={saveField('group.named', group.id, 'name')}
                        />
                        <Remove
                          type="group.named"
                          id={group.id}
                          value={group.value}
                          what={`the group ${group.value.name}`}
                        />
                      </li>
                    ))}
                  </ol>
                  <Adder
                    label="Add a group"
                    add={(name) =>
                      record({
                        type: 'group.named',
                        id: newId('grp'),
                        from: null,
                        to: { framework: id, name, order: afterAll(groups) },
                      })
                    }
                  />
                </div>
              </div>
              {may && plan.project?.framework !== id && (
                <Button
                  onClick={() =>
                    void saveField('project.described', plan.id, 'framework')(plan.project?.framework ?? null, id)
                  }
                >
                  Order the theory by it
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <Adder
        label="Add a framework"
        placeholder="Its name: micro, meso, macro"
        add={(name) => record({ type: 'framework.chosen', id: newId('frm'), from: null, to: { name } })}
      />
    </section>
  )
}
