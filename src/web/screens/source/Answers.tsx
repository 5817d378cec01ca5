import type { Id } from '../../../core/ids.ts'
import { newId, type Result, record, saveField } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import type { SourceAnswer } from './Source.tsx'

/** What the source says to each field of the characteristics form. */
export const Answers = ({ source }: { source: SourceAnswer }) => (
  <section className="grid one">
    {source.answers.map(({ field, name, instructions, answer, value }) => (
      <Field
        key={field}
        label={name}
        long
        value={value}
        {...(instructions && { hint: instructions })}
        save={save(source.id, field, answer)}
      />
    ))}
  </section>
)

const save =
  (source: Id<'src'>, field: Id<'fld'>, answer: Id<'ans'> | undefined) =>
  (from: string | null, to: string | null): Promise<Result> => {
    if (!answer)
      return record({ type: 'answer.given', id: newId('ans'), from: null, to: { source, field, value: to ?? '' } })
    return saveField('answer.given', answer, 'value')(from ?? '', to ?? '')
  }
