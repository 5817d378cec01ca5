import type { Id } from '../../../core/ids.ts'
import { useView } from '../../api.ts'

export interface Merging {
  with: readonly Id<'cmoc'>[]
  title: string
}

interface Props {
  id: Id<'cmoc'>
  merging: Merging
  set: (merging: Merging) => void
}

/** Which configurations go together, and what the new one is called. */
export function MergeWith({ id, merging, set }: Props) {
  const others = (useView('configurations', {}).data ?? []).filter((one) => one.id !== id)
  return (
    <>
      <fieldset className="ticks">
        <legend className="label">Merge it with</legend>
        {others.map((one) => (
          <label key={one.id} className="toggle">
            <input
              type="checkbox"
              checked={merging.with.includes(one.id)}
              onChange={(event) =>
                set({
                  ...merging,
                  with: event.target.checked
                    ? [...merging.with, one.id]
                    : merging.with.filter((other) => other !== one.id),
                })
              }
            />
            {one.label === one.title ? one.title : `${one.label}: ${one.title}`}
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span className="label">Title of the new configuration</span>
        <input
          className="input"
          value={merging.title}
          onChange={(event) => set({ ...merging, title: event.target.value })}
        />
      </label>
    </>
  )
}
