import { useView } from '../api.ts'

/** A person beside what they did: initials, the full name on hover; `full` writes it out. */
export function Who({ id, full }: { id: string; full?: boolean }) {
  const { data } = useView('frame', {})
  const person = data?.people.find((one) => one.id === id)
  const name = person?.name ?? id.replace(/^per_/, '')
  return full ? <span>{name}</span> : <abbr title={name}>{person?.initials ?? name}</abbr>
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium' })

/** A day in words: 3 Oct 2023. */
export const dayOf = (at: string): string => day.format(new Date(at))
/** A time of day: 10:42. */
export const timeOf = (at: string): string => time.format(new Date(at))

/** A moment: the time when it was today, else the day; exact on hover. */
export function When({ at }: { at: string }) {
  const date = new Date(at)
  const today = date.toDateString() === new Date().toDateString()
  return (
    <time dateTime={at} title={exact.format(date)}>
      {today ? time.format(date) : day.format(date)}
    </time>
  )
}
