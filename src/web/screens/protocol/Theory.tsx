import type { Slot } from '../../../core/project/facts.ts'
import { writable } from '../../acting.ts'
import { newId, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Role } from '../../parts/Role.tsx'
import { afterAll } from './editing.ts'
import type { Plan } from './Protocol.tsx'

type Template = Plan['templates'][number]

/** The shape that configurations take, and the framework that orders them. */
export function Theory({ plan }: { plan: Plan }) {
  return (
    <>
      <Templates plan={plan} />
      <Frameworks plan={plan} />
    </>
  )
}

function Templates({ plan }: { plan: Plan }) {
  const may = writable.use()
  const { templates, project } = plan
  const taken = templates.find(({ id }) => id === project?.template)
  const own = (from: Template) => {
    const { source: _, ...value } = from.value
    void record(
      { type: 'template.shaped', id: newId('tpl'), from: null, to: { ...value, name: 'Own template' } },
      'Made a template of your own.',
    )
  }
  return (
    <section className="part">
      <h2>Template of configurations</h2>
      <ul className="rows">
        {templates.map((template) => (
          <li key={template.id} className="template">
            <div className="fields">
              <div className="row">
                <b className="strong">{template.value.name}</b>
                {template.id === project?.template && <Chip kind="line">new configurations take this</Chip>}
                <span className="soft">{template.value.formula}</span>
              </div>
              <div className="row">
                {template.value.slots.map((slot) => (
                  <span key={slot.key} className="row">
                    <Role slot={slot} /> <span className="soft">{slot.word}</span>
                  </span>
                ))}
              </div>
              {!template.builtin && <OwnTemplate template={template} />}
            </div>
            {may && template.id !== project?.template && (
              <Button
                onClick={() =>
                  void saveField('project.described', plan.id, 'template')(project?.template ?? null, template.id)
                }
              >
                Take {template.value.name}
              </Button>
            )}
            {!template.builtin && (
              <Remove
                type="template.shaped"
                id={template.id}
                value={template.value}
                what={`the template ${template.value.name}`}
              />
            )}
          </li>
        ))}
      </ul>
      {may && taken && (
        <Button kind="quiet" onClick={() => own(taken)}>
          Make your own template from {taken.value.name}
        </Button>
      )}
    </section>
  )
}

const roles = [
  ['c', 'context (blue)'],
  ['res', 'resource (orange)'],
  ['rea', 'reasoning (purple)'],
  ['o', 'outcome (green)'],
  ['other', 'other (grey)'],
] as const

/** A template of one's own: its slots, each with letter, word and role, and the sentence they are read in. */
function OwnTemplate({ template: { id, value } }: { template: Template }) {
  const save = (field: string) => saveField('template.shaped', id, field)
  const put = (slots: Slot[]) => save('slots')(value.slots, slots)
  const edit = (at: number, part: Partial<Slot>) =>
    put(value.slots.map((slot, i) => (i === at ? { ...slot, ...part } : slot)))
  return (
    <>
      <div className="pair">
        <Field label="Name" value={value.name} save={save('name')} />
        <Field label="Formula" value={value.formula} save={save('formula')} />
      </div>
      <Field
        label="Sentence"
        value={value.phrasing}
        save={save('phrasing')}
        long
        hint={`Slots stand in braces: ${value.slots.map((slot) => `{${slot.key}}`).join(' ')}.`}
      />
      {value.slots.map((slot, at) => (
        <div className="slot" key={slot.key}>
          <Field label="Letter" value={slot.label} save={(_, to) => edit(at, { label: to ?? slot.key })} />
          <Field label="Word" value={slot.word} save={(_, to) => edit(at, { word: to ?? slot.key })} />
          <Pick
            label="Role"
            value={slot.role}
            options={roles}
            save={(_, to) => edit(at, { role: to as Slot['role'] })}
          />
        </div>
      ))}
      <Adder
        label="Add a slot"
        placeholder="A key of letters, like A"
        add={(key) => put([...value.slots, { key, label: key, word: key, role: 'other' }])}
      />
    </>
  )
}

function Frameworks({ plan }: { plan: Plan }) {
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
                    className="bare head"
                    value={value.name}
                    save={save('name')}
                  />
                  {plan.project?.framework === id && <Chip kind="line">orders the theory</Chip>}
                </div>
                {cited && (
                  <p className="small soft">
                    <Link screen="source" id={cited.id}>
                      {cited.label}
                    </Link>
                  </p>
                )}
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
        add={(name) => record({ type: 'framework.chosen', id: newId('frm'), from: null, to: { name } })}
      />
    </section>
  )
}
