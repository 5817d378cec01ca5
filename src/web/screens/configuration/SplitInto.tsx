import { inPlace } from '../../parts/in-place.ts'
import { Role } from '../../parts/Role.tsx'
import type { ConfigurationAnswer } from './Configuration.tsx'

export interface Splitting {
  titles: readonly string[]
  /** Where each link goes: the place of a title, or both. A link that is not named goes nowhere. */
  deal: Readonly<Record<string, string>>
}

interface Props {
  configuration: ConfigurationAnswer
  splitting: Splitting
  set: (splitting: Splitting) => void
}

/** What the two are called, and which component goes where. Evidence follows its components. */
export function SplitInto({ configuration, splitting, set }: Props) {
  return (
    <>
      <div className="pair">
        {inPlace(splitting.titles, (title, i) => (
          <label className="field">
            <span className="label">Title of the {i === 0 ? 'first' : 'second'}</span>
            <input
              className="input"
              value={title}
              onChange={(event) =>
                set({ ...splitting, titles: splitting.titles.map((one, j) => (i === j ? event.target.value : one)) })
              }
            />
          </label>
        ))}
      </div>
      <ul className="deal">
        {configuration.slots.flatMap((slot) =>
          slot.links.map((link) => (
            <li key={link.id}>
              <Role slot={slot} />
              <span>{link.text}</span>
              <select
                className="input"
                aria-label={`Where “${link.text}” goes`}
                value={splitting.deal[link.id] ?? ''}
                onChange={(event) => set({ ...splitting, deal: { ...splitting.deal, [link.id]: event.target.value } })}
              >
                <option value="">to neither</option>
                <option value="0">to the first</option>
                <option value="1">to the second</option>
                <option value="both">to both</option>
              </select>
            </li>
          )),
        )}
      </ul>
    </>
  )
}
