import { X } from 'lucide-react'
import { useId } from 'react'
import type { Id } from '../../../../core/ids.ts'
import type { MatchingGroup } from '../../../../core/view/matching.ts'
import { counted } from '../../../../core/wording.ts'
import { useView } from '../../../api.ts'
import { Icon } from '../../../parts/Icon.tsx'
import { Role } from '../../../parts/Role.tsx'
import type { Group, Merging } from './act-command.ts'
import { ConfigurationFinder } from './ConfigurationFinder.tsx'

interface Props {
  id: Id<'cmoc'>
  merging: Merging
  /** As the server proposes them, with their words. */
  words: readonly MatchingGroup[]
  groups: readonly Group[]
  set: (merging: Merging) => void
}

/** Which configurations go together, what the new one is called, and which components become one in whose words. */
export function MergeWith({ id, merging, words, groups, set }: Props) {
  const all = useView('configurations', {}).data ?? []
  const called = (one: Id<'cmoc'>) => all.find((other) => other.id === one)?.title ?? one
  const change = (at: number, group: Group | undefined, more: readonly Group[] = []) =>
    set({ ...merging, groups: [...groups.flatMap((one, i) => (i === at ? (group ?? []) : one)), ...more] })
  const join = (at: number, into: number) => {
    const [one, other] = [groups[at], groups[into]]
    if (!one || !other) return
    const stands = other.stands ?? other.links[0]
    const joined = { ...other, links: [...other.links, ...one.links], stands }
    set({ ...merging, groups: groups.flatMap((group, i) => (i === into ? joined : i === at ? [] : group)) })
  }
  const others = (list: readonly Id<'cmoc'>[]) => set({ ...merging, with: list, groups: undefined })
  return (
    <>
      <div className="field several">
        <span className="label">Merge it with</span>
        {merging.with.length > 0 && (
          <p className="row chosen">
            {merging.with.map((one) => (
              <span key={one} className="chip line">
                {called(one)}
                <button
                  type="button"
                  aria-label={`Take ${called(one)} away`}
                  onClick={() => others(merging.with.filter((other) => other !== one))}
                >
                  <Icon of={X} />
                </button>
              </span>
            ))}
          </p>
        )}
        <ConfigurationFinder
          label="Merge it with"
          without={[id, ...merging.with]}
          pick={(picked) => others([...merging.with, picked])}
        />
      </div>
      <label className="field">
        <span className="label">Title of the new configuration</span>
        <input
          className="input"
          value={merging.title}
          onChange={(event) => set({ ...merging, title: event.target.value })}
        />
      </label>
      {merging.with.length > 0 && (
        <ul className="matched" aria-label="Components of the new configuration">
          {groups.map((group, at) => (
            <Matched
              key={group.links.join(' ')}
              group={group}
              at={at}
              groups={groups}
              words={words}
              change={change}
              join={join}
            />
          ))}
        </ul>
      )}
    </>
  )
}

interface MatchedProps {
  group: Group
  at: number
  groups: readonly Group[]
  words: readonly MatchingGroup[]
  change: (at: number, group: Group | undefined, more?: readonly Group[]) => void
  join: (at: number, into: number) => void
}

/** One component of the new configuration, or several that were taken for one idea: which words stand, or each its own. */
function Matched({ group, at, groups, words, change, join }: MatchedProps) {
  const name = useId()
  const slot = words.find((one) => one.slot === group.slot)
  const word = (link: Id<'lnk'>) => words.flatMap(({ links }) => links).find((one) => one.id === link)
  const said = (link: Id<'lnk'>) => {
    const one = word(link)
    return (
      <>
        <span className="serif">{one?.text}</span>{' '}
        <span className="small faint">
          {one?.of}, {counted(one?.evidence ?? 0, 'piece')} of evidence
        </span>
      </>
    )
  }
  const [first] = group.links
  if (!slot || !first) return null
  const same =
    group.links.length > 1 &&
    words.some((one) => one.by === 'same' && group.links.every((link) => one.links.some(({ id }) => id === link)))
  const elsewhere = groups.flatMap((one, i) => (i !== at && one.slot === group.slot && !one.left ? [{ one, i }] : []))
  return (
    <li className={group.left ? 'left' : ''}>
      <Role slot={slot} />
      {group.links.length > 1 && !same ? (
        <fieldset>
          <legend className="small soft">Do these say one thing? Pick the words that stand.</legend>
          {group.links.map((link) => (
            <label key={link} className="toggle">
              <input
                type="radio"
                name={name}
                checked={group.stands === link}
                onChange={() => change(at, { ...group, stands: link })}
              />
              <span>{said(link)}</span>
            </label>
          ))}
          <label className="toggle">
            <input
              type="radio"
              name={name}
              checked={group.stands === undefined}
              onChange={() => change(at, { ...group, stands: undefined })}
            />
            <span>Keep each in its own words</span>
          </label>
        </fieldset>
      ) : (
        <div className="single">
          <span>
            {said(first)}
            {same && <span className="small faint">, in all of them</span>}
          </span>
          <select
            className="input"
            aria-label={`What becomes of “${word(first)?.text}”`}
            value={group.left ? 'left' : ''}
            onChange={(event) => {
              const { value } = event.target
              if (value === 'left') change(at, { ...group, left: true })
              else if (value === '') change(at, { ...group, left: false })
              else join(at, Number(value))
            }}
          >
            <option value="">goes along</option>
            {elsewhere.map(({ one, i }) => (
              <option key={one.links.join(' ')} value={i}>
                says the same as “{word(one.stands ?? one.links[0] ?? first)?.text}”
              </option>
            ))}
            <option value="left">is left out</option>
          </select>
        </div>
      )}
    </li>
  )
}
