import { useState } from 'react'
import { counted } from '../../../core/wording.ts'
import { saveField } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { complain, toast } from '../../toast.ts'
import type { ParticipantsAnswer } from './answer.ts'
import type { Identities } from './identities.ts'

/** Until when who participants are is kept, and how it is erased. */
export function Keeping({ data, identities }: { data: ParticipantsAnswer; identities: Identities }) {
  const [asking, setAsking] = useState(false)
  const { project, keepUntil, erased } = data
  const kept = identities.kept?.kept.length ?? 0
  const erase = async () => {
    const refused = await identities.eraseAll()
    if (refused) return complain(refused)
    toast.set({ text: 'Erased. Copies and backups made before still have it.' })
    setAsking(false)
  }
  if (!project) return null
  return (
    <section className="prt-keeping">
      <Field
        label="Who they are is kept until"
        value={keepUntil}
        placeholder="2031-12"
        save={saveField('project.described', project, 'keepUntil')}
      />
      {erased && kept === 0 && <p className="soft">Who participants are was erased.</p>}
      {kept > 0 && !asking && <Button onClick={() => setAsking(true)}>Erase who they all are…</Button>}
      {asking && (
        <Panel
          label="Erase identities"
          className="prt-withdraw"
          submit={() => void erase()}
          close={() => setAsking(false)}
        >
          <h3>Erase who {counted(kept, 'participant')} are?</h3>
          <p className="soft">
            Names, contacts and notes of all participants go for good, with the key that locks them and the keys of
            pseudonyms. What they said, their roles and what they agreed to stay. It cannot be undone; copies and
            backups made before still have it.
          </p>
          <div className="row">
            <Button kind="main" submit>
              Erase for good
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              Keep them
            </Button>
          </div>
        </Panel>
      )}
    </section>
  )
}
