import { useEffect, useState } from 'react'
import { codeColours } from '../../../core/coding/colours.ts'
import type { Id } from '../../../core/ids.ts'
import type { ByColour, ColourMeans, MarksTaken } from '../../../work/marks.ts'
import { pathOf, type Refused, read, request, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Table } from '../../parts/Table.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { useRoute } from '../../routes.ts'
import { toast } from '../../toast.ts'
import { Swatch } from '../codebook/Swatch.tsx'
import './highlights.css'

/** What a person says of a colour: a code, the name of a new one, no code; or nothing, and its marks are left in the file. */
type Said = { is: 'leave' | 'none' | 'new' | Id<'cod'>; name: string }

/** What other programs marked in a PDF, by colour; what each stands for is said, and the marks become excerpts. */
export function Highlights({ document, file, close }: { document: Id<'doc'>; file: string; close: () => void }) {
  const { project } = useRoute()
  const [seen, setSeen] = useState<readonly ByColour[]>()
  const [refused, setRefused] = useState<Refused>()
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({})
  const codes = useView('codebook', {}).data?.codes ?? []
  const path = pathOf(project, `documents/${document}/marks`)
  useEffect(() => {
    const gone = new AbortController()
    read<{ colours: ByColour[] }>(path, gone.signal)
      .then(({ colours }) => setSeen(colours))
      .catch((error: unknown) => {
        if (!gone.signal.aborted) setRefused(error as Refused)
      })
    return () => gone.abort()
  }, [path])
  const of = (colour: string): Said => said[colour] ?? { is: 'none', name: '' }
  const take = async () => {
    const colours: Record<string, ColourMeans> = {}
    for (const { colour } of seen ?? []) {
      const { is, name } = of(colour)
      if (is === 'none') colours[colour] = 'no code'
      else if (is === 'new' && name.trim()) colours[colour] = { name: name.trim() }
      else if (is !== 'new' && is !== 'leave') colours[colour] = { code: is }
    }
    const answer = await request<MarksTaken>('POST', `documents/${document}/marks`, { colours })
    if (!answer.ok) return setRefused(answer.refusal)
    const came = answer.said
    toast.set({
      text: `${came.excerpts} ${came.excerpts === 1 ? 'excerpt' : 'excerpts'} made${came.known > 0 ? `; ${came.known} were here already` : ''}.`,
      ...(came.act && { act: came.act }),
    })
    close()
  }
  const marks = seen?.reduce((sum, { marks, colour }) => sum + (of(colour).is === 'leave' ? 0 : marks), 0) ?? 0
  return (
    <Panel label={`Highlights in ${file}`} className="highlights" submit={() => void take()} close={close}>
      <WhyNot of={refused} />
      {!seen && !refused && <progress aria-label={`Looking for marks in ${file}`} />}
      {seen?.length === 0 && <p className="soft">Nothing is marked in it.</p>}
      {seen && seen.length > 0 && (
        <>
          <Table
            label="What each colour stands for"
            head={[{ words: 'Colour' }, { words: 'Marks', num: true }, { words: 'The first' }, { words: 'Stands for' }]}
          >
            {seen.map(({ colour, marks: n, known, first, kinds }) => (
              <tr key={colour}>
                <td>
                  <Swatch colour={colour} />
                  {nameOf(colour)}
                </td>
                <td className="num">
                  {n}
                  {known > 0 && <span className="faint"> {known} here</span>}
                </td>
                <td className="small serif">
                  {first ? (first.length > 90 ? `${first.slice(0, 88)} …` : first) : kinds.join(', ')}
                </td>
                <td>
                  <select
                    className="input"
                    aria-label={`What ${nameOf(colour)} stands for`}
                    value={of(colour).is}
                    onChange={({ target }) =>
                      setSaid({ ...said, [colour]: { ...of(colour), is: target.value as Said['is'] } })
                    }
                  >
                    <option value="none">No code</option>
                    {codes.map(({ id, value }) => (
                      <option key={id} value={id}>
                        {value.name}
                      </option>
                    ))}
                    <option value="new">A new code …</option>
                    <option value="leave">Leave them out</option>
                  </select>
                  {of(colour).is === 'new' && (
                    <input
                      className="input"
                      aria-label={`Name of the code for ${nameOf(colour)}`}
                      placeholder="Its name"
                      required
                      value={of(colour).name}
                      onChange={({ target }) => setSaid({ ...said, [colour]: { is: 'new', name: target.value } })}
                    />
                  )}
                </td>
              </tr>
            ))}
          </Table>
          <p className="row">
            <Button kind="main" submit>
              {`Make excerpts of ${marks} ${marks === 1 ? 'mark' : 'marks'}`}
            </Button>
            <Button kind="quiet" onClick={close}>
              Cancel
            </Button>
          </p>
        </>
      )}
      {(refused || seen?.length === 0) && (
        <Button kind="quiet" onClick={close}>
          Close
        </Button>
      )}
    </Panel>
  )
}

/** A colour that codes have goes by its name, any other by its number. */
const nameOf = (colour: string): string =>
  colour === 'none' ? 'No colour' : (codeColours.find(([one]) => one === colour)?.[1] ?? colour)
