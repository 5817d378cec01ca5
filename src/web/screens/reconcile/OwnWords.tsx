import { useState } from 'react'
import type { Said } from '../../../core/characteristics/fit.ts'
import { absences, yesNo } from '../../../core/choices.ts'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { parsed } from '../extract/saving.ts'
import type { Compared } from './answer.ts'

interface Props {
  row: Compared['rows'][number]
  settle: (said: Said, because: string) => Promise<void>
  close: () => void
}

/** What a field says in the reconciler's own words, with the reason. */
export function OwnWords({ row, settle, close }: Props) {
  const { name, kind, options = [] } = row.value
  const picked = kind === 'yes, no or unclear' ? yesNo.map((key) => ({ key, label: key as string })) : options
  const choice = kind === 'yes, no or unclear' || kind === 'one of' || kind === 'several of'
  const [words, setWords] = useState('')
  const [several, setSeveral] = useState<string[]>([])
  const [absent, setAbsent] = useState<Said['absent']>()
  const [because, setBecause] = useState('')
  const submit = () => {
    const value = kind === 'several of' ? several : choice ? words : parsed(row.value, words)
    void settle(absent ? { absent } : value === null ? {} : { value }, because.trim())
  }
  return (
    <Panel label={`Own words for ${name}`} submit={submit} close={close}>
      <div className="own">
        {kind === 'several of' ? (
          <div className="row wrap">
            {picked.map(({ key, label }) => (
              <label key={key} className="toggle">
                <input
                  type="checkbox"
                  checked={several.includes(key)}
                  onChange={() =>
                    setSeveral(several.includes(key) ? several.filter((one) => one !== key) : [...several, key])
                  }
                />
                {label}
              </label>
            ))}
          </div>
        ) : choice ? (
          <select
            className="input"
            aria-label={`Agreed ${name}`}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          >
            <option value="">Pick one</option>
            {picked.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        ) : kind === 'long text' || kind === 'list' ? (
          <textarea
            className="input"
            rows={3}
            aria-label={`Agreed ${name}`}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        ) : (
          <input
            className="input"
            aria-label={`Agreed ${name}`}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
        <div className="row wrap">
          {absences.map((one) => (
            <label key={one} className="toggle">
              <input
                type="checkbox"
                checked={absent === one}
                onChange={() => setAbsent(absent === one ? undefined : one)}
              />
              {one}
            </label>
          ))}
        </div>
        <input
          className="input"
          aria-label={`Why, for ${name}`}
          placeholder="Why: read again on p. 4, agreed by both"
          value={because}
          onChange={(event) => setBecause(event.target.value)}
        />
        <PanelEnd close={close}>Settle</PanelEnd>
      </div>
    </Panel>
  )
}
