import { ArrowUp, X } from 'lucide-react'
import type { Option } from '../../../core/characteristics/facts.ts'
import { optionKey } from '../../../core/characteristics/fit.ts'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'

interface Props {
  field: Id<'fld'>
  name: string
  options: readonly Option[]
}

/** The options of a field, each with what it means. Answers keep to an option when its words are put right. */
export function OptionsEditor({ field, name, options }: Props) {
  const may = writable.use()
  const save = (to: readonly Option[]) =>
    saveField('field.set', field, 'options')(options.length > 0 ? options : null, to.length > 0 ? to : null)
  const change = (at: number, part: 'label' | 'meaning') => (_: string | null, to: string | null) =>
    save(
      options.map((option, i) => {
        if (i !== at) return option
        const { meaning, ...rest } = option
        if (part === 'label') return { ...option, label: to ?? '' }
        return to ? { ...rest, meaning: to } : rest
      }),
    )
  return (
    <div className="options-built">
      <p className="label">Options of {name}</p>
      <ol>
        {options.map(({ key, label, meaning }, i) => (
          <li key={key}>
            <span className="num faint">{i + 1}</span>
            <Field
              label={`Option ${i + 1} of ${name}`}
              quiet
              className="bare"
              value={label}
              save={change(i, 'label')}
            />
            <Field
              label={`What option ${i + 1} of ${name} means`}
              quiet
              className="bare"
              placeholder="When to pick it"
              value={meaning}
              save={change(i, 'meaning')}
            />
            {may && (
              <span className="row">
                {i > 0 && (
                  <Button
                    kind="quiet"
                    icon={ArrowUp}
                    only
                    onClick={() => void save(options.toSpliced(i, 1).toSpliced(i - 1, 0, options[i] as Option))}
                  >{`Move ${label} up`}</Button>
                )}
                <Button
                  kind="quiet"
                  icon={X}
                  only
                  title={`Remove ${label}`}
                  onClick={() => void save(options.toSpliced(i, 1))}
                >{`Remove the option ${label}`}</Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <Adder
        label={`Add an option to ${name}`}
        placeholder="An option, then Enter"
        add={(label) =>
          save([
            ...options,
            {
              key: optionKey(
                label,
                options.map(({ key }) => key),
              ),
              label,
            },
          ])
        }
      />
    </div>
  )
}
