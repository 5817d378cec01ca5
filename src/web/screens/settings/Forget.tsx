import type { Id } from '../../../core/ids.ts'
import { write } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { complain, toast } from '../../toast.ts'

export interface Called {
  id: Id<'per'>
  name: string
}

/** Asks once: a name that was forgotten is nowhere any more, and no undo brings it back. */
export function Forget({ person: { id, name }, close }: { person: Called; close: () => void }) {
  const forget = async () => {
    const refused = await write('DELETE', `people/${id}`)
    if (refused) return complain(refused)
    toast.set({ text: 'Forgotten.' })
    close()
  }
  return (
    <Panel label={`Forget ${name}`} submit={() => void forget()} close={close}>
      <h2>Forget {name}?</h2>
      <p className="soft">
        The name, initials and e-mail address are deleted from this file for good. What was done under them stays, and
        is shown under {id}. Copies of the file, backups and reports that were sent still hold the name.
      </p>
      <div className="row">
        <Button kind="main" submit>
          Forget for good
        </Button>
        <Button kind="quiet" onClick={close}>
          Keep
        </Button>
      </div>
    </Panel>
  )
}
