import { type FormEvent, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { letterAsks, letterTitle } from '../../../core/search/cluster.ts'
import type { SearchRow } from '../../../core/view/searches.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { writable } from '../../acting.ts'
import { newId, record, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { useRoute } from '../../routes.ts'
import { RecordTabs } from '../library/RecordTabs.tsx'
import { countFrom, dateFrom, dateWords, today } from '../searches/words.ts'
import { namesTo } from '../source/names.ts'
import './cluster.css'

type Answer = NonNullable<ViewAnswer<'cluster'>>
type Letter = Answer['letters'][number]

/** CLUSTER (Booth et al. 2013) as a worksheet: a key source, seven ways from it, and each row an entry of the search log. */
export default function Cluster() {
  const { id } = useRoute()
  const { data, error, isLoading } = useView('cluster', { id: (id ?? 'src_0') as Id<'src'> })
  const gone = {
    code: 'unknown-thing',
    message: 'There is no such source.',
    hint: 'Start the cluster from another source, with K in the search log.',
  }
  if (!data) return <Waiting title="Cluster" error={isLoading ? null : (error ?? gone)} />
  const begun = data.letters.filter(({ searches }) => searches.length > 0).length
  return (
    <Sheet title={`Cluster from ${data.label}`} className="cluster">
      <RecordTabs />
      <header className="top">
        <p className="small soft">
          <Link screen="searches">Searches</Link> · CLUSTER · {begun} of 7 letters begun
        </p>
        <h1>Cluster from {data.label}</h1>
        <p className="serif">
          <Link screen="source" id={data.id}>
            {data.title}
          </Link>
        </p>
        <p className="small soft">{[namesTo(data.authors), data.doi].filter(Boolean).join(' · ')}</p>
        {data.studies.map((study) => (
          <p key={study.id} className="small">
            <Link screen="studies" id={study.id}>
              {study.name}
            </Link>
            <span className="soft">
              : {study.kind === 'siblings' ? 'one study' : 'one programme'}, {study.sources} sources
            </span>
          </p>
        ))}
      </header>
      <ol className="letters">
        {data.letters.map((one) => (
          <Row key={one.letter} data={data} one={one} />
        ))}
      </ol>
      <p className="small faint">
        After Booth et al. 2013, Towards a methodology for cluster searching (doi 10.1186/1471-2288-13-118). The numbers
        are their steps.
      </p>
    </Sheet>
  )
}

function Row({ data, one: { letter, searches } }: { data: Answer; one: Letter }) {
  const may = writable.use()
  const [adding, setAdding] = useState(false)
  const { steps, asks } = letterAsks[letter]
  const open = may && (adding || searches.length === 0)
  return (
    <li>
      <span className="initial" aria-hidden="true">
        {letter.charAt(0).toUpperCase()}
      </span>
      <div>
        <h2>
          {letter.charAt(0).toUpperCase() + letter.slice(1)} <span className="faint small">{steps}</span>
        </h2>
        <p className="small soft">{asks}</p>
        {searches.length > 0 && (
          <ul className="logged">
            {searches.map((search) => (
              <Logged key={search.id} search={search} />
            ))}
          </ul>
        )}
        {open ? (
          <LogRow data={data} letter={letter} done={() => setAdding(false)} />
        ) : (
          may && (
            <Button kind="quiet" onClick={() => setAdding(true)}>
              Log another
            </Button>
          )
        )}
      </div>
    </li>
  )
}

const Logged = ({ search }: { search: SearchRow }) => (
  <li>
    <Link screen="searches" id={search.id}>
      {search.title}
    </Link>
    <span className="soft">{search.where}</span>
    <span className="soft">{search.on && dateWords(search.on)}</span>
    <span className="num">
      {search.dropped ? (
        <Chip kind="dash" title={search.dropped}>
          left out
        </Chip>
      ) : search.hits === undefined ? (
        ''
      ) : (
        `${search.hits.toLocaleString('en-GB')} ${search.hits === 1 ? 'hit' : 'hits'}`
      )}
    </span>
    <span className="num soft">{search.records > 0 && `${search.fresh} new`}</span>
  </li>
)

/** Which way the letters go that follow citations. */
const directions: Partial<Record<Letter['letter'], 'forward' | 'backward'>> = {
  citations: 'backward',
  'scholar searches': 'forward',
}

/** One row of the worksheet: what was looked for, where, when, how much was there. Enter makes an entry of it. */
function LogRow({ data, letter, done }: { data: Answer; letter: Letter['letter']; done: () => void }) {
  const me = useView('frame', {}).data?.people.find((person) => person.me)
  const [said, setSaid] = useState({ title: '', where: '', on: '', hits: '', dropped: '' })
  const [leaving, setLeaving] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const log = async (event: FormEvent) => {
    event.preventDefault()
    const on = dateFrom(said.on)
    const hits = countFrom(said.hits)
    if (on === undefined) return setWrong('Write the date as 2024-03-09, or leave it empty for today.')
    if (hits === undefined) return setWrong('Hits are a whole number; none is 0.')
    if (leaving && !said.dropped.trim()) return setWrong('Say in a word or two why it is left out.')
    const title = said.title.trim() || letterTitle(letter, data.label)
    const result = await record(
      {
        type: 'search.logged',
        id: newId('sch'),
        from: null,
        to: {
          title,
          purpose: 'cluster',
          source: data.id,
          letter,
          ...(directions[letter] && { direction: directions[letter] }),
          ...(leaving
            ? { dropped: said.dropped.trim() }
            : {
                on: on ?? today(),
                database: said.where.trim() || letterAsks[letter].where,
                ...(hits !== null && { hits }),
              }),
          ...(me && { by: [me.id] }),
        },
      },
      leaving ? `Left out: ${letter}.` : `Logged “${title}”.`,
    )
    if (!result.ok) return setWrong(`${result.refusal.message} ${result.refusal.hint}`)
    setSaid({ title: '', where: '', on: '', hits: '', dropped: '' })
    setWrong(undefined)
    setLeaving(false)
    done()
  }
  const field = (name: keyof typeof said, label: string, placeholder: string) => (
    <input
      className={`input of-${name}`}
      aria-label={`${label}: ${letter}`}
      value={said[name]}
      placeholder={placeholder}
      {...(name === 'hits' && { inputMode: 'numeric' as const })}
      onChange={(event) => setSaid({ ...said, [name]: event.target.value })}
    />
  )
  return (
    <form
      className="log-row"
      onSubmit={(event) => void log(event)}
      onKeyDown={(event) => event.key === 'Escape' && done()}
    >
      {leaving ? (
        field('dropped', 'Why it is left out', 'left out, because …')
      ) : (
        <>
          {field('title', 'What was looked for', letterTitle(letter, data.label))}
          {field('where', 'Where', letterAsks[letter].where)}
          {field('on', 'When', today())}
          {field('hits', 'Hits', 'hits')}
        </>
      )}
      <Button submit>Log it</Button>
      <Button kind="quiet" pressed={leaving} onClick={() => setLeaving(!leaving)}>
        Left out
      </Button>
      <WhyNot of={wrong} />
    </form>
  )
}
