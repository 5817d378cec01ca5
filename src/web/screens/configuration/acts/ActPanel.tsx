import { useState } from 'react'
import { diffWords } from '../../../../core/diff.ts'
import type { Id } from '../../../../core/ids.ts'
import { ask, newId, type Refused, useView } from '../../../api.ts'
import { Button } from '../../../parts/Button.tsx'
import { Diff } from '../../../parts/Diff.tsx'
import { inPlace } from '../../../parts/in-place.ts'
import { Panel } from '../../../parts/Panel.tsx'
import { WhyNot } from '../../../parts/WhyNot.tsx'
import { navigate } from '../../../routes.ts'
import type { ConfigurationAnswer } from '../answer.ts'
import type { Editing } from '../editing.ts'
import { Adjudicate } from './Adjudicate.tsx'
import {
  type ActKind,
  commandFor,
  type Filled,
  type Fresh,
  groupsOf,
  type Merging,
  type Said,
  type Splitting,
  type Weighing,
} from './act-command.ts'
import { Grounds } from './Grounds.tsx'
import { MergeWith } from './MergeWith.tsx'
import { Preview } from './Preview.tsx'
import { SplitInto } from './SplitInto.tsx'
import './acts.css'

interface Props {
  kind: ActKind
  /** How often a person asked for it: then the focus goes here. Changes that wait open it and leave the focus where it is. */
  asked: number
  configuration: ConfigurationAnswer
  /** What it is proposed to be merged with. */
  proposed?: readonly Id<'cmoc'>[]
  editing: Editing
  close: () => void
}

const titles: Record<ActKind, [title: string, lead: string]> = {
  refine: ['Refine', 'Change its words above; they wait here until you say why.'],
  support: ['Support as it stands', 'The evidence bears it out and its words stay.'],
  merge: ['Merge with others', 'One new configuration takes the components and the evidence of all.'],
  split: ['Split', 'Its components and evidence are dealt out to new configurations.'],
  drop: ['Drop', 'It leaves the theory, for want of evidence or of use. Its evidence stays listed.'],
  refute: ['Refute', 'The evidence speaks against it and it leaves the theory. Its evidence stays listed.'],
  reopen: ['Reopen', 'It becomes part of the theory again.'],
  add: ['Say why it was added', 'It is in no version yet: tell what it rests on.'],
  adjudicate: ['Adjudicate', 'Two explanations of one outcome: say which stands, or where each does.'],
}

/** A change of theory with its reason and what it rests on; before it is done, what it would change. */
export function ActPanel({ kind, asked, configuration, proposed = [], editing, close }: Props) {
  const { id, meetings } = configuration
  const [said, setSaid] = useState<Said>({ why: '', evidence: [], meeting: meetings.at(-1)?.id })
  const [merging, setMerging] = useState<Merging>({
    with: proposed,
    title: configuration.value.title,
  })
  const [splitting, setSplitting] = useState<Splitting>({ titles: ['', ''], deal: {}, evidence: {} })
  const rivals = configuration.relations.filter(({ value }) => value.kind === 'rivals')
  const [weighing, setWeighing] = useState<Weighing>({
    rival: rivals[0]?.other.id,
    outcome: 'this',
    conditions: ['', ''],
  })
  const [fresh] = useState<Fresh>(makeFresh)
  const [refusal, setRefusal] = useState<Pick<Refused, 'message' | 'hint'>>()
  const others = kind === 'merge' ? merging.with : kind === 'adjudicate' && weighing.rival ? [weighing.rival] : []
  const matched = useView('matching', { parents: [id, ...others].join(',') }, { when: others.length > 0 })
  const words = others.length > 0 ? (matched.data?.groups ?? []) : []
  const [title, lead] = titles[kind]
  const { waiting } = editing
  const filled: Filled = {
    merging,
    proposed: groupsOf(words),
    splitting,
    weighing,
    changes: waiting.flatMap((one) => one.facts),
  }
  const evidence =
    others.length > 0
      ? (matched.data?.evidence ?? []).map((one) => ({ id: one.id, words: `${one.source}, ${one.stance} ${one.of}` }))
      : configuration.evidence.map((one) => ({ id: one.id, words: `${one.source}, ${one.value.stance}` }))
  // What changes does not depend on the reason, so it is shown before there is one.
  const drafted = commandFor(kind, configuration, { ...said, why: said.why.trim() || title }, filled, fresh)
  const act = async () => {
    if (!said.why.trim())
      return setRefusal({ message: 'A change of theory needs a reason.', hint: 'Say why, in a sentence or two.' })
    const made = commandFor(kind, configuration, { ...said, why: said.why.trim() }, filled, fresh)
    if ('refusal' in made) return setRefusal(made.refusal)
    const result = await ask(made.command, made.said, { quiet: true })
    if (!result.ok) return setRefusal(result.refusal)
    close()
    if (made.to) navigate({ screen: 'configuration', id: made.to })
  }
  return (
    <Panel label={title} className="act" asked={asked} submit={() => void act()} close={close}>
      <div className="head">
        <h2>{title}</h2>
        <span className="soft">{lead}</span>
      </div>
      {kind === 'refine' && (
        <p className="sr" role="status">
          {waiting.length > 0 &&
            `${waiting.length} ${waiting.length === 1 ? 'change waits' : 'changes wait'} for a reason.`}
        </p>
      )}
      {kind === 'refine' && waiting.length > 0 && (
        <ul className="waits" aria-label="Changes that wait">
          {inPlace(waiting, ({ words, before, after }, at) => (
            <li>
              <span className="small faint">{words}</span>
              <span className="serif">
                <Diff pieces={diffWords(before ?? '', after ?? '')} />
              </span>
              <Button kind="quiet" onClick={() => editing.drop(at)}>
                Leave out
              </Button>
            </li>
          ))}
        </ul>
      )}
      {kind === 'merge' && (
        <MergeWith
          id={id}
          merging={merging}
          words={words}
          groups={merging.groups ?? filled.proposed}
          set={setMerging}
        />
      )}
      {kind === 'split' && <SplitInto configuration={configuration} splitting={splitting} set={setSplitting} />}
      {kind === 'adjudicate' && <Adjudicate configuration={configuration} weighing={weighing} set={setWeighing} />}
      <Grounds said={said} set={setSaid} evidence={evidence} meetings={meetings} />
      <Preview command={'command' in drafted ? drafted.command : undefined} />
      <WhyNot of={refusal} />
      <div className="row">
        <Button kind="main" submit>
          {title}
        </Button>
        <Button kind="quiet" onClick={close}>
          {waiting.length > 0 ? 'Forget these changes' : 'Cancel'}
        </Button>
      </div>
    </Panel>
  )
}

function makeFresh(): Fresh {
  const children: Id<'cmoc'>[] = []
  const child = (n: number): Id<'cmoc'> => {
    while (children.length <= n) children.push(newId('cmoc'))
    return children[n] as Id<'cmoc'>
  }
  return { refinements: [newId('rfn'), newId('rfn')], child }
}
