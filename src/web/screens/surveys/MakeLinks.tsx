import { useId, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { addressesIn } from '../../../core/survey/addresses.ts'
import { counted } from '../../../core/wording.ts'
import { request } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { complain } from '../../toast.ts'
import type { Given } from './GivenLinks.tsx'

interface Props {
  wave: Id<'wav'>
  /** Whether the server sends e-mail. */
  letters: boolean
  made: (links: Given[]) => void
  close: () => void
}

const ways = [
  ['each', 'For one person each'],
  ['addresses', 'For e-mail addresses'],
  ['all', 'One for all'],
] as const
type Way = (typeof ways)[number][0]

/** So many letters go out at once; the rest in the next request. */
const atOnce = 25

/** Asks which links are wanted, and makes them. */
export function MakeLinks({ wave, letters, made, close }: Props) {
  const [way, setWay] = useState<Way>('each')
  const [number, setNumber] = useState('10')
  const [most, setMost] = useState('500')
  const [text, setText] = useState('')
  const [busy, setBusy] = useState('')
  const id = useId()
  const { addresses, wrong } = addressesIn(text)
  const ask = async (what: object): Promise<boolean> => {
    const came = await request<{ links: Given[] }>('POST', `waves/${wave}/links`, what)
    if (!came.ok) {
      complain(came.refusal)
      return false
    }
    made(came.said.links)
    return true
  }
  const submit = async () => {
    if (busy || (way === 'addresses' && addresses.length === 0)) return
    setBusy('Making them …')
    let whole = true
    if (way === 'addresses')
      for (let at = 0; whole && at < addresses.length; at += atOnce) {
        setBusy(`${at} of ${addresses.length} …`)
        whole = await ask({ for: 'addresses', addresses: addresses.slice(at, at + atOnce) })
        // What went out is not sent once more by pressing again.
        if (whole) setText(addresses.slice(at + atOnce).join('\n'))
      }
    else whole = await ask(way === 'all' ? { for: 'all', most: Number(most) } : { for: 'each', number: Number(number) })
    setBusy('')
    if (whole) close()
  }
  return (
    <Panel label="Make links" className="srv-make" submit={() => void submit()} close={close}>
      <Switch label="Whom links are for" value={way} options={ways} onChange={setWay} />
      {way === 'each' && (
        <Entry
          id={id}
          label="How many"
          value={number}
          set={setNumber}
          hint="Each works once. You get them as a list, to pass on or to print."
        />
      )}
      {way === 'all' && (
        <Entry
          id={id}
          label="Answers at most"
          value={most}
          set={setMost}
          hint="Whoever has it may answer, also several times. It takes the place of the one before."
        />
      )}
      {way === 'addresses' && (
        <div className="field">
          <label className="label" htmlFor={id}>
            E-mail addresses
          </label>
          <textarea
            id={id}
            className="input"
            rows={5}
            value={text}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setText(target.value)}
          />
          <span className="small faint" id={`${id}-hint`}>
            Paste a list, or a column of a table. {counted(addresses.length, 'address', 'addresses')} found
            {wrong.length > 0 && `, and not read: ${wrong.slice(0, 5).join(', ')}`}.{' '}
            {letters
              ? 'They are written to and not kept.'
              : 'This server sends no e-mail: you get a table of addresses and links, for a letter of your own to each.'}
          </span>
        </div>
      )}
      <div className="row">
        <Button kind="main" submit busy={busy !== ''}>
          {way === 'addresses' && letters ? 'Send links' : way === 'all' ? 'Make the link' : 'Make links'}
        </Button>
        <Button kind="quiet" onClick={close}>
          Cancel
        </Button>
        <span role="status" className="soft">
          {busy}
        </span>
      </div>
    </Panel>
  )
}

interface EntryProps {
  id: string
  label: string
  value: string
  set: (value: string) => void
  hint: string
}

const Entry = ({ id, label, value, set, hint }: EntryProps) => (
  <div className="field">
    <label className="label" htmlFor={id}>
      {label}
    </label>
    <input
      id={id}
      className="input num"
      inputMode="numeric"
      size={6}
      value={value}
      aria-describedby={`${id}-hint`}
      onChange={({ target }) => set(target.value)}
    />
    <span className="small faint" id={`${id}-hint`}>
      {hint}
    </span>
  </div>
)
