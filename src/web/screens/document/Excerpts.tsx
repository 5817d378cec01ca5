import { X } from 'lucide-react'
import { memo, type ReactNode, useEffect, useRef } from 'react'
import { excerptKinds } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import { writable } from '../../acting.ts'
import { record, saveField } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { KeepPrivate } from '../../parts/KeepPrivate.tsx'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { Who } from '../../parts/Who.tsx'
import { setQuery } from '../../routes.ts'
import { TalkMark } from '../../talk/TalkMark.tsx'
import type { Answer, Excerpt } from './answer.ts'
import { CodeName } from './CodeField.tsx'
import type { Filter } from './filter.ts'
import { shortened } from './Side.tsx'

interface Props {
  data: Answer
  /** Those that pass the filter, as they come in the document. */
  shown: readonly Excerpt[]
  filter: Filter
  label: (page: number) => string
  current: Excerpt | undefined
  go: (excerpt: Excerpt) => void
  edit: (excerpt: Excerpt) => void
  /** What stands at the end of the excerpt one is at. */
  more?: ReactNode
}

/** Every excerpt of the document, with its codes and what it says to the theory; each leads to its words. */
export const Excerpts = memo(function Excerpts({ data, shown, filter, label, current, go, edit, more }: Props) {
  const pages = new Set(shown.flatMap(({ pages }) => pages[0]?.page ?? [])).size
  const count = shown.length === data.marked.length ? String(shown.length) : `${shown.length} of ${data.marked.length}`
  return (
    <section className="excerpts-of">
      <div className="head">
        <h2>Excerpts</h2>
        <span className="more num">{pages > 1 ? `${count} on ${pages} pages` : count}</span>
      </div>
      {data.marked.length > 1 && <Filters data={data} filter={filter} />}
      {data.marked.length === 0 && (
        <p className="soft">Nothing is marked yet. Select words, by mouse or with the arrow keys, and press L.</p>
      )}
      <ul>
        {shown.map((excerpt) => (
          <One key={excerpt.id} {...{ excerpt, label, go, edit }} here={excerpt.id === current?.id} more={more} />
        ))}
      </ul>
    </section>
  )
})

function Filters({ data, filter }: Pick<Props, 'data' | 'filter'>) {
  const codes = new Map(data.marked.flatMap(({ codings }) => codings.map(({ code, name }) => [code as string, name])))
  const people = new Map(data.marked.flatMap(peopleOf))
  const kinds = excerptKinds.filter((kind) => data.marked.some((one) => one.kind === kind))
  const picks: [keyof Filter, string, string, [string, string][]][] = [
    ['code', 'Code', 'all codes', [...codes].sort((a, b) => a[1].localeCompare(b[1]))],
    ['by', 'Person', 'all people', [...people]],
    ['kind', 'Kind', 'all kinds', kinds.map((kind) => [kind, kind])],
  ]
  return (
    <div className="filters">
      {picks.map(([name, words, all, options]) =>
        options.length > 1 || filter[name] ? (
          <select
            key={name}
            className="input"
            aria-label={words}
            value={filter[name] ?? ''}
            onChange={(event) => setQuery({ [name]: event.target.value || undefined })}
          >
            <option value="">{all}</option>
            {options.map(([value, said]) => (
              <option key={value} value={value}>
                {said}
              </option>
            ))}
          </select>
        ) : null,
      )}
    </div>
  )
}

const peopleOf = ({ by, codings }: Excerpt): [string, string][] =>
  [by, ...codings.map((coding) => coding.by)].flatMap((one) => (one ? [[one.id, one.name]] : []))

interface OneProps extends Pick<Props, 'label' | 'go' | 'edit' | 'more'> {
  excerpt: Excerpt
  here: boolean
}

