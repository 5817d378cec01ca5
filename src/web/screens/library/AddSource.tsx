import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { SourceKind } from '../../../core/record/facts.ts'
import { newId, record } from '../../api.ts'
import { Entered } from '../../parts/Entered.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { navigate } from '../../routes.ts'
import { same } from '../protocol/editing.ts'
import { cslTypes, namesFrom, sourceKinds } from '../source/names.ts'

interface Props {
  stages: readonly { id: Id<'stg'>; name: string }[]
  close: () => void
}

/** A source by hand: enough to find it again, and what it has to pass; the rest is written on its page. */
export function AddSource({ stages, close }: Props) {
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
      <Entered label="Title" className="wide" value={title} set={setTitle} />
      <Entered
        label="Authors, separated by semicolons"
        value={who}
        set={setWho}
        placeholder="Family, Given; Organisation"
      />
      <Entered label="Year" className="short" value={year} set={setYear} inputMode="numeric" />
      <OneOf label="Kind" className="short" value={kind} options={same(sourceKinds)} set={setKind} />
      {stages.length > 0 && (
        <OneOf
          label="Enters at"
          className="short"
          value={stage ?? ''}
          options={[...stages.map(({ id: one, name }) => [one, name] as const), ['', 'no stage']]}
          set={(one) => setStage(one || undefined)}
        />
      )}
      <PanelEnd refusal={wrong} close={close}>
        Add
      </PanelEnd>
    </Panel>
  )
}
