import { History, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { writable } from '../../acting.ts'
import { undo } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Link } from '../../parts/Link.tsx'
import { timeOf } from '../../parts/Who.tsx'
import { navigate } from '../../routes.ts'
import type { Told } from './answer.ts'

type Act = Told['acts'][number]
/** An act of an import may hold thousands of entries; the first of them tell enough. */
const most = 40

/** One act: who, when, what in a sentence, why. Opened, every thing it touched, field by field. */
export function ActRow({ act, open: opened }: { act: Act; open: boolean }) {
  const may = writable.use()
  const [open, setOpen] = useState(opened)
  const last = act.entries.at(-1)?.seq ?? act.seq
  return (
    <li className={act.undone ? 'act undone' : 'act'}>
      <time dateTime={act.at}>{timeOf(act.at)}</time>
      <abbr title={act.by.name}>{act.by.initials}</abbr>
      <div>
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            {act.words} {act.undone && <Chip kind="line">taken back</Chip>}
          </summary>
          {open && <Entries act={act} />}
        </details>
        {act.why && <p className="note serif">{act.why}</p>}
      </div>
      <div className="tools">
        <Button
          kind="quiet"
          icon={History}
          only
          title={`Open the project as it was after event ${last}`}
          onClick={() => navigate({ screen: 'overview', query: { at: String(last) } })}
        >
          {`As of event ${last}`}
        </Button>
        {may && !act.undone && (
          <Button kind="quiet" icon={Undo2} only title="Take this act back" onClick={() => void undo(act.act)}>
            {`Take back: ${act.words}`}
          </Button>
        )}
      </div>
    </li>
  )
}

function Entries({ act }: { act: Act }) {
  return (
    <ul className="entries">
      {act.entries.slice(0, most).map((entry) => (
        <li key={entry.seq}>
          <span className="num faint">{entry.seq}</span>
          <div>
            <Link {...entry.place}>{entry.label}</Link> <span className="faint small">{entry.nounWords}</span>
            <dl>
              {entry.changes.map(({ field, from, to }) => (
                <div key={field}>
                  <dt>{field}</dt>
                  <dd>
                    {from !== undefined && <del>{from}</del>} {to !== undefined && <ins>{to}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </li>
      ))}
      {act.entries.length > most && <li className="faint">and {act.entries.length - most} more</li>}
    </ul>
  )
}
