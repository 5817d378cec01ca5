import { Plus } from 'lucide-react'
import { Button } from '../../../parts/Button.tsx'
import { inPlace } from '../../../parts/in-place.ts'
import { Role } from '../../../parts/Role.tsx'
import type { ConfigurationAnswer } from '../answer.ts'
import type { Splitting } from './act-command.ts'

interface Props {
  configuration: ConfigurationAnswer
  splitting: Splitting
  set: (splitting: Splitting) => void
}

type Piece = ConfigurationAnswer['evidence'][number]

/** What they are called, which component goes where, and evidence piece by piece where it does not go by itself. */
export function SplitInto({ configuration, splitting, set }: Props) {
  const { titles, deal, evidence } = splitting
  const links = configuration.slots.flatMap((slot) => slot.links.map((link) => ({ slot, link })))
  const at = (link: string) => deal[link] ?? []
  const homes = ({ value }: Piece) => [...new Set(value.links.flatMap((link) => [...at(link)]))].sort()
  // A piece goes by itself where one child alone holds what it speaks to.
  const open = configuration.evidence.filter((piece) => homes(piece).length !== 1)
  const loose = links.filter(({ link }) => at(link.id).length === 0)
  const dealt = (piece: Piece) => evidence[piece.id] ?? homes(piece).slice(0, 1)
  const name = (i: number) => titles[i]?.trim() || `the ${['first', 'second', 'third', 'fourth'][i] ?? `${i + 1}th`}`
  const ticked = (list: readonly number[], i: number, on: boolean) =>
    on ? [...list, i].sort() : list.filter((one) => one !== i)
  const boxes = (words: string, list: readonly number[], put: (next: readonly number[]) => void) =>
    inPlace(titles, (_, i) => (
      <td>
        <input
          type="checkbox"
          aria-label={`${words} goes to ${name(i)}`}
          checked={list.includes(i)}
          onChange={(event) => put(ticked(list, i, event.target.checked))}
        />
      </td>
    ))
  return (
    <>
      <div className="titles">
        {inPlace(titles, (title, i) => (
          <label className="field">
            <span className="label">Title of {name(i) === title.trim() ? `number ${i + 1}` : name(i)}</span>
            <input
              className="input"
              aria-label={`Title of number ${i + 1}`}
              value={title}
              onChange={(event) =>
                set({ ...splitting, titles: titles.map((one, j) => (i === j ? event.target.value : one)) })
              }
            />
          </label>
        ))}
        <Button kind="quiet" icon={Plus} onClick={() => set({ ...splitting, titles: [...titles, ''] })}>
          One more
        </Button>
      </div>
      <div className="scrolls">
        <table className="deal">
          <thead>
            <tr>
              <th scope="col">Component</th>
              {inPlace(titles, (_, i) => (
                <th scope="col">{i + 1}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {links.map(({ slot, link }) => (
              <tr key={link.id}>
                <td>
                  <Role slot={slot} /> <span className="serif">{link.text}</span>
                  {at(link.id).length === 0 && <span className="small faint"> stays with the old one</span>}
                </td>
                {boxes(link.text, at(link.id), (next) => set({ ...splitting, deal: { ...deal, [link.id]: next } }))}
              </tr>
            ))}
          </tbody>
          {open.length > 0 && (
            <>
              <thead>
                <tr>
                  <th scope="colgroup" colSpan={titles.length + 1}>
                    Evidence that does not go by itself
                  </th>
                </tr>
              </thead>
              <tbody>
                {open.map((piece) => (
                  <tr key={piece.id}>
                    <td>
                      {piece.source}, {piece.value.stance}{' '}
                      <span className="small faint">
                        {piece.slots.join(', ') || 'of no part'}
                        {dealt(piece).length === 0 && ', stays with the old one, listed'}
                      </span>
                    </td>
                    {boxes(`${piece.source}, ${piece.value.stance}`, dealt(piece), (next) =>
                      set({ ...splitting, evidence: { ...evidence, [piece.id]: next } }),
                    )}
                  </tr>
                ))}
              </tbody>
            </>
          )}
        </table>
      </div>
      {loose.length > 0 && (
        <p className="small soft">
          {loose.length === links.length
            ? 'No component is dealt out yet.'
            : `${loose.length} of ${links.length} components ${loose.length === 1 ? 'goes' : 'go'} nowhere yet.`}
        </p>
      )}
    </>
  )
}
