import type { Id } from '../../core/ids.ts'
import { current, setQuery, useRoute } from '../routes.ts'

/** What is talked about beside the sheet stands in the address: its id, and of the report the piece that is meant. */
export function useTalk(): { about: Id; piece: string | undefined } | undefined {
  const talk = useRoute().query.get('talk')
  if (!talk) return undefined
  const [about = '', piece] = talk.split('~')
  return { about: about as Id, piece }
}

export const talk = (about: Id, piece?: string): void => setQuery({ talk: piece ? `${about}~${piece}` : about })
export const hush = (): void => setQuery({ talk: undefined })

/** What the place one is at is about: the thing in its address, else nothing. */
export const thingHere = (): Id | undefined => {
  const { id } = current()
  return id && /^(?!cmt_)[a-z]{2,5}_./.test(id) ? (id as Id) : undefined
}
