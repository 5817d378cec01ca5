import { useId, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { SourceKind } from '../../../core/record/facts.ts'
import { newId, record } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { navigate } from '../../routes.ts'
import { cslTypes, namesFrom, sourceKinds } from '../source/names.ts'

interface Props {
  stages: readonly { id: Id<'stg'>; name: string }[]
  close: () => void
}

/** A source by hand: enough to find it again, and what it has to pass; the rest is written on its page. */
export function AddSource({ stages, close }: Props) {
  const id = useId()
  const [title, setTitle] = useState('')
  const [who, setWho] = useState('')
  const [year, setYear] = useState('')
  const [kind, setKind] = useState<SourceKind>('article')
  const [stage, setStage] = useState(stages[0]?.id)
  const [wrong, setWrong] = useState<string>()
  const add = async () => {
    if (!title.trim()) return setWrong('A source needs a title. Write it as it is printed.')
    if (year && !/^[12]\d{3}$/.test(year.trim())) return setWrong('A year has four digits. Write 2017.')
    const source = newId('src')
    const author = namesFrom(who, [])
    const result = await record(
      {
        type: 'source.described',
        id: source,
        from: null,
        to: {
          kind,
          ...(stage && { entersAt: stage }),
          reference: {
            type: cslTypes[kind],
            title: title.trim(),
            ...(author.length > 0 && { author }),
            ...(year && { year: Number(year) }),
          },
        },
      },
      'Added the source.',
    )
    if (result.ok) navigate({ screen: 'source', id: source })
    else setWrong(`${result.refusal.message} ${result.refusal.hint}`)
  }
  return (
    <Panel label="Add a source" className="add-source" submit={() => void add()} close={close}>
      <div className="field wide">
        <label className="label" htmlFor={`${id}t`}>
          Title
        </label>
        <input id={`${id}t`} className="input" value={title} onChange={(e) => setTitle(e.target.value)} />
      </div>
      <div className="field">
        <label className="label" htmlFor={`${id}w`}>
          Authors, separated by semicolons
        </label>
        <input
          id={`${id}w`}
          className="input"
          placeholder="Family, Given; Organisation"
          value={who}
          onChange={(e) => setWho(e.target.value)}
        />
      </div>
      <div className="field short">
        <label className="label" htmlFor={`${id}y`}>
          Year
        </label>
        <input
          id={`${id}y`}
          className="input"
          inputMode="numeric"
          value={year}
          onChange={(e) => setYear(e.target.value)}
        />
      </div>
      <div className="field short">
        <label className="label" htmlFor={`${id}k`}>
          Kind
        </label>
        <select id={`${id}k`} className="input" value={kind} onChange={(e) => setKind(e.target.value as SourceKind)}>
          {sourceKinds.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </div>
      {stages.length > 0 && (
        <div className="field short">
          <label className="label" htmlFor={`${id}s`}>
            Enters at
          </label>
          <select
            id={`${id}s`}
            className="input"
            value={stage ?? ''}
            onChange={(e) => setStage((e.target.value || undefined) as Id<'stg'> | undefined)}
          >
            {stages.map(({ id: one, name }) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
            <option value="">no stage</option>
          </select>
        </div>
      )}
      <div className="row end">
        <Button submit>Add</Button>
        <Button kind="quiet" onClick={close}>
          Cancel
        </Button>
      </div>
      <WhyNot of={wrong} />
    </Panel>
  )
}
