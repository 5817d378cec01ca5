import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LabelsIn } from '../../../core/record/labels-in.ts'
import { writable } from '../../acting.ts'
import { pathOf, type Refused, read, write } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { useRoute } from '../../routes.ts'
import { toast } from '../../toast.ts'
import { OfferedVotes } from './OfferedVotes.tsx'
import { makerOf } from './offered.ts'

/** What another tool left in an import: its decisions, as votes of a person one names, and its tags. */
export function Offer({ id }: { id: string }) {
  const { project } = useRoute()
  const may = writable.use()
  const [left, leave] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const { data } = useQuery<LabelsIn, Refused>({
    queryKey: ['labels', project, id],
    queryFn: ({ signal }) => read<LabelsIn>(pathOf(project, `imports/${id}/labels`), signal),
  })
  if (!data || data.decisions.length + data.tags.length === 0) return null
  const wanted = data.tags.filter(({ name }) => !left.has(name)).map(({ name }) => name)
  const take = async () => {
    setBusy(true)
    const refused = await write('POST', `imports/${id}/tags`, { names: wanted })
    setBusy(false)
    toast.set(
      refused
        ? { text: `${refused.message} ${refused.hint}`, bad: true }
        : { text: `Gave the sources ${wanted.length === 1 ? 'the tag' : 'the tags'} ${wanted.join(', ')}.` },
    )
  }
  return (
    <div className="offer">
      {data.decisions.length > 0 && (
        <>
          <h3>Decisions of another tool</h3>
          <p className="small soft">
            They are not votes until somebody says whose they are. They are then recorded with where they come from, and
            votes that this person cast here stay.
          </p>
          <ul className="decisions">
            {data.decisions.map((one) => (
              <OfferedVotes key={makerOf(one)} id={id} made={one} />
            ))}
          </ul>
        </>
      )}
      {data.tags.length > 0 && (
        <>
          <h3>Its tags</h3>
          <ul className="row offered-tags">
            {data.tags.map(({ name, number }) => (
              <li key={name}>
                <label className="toggle">
                  <input
                    type="checkbox"
                    checked={!left.has(name)}
                    onChange={() =>
                      leave((now) => new Set(now.has(name) ? [...now].filter((one) => one !== name) : [...now, name]))
                    }
                  />
                  {name} <span className="faint num">{number}</span>
                </label>
              </li>
            ))}
          </ul>
          {may && (
            <Button busy={busy} not={wanted.length === 0 ? 'No tag is ticked.' : undefined} onClick={() => void take()}>
              Give these tags to its sources
            </Button>
          )}
        </>
      )}
    </div>
  )
}
