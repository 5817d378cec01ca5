import type { Slot } from '../../../core/project/facts.ts'
import { saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import type { Plan } from './answer.ts'

type Template = Plan['templates'][number]
const roles = [
  ['c', 'context (blue)'],
  ['res', 'resource (orange)'],
  ['rea', 'reasoning (purple)'],
  ['o', 'outcome (green)'],
  ['other', 'other (grey)'],
] as const

/** A template of one's own: its slots, each with letter, word and role, and the sentence they are read in. */
export function OwnTemplate({ template: { id, value } }: { template: Template }) {
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
        <div className="template-slot" key={slot.key}>
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
