import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { ask, type Refused, useView } from '../../api.ts'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { navigate } from '../../routes.ts'
import type { CodeRow } from './answer.ts'

interface Props {
  codes: readonly CodeRow[]
  /** The code at hand, and those marked beside it. */
  into: Id<'cod'>
  from: readonly Id<'cod'>[]
  close: () => void
  done: () => void
}

/** Two codes or more become one: which one stays, and what will move, before it is done. */
export function MergeCodes({ codes, into, from, close, done }: Props) {
  const [stays, setStays] = useState(into)
  const [other, setOther] = useState<Id<'cod'> | ''>('')
  const [because, setBecause] = useState('')
  const [refusal, setRefusal] = useState<Refused>()
  const together = [into, ...(from.length > 0 ? from : other ? [other] : [])]
  const gone = together.filter((one) => one !== stays)
  const name = (id: Id<'cod'>) => codes.find((row) => row.id === id)?.value.name ?? id
  const { data } = useView('merging', { into: stays, from: gone.join(',') }, { when: gone.length > 0 })
  const merge = async () => {
    if (gone.length === 0) return
    const result = await ask(
      { do: 'mergeCodes', into: stays, from: gone, ...(because.trim() && { because: because.trim() }) },
      `Merged ${gone.map(name).join(', ')} into ${name(stays)}.`,
      { quiet: true },
    )
    if (!result.ok) return setRefusal(result.refusal)
    done()
    navigate({ screen: 'codebook', id: stays }, { replace: true })
  }
  const refused = refusal ?? data?.refused
  return (
    <Panel label="Merge codes" className="merge" submit={() => void merge()} close={close}>
      {from.length === 0 && (
        <label className="field">
          <span className="label">Merge {name(into)} with</span>
          <select className="input" value={other} onChange={(event) => setOther(event.target.value as Id<'cod'>)}>
            <option value="">Pick a code, or mark several in the tree with X</option>
            {codes
              .filter((row) => row.id !== into)
              .map((row) => (
                <option key={row.id} value={row.id}>
                  {'  '.repeat(row.depth) + row.value.name}
                </option>
              ))}
          </select>
        </label>
      )}
      {together.length > 1 && (
        <fieldset className="stays">
          <legend className="label">Which one stays</legend>
          {together.map((one) => (
            <label key={one} className="toggle">
              <input type="radio" name="stays" checked={one === stays} onChange={() => setStays(one)} />
              {name(one)}
            </label>
          ))}
        </fieldset>
      )}
      <label className="field">
        <span className="label">Because</span>
        <input className="input" value={because} onChange={(event) => setBecause(event.target.value)} />
      </label>
      {gone.length > 0 && data && !data.refused && (
        <p className="small" role="status">
          {'moved' in data && told(data)} What {name(stays)} lacks of a definition it takes over.
        </p>
      )}
      <PanelEnd not={gone.length === 0 ? 'Pick another code' : undefined} enter refusal={refused} close={close}>
        Merge
      </PanelEnd>
    </Panel>
  )
}

const told = ({ moved, folded, children }: { moved: number; folded: number; children: number }): string =>
  [
    moved === 1 ? 'One coding moves' : `${moved || 'No'} codings move`,
    folded > 0 && `${folded} that one person gave twice become one, with both memos`,
    children > 0 && `${children} codes come under it`,
  ]
    .filter(Boolean)
    .join(', ')
    .concat('.')
