import { useState } from 'react'
import { excerptKinds, stances } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import type { Stance } from '../../../core/theory/facts.ts'
import { Key } from '../../parts/Key.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { Role } from '../../parts/Role.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import type { Accepting, Answer, Passage } from './use-finding.ts'

interface Props {
  about: Answer['about']
  passage: Passage
  put: (how: Accepting) => void
  close: () => void
}

/** What an accepted passage says to a configuration, with everything filled in as it most likely is. */
export function Accept({ about, passage, put, close }: Props) {
  const likely = about.kind === 'link' ? (about.id as Id<'lnk'>) : passage.link?.id
  const [links, setLinks] = useState<readonly Id<'lnk'>[]>(likely ? [likely] : [])
  const [stance, setStance] = useState<Stance>('supports')
  const [kind, setKind] = useState('')
  const configuration = about.kind === 'code' ? undefined : about.configuration
  // “Looked for and did not find” is not said of a passage.
  const offered = stances.filter((one) => one !== 'absent')
  return (
    <Panel
      label="Link as evidence"
      className="accept"
      submit={() => put({ configuration, links, stance, kind: kind || undefined })}
      close={close}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: digits pick a stance wherever the focus is in the form */}
      <div
        onKeyDown={(event) => {
          const picked = offered[Number(event.key) - 1]
          if (!picked || event.ctrlKey || event.metaKey || event.altKey) return
          event.preventDefault()
          setStance(picked)
        }}
      >
        <fieldset>
          <legend className="label">Parts it speaks to; none for the whole</legend>
          {about.links.map((link) => (
            <label key={link.id} className="tick">
              <input
                type="checkbox"
                checked={links.includes(link.id)}
                onChange={(event) =>
                  setLinks(event.target.checked ? [...links, link.id] : links.filter((one) => one !== link.id))
                }
              />
              <Role slot={link.slot} />
              <span>{link.text}</span>
            </label>
          ))}
        </fieldset>
        <Switch
          label="Stance"
          value={stance}
          onChange={setStance}
          options={offered.map(
            (one, i) =>
              [
                one,
                <span key={one} className="row">
                  <span aria-hidden="true">
                    <StanceMark stance={one} />
                  </span>{' '}
                  {one} <Key keys={String(i + 1)} />
                </span>,
              ] as const,
          )}
        />
        <label className="field">
          <span className="label">Whose words</span>
          <select className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="">not said</option>
            {excerptKinds.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <PanelEnd enter close={close}>
          Link
        </PanelEnd>
      </div>
    </Panel>
  )
}
