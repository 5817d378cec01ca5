import { X } from 'lucide-react'
import { writable } from '../../acting.ts'
import { type Result, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { inPlace } from '../../parts/in-place.ts'
import type { SearchAnswer } from './answer.ts'

interface Limit {
  limit: string
  because?: string | undefined
}

/** What was left out by a limit of the search, each with its reason (PRISMA-S, item 9). */
export function Limits({ search: { id, value } }: { search: SearchAnswer }) {
  const may = writable.use()
  const limits: readonly Limit[] = value.limits ?? []
  const put = (next: readonly Limit[]) =>
    saveField('search.logged', id, 'limits')(value.limits ?? null, next.length > 0 ? next : null)
  const part =
    (at: number, field: keyof Limit) =>
    async (_: string | null, to: string | null): Promise<Result> => {
      const result = await put(limits.map((one, i) => (i === at ? whole({ ...one, [field]: to ?? undefined }) : one)))
      if (result.ok || result.refusal.code !== 'changed-since') return result
      // The fact names all limits; what was edited is one part of one.
      const theirs = (result.refusal.theirs as Limit[] | null)?.[at]?.[field]
      return { ok: false, refusal: { ...result.refusal, theirs, yours: to } }
    }
  if (!may && limits.length === 0) return null
  return (
    <section className="limits">
      <h2>Limits, each with its reason</h2>
      {limits.length > 0 && (
        <ul className="rows">
          {inPlace(limits, ({ limit, because }, at) => (
            <li>
              <Field label={`Limit ${at + 1}`} quiet value={limit} save={part(at, 'limit')} />
              <Field
                label={`Reason of limit ${at + 1}`}
                quiet
                long
                value={because}
                placeholder="because …"
                save={part(at, 'because')}
              />
              {may && (
                <Button
                  kind="quiet"
                  icon={X}
                  only
                  title="Remove the limit"
                  onClick={() => void put(limits.filter((_, i) => i !== at))}
                >
                  {`Remove limit ${at + 1}`}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Adder label="Add a limit" placeholder="In English" add={(limit) => put([...limits, { limit }])} />
    </section>
  )
}

const whole = ({ limit, because }: Limit): Limit => ({ limit, ...(because && { because }) })
