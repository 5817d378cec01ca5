import { X } from 'lucide-react'
import { useRef } from 'react'
import type { Offer } from '../../../core/manuscript/offers.ts'
import { type AbstractShape, abstractShapes, shaped, shapeOf } from '../../../core/manuscript/skeletons.ts'
import { writable } from '../../acting.ts'
import { type Result, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field, type Writing } from '../../parts/Field.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Picker } from '../manuscript/Picker.tsx'
import type { Plan } from './answer.ts'

type Part = NonNullable<NonNullable<Plan['project']>['abstract']>[number]

/** What helps with writing it: what can be inserted, and how many words it has as it is read. */
interface Help {
  offers: readonly Offer[]
  words: number
}

/** The abstract, part by part. It is one value of the project; a stale edit is told in the part that was edited. */
export function Abstract({ plan: { id, project }, help }: { plan: Plan; help?: Help }) {
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
  const shape = shapeOf(latest.current.map(({ heading }) => heading))
  return (
    <section className="part">
      <h2>Abstract</h2>
      {latest.current.length === 0 && (
        <Empty fact="No abstract is written.">
          <p>It opens the report, a paragraph for each heading. Begin with the headings that a publisher asks for.</p>
        </Empty>
      )}
      {may && (
        <div className="row wrap small">
          {abstractShapes
            .filter(({ name }) => name !== shape?.name)
            .map((one) => (
              <Button
                key={one.name}
                kind="quiet"
                title={`${one.headings.join(', ')}; at most ${one.words} words`}
                onClick={() => void put(shaped(latest.current, one))}
              >
                {`As ${one.name} asks`}
              </Button>
            ))}
        </div>
      )}
      {help && latest.current.length > 0 && <Length words={help.words} shape={shape} />}
      <ul className="rows">
        {inPlace(latest.current, ({ heading, text }, at) => (
          <li>
            <div className="fields">
              <Field label="Heading" quiet line className="bare head" value={heading} save={save(at, 'heading')} />
              <Field
                label={`Text of ${heading}`}
                quiet
                long
                className="bare"
                placeholder="A few sentences"
                value={text}
                save={save(at, 'text')}
                {...(help && { helper: (writing: Writing) => <Picker {...writing} offers={help.offers} /> })}
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

/** How long it is, and by how much too long for the shape it has. */
function Length({ words, shape }: { words: number; shape: AbstractShape | undefined }) {
  const over = shape ? words - shape.words : 0
  return (
    <p className={over > 0 ? 'small abstract-over' : 'small faint'}>
      {shape ? `${words} of ${shape.words} words (${shape.name})` : `${words} words`}
      {over > 0 && `, ${over} too many`}
    </p>
  )
}
