import { Archive, Copy, GripVertical } from 'lucide-react'
import { useState } from 'react'
import { fieldKinds } from '../../../core/choices.ts'
import { writable } from '../../acting.ts'
import { newId, record, saveField } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import { When } from '../../parts/Who.tsx'
import { same } from '../protocol/editing.ts'
import type { BuiltField } from './answer.ts'
import { movedTo } from './moving.ts'
import { OptionsEditor } from './OptionsEditor.tsx'

interface Props {
  field: BuiltField
  number: number
  all: readonly BuiltField[]
  move: (by: number) => void
}

/** One field as it is built: its name, kind, instructions, options; moved by dragging or by Alt and an arrow. */
export function FieldRow({ field: { id, value, reworded }, number, all, move }: Props) {
  const may = writable.use()
  const [over, setOver] = useState(false)
  const save = (part: string) => saveField('field.set', id, part)
  const picked = value.kind === 'one of' || value.kind === 'several of'
  const keep = (event: React.DragEvent) => {
    if (![...event.dataTransfer.types].includes('application/x-field')) return
    event.preventDefault()
    setOver(true)
  }
  return (
    <li
      className={over ? 'over' : undefined}
      data-field={id}
      onDragOver={keep}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const dragged = event.dataTransfer.getData('application/x-field')
        if (!dragged) return
        event.preventDefault()
        void movedTo(all, dragged, number - 1)
      }}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || !may) return
        event.preventDefault()
        move(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      {may ? (
        <button
          type="button"
          className="grip"
          draggable
          title="Drag, or press an arrow, to reorder"
          onKeyDown={(event) => {
            if (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
            event.preventDefault()
            move(event.key === 'ArrowUp' ? -1 : 1)
          }}
          onDragStart={(event) => event.dataTransfer.setData('application/x-field', id)}
        >
          <Icon of={GripVertical} />
          <span className="sr">Move {value.name}: arrow up or down, or drag. It is number </span>
          <span className="num faint">{number}</span>
        </button>
      ) : (
        <span className="num faint">{number}</span>
      )}
      <div className="fields">
        <div className="triple">
          <Field label={`Name of field ${number}`} value={value.name} save={save('name')} className="head" />
          <Pick label="Kind of answer" value={value.kind} options={same(fieldKinds)} save={save('kind')} />
          {value.kind === 'number' ? (
            <Field label="Unit" value={value.unit} save={save('unit')} />
          ) : (
            <Toggle
              label="Required"
              value={value.required ?? false}
              save={(from, to) => save('required')(from || null, to || null)}
            />
          )}
        </div>
        <Field label="Instructions" long value={value.instructions} save={save('instructions')} />
        {value.kind === 'number' && (
          <Toggle
            label="Required"
            value={value.required ?? false}
            save={(from, to) => save('required')(from || null, to || null)}
          />
        )}
        {picked && <OptionsEditor field={id} name={value.name} options={value.options ?? []} />}
        {reworded.length > 0 && (
          <details>
            <summary className="small soft">Worded otherwise before</summary>
            <ul className="small soft">
              {reworded.map(({ seq, at, by, changes }) => (
                <li key={seq}>
                  {by.name}, <When at={at} />:{' '}
                  {changes.map(({ field, from, to }) => `${field}: “${from ?? ''}” became “${to ?? ''}”`).join('; ')}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {may && (
        <span className="row acts">
          <Button
            kind="quiet"
            icon={Copy}
            only
            title={`Copy ${value.name}`}
            onClick={() =>
              void record(
                {
                  type: 'field.set',
                  id: newId('fld'),
                  from: null,
                  to: { ...value, name: `${value.name} (copy)`, order: between(all, number) },
                },
                `Copied ${value.name}.`,
              )
            }
          >
            {`Copy ${value.name}`}
          </Button>
          <Button
            kind="quiet"
            icon={Archive}
            only
            title="Stop asking it; its answers stay"
            onClick={() =>
              void record(
                { type: 'field.set', id, from: { retired: null }, to: { retired: true } },
                `${value.name} is asked no more.`,
              )
            }
          >
            {`Retire ${value.name}`}
          </Button>
          <Remove type="field.set" id={id} value={value} what={`the field ${value.name}`} />
        </span>
      )}
    </li>
  )
}

const between = (all: readonly BuiltField[], number: number): number => {
  const here = all[number - 1]?.value.order ?? 0
  const next = all[number]?.value.order
  return next === undefined ? here + 1 : here + (next - here) / 2
}
