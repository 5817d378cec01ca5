import { saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Field } from '../../parts/Field.tsx'
import type { Chosen } from './answer.ts'

/** The statement in other languages, each by the name that its readers give it. An empty one goes. */
export function Translations({ chosen: { id, value } }: { chosen: Chosen }) {
  const { translations = [] } = value
  const save = saveField('guideline.written', id, 'translations')
  const put = (to: typeof translations) => save(value.translations ?? null, to.length > 0 ? to : null)
  return (
    <section className="guidance-translations">
      <h2>In other languages</h2>
      {translations.map(({ language, text }) => (
        <Field
          key={language}
          label={language}
          long
          value={text}
          save={Object.assign(
            (_: string | null, to: string | null) =>
              put(
                translations.flatMap((one) =>
                  one.language !== language ? [one] : to === null ? [] : [{ language, text: to }],
                ),
              ),
            { of: `${id} translations ${language}` },
          )}
        />
      ))}
      <Adder
        label="Add a language"
        placeholder="Cymraeg"
        add={(language) => put([...translations, { language, text: '' }])}
      />
    </section>
  )
}
