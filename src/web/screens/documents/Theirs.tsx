import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { Looked } from '../../../work/exchange-in.ts'
import { writable } from '../../acting.ts'
import { undo, useView } from '../../api.ts'
import { bringTheirs, forgetTheirs, type Theirs as One, sayOfTheirs } from '../../exchanging.ts'
import { Button } from '../../parts/Button.tsx'
import { SourceFinder } from '../../parts/SourcePick.tsx'
import { Table } from '../../parts/Table.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import './theirs.css'

/** How many things without a place are shown before one asks for all. */
const shown = 8

/** A project of another program in hand: what it holds, who and whose that is here, and what has no place. */
export function Theirs({ one }: { one: One }) {
  const may = writable.use()
  const { file, state, seen, refused, came, key } = one
  return (
    <section className="theirs panel" aria-label={`Bring in ${file.name}`}>
      <div className="row">
        <h2>{seen?.name || file.name}</h2>
        <span className="small soft" role="status">
          {state === 'looking' && 'being looked at'}
          {state === 'bringing' && 'being brought in'}
          {state === 'asking' && `${seen?.origin ? `from ${shortened(seen.origin)}; ` : ''}nothing is kept yet`}
          {state === 'done' && 'is in the project'}
        </span>
        <span className="push row">
          {state === 'asking' && may && (
            <Button kind="main" onClick={() => void bringTheirs(key)}>
              Bring it in
            </Button>
          )}
          {state === 'done' && came?.act && (
            <Button
              kind="quiet"
              onClick={() => {
                void undo(came.act)
                forgetTheirs(key)
              }}
            >
              Take it back
            </Button>
          )}
          {state !== 'bringing' && (
            <Button kind="quiet" onClick={() => forgetTheirs(key)}>
              {state === 'done' ? 'Done' : 'Leave it out'}
            </Button>
          )}
        </span>
      </div>
      {(state === 'looking' || state === 'bringing') && <progress aria-label={`Reading ${file.name}`} />}
      <WhyNot of={refused} />
      {seen && !came && !refused && (
        <>
          <Counts counts={seen.counts} codes={seen.codes} />
          {seen.users.length > 0 && <Users one={one} seen={seen} />}
          {seen.sources.length > 0 && <Sources one={one} seen={seen} />}
          <Unplaced all={seen.unplaced} before />
        </>
      )}
      {came && (
        <>
          <Counts counts={came.counts} />
          <Unplaced all={came.unplaced} />
        </>
      )}
    </section>
  )
}

/** Programs name themselves with all that they run on. */
const shortened = (origin: string): string => origin.split(',')[0]?.slice(0, 40) ?? origin

function Counts({ counts, codes }: Pick<Looked, 'counts'> & { codes?: Looked['codes'] }) {
  const all: readonly (readonly [number, string, string, string])[] = [
    [counts.placed, 'in place', 'in place', 'passages that stand at their place, or where their words stand'],
    [counts.near, 'nearly', 'nearly', 'passages whose words differ a little here'],
    [counts.orphans, 'without a place', 'without a place', 'passages that are kept with their words alone'],
    [counts.codings, 'coding', 'codings', 'codes given to passages'],
    codes
      ? [codes.total, `code, ${codes.known} here already`, `codes, ${codes.known} here already`, 'codes']
      : [counts.codes, 'new code', 'new codes', 'codes that were not here'],
    [counts.documents, 'document', 'documents', 'documents that are attached'],
    [counts.sources, 'new source', 'new sources', 'sources that were not here'],
    [counts.people, 'new person', 'new people', 'people who were not here'],
    [counts.chains, 'link', 'links', 'passages that are read together'],
    [counts.answers, 'value', 'values', 'values of variables'],
  ]
  return (
    <ul className="counts">
      {all
        .filter(([n], i) => n > 0 || i === 0)
        .map(([n, single, several, title]) => (
          <li key={title} title={title}>
            <b className="num">{n.toLocaleString('en-GB')}</b> {n === 1 ? single : several}
          </li>
        ))}
    </ul>
  )
}

function Users({ one, seen }: { one: One; seen: Looked }) {
  const people = useView('frame', {}).data?.people ?? []
  return (
    <Table label="Who its users are here" head={[{ words: 'User there' }, { words: 'Person here' }]}>
      {seen.users.map(({ guid, name, person }) => (
        <tr key={guid}>
          <td>{name || 'without a name'}</td>
          <td>
            <select
              className="input"
              aria-label={`Who ${name || 'the user without a name'} is here`}
              value={one.people[guid] ?? person ?? 'new'}
              onChange={({ target }) => sayOfTheirs(one.key, 'people', guid, target.value as Id<'per'> | 'new')}
            >
              <option value="new">Somebody new</option>
              {people.map(({ id, name: called }) => (
                <option key={id} value={id}>
                  {called}
                </option>
              ))}
            </select>
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Sources({ one, seen }: { one: One; seen: Looked }) {
  const [finding, setFinding] = useState<string>()
  return (
    <Table
      label="Whose its documents are here"
      head={[
        { words: 'Document there' },
        { words: 'Passages', num: true },
        { words: 'Source here' },
        { words: 'To know' },
      ]}
    >
      {seen.sources.map(({ guid, name, selections, source, label, proposals, trouble }) => {
        const offered = new Map(proposals.map((proposal) => [proposal.source, proposal.label] as const))
        if (source && label) offered.set(source, label)
        return (
          <tr key={guid}>
            <td className="file">{name}</td>
            <td className="num">{selections}</td>
            <td>
              {finding === guid ? (
                <SourceFinder
                  label={`Whose ${name} is`}
                  asked
                  pick={(id) => {
                    setFinding(undefined)
                    sayOfTheirs(one.key, 'sources', guid, id)
                  }}
                />
              ) : (
                <select
                  className="input"
                  aria-label={`Whose ${name} is`}
                  value={source ?? 'new'}
                  onChange={({ target }) =>
                    target.value === 'find'
                      ? setFinding(guid)
                      : sayOfTheirs(one.key, 'sources', guid, target.value as Id<'src'> | 'new')
                  }
                >
                  <option value="new">A new source</option>
                  {[...offered].map(([id, words]) => (
                    <option key={id} value={id}>
                      {words}
                    </option>
                  ))}
                  <option value="find">Find another …</option>
                </select>
              )}
            </td>
            <td className="small soft">
              {trouble ?? proposals.find((proposal) => proposal.source === source)?.reasons.join(' ')}
            </td>
          </tr>
        )
      })}
    </Table>
  )
}

function Unplaced({ all, before = false }: { all: Looked['unplaced']; before?: boolean }) {
  const [open, setOpen] = useState(false)
  if (all.length === 0) return null
  return (
    <div className="unplaced">
      <h3>
        {before ? 'Will have no place here' : 'Has no place here'} <span className="faint num">{all.length}</span>
      </h3>
      <ul>
        {all.slice(0, open ? all.length : shown).map(({ what, quote, source }) => (
          <li key={`${source} ${what} ${quote}`}>
            {source && <b className="strong file">{source} </b>}
            {what}
            {quote && <q className="serif">{quote}</q>}
          </li>
        ))}
      </ul>
      {all.length > shown && (
        <Button kind="quiet" onClick={() => setOpen(!open)}>
          {open ? 'Show fewer' : `Show all ${all.length}`}
        </Button>
      )}
    </div>
  )
}
