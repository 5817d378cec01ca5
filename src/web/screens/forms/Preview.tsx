import { useState } from 'react'
import { misfit } from '../../../core/characteristics/fit.ts'
import type { Result } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { AnswerControl } from '../extract/AnswerField.tsx'
import '../extract/extract.css'
import { type Given, parsed, type Saving } from '../extract/saving.ts'
import type { BuiltField } from './answer.ts'

/** The form as extractors have it, to try: it refuses what they would be refused, and keeps nothing. */
export function Preview({ fields }: { fields: readonly BuiltField[] }) {
  const asked = fields.filter(({ value }) => !value.retired)
  if (asked.length === 0) return <Empty fact="The form has no fields yet." />
  return (
    <div className="form-in-hand">
      <p className="soft">As extractors have it. Nothing you write here is kept.</p>
      <ol className="fields written">
        {asked.map((field, i) => (
          <Tried key={field.id} field={field} number={i + 1} />
        ))}
      </ol>
    </div>
  )
}

const ok: Result = { ok: true, seq: 0, ids: [] }

function Tried({ field: { id, value }, number }: { field: BuiltField; number: number }) {
  const [given, setGiven] = useState<Given>()
  const put: Saving['put'] = (parts) => {
    const next = Object.fromEntries(
      Object.entries({ source: 'src_0', field: id, by: 'per_0', ...given, ...parts }).filter(
        ([, part]) => part !== null,
      ),
    ) as unknown as Given
    const said = next.value !== undefined || next.absent !== undefined
    const wrong = said ? misfit(value, next) : undefined
    if (wrong) return Promise.resolve({ ok: false, refusal: { code: 'does-not-fit', ...wrong } })
    setGiven(said ? next : undefined)
    return Promise.resolve(ok)
  }
  const saving: Saving = {
    put,
    putValue: (_, to) => put({ value: parsed(value, to), ...(to !== null && { absent: null }) }),
    confirm: () => Promise.resolve(ok),
  }
  return <AnswerControl number={number} asked={{ id, ...value }} given={given} saving={saving} may />
}
