import { useId, useState } from 'react'
import { stances, standings } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import type { Stance } from '../../../core/theory/facts.ts'
import { newId, type Refused, record, useView } from '../../api.ts'
import { Finder } from '../../parts/Finder.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { Role } from '../../parts/Role.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { useSourcesFound } from '../../parts/sources-found.ts'
import { Switch } from '../../parts/Tabs.tsx'
import './link-evidence.css'
import { Entered } from '../../parts/Entered.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { same } from '../protocol/editing.ts'

interface Props {
  /** One of the two is known from where the form was opened. */
  source?: { id: Id<'src'>; label: string }
  configuration?: Id<'cmoc'>
  close: () => void
}

/** What a source says to one or more parts of a configuration, and how it stands to them. */
export function LinkEvidence({ source: given, configuration: fixed, close }: Props) {
  const id = useId()
  const [text, setText] = useState('')
  const [source, setSource] = useState(given)
  const [configuration, setConfiguration] = useState(fixed)
  const [links, setLinks] = useState<readonly Id<'lnk'>[]>([])
  const [stance, setStance] = useState<Stance>('supports')
  const [standing, setStanding] = useState('')
  const [inferred, setInferred] = useState(false)
  const [memo, setMemo] = useState('')
  const [locator, setLocator] = useState('')
  const [refusal, setRefusal] = useState<Pick<Refused, 'message' | 'hint'>>()
  const all = useView('configurations', {}).data ?? []
  const me = useView('frame', {}).data?.people.find((person) => person.me)
  const finding = useSourcesFound(text, { least: 2, when: !given && !source })
  const chosen = all.find((one) => one.id === configuration)
  const put = async () => {
    if (!source) return setRefusal({ message: 'No source is picked.', hint: 'Type its author and pick it.' })
    if (!configuration) return setRefusal({ message: 'No configuration is picked.', hint: 'Pick one.' })
    const result = await record(
      {
        type: 'evidence.linked',
        id: newId('evd'),
        from: null,
        to: {
          configuration,
          links: [...links],
          source: source.id,
          stance,
          explicit: !inferred,
          ...(standing && { standing: standing as (typeof standings)[number] }),
          ...(memo.trim() && { memo: memo.trim() }),
          ...(locator.trim() && { locator: locator.trim() }),
          ...(me && { by: me.id }),
        },
      },
      `Linked ${source.label}.`,
    )
    if (result.ok) close()
    else setRefusal(result.refusal)
  }
  return (
    <Panel label="Link evidence" className="link-evidence" submit={() => void put()} close={close}>
      <div className="head">
        <h2>Link evidence</h2>
        {given && <span className="soft">from {given.label}</span>}
      </div>
      {!given && (
        <Finder
          label="Source"
          placeholder="Author, title or year of the source"
          text={text}
          write={(words) => {
            setText(words)
            setSource(undefined)
          }}
          {...finding}
          pick={(one) => {
            setSource({ id: one.id, label: one.words })
            setText(one.words)
          }}
        />
      )}
      {!fixed && (
        <select
          className="input"
          aria-label="Configuration"
          value={configuration ?? ''}
          onChange={(event) => {
            setConfiguration((event.target.value || undefined) as Id<'cmoc'> | undefined)
            setLinks([])
          }}
        >
          <option value="">Pick a configuration</option>
          {all.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label === one.title ? one.title : `${one.label}: ${one.title}`}
            </option>
          ))}
        </select>
      )}
      {chosen && (
        <fieldset>
          <legend className="label">Parts it speaks to; none for the whole</legend>
          {chosen.slots.flatMap((slot) =>
            slot.links.map((link) => (
              <label key={link.id} className="tick">
                <input
                  type="checkbox"
                  checked={links.includes(link.id)}
                  onChange={(event) =>
                    setLinks(event.target.checked ? [...links, link.id] : links.filter((one) => one !== link.id))
                  }
                />
                <Role slot={slot} />
                <span>{link.text}</span>
              </label>
            )),
          )}
        </fieldset>
      )}
      <Switch
        label="Stance"
        value={stance}
        onChange={setStance}
        options={stances.map(
          (one) =>
            [
              one,
              <span key={one} className="row">
                <span aria-hidden="true">
                  <StanceMark stance={one} />
                </span>{' '}
                {one}
              </span>,
            ] as const,
        )}
      />
      <div className="field">
        <label className="label" htmlFor={`${id}m`}>
          What it says, in your words
        </label>
        <textarea id={`${id}m`} className="input" rows={1} value={memo} onChange={(e) => setMemo(e.target.value)} />
      </div>
      <div className="three">
        <Entered label="Where in the source" value={locator} set={setLocator} placeholder="p. 9" />
        <OneOf label="Standing" value={standing} options={[['', 'not said'], ...same(standings)]} set={setStanding} />
        <label className="toggle">
          <input type="checkbox" checked={inferred} onChange={(e) => setInferred(e.target.checked)} />
          inferred by the reviewer
        </label>
      </div>
      <PanelEnd refusal={refusal} close={close}>
        Link
      </PanelEnd>
    </Panel>
  )
}
