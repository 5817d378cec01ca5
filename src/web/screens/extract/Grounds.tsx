import { X } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Result } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Link } from '../../parts/Link.tsx'
import type { SourceInHand } from './answer.ts'
import type { Ground } from './saving.ts'

interface Props {
  name: string
  source: SourceInHand
  grounds: readonly Ground[]
  adding: boolean
  close: () => void
  may: boolean
  put: (grounds: Ground[]) => Promise<Result>
}

/** Words of the source that an answer rests on, with their page: pasted, or taken from what was marked. */
export function Grounds({ name, source, grounds, adding, close, may, put }: Props) {
  return (
    <div className="grounds">
      <ul>
        {inPlace(grounds, (ground, at) => (
          <li>
            <q className="serif">{ground.quote}</q>{' '}
            <span className="small faint">
              {ground.page && `p. ${ground.page} `}
              {ground.document && (
                <Link screen="document" id={ground.document} query={{ find: ground.quote.slice(0, 60) }}>
                  its document
                </Link>
              )}
            </span>
            {may && (
              <Button kind="quiet" icon={X} only onClick={() => void put(grounds.filter((_, i) => i !== at))}>
                {`Leave out the words ${at + 1} of ${name}`}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && may && (
        <Adding name={name} source={source} add={(ground) => put([...grounds, ground])} close={close} />
      )}
    </div>
  )
}

function Adding({
  name,
  source,
  add,
  close,
}: Pick<Props, 'name' | 'source' | 'close'> & { add: (ground: Ground) => Promise<Result> }) {
  const [quote, setQuote] = useState('')
  const [page, setPage] = useState('')
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [only] = source.documents.length === 1 ? source.documents : []
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (quote.trim() === '') return first.current?.focus()
    const at = Number(page)
    const result = await add({
      quote: quote.trim(),
      ...(Number.isInteger(at) && at > 0 && { page: at }),
      ...(only && { document: only.id }),
    })
    if (result.ok) {
      setQuote('')
      setPage('')
      first.current?.focus()
    }
  }
  return (
    <form
      className="adding"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      {source.excerpts.length > 0 && (
        <select
          className="input"
          aria-label={`A marked passage for ${name}`}
          value=""
          onChange={(event) => {
            const one = source.excerpts.find(({ id }) => id === event.target.value)
            if (one)
              void add({
                quote: one.quote,
                excerpt: one.id,
                ...(one.document && { document: one.document }),
                ...(one.page && { page: one.page }),
              })
          }}
        >
          <option value="">Take a passage that was marked</option>
          {source.excerpts.map(({ id, quote: words, page: at }) => (
            <option key={id} value={id}>
              {words.slice(0, 90)}
              {at ? ` (p. ${at})` : ''}
            </option>
          ))}
        </select>
      )}
      <textarea
        ref={first}
        className="input"
        rows={2}
        aria-label={`Words for ${name}`}
        placeholder="Paste the words"
        value={quote}
        onChange={(event) => setQuote(event.target.value)}
      />
      <div className="row">
        <input
          className="input page-number"
          inputMode="numeric"
          aria-label={`Page of the words for ${name}`}
          placeholder="Page"
          value={page}
          onChange={(event) => setPage(event.target.value)}
        />
        <Button submit>Add the words</Button>
        <Button kind="quiet" keys="escape" onClick={close}>
          Close
        </Button>
      </div>
    </form>
  )
}
