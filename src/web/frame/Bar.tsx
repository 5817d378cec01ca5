import { CircleHelp, Command, Contrast, Undo2 } from 'lucide-react'
import { useView, waiting } from '../api.ts'
import { ActionButton } from '../parts/Button.tsx'
import { Link } from '../parts/Link.tsx'
import { crumb } from '../parts/Sheet.tsx'

export function Bar({ title }: { title: string }) {
  const place = crumb.use()
  const unsaved = waiting.use()
  const { data: frame } = useView('frame', {})
  const me = frame?.people.find((person) => person.me)
  return (
    <header className="bar">
      <div className="path">
        <span className="of">{title}</span>
        <span aria-hidden="true">/</span>
        <b>{place}</b>
      </div>
      <div className="tools">
        <span className="small faint wide" role="status">
          {!frame || frame.past ? '' : unsaved > 0 ? 'Saving' : 'Saved'}
        </span>
        <ActionButton name="undo" kind="quiet" icon={Undo2}>
          <span className="sr">Undo</span>
        </ActionButton>
        <ActionButton name="palette" kind="quiet" icon={Command}>
          <span className="soft">Do anything</span>
        </ActionButton>
        <ActionButton name="help" kind="quiet" icon={CircleHelp} only />
        <ActionButton name="theme" kind="quiet" icon={Contrast} only />
        {me && (
          <Link screen="settings" className="chip line" title={`You are ${me.name}`}>
            {me.initials}
          </Link>
        )}
      </div>
    </header>
  )
}
