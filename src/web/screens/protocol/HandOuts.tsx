import { useRef, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { counted } from '../../../core/wording.ts'
import type { Back } from '../../../work/hand-out.ts'
import { writable } from '../../acting.ts'
import { downloadMade, type Refused, upload, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { takenBackWords } from '../../parts/taken-back.ts'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { toast } from '../../toast.ts'
import type { Plan } from './answer.ts'

type Stage = Plan['stages'][number]

/** Copies of a stage for outside reviewers: who has one, a new one, and what comes back. */
export function HandOuts({ stage }: { stage: Stage }) {
  const frame = useView('frame', {}).data
  const may = writable.use() && frame?.may.mayLead === true
  const [making, setMaking] = useState(false)
  const { handedOut } = stage
  if (!may && handedOut.length === 0) return null
  return (
    <div className="draws">
      <p className="label">Handed out to be decided on elsewhere</p>
      <ul className="rows">
        {handedOut.map(({ id, to, sources, at, back }) => (
          <li key={id}>
            <span>
              {counted(sources, 'source')} to {to.name}
              <span className="faint small">
                {' '}
                {at.slice(0, 10)}, {back ? `taken back ${back.slice(0, 10)}` : 'not back yet'}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {may && (
        <div className="row wrap">
          <Button onClick={() => setMaking(!making)}>Hand out…</Button>
          <TakeBack />
        </div>
      )}
      {making && <Making stage={stage} close={() => setMaking(false)} />}
    </div>
  )
}

function Making({ stage, close }: { stage: Stage; close: () => void }) {
  const people = useView('frame', {}).data?.people ?? []
  const voters = people.filter(
    ({ id, roles, until }) =>
      !until &&
      (stage.value.voters?.includes(id) ?? roles.some((role) => ['owner', 'lead', 'reviewer'].includes(role))) &&
      !stage.value.arbiters?.includes(id),
  )
  const [person, setPerson] = useState<Id<'per'> | undefined>(voters.at(-1)?.id)
  const [sample, setSample] = useState('')
  const [documents, setDocuments] = useState(false)
  const [codes, setCodes] = useState(false)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (busy || !person) return
    setBusy(true)
    const answer = await downloadMade('hand-outs', {}, 'POST', {
      stage: stage.id,
      person,
      ...(Number(sample) >= 1 && { sample: Math.floor(Number(sample)) }),
      ...(documents && { documents: true }),
      ...(documents && codes && { codes: true }),
    })
    setBusy(false)
    if (!answer) return
    const kept = Number(answer.headers.get('x-retroduce-kept'))
    const stays = kept > 0 ? ` ${counted(kept, 'source')} of participants who did not agree stay here.` : ''
    toast.set({ text: `The copy is made.${stays}` })
    close()
  }
  return (
    <Panel label="Hand out a copy" className="hand-out" submit={() => void submit()} close={close}>
      <h3>A copy for an outside reviewer</h3>
      <p className="soft">
        It holds this stage with its criteria and reasons, and the titles and abstracts of its sources. It has nobody’s
        votes, no notes or tags, and nobody’s name but theirs. They open it with Retroduce, vote, and send it back.
      </p>
      {stage.value.levels && (
        <p className="soft">
          Its scale goes along with its anchors, and nobody’s judgements or passages. The theory stays here: what is
          judged for it has to be said in the criteria. Passages can be judged where the documents go along.
        </p>
      )}
      <div className="row wrap">
        <OneOf
          label="For"
          value={person ?? ''}
          options={voters.map(({ id, name }) => [id, name] as const)}
          set={(one) => setPerson(one || undefined)}
        />
        <Entered
          label="How many, drawn at random"
          value={sample}
          set={setSample}
          type="number"
          min={1}
          placeholder="all that wait"
        />
        <label className="toggle">
          <input type="checkbox" checked={documents} onChange={() => setDocuments(!documents)} />
          With their documents
        </label>
        {documents && (
          <label className="toggle">
            <input type="checkbox" checked={codes} onChange={() => setCodes(!codes)} />
            With the codebook, to code passages
          </label>
        )}
      </div>
      <PanelEnd busy={busy} close={close}>
        Make the copy
      </PanelEnd>
    </Panel>
  )
}

function TakeBack() {
  const chooser = useRef<HTMLInputElement>(null)
  const [refusal, setRefusal] = useState<Refused>()
  const take = async (file: File) => {
    const said = await upload<Back>('take-back', file)
    if ('refused' in said) return setRefusal(said.refused)
    setRefusal(undefined)
    toast.set({ text: takenBackWords(said.body) })
  }
  return (
    <>
      <Button onClick={() => chooser.current?.click()}>Take back…</Button>
      <input
        ref={chooser}
        hidden
        type="file"
        accept=".retro"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void take(file)
        }}
      />
      <WhyNot of={refusal} />
    </>
  )
}
