import { useId, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { addressesIn, numberedIn } from '../../../core/survey/addresses.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
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
  anonymous: boolean
  /** The way that is shown first; reminders are offered once there are links for one person each. */
  begin: Way
  reminders: boolean
  made: (links: Given[]) => void
  close: () => void
}

const ways = [
  ['each', 'For one person each'],
  ['addresses', 'For e-mail addresses'],
  ['all', 'One for all'],
  ['reminders', 'Anew, to remind'],
] as const
export type Way = (typeof ways)[number][0]

const lineOf = (one: string | { number: number; to?: string }): string =>
  typeof one === 'string' ? one : [one.number, ...(one.to ? [one.to] : [])].join(',')

/** So many letters go out at once; the rest in the next request. */
const atOnce = 25

/** Asks which links are wanted, and makes them. */
export function MakeLinks({ wave, letters, anonymous, begin, reminders, made, close }: Props) {
  const [way, setWay] = useState<Way>(begin)
  const [number, setNumber] = useState('10')
  const [most, setMost] = useState('500')
  const [text, setText] = useState('')
  const [busy, setBusy] = useState('')
  const id = useId()
  const { addresses, wrong } = addressesIn(text)
  const { numbered, wrong: unread } = numberedIn(text)
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
    const lot = way === 'addresses' ? addresses : way === 'reminders' ? numbered : undefined
    if (busy || lot?.length === 0) return
    setBusy('Making them …')
    let whole = true
    if (lot)
      for (let at = 0; whole && at < lot.length; at += atOnce) {
        setBusy(`${at} of ${lot.length} …`)
        const some = lot.slice(at, at + atOnce)
        whole = await ask(way === 'addresses' ? { for: way, addresses: some } : { for: 'reminders', who: some })
        // What went out is not sent once more by pressing again.
        if (whole)
          setText(
            lot
              .slice(at + atOnce)
              .map(lineOf)
              .join('\n'),
          )
      }
    else whole = await ask(way === 'all' ? { for: 'all', most: Number(most) } : { for: 'each', number: Number(number) })
    setBusy('')
    if (whole) close()
  }
  return (
    <Panel label="Make links" className="srv-make" submit={() => void submit()} close={close}>
      <Switch
        label="Whom links are for"
        value={way}
        options={ways.filter(([one]) => one !== 'reminders' || reminders)}
        onChange={setWay}
      />
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
      {(way === 'addresses' || way === 'reminders') && (
        <div className="field">
          <label className="label" htmlFor={id}>
            {way === 'addresses' ? 'E-mail addresses' : 'The table that was saved as the links were made'}
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
            {way === 'addresses' ? (
              <>
                Paste a list, or a column of a table. {sentenceCase(counted(addresses.length, 'address', 'addresses'))}{' '}
                found
                {wrong.length > 0 && `, and not read: ${wrong.slice(0, 5).join(', ')}`}.{' '}
                {letters
                  ? 'They are written to and not kept.'
                  : 'This server sends no e-mail: you get a table of addresses and links, for a letter of your own to each.'}
              </>
            ) : (
              <>
                Paste its lines: the number of a link, and the address behind it.{' '}
                {sentenceCase(counted(numbered.length, 'line'))} found
                {unread.length > 0 && `, and not read: ${unread.slice(0, 5).join('; ')}`}. Each link is made anew, and
                the one before works no more.{' '}
                {anonymous
                  ? 'Remind everybody: nobody is told who has answered, and the letter thanks those who have.'
                  : 'Whose answers came is passed over.'}{' '}
                {letters ? '' : 'This server sends no e-mail: you get a table, for letters of your own.'}
              </>
            )}
          </span>
        </div>
      )}
      <div className="row">
        <Button kind="main" submit busy={busy !== ''}>
          {way === 'reminders'
            ? letters
              ? 'Send reminders'
              : 'Make links anew'
            : way === 'addresses' && letters
              ? 'Send links'
              : way === 'all'
                ? 'Make the link'
                : 'Make links'}
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
