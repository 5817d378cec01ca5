import { diffWords } from '../../../core/diff.ts'
import { newId, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Diff } from '../../parts/Diff.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Role } from '../../parts/Role.tsx'
import { When } from '../../parts/Who.tsx'
import type { Plan } from './answer.ts'
import { Cites } from './Cites.tsx'
import { afterAll, saveOne } from './editing.ts'

/** What the words of the review mean here. Every wording a definition ever had stays readable. */
export function Definitions({ plan }: { plan: Plan }) {
  const { definitions } = plan
  const slots = slotsOf(plan)
  return (
    <section className="part">
      <p className="lead soft">
        What each word means in this review. A definition may belong to a slot of the template. Earlier wordings stay
        readable, with who gave them and when.
      </p>
      <ul className="rows">
        {definitions.map((definition) => {
          const { id, value, cited, wordings } = definition
          const save = (field: string) => saveField('definition.given', id, field)
          const slot = slots.find((one) => one.key === value.slot)
          return (
            <li key={id} className="definition">
              <div className="fields">
                <div className="term">
                  <Field label="Term" quiet line className="bare head" value={value.term} save={save('term')} />
                  {slot && <Role slot={slot} />}
                </div>
                <Field
                  label={`Meaning of ${value.term}`}
                  quiet
                  long
                  className="bare"
                  placeholder="What it means in this review"
                  value={value.meaning}
                  save={save('meaning')}
                />
                <Cites
                  of={`the definition of ${value.term}`}
                  cited={cited ? [cited] : []}
                  save={saveOne('definition.given', id, 'source')}
                  one
                />
                {wordings.length > 1 && <Wordings wordings={wordings} />}
              </div>
              <Pick
                label={`Slot of ${value.term}`}
                quiet
                value={value.slot}
                none="No slot"
                options={slots.map((one) => [one.key, one.word] as const)}
                save={save('slot')}
              />
              <Remove type="definition.given" id={id} value={value} what={`the definition of ${value.term}`} />
            </li>
          )
        })}
      </ul>
      <Adder
        label="Define a term"
        placeholder="A term: trust, partner, system"
        action="add-definition"
        add={(term) =>
          record({
            type: 'definition.given',
            id: newId('def'),
            from: null,
            to: { term, meaning: '', order: afterAll(definitions) },
          })
        }
      />
    </section>
  )
}

const slotsOf = ({ templates, project }: Plan) =>
  templates.find(({ id }) => id === project?.template)?.value.slots ?? templates[0]?.value.slots ?? []

function Wordings({ wordings }: { wordings: Plan['definitions'][number]['wordings'] }) {
  return (
    <details className="small soft">
      <summary>{wordings.length} wordings so far</summary>
      <ol className="wordings">
        {wordings.map(({ meaning, seq, at, by, why }, i) => (
          <li key={seq}>
            <p className="serif">
              <Diff pieces={diffWords(wordings[i - 1]?.meaning ?? meaning, meaning)} />
            </p>
            <p className="faint">
              {by.name}, <When at={at} />
              {why && `: ${why}`}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
