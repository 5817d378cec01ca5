import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { writable } from '../../acting.ts'
import { record, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'
import { ConfigurationFinder } from '../configuration/acts/ConfigurationFinder.tsx'

type Left = ViewAnswer<'leftBehind'>[number]
const page = 100

/** Evidence of what left the theory: nothing is lost by an act, and each piece can be placed again. */
export function LeftBehind() {
  const { data } = useView('leftBehind', {})
  const [shown, show] = useState(page)
  if (!data) return null
  if (data.length === 0)
    return (
      <Empty fact="No evidence is left behind.">
        What was dropped, refuted or not dealt out in a split keeps its evidence, and it is listed here.
      </Empty>
    )
  return (
    <>
      <p className="soft">Evidence that stays with what left the theory. It can be linked to another configuration.</p>
      <Table
        label="Evidence left behind"
        head={[
          { words: 'Source', width: '11rem' },
          { words: 'What it spoke to' },
          { words: 'Stays with', width: '30%' },
          { words: '', width: '9rem' },
        ]}
      >
        {data.slice(0, shown).map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </Table>
      {data.length > shown && <Button onClick={() => show(shown + page)}>{`${data.length - shown} more`}</Button>}
    </>
  )
}

function Row({ one }: { one: Left }) {
  const may = writable.use()
  const [placing, place] = useState(false)
  const put = (to: Id<'cmoc'>) =>
    record(
      { type: 'evidence.linked', id: one.id, from: one.value, to: { configuration: to, links: [] } },
      'Moved the evidence. Its parts are named on the configuration.',
    )
  return (
    <tr>
      <td>
        <Link screen="source" id={one.source.id}>
          {one.source.label}
        </Link>
        <p className="small soft">{one.stance}</p>
      </td>
      <td>
        {one.spoke.join('; ') || <span className="faint">of no part</span>}
        {(one.quote ?? one.memo) && <p className="serif soft">{one.quote ?? one.memo}</p>}
      </td>
      <td>
        <Link screen="configuration" id={one.of.id}>
          {one.of.label === one.of.title ? one.of.title : `${one.of.label}, ${one.of.title}`}
        </Link>
        <p className="small soft">by {one.act.kind}</p>
      </td>
      <td>
        {may &&
          (placing ? (
            <>
              {one.children.map(({ id, title }) => (
                <Button key={id} kind="quiet" onClick={() => void put(id)}>
                  {title}
                </Button>
              ))}
              <ConfigurationFinder label="Move it to" without={[one.of.id]} pick={(to) => void put(to)} />
            </>
          ) : (
            <Button kind="quiet" onClick={() => place(true)}>
              Move it
            </Button>
          ))}
      </td>
    </tr>
  )
}
