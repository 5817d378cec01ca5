import { useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { newId, record } from '../../api.ts'
import { Entered } from '../../parts/Entered.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { navigate } from '../../routes.ts'
import { studyKinds } from '../studies/kinds.ts'
import { type Selection, selected } from './selection.ts'

/** More than these are no study. */
const most = 200

interface Props {
  data: ViewAnswer<'library'>
  selection: Selection
  close: () => void
}

/** What is selected becomes a study, or joins one that is there. */
export function Grouping({ data, selection, close }: Props) {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'siblings' | 'kin'>('siblings')
  const [into, setInto] = useState<string>('')
  const [wrong, setWrong] = useState<string>()
  const group = async () => {
    const { sources } = await selected(selection)
    const ids = sources.map((source) => source.id)
    if (ids.length > most) return setWrong(`A study has at most ${most} sources here. Tag them instead.`)
    const known = data.studies.find((study) => study.id === into)
    if (!known && ids.length < 2) return setWrong('A study needs two sources. Select another.')
    const study = known?.id ?? newId('std')
    const fact = known
      ? joining(known.id, known.sources, ids)
      : founding(study, name.trim() || labelOf(data, ids), kind, ids)
    const result = await record(fact, known ? `Added them to “${known.name}”.` : 'Grouped them as a study.')
    if (!result.ok) return setWrong(`${result.refusal.message} ${result.refusal.hint}`)
    selection.clear()
    close()
    navigate({ screen: 'studies', id: study })
  }
  return (
    <Panel label="Group as a study" className="grouping" submit={() => void group()} close={close}>
      <OneOf
        label="Study"
        value={into}
        options={[['', 'a new one'], ...data.studies.map((study) => [study.id, study.name] as const)]}
        set={setInto}
      />
      {into === '' && (
        <>
          <Entered
            label="Its name"
            className="wide"
            value={name}
            set={setName}
            placeholder="The name of the trial or project; else its first source"
          />
          <OneOf label="How they belong together" value={kind} options={studyKinds} set={setKind} />
        </>
      )}
      <PanelEnd refusal={wrong} close={close}>
        Group
      </PanelEnd>
    </Panel>
  )
}

const founding = (id: Id<'std'>, name: string, kind: 'siblings' | 'kin', sources: Id<'src'>[]): Fact => ({
  type: 'study.clustered',
  id,
  from: null,
  to: { name, kind, sources },
})

const joining = (id: Id<'std'>, had: readonly Id<'src'>[], more: readonly Id<'src'>[]): Fact => ({
  type: 'study.clustered',
  id,
  from: { sources: [...had] },
  to: { sources: [...new Set([...had, ...more])] },
})

/** A study is called by its first source where nobody names it. */
const labelOf = (data: ViewAnswer<'library'>, ids: readonly string[]): string =>
  data.rows.find((row) => ids.includes(row.id))?.label ?? 'Study'
