import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { writable } from '../../acting.ts'
import { saveField } from '../../api.ts'
import { useList } from '../../parts/ahead.ts'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'

export type CodeAnswer = NonNullable<ViewAnswer<'code'>>
type Passage = Pick<CodeAnswer['passages'][number], 'excerpt' | 'quote' | 'source' | 'document' | 'page' | 'start'>

/** The passages a code was given to, each a step from its place; the ones picked as examples first. */
export function Passages({ told }: { told: CodeAnswer }) {
  const may = writable.use()
  const [examples, put] = useList(told.value.examples, saveField('code.defined', told.id, 'examples'))
  const pick = (excerpt: Id<'exc'>) =>
    put(examples.includes(excerpt) ? examples.filter((one) => one !== excerpt) : [...examples, excerpt])
  const elsewhere = told.examples.filter((one) => !told.passages.some(({ excerpt }) => excerpt === one.excerpt))
  return (
    <section className="passages">
      <div className="head">
        <h2>Passages</h2>
        <span className="num faint">{told.codings || ''}</span>
        <Link screen="passages" id={told.id} className="more">
          Look here next
        </Link>
      </div>
      {told.codings === 0 && <p className="soft">No passage has this code yet.</p>}
      <ol>
        {elsewhere.map((passage) => (
          <li key={passage.excerpt}>
            <PassageWords passage={passage} />
            <p className="small soft row wrap">
              <span className="chip">example</span>
              {may && (
                <Button kind="quiet" onClick={() => void pick(passage.excerpt)}>
                  No example
                </Button>
              )}
            </p>
          </li>
        ))}
        {told.passages.map((passage) => (
          <li key={passage.coding}>
            <PassageWords passage={passage} />
            <p className="small soft row wrap">
              <abbr title={passage.by.name}>{passage.by.initials}</abbr>
              {passage.kind && <span>{passage.kind}</span>}
              {passage.memo && <span className="memo">{passage.memo}</span>}
              {passage.example && <span className="chip">example</span>}
              {may && (
                <Button kind="quiet" onClick={() => void pick(passage.excerpt)}>
                  {passage.example ? 'No example' : 'Take as an example'}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ol>
      {told.more !== undefined && (
        <p className="small soft">
          These are the first {told.more} of {told.codings}.
        </p>
      )}
    </section>
  )
}

/** The words of a passage, and whose they are: a link to their place. */
export function PassageWords({ passage }: { passage: Passage }) {
  const { excerpt, quote, source, document, page, start } = passage
  const where = `${source.label}${page ? `, p. ${page}` : ''}`
  const place = document
    ? {
        screen: 'document',
        id: document,
        query: { excerpt, place: start === undefined ? undefined : String(start) },
      }
    : { screen: 'source', id: source.id }
  return (
    <p className="words">
      <span className="serif">{quote.trim() ? shortened(quote) : <i>A region of the page</i>}</span>{' '}
      <Link {...place} className="small">
        {where}
      </Link>
    </p>
  )
}

const shortened = (quote: string): string => {
  const plain = quote.replace(/\s+/g, ' ')
  return plain.length > 320 ? `${plain.slice(0, 320).replace(/\s\S*$/, '')} …` : plain
}
