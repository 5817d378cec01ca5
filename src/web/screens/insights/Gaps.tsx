import { useState } from 'react'
import { writable } from '../../acting.ts'
import { newId, record, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { useGrowing } from '../../parts/growing.tsx'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import { Table } from '../../parts/Table.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import type { InsightsAnswer } from './answer.ts'

type Answer = NonNullable<InsightsAnswer['gaps']>
type Row = Answer['rows'][number]

const words: Readonly<Record<string, string>> = {
  empty: 'empty',
  unsupported: 'nothing supports it',
  unchallenged: 'nothing against it was found',
  'one source': 'one source alone',
  'one kind': 'one kind of source',
  'one setting': 'one setting',
}

/** Part by part, what the theory lacks, with one step from each to where it may be found. */
export function Gaps({ gaps }: { gaps: Answer }) {
  const { query } = useRoute()
  const wanted = query.get('gap')
  const value = query.get('value')
  const [shown, more] = useGrowing(gaps.rows)
  if (gaps.rows.length === 0 && !wanted && !value)
    return <p className="lead soft">No part is empty, unsupported, or rests on one source, kind or setting.</p>
  return (
    <>
      <Heard heard={gaps.heard} />
      <nav className="filters" aria-label="Which gaps">
        <Link screen="insights" current={!wanted && !value}>
          All
        </Link>
        {value && (
          <Link screen="insights" query={Object.fromEntries(query)} current>
            {query.get('role') ?? 'parts'} without {value} <span className="faint num">{gaps.found}</span>
          </Link>
        )}
        {gaps.sums.map(({ gap, count }) => (
          <Link key={gap} screen="insights" query={{ gap }} current={wanted === gap}>
            {words[gap] ?? gap} <span className="faint num">{count}</span>
          </Link>
        ))}
      </nav>
      <Table
        label="Gaps of the theory"
        head={[
          { words: 'Part' },
          { words: 'For', num: true, width: '3.5rem' },
          { words: 'Else', num: true, width: '3.5rem' },
          { words: 'What is missing', width: '26%' },
          { words: 'Look for it', width: '24%' },
        ]}
      >
        {shown.map((row) => (
          <tr key={row.id + row.slot.key}>
            <td>
              <span className="row">
                <Role slot={row.slot} />
                <Link screen="configuration" id={row.id}>
                  {row.label === row.title ? row.title : `${row.label} ${row.title}`}
                </Link>
              </span>
              <span className="serif part-text">{row.text || 'Nothing is written here.'}</span>
            </td>
            <td className="num">{row.supporting || '·'}</td>
            <td className="num">{row.challenging || '·'}</td>
            <td>
              <span className="row wrap">
                {row.gaps.map((gap) => (
                  <Chip key={gap} kind="dash">
                    {words[gap] ?? gap}
                    {gap === 'one kind' && `: ${row.kinds[0]}`}
                    {gap === 'one setting' && `: ${row.settings[0]}`}
                  </Chip>
                ))}
              </span>
            </td>
            <td>
              <Steps row={row} />
            </td>
          </tr>
        ))}
      </Table>
      {more && <p>{more}</p>}
      {gaps.found > gaps.rows.length && (
        <p className="soft small">
          The first {gaps.rows.length} of {gaps.found}.
        </p>
      )}
    </>
  )
}

const sides = [
  ['kind', 'kind of source'],
  ['setting', 'setting'],
  ['stance', 'stance'],
] as const

/** Slot by slot, how many of its parts each kind, setting or stance speaks to; a press lists those that it does not. */
function Heard({ heard: { values, slots } }: { heard: Answer['heard'] }) {
  const { query } = useRoute()
  const side = sides.find(([one]) => one === query.get('side'))?.[0] ?? 'kind'
  return (
    <details className="heard" open={query.has('side') || query.has('value')}>
      <summary>Which parts are spoken to, by</summary>
      <Switch
        label="By what"
        value={side}
        options={sides}
        onChange={(next) => setQuery({ side: next, value: undefined, role: undefined })}
      />
      {values.length === 0 ? (
        <p className="soft">No source says of itself which it is.</p>
      ) : (
        <Table
          label={`Parts that each ${side} speaks to`}
          head={[{ words: 'Slot' }, { words: 'Parts', num: true }, ...values.map((words) => ({ words, num: true }))]}
        >
          {slots.map(({ slot, parts, counts }) => (
            <tr key={slot}>
              <th scope="row">{slot}</th>
              <td className="num">{parts}</td>
              {values.map((value, i) => (
                <td key={value} className="num">
                  {counts[i] === parts ? (
                    parts
                  ) : (
                    <Link
                      screen="insights"
                      query={{ side, value, role: slot }}
                      title={`${parts - (counts[i] ?? 0)} of ${slot} without ${value}`}
                    >
                      {counts[i]}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </Table>
      )}
    </details>
  )
}

/** From a gap one step on: to the sources and passages that may fill it, or to a search that may. */
function Steps({ row }: { row: Row }) {
  const may = writable.use()
  const [open, setOpen] = useState(false)
  return (
    <span className="steps small">
      <Link screen="screen" query={{ order: 'theory', part: row.links[0] }}>
        Richest unread
      </Link>
      <Link screen="passages" id={row.links.length === 1 ? row.links[0] : row.id}>
        Passages
      </Link>
      {may && row.links.length > 0 && (
        <Button kind="quiet" pressed={open} onClick={() => setOpen(!open)}>
          Draft a search
        </Button>
      )}
      {row.searches > 0 && <span className="faint">{row.searches} logged</span>}
      {open && <Draft row={row} close={() => setOpen(false)} />}
    </span>
  )
}

function Draft({ row, close }: { row: Row; close: () => void }) {
  const draft = useView('draftSearch', { configuration: row.id, slot: row.slot.key }).data
  if (!draft) return null
  const log = async () => {
    const id = newId('sch')
    const result = await record(
      {
        type: 'search.logged',
        id,
        from: null,
        to: { title: draft.title, purpose: 'supplementary', strategy: draft.strategy, for: row.id },
      },
      'Logged a draft.',
    )
    if (result.ok) navigate({ screen: 'searches', id })
  }
  return (
    <span className="draft">
      <span className="soft">
        {draft.terms.some(({ within }) => within > 0)
          ? 'Words that tell what speaks to it from the rest:'
          : 'Too little is marked here; these are the words of the part itself:'}
      </span>
      <span className="serif">{draft.terms.map(({ term }) => term).join(', ')}</span>
      <span className="row">
        <Button onClick={() => void log()}>Log it as a search</Button>
        <Button kind="quiet" onClick={close}>
          Close
        </Button>
      </span>
    </span>
  )
}
