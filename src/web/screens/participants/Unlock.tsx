import { type FormEvent, useState } from 'react'
import type { Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Entered } from '../account/Entered.tsx'
import type { Identities } from './identities.ts'

/** The passphrase of the team, asked for on this screen and kept nowhere; it is chosen where there is none yet. */
export function Unlock({ identities: { kept, all, lock, unlock } }: { identities: Identities }) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Omit<Refused, 'code'>>()
  if (!kept) return null
  if (all)
    return (
      <div className="row prt-lock">
        <span className="soft" role="status">
          Names are shown until you leave this screen.
        </span>
        <Button onClick={lock}>Lock</Button>
      </div>
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
        label={kept.key ? 'Passphrase, to see who they are' : 'Choose a passphrase, to keep who they are'}
        type="password"
        value={passphrase}
        set={setPassphrase}
        complete="off"
      />
      {!kept.key && <Entered label="The same again" type="password" value={again} set={setAgain} complete="off" />}
      <Button submit busy={busy} onClick={() => undefined}>
        {kept.key ? 'Unlock' : 'Keep identities'}
      </Button>
      {refusal && (
        <p className="err" role="alert">
          {refusal.message} {refusal.hint}
        </p>
      )}
    </form>
  )
}
