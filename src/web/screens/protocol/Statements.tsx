import { statementKinds } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { newId, record, saveField, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Several } from '../../parts/Several.tsx'
import type { Plan } from './answer.ts'
import { Cites } from './Cites.tsx'
import { afterAll, same, saveOne } from './editing.ts'

export function Statements({ plan: { statements } }: { plan: Plan }) {
  const board = useView('theory', {}).data
  const named = (id: Id, number: string | undefined, title: string) =>
    [id, number ? `${number} ${title}` : title] as const
  const things = [
    ...(board?.theories ?? []).flatMap((theory) => [
      named(theory.id, undefined, theory.title),
      ...theory.configurations.map(({ id, number, title }) => named(id, number && `CMOC ${number}`, title)),
    ]),
    ...(board?.loose ?? []).map(({ id, number, title }) => named(id, number && `CMOC ${number}`, title)),
  ]
  return (
    <section className="part">
      <h2>What is concluded</h2>
      <ul className="rows">
        {statements.map(({ id, value, cited }) => {
          const save = (field: string) => saveField('statement.made', id, field)
          return (
            <li key={id} className="statement">
              <Pick
                label="Kind of statement"
                quiet
                value={value.kind}
                options={same(statementKinds)}
                save={save('kind')}
              />
              <div>
                <Field label={`The ${value.kind}`} quiet long className="bare" value={value.text} save={save('text')} />
                <Cites
                  of={`the ${value.kind}`}
                  cited={cited ? [cited] : []}
                  save={saveOne('statement.made', id, 'citation')}
                  one
                />
                <Several
                  label={`What the ${value.kind} is about`}
                  quiet
                  value={value.about}
                  options={things}
                  save={save('about')}
                />
              </div>
              <Remove type="statement.made" id={id} value={value} what={`the ${value.kind}`} />
            </li>
          )
        })}
      </ul>
      <Adder
        label="State something"
        placeholder="A finding, a strength, a limit, what to study next"
        add={(text) =>
          record({
            type: 'statement.made',
            id: newId('stm'),
            from: null,
            to: { kind: 'finding', text, order: afterAll(statements) },
          })
        }
      />
    </section>
  )
}