const One = memo(function One({ excerpt, here, label, go, edit, more }: OneProps) {
  const { quote, kind, by, pages, codings, evidence, memo, distance } = excerpt
  const item = useRef<HTMLLIElement>(null)
  const may = writable.use()
  useEffect(() => {
    if (here) item.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  const page = pages[0]?.page
  return (
    <li ref={item} className={here ? 'ex here' : 'ex'} id={excerpt.id}>
      <button type="button" className="words" aria-current={here || undefined} onClick={() => go(excerpt)}>
        <span className="to">
          {page !== undefined && <span className="num">p. {label(page)}</span>}
          <span>{kind ?? (quote === '' ? 'region' : '')}</span>
          <span className="push">{by && <Who id={by.id} />}</span>
        </span>
        <span className="serif">{quote ? shortened(quote) : 'A region of the page'}</span>
      </button>
      {distance !== undefined && <p className="to">{distance} characters differ in this copy.</p>}
      {codings.length > 0 && (
        <ul className="codes">
          {codings.map((coding) => (
            <li key={coding.id} className="chip">
              <CodeName code={coding} />
              <span className="faint">
                <Who id={coding.by.id} />
              </span>
              {here && may && coding.by.me && (
                <Take what={`the code ${coding.name}`} facts={[gone('excerpt.coded', coding)]} />
              )}
            </li>
          ))}
        </ul>
      )}
      {codings.map((coding) =>
        here && may && coding.by.me ? (
          <Field
            key={coding.id}
            className="code-memo"
            label={`Memo on ${coding.name}`}
            value={coding.memo}
            save={saveField('excerpt.coded', coding.id, 'memo')}
            placeholder="Why it is given"
          />
        ) : (
          coding.memo && (
            <p key={coding.id} className="memo">
              <span className="soft">{coding.name}:</span> {coding.memo}
            </p>
          )
        ),
      )}
      {evidence.map((piece) => (
        <p key={piece.id} className="to">
          <StanceMark stance={piece.stance} />
          {piece.links.map((link) => (
            <Role key={link.id} slot={link.slot} />
          ))}
          <Link screen="configuration" id={piece.configuration.id}>
            {piece.configuration.label}
          </Link>
          {[piece.standing, piece.explicit === false && 'inferred'].filter(Boolean).join(' · ')}
          {here && may && (
            <span className="push">
              <Take what={`the link to ${piece.configuration.label}`} facts={[gone('evidence.linked', piece)]} />
            </span>
          )}
        </p>
      ))}
      {memo && <p className="memo">{memo}</p>}
      {here && may && (
        <div className="row wrap">
          <Button kind="quiet" keys="l" onClick={() => edit(excerpt)}>
            Code or link
          </Button>
          <TalkMark about={excerpt.id} of="the excerpt" />
          <ActionButton name="join-passages" kind="quiet">
            Join
          </ActionButton>
          <KeepPrivate thing={excerpt.id} what="the passage" withheld={excerpt.withheld} />
          <Button kind="quiet" onClick={() => void remove(excerpt)}>
            Remove
          </Button>
        </div>
      )}
      {here && more}
    </li>
  )
})

const gone = (type: Fact['type'], { id, value }: { id: string; value: object }): Fact =>
  ({ type, id, from: value, to: null }) as unknown as Fact

/** Takes one thing off an excerpt; the toast offers Undo. */
const Take = ({ what, facts }: { what: string; facts: Fact[] }) => (
  <Button
    kind="quiet"
    icon={X}
    only
    title={`Take away ${what}`}
    onClick={() => void record(facts, `Took away ${what}.`)}
  >
    {`Take away ${what}`}
  </Button>
)

/** An excerpt goes with what hangs on it, as one act; codes that others gave keep it, and the refusal says so. */
async function remove(excerpt: Excerpt): Promise<void> {
  const result = await record(
    [
      ...excerpt.chains.map((chain) => gone('passages.joined', chain)),
      ...excerpt.evidence.map((piece) => gone('evidence.linked', piece)),
      ...excerpt.codings.map((coding) => gone('excerpt.coded', coding)),
      ...(excerpt.withheld ? [gone('words.withheld', excerpt.withheld)] : []),
      gone('excerpt.made', excerpt),
    ],
    'Removed the excerpt.',
  )
  if (result.ok) setQuery({ excerpt: undefined })
}

/** What C, M and O are called in this project. */
export function Definitions({
  definitions,
}: {
  definitions: readonly {
    id: string
    term: string
    meaning: string
    slot?: Parameters<typeof Role>[0]['slot'] | undefined
  }[]
}) {
  if (definitions.length === 0) return null
  return (
    <section>
      <div className="head">
        <h2>What we call it</h2>
        <Link screen="protocol" id="definitions" className="more">
          Definitions
        </Link>
      </div>
      <dl className="definitions">
        {definitions.map(({ id, term, meaning, slot }) => (
          <div key={id}>
            <dt>
              {slot && <Role slot={slot} />} {term}
            </dt>
            <dd className="soft">{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
