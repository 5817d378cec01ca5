import { useState } from 'react'
import { linkStatuses } from '../../../core/choices.ts'
import { writable } from '../../acting.ts'
import { saveField } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import type { ConfigurationAnswer } from './answer.ts'

type Props = Omit<ConfigurationAnswer['relations'][number], 'words' | 'other'>

/** How well a relation stands and who says so; unfolded, the standing and the words for it. */
export function EditRelation({ id, value }: Props) {
  const [open, setOpen] = useState(false)
  const may = writable.use()
  const said = [value.status, value.basis].filter(Boolean).join(', ')
  if (!may) return <span className="small faint">{said}</span>
  const save = (field: string) => saveField('relation.drawn', id, field)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="small faint">{said}</summary>
      {open && (
        <div className="fields">
          <Pick
            label="Standing"
            value={value.status}
            options={linkStatuses.map((status) => [status, status] as const)}
            save={save('status')}
          />
          <Field label="In words" long value={value.note} save={save('note')} />
        </div>
      )}
    </details>
  )
}
