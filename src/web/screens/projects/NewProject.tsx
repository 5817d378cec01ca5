import { useId, useState } from 'react'
import { projectKinds } from '../../../core/choices.ts'
import { call, client } from '../../api.ts'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import type { Wrong } from '../../parts/WhyNot.tsx'
import { navigate } from '../../routes.ts'
import type { Listed } from './answer.ts'

type Kind = (typeof projectKinds)[number]

const means: Record<Kind, string> = {
  'realist review': 'of what is written about a programme',
  'rapid realist review': 'the same in a shorter way, which it gives reasons for',
  'realist evaluation': 'of a programme in practice: cases, interviews, surveys, indicators',
}

interface Props {
  projects: readonly Listed[]
  /** The project and the version that an evaluation is to begin from, where somebody came for that. */
  of: string
  /** What this machine calls whoever sits there; on a server of a team the account says it. */
  me: string | undefined
  close: () => void
}

/** A new project: what it is called, and of what kind. An evaluation may begin from the frozen theory of a review. */
export function NewProject({ projects, of, me, close }: Props) {
  const id = useId()
  const review = projects.find(({ slug }) => slug === of.split(' ')[0])
  const [title, setTitle] = useState(review ? `Evaluation of ${review.title}` : '')
  const [kind, setKind] = useState<Kind>(review ? 'realist evaluation' : 'realist review')
  const [from, setFrom] = useState(review ? of : '')
  const [name, setName] = useState(me ?? '')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Wrong>()
  const reviews = projects.filter(({ versions }) => versions && versions.length > 0)
  const begin = async () => {
    if (!title.trim() || busy) return
    setBusy(true)
    const [project, version] = from.split(' ')
    const made = await call<{ slug: string }>('POST', '/api/projects', {
      title,
      ...(kind === 'realist evaluation' && version
        ? { from: { project, version } }
        : { kind, ...(me && name.trim() && { name }) }),
    })
    setBusy(false)
    if (!made.ok) return setRefusal(made.refusal)
    await client.invalidateQueries({ queryKey: ['projects'] })
    navigate(`/p/${encodeURIComponent(made.said.slug)}`)
  }
  return (
    <Panel label="New project" className="project-new" submit={() => void begin()} close={close}>
      <label className="field">
        <span className="label">Title</span>
        <input className="input" value={title} onChange={({ target }) => setTitle(target.value)} />
      </label>
      <fieldset>
        <legend className="label">Kind</legend>
        {projectKinds.map((one) => (
          <label key={one} className="toggle">
            <input type="radio" name={id} checked={kind === one} onChange={() => setKind(one)} />
            <span>
              {one} <span className="soft small">{means[one]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {me !== undefined && !(kind === 'realist evaluation' && from) && (
        <label className="field">
          <span className="label">Your name, as the report and the trail give it</span>
          <input className="input" value={name} onChange={({ target }) => setName(target.value)} />
        </label>
      )}
      {kind === 'realist evaluation' && reviews.length > 0 && (
        <label className="field">
          <span className="label">Theory to begin with</span>
          <select className="input" value={from} onChange={({ target }) => setFrom(target.value)}>
            <option value="">none yet</option>
            {reviews.map(({ slug, title, versions }) => (
              <optgroup key={slug} label={title}>
                {versions?.map((version) => (
                  <option key={version.id} value={`${slug} ${version.id}`}>
                    {version.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
      )}
      <PanelEnd not={title.trim() ? undefined : 'Give it a title.'} enter busy={busy} refusal={refusal} close={close}>
        Begin
      </PanelEnd>
    </Panel>
  )
}
