import { type FormEvent, useId, useState } from 'react'
import type { Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { toast } from '../../toast.ts'
import type { Identities } from './identities.ts'
import { Unlock } from './Unlock.tsx'

/** Who one participant is: locked, or to be written and forgotten. Not there for those who may not know. */
export function WhoTheyAre({ id, identities }: { id: string; identities: Identities }) {
  if (!identities.kept) return null
  return (
    <section className="prt-agreed" aria-label="Who they are">
      <h2>Who they are</h2>
      <p className="soft">
        {identities.kept.kept.includes(id) ? 'Kept encrypted, apart from the journal.' : 'Nothing is kept.'}
      </p>
      <Unlock identities={identities} />
      {identities.all && <Writing key={String(identities.all.has(id))} id={id} identities={identities} />}
    </section>
  )
}

function Writing({ id, identities: { all, put, forget } }: { id: string; identities: Identities }) {
  const known = all?.get(id)
  const [name, setName] = useState(known?.name ?? '')
  const [contact, setContact] = useState(known?.contact ?? '')
  const [notes, setNotes] = useState(known?.notes ?? '')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Omit<Refused, 'code'>>()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (name.trim() === '') return setRefusal({ message: 'A name is needed.', hint: 'Say what they are called.' })
    setBusy(true)
    const refused = await put(id, {
      name: name.trim(),
      ...(contact.trim() && { contact: contact.trim() }),
      ...(notes.trim() && { notes: notes.trim() }),
    })
    setBusy(false)
    setRefusal(refused)
    if (!refused) toast.set({ text: 'Kept, encrypted.' })
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <div className="prt-about">
        <Line label="Name" value={name} set={setName} />
        <Line label="Contact" value={contact} set={setContact} />
        <Line label="What else must be known" value={notes} set={setNotes} long />
      </div>
      <WhyNot of={refusal} />
      <div className="row">
        <Button submit busy={busy}>
          Save
        </Button>
        {known && <Forget what={known.name} forget={() => forget(id)} />}
      </div>
    </form>
  )
}

/** Forgets an identity, after a second yes: it cannot be undone. */
export function Forget({ what, forget }: { what: string; forget: () => Promise<Refused | undefined> }) {
  const [sure, setSure] = useState(false)
  const run = async () => {
    setSure(false)
    const refused = await forget()
    toast.set(
      refused
        ? { text: `${refused.message} ${refused.hint}`, bad: true }
        : { text: 'Forgotten. Backups still have it.' },
    )
  }
  return sure ? (
    <>
      <b role="status">This cannot be undone.</b>
      <Button onClick={() => void run()}>Forget for good</Button>
      <Button kind="quiet" onClick={() => setSure(false)}>
        Keep it
      </Button>
    </>
  ) : (
    <Button kind="quiet" onClick={() => setSure(true)}>
      Forget…<span className="sr"> {what}</span>
    </Button>
  )
}

interface Props {
  label: string
  value: string
  set: (value: string) => void
  long?: boolean
}

/** A field that is saved with the others, on purpose: what is typed here goes nowhere until then. */
function Line({ label, value, set, long }: Props) {
  const id = useId()
  const given = { id, className: 'input', value, autoComplete: 'off' }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {long ? (
        <textarea {...given} rows={1} onChange={(event) => set(event.target.value)} />
      ) : (
        <input {...given} onChange={(event) => set(event.target.value)} />
      )}
    </div>
  )
}
