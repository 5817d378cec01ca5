import { X } from 'lucide-react'
import { useRef } from 'react'
import { writable } from '../../acting.ts'
import { type Result, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { inPlace } from '../../parts/in-place.ts'
import type { Plan } from './Protocol.tsx'

type Part = NonNullable<NonNullable<Plan['project']>['abstract']>[number]

/** The headings of a structured abstract, as journals of the field ask for them. */
const usual = ['Background', 'Objectives', 'Methods', 'Results', 'Conclusions']

/** The abstract, part by part. It is one value of the project; a stale edit is told in the part that was edited. */
export function Abstract({ plan: { id, project } }: { plan: Plan }) {
  const may = writable.use()
  const latest = useRef<Part[]>([])
  latest.current = project?.abstract ?? []
  const put = async (to: Part[], from = latest.current): Promise<Result> => {
    const orNull = (parts: Part[]) => (parts.length > 0 ? parts : null)
    const result = await saveField('project.described', id, 'abstract')(orNull(from), orNull(to))
    if (result.ok) latest.current = to
    return result
  }
  const save = (at: number, field: keyof Part) => async (from: string | null, to: string | null) => {
    const said = (words: string | null) =>
      latest.current.map((part, i) => (i === at ? { ...part, [field]: words ?? '' } : part))
    const result = await put(said(to), said(from))
    if (result.ok || result.refusal.code !== 'changed-since') return result
    const theirs = (result.refusal.theirs as Part[] | null)?.[at]?.[field]
    return { ok: false, refusal: { ...result.refusal, theirs, yours: to } } as Result
  }
  return (
    <section className="part">
      <h2>Abstract</h2>
      {latest.current.length === 0 && (
        <Empty fact="No abstract is written.">
          <p>It opens the report, a paragraph for each heading.</p>
          {may && (
            <div className="row">
              <Button onClick={() => void put(usual.map((heading) => ({ heading, text: '' })))}>
                Begin with the usual headings
              </Button>
            </div>
          )}
        </Empty>
      )}
      <ul className="rows">
        {inPlace(latest.current, ({ heading, text }, at) => (
          <li>
            <div className="fields">
              <Field label="Heading" quiet className="bare head" value={heading} save={save(at, 'heading')} />
              <Field
                label={`Text of ${heading}`}
                quiet
                long
                className="bare"
                placeholder="A few sentences"
                value={text}
                save={save(at, 'text')}
              />
            </div>
            {may && (
              <Button
                kind="quiet"
                icon={X}
                only
                title={`Remove ${heading}`}
                onClick={() => void put(latest.current.filter((_, i) => i !== at))}
              >
                {`Remove ${heading} from the abstract`}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Adder
        label="Add a part"
        placeholder="A heading of the abstract"
        add={(heading) => put([...latest.current, { heading, text: '' }])}
      />
    </section>
  )
}
