import { useId, useState } from 'react'
import { inferences } from '../../../core/choices.ts'
import { diffWords } from '../../../core/diff.ts'
import type { Id } from '../../../core/ids.ts'
import type { Inference } from '../../../core/theory/facts.ts'
import { ask, newId, type Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Diff } from '../../parts/Diff.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Panel } from '../../parts/Panel.tsx'
import { navigate } from '../../routes.ts'
import { commandFor } from './act-command.ts'
import type { ConfigurationAnswer } from './Configuration.tsx'
import type { Editing } from './editing.ts'
import { MergeWith, type Merging } from './MergeWith.tsx'
import { SplitInto, type Splitting } from './SplitInto.tsx'

export type ActKind = 'refine' | 'support' | 'merge' | 'split' | 'drop' | 'refute' | 'reopen'

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
  drop: ['Drop', 'It leaves the theory, for want of evidence or of use. It can be reopened.'],
  refute: ['Refute', 'The evidence speaks against it and it leaves the theory. It can be reopened.'],
  reopen: ['Reopen', 'It becomes part of the theory again.'],
}

/** A change of theory with its reason: the words that change, why, by which inference and on which evidence. */
export function ActPanel({ kind, asked, configuration, proposed = [], editing, close }: Props) {
  const id = useId()
  const [why, setWhy] = useState('')
  const [inference, setInference] = useState<Inference>()
  const [evidence, setEvidence] = useState<readonly Id<'evd'>[]>([])
  const [merging, setMerging] = useState<Merging>({ with: proposed, title: configuration.value.title })
  const [splitting, setSplitting] = useState<Splitting>({ titles: ['', ''], deal: {} })
  const [refusal, setRefusal] = useState<Pick<Refused, 'message' | 'hint'>>()
  const [title, lead] = titles[kind]
  const { waiting } = editing
  const act = async () => {
    if (!why.trim())
      return setRefusal({ message: 'A change of theory needs a reason.', hint: 'Say why, in a sentence or two.' })
    const made = commandFor(kind, configuration, {
      id: newId('rfn'),
      fresh: () => newId('cmoc'),
      why: why.trim(),
      inference,
      evidence,
      changes: waiting.flatMap((one) => one.facts),
      merging,
      splitting,
    })
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
      {kind === 'merge' && <MergeWith id={configuration.id} merging={merging} set={setMerging} />}
      {kind === 'split' && <SplitInto configuration={configuration} splitting={splitting} set={setSplitting} />}
      <div className="field">
        <label className="label" htmlFor={`${id}w`}>
          Why
        </label>
        <textarea
          id={`${id}w`}
          className="input"
          rows={2}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </div>
      <div className="grounds">
        <div className="field">
          <label className="label" htmlFor={`${id}i`}>
            Inference
          </label>
          <select
            id={`${id}i`}
            className="input"
            value={inference ?? ''}
            onChange={(event) => setInference((event.target.value || undefined) as Inference | undefined)}
          >
            <option value="">not said</option>
            {inferences.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </div>
        {configuration.evidence.length > 0 && (
          <details>
            <summary className="soft">
              On which evidence{evidence.length > 0 ? `: ${evidence.length} of ${configuration.evidence.length}` : ''}
            </summary>
            <div className="ticks">
              {configuration.evidence.map((piece) => (
                <label key={piece.id} className="toggle">
                  <input
                    type="checkbox"
                    checked={evidence.includes(piece.id)}
                    onChange={(event) =>
                      setEvidence(
                        event.target.checked ? [...evidence, piece.id] : evidence.filter((one) => one !== piece.id),
                      )
                    }
                  />
                  {piece.source}, {piece.value.stance}
                </label>
              ))}
            </div>
          </details>
        )}
      </div>
      {refusal && (
        <p className="err" role="alert">
          {refusal.message} {refusal.hint}
        </p>
      )}
      <div className="row">
        <Button kind="main" submit onClick={() => undefined}>
          {title}
        </Button>
        <Button kind="quiet" onClick={close}>
          {waiting.length > 0 ? 'Forget these changes' : 'Cancel'}
        </Button>
      </div>
    </Panel>
  )
}
