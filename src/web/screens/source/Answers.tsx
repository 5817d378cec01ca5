import type { Id } from '../../../core/ids.ts'
import { useView } from '../../api.ts'
import { Link } from '../../parts/Link.tsx'
import { useRoute } from '../../routes.ts'
import '../extract/extract.css'
import type { ExtractionAnswer } from '../extract/answer.ts'
import { FormInHand } from '../extract/FormInHand.tsx'
import type { SourceAnswer } from './answer.ts'

/** What I take from the source for each form of characteristics. */
export function Answers({ source }: { source: SourceAnswer }) {
  const { query } = useRoute()
  const form = (query.get('form') ?? source.forms[0]?.id) as Id<'form'> | undefined
  const { data } = useView('extraction', { form, source: source.id })
  const there = data && 'form' in data && data.form ? (data as ExtractionAnswer) : undefined
  return (
    <section>
      {source.forms.length > 1 && (
        <p className="row wrap">
          {source.forms.map(({ id, name, fields, answered }) => (
            <Link
              key={id}
              screen="source"
              id={source.id}
              query={{ tab: 'form', form: id }}
              current={id === form}
              className="chip line"
            >
              {name} {answered} of {fields}
            </Link>
          ))}
        </p>
      )}
      {there?.source && <FormInHand key={there.form.id} data={there} source={there.source} />}
    </section>
  )
}
