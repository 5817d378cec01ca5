import { useState } from 'react'
import { nextColour } from '../../../core/coding/colours.ts'
import type { Id } from '../../../core/ids.ts'
import { ask, newId, type Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { navigate } from '../../routes.ts'
import type { CodeRow } from './answer.ts'
import type { CodeAnswer } from './Passages.tsx'

interface Props {
  row: CodeRow
  passages: CodeAnswer['passages']
  more: number | undefined
  close: () => void
}

/** A code becomes several: new names, and each passage is dealt to one of them or stays. */
export function SplitCode({ row, passages, more, close }: Props) {
  const [names, setNames] = useState(['', ''])
  const [dealt, setDealt] = useState<ReadonlyMap<Id<'cdg'>, number>>(new Map())
  const [because, setBecause] = useState('')
  const [refusal, setRefusal] = useState<Refused>()
  const named = names.map((name) => name.trim())
  const split = async () => {
    const colours = [row.value.colour]
    const into = named.flatMap((name, i) => {
      if (name === '') return []
      const colour = nextColour(colours)
      colours.push(colour)
      return [
        {
          id: newId('cod'),
          name,
          ...(row.value.parent && { parent: row.value.parent }),
          ...(row.value.role && { role: row.value.role }),
          colour,
          order: row.value.order + (i + 1) / 1000,
          codings: passages.filter(({ coding }) => dealt.get(coding) === i).map(({ coding }) => coding),
        },
      ]
    })
    const [first] = into
    if (!first) return
    const result = await ask(
      { do: 'splitCode', code: row.id, into, ...(because.trim() && { because: because.trim() }) },
      `Split “${row.value.name}”.`,
      { quiet: true },
    )
    if (!result.ok) return setRefusal(result.refusal)
    close()
    navigate({ screen: 'codebook', id: first.id }, { replace: true })
  }
  return (
    <Panel label="Split the code" className="split" submit={() => void split()} close={close}>
      <div className="row wrap">
        {names.map((name, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new code is told by its place alone
          <label key={i} className="field">
            <span className="label">New code {i + 1}</span>
            <input
              className="input"
              value={name}
              onChange={(event) => setNames(names.map((one, j) => (i === j ? event.target.value : one)))}
            />
          </label>
        ))}
        <Button kind="quiet" onClick={() => setNames([...names, ''])}>
          Another
        </Button>
      </div>
      <ol className="deal">
        {passages.map(({ coding, quote, source, by }) => (
          <li key={coding}>
            <select
              className="input"
              aria-label={`Where “${quote.slice(0, 60)}” goes`}
              value={dealt.get(coding) ?? ''}
              onChange={(event) => {
                const next = new Map(dealt)
                if (event.target.value === '') next.delete(coding)
                else next.set(coding, Number(event.target.value))
                setDealt(next)
              }}
            >
              <option value="">stays</option>
              {named.map((name, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <option key={i} value={i} disabled={name === ''}>
                  {name || `new code ${i + 1}`}
                </option>
              ))}
            </select>
            <span className="serif">
              {quote.slice(0, 160)}{' '}
              <span className="small faint">
                {source.label}, {by.initials}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {more !== undefined && (
        <p className="small soft">The first {more} can be dealt out; the others stay. Split again for more.</p>
      )}
      <label className="field">
        <span className="label">Because</span>
        <input className="input" value={because} onChange={(event) => setBecause(event.target.value)} />
      </label>
      <PanelEnd
        not={named.every((name) => name === '') ? 'Name a new code first' : undefined}
        enter
        refusal={refusal}
        close={close}
      >
        Split
      </PanelEnd>
    </Panel>
  )
}
