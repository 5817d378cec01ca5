import { CircleHelp, Command, Contrast, Undo2 } from 'lucide-react'
import { useView, waiting } from '../api.ts'
import { useOthersHere } from '../here.ts'
import { making } from '../making.ts'
import { ActionButton, Button } from '../parts/Button.tsx'
import { inPlace } from '../parts/in-place.ts'
import { Link } from '../parts/Link.tsx'
import { crumb } from '../parts/Sheet.tsx'
import { Who } from '../parts/Who.tsx'
import { useRoute } from '../routes.ts'
import { TalkMark } from '../talk/TalkMark.tsx'
import { thingHere } from '../talk/talking.ts'

/** Who else has the same thing open, quietly. */
function AlsoHere() {
  const here = useOthersHere()
  if (here.length === 0) return null
  return (
    <span className="also-here small faint">
      also here:{' '}
      {inPlace(here, (id, i) => (
        <>
          {i > 0 && ', '}
          <Who id={id} />
        </>
      ))}
    </span>
  )
}

/** What is said of the thing that the place one is at is about. */
function TalkHere() {
  const { id } = useRoute()
  const about = id && thingHere()
  return about ? <TalkMark about={about} of="what is shown" /> : null
}

/** Files that the server is making, each with a way to stop it; what is made in a moment is not told. */
function BeingMade() {
  const files = making.use()
  return (
    <span role="status" className="being-made">
      {inPlace(files, ({ file, stop }) => (
        <span className="small soft">
          {file} is being made
          <Button kind="quiet" title={`Stop making ${file}`} onClick={stop}>
            Stop
          </Button>
        </span>
      ))}
    </span>
  )
}

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
        <AlsoHere />
      </div>
      <div className="tools">
        <BeingMade />
        <span className="small faint wide" role="status">
          {!frame || frame.past ? '' : unsaved > 0 ? 'Saving' : 'Saved'}
        </span>
        <TalkHere />
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
