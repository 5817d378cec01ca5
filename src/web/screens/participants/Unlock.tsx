import { type FormEvent, useState } from 'react'
import type { Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Entered } from '../../parts/Entered.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { toast } from '../../toast.ts'
import type { Identities } from './identities.ts'

/** The passphrase of the team, asked for on this screen and kept nowhere; it is chosen where there is none yet. */
export function Unlock({ identities }: { identities: Identities }) {
  const { kept, all, lock, unlock } = identities
  const [changing, setChanging] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Omit<Refused, 'code'>>()
  if (!kept) return null
  if (all)
    return (
      <>
        <div className="row prt-lock">
          <span className="soft" role="status">
            Names are shown until you leave this screen.
          </span>
          <Button onClick={lock}>Lock</Button>
          {!changing && (
            <Button kind="quiet" onClick={() => setChanging(true)}>
              Change the passphrase…
            </Button>
          )}
        </div>
        {changing && <Relock identities={identities} close={() => setChanging(false)} />}
      </>
    )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (!kept.key && passphrase !== again)
      return setRefusal({ message: 'The two are not the same.', hint: 'Write it twice: nobody can get it back.' })
    setBusy(true)
    const refused = await unlock(passphrase)
    setBusy(false)
    setRefusal(refused)
    if (refused) return
    setPassphrase('')
    setAgain('')
    // The form is gone: reading goes on at the top of the sheet.
    document.getElementById('main')?.focus({ preventScroll: true })
  }
  return (
    <form className="prt-unlock" aria-label="Who they are" onSubmit={(event) => void submit(event)}>
      <Entered
        required
        label={kept.key ? 'Passphrase, to see who they are' : 'Choose a passphrase, to keep who they are'}
        type="password"
        value={passphrase}
        set={setPassphrase}
        complete="off"
      />
      {!kept.key && (
        <Entered required label="The same again" type="password" value={again} set={setAgain} complete="off" />
      )}
      <Button submit busy={busy}>
        {kept.key ? 'Unlock' : 'Keep identities'}
      </Button>
      <WhyNot of={refusal} />
    </form>
  )
}

/** Another passphrase from now on; what was kept before stays readable by it. */
function Relock({ identities, close }: { identities: Identities; close: () => void }) {
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Omit<Refused, 'code'>>()
  const submit = async () => {
    if (busy) return
    if (next !== again)
      return setRefusal({ message: 'The two are not the same.', hint: 'Write it twice: nobody can get it back.' })
    setBusy(true)
    const refused = await identities.relock(next)
    setBusy(false)
    if (refused) return setRefusal(refused)
    toast.set({ text: 'The passphrase is changed. Copies made before are still opened by the old one.' })
    close()
  }
  return (
    <Panel label="Change the passphrase" className="prt-withdraw" submit={() => void submit()} close={close}>
      <Entered required label="The next passphrase" type="password" value={next} set={setNext} complete="off" />
      <Entered required label="The same again" type="password" value={again} set={setAgain} complete="off" />
      <PanelEnd busy={busy} refusal={refusal} close={close}>
        Change it
      </PanelEnd>
    </Panel>
  )
}
