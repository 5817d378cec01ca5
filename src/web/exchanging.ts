import type { Id } from '../core/ids.ts'
import type { BroughtOver, Looked } from '../work/exchange-in.ts'
import { type Refused, upload } from './api.ts'
import { shared } from './shared.ts'

/** A project of another program that was dropped or chosen: looked at, said whose its things are, brought in. */
export interface Theirs {
  key: string
  file: File
  state: 'looking' | 'asking' | 'bringing' | 'done' | 'refused'
  seen?: Looked | undefined
  /** Who its users are here, by GUID, as far as a person has said; `new` is somebody new. */
  people: Readonly<Record<string, Id<'per'> | 'new'>>
  /** Whose its documents are here, by GUID, as far as a person has said. */
  sources: Readonly<Record<string, Id<'src'> | 'new'>>
  came?: BroughtOver | undefined
  refused?: Refused | undefined
}

export const theirs = shared<readonly Theirs[]>([])

/** What other programs call their projects and codebooks. */
export const exchangeName = /\.(qdpx|qdc|qde)$/i

const change = (key: string, part: Partial<Theirs>) =>
  theirs.set(theirs.get().map((one) => (one.key === key ? { ...one, ...part } : one)))
export const forgetTheirs = (key: string): void => theirs.set(theirs.get().filter((one) => one.key !== key))

let count = 0
/** Takes projects of other programs in hand and looks what would come of them. Nothing is kept by it. */
export function takeTheirs(files: Iterable<File>): void {
  for (const file of files) {
    const key = `theirs${++count}`
    theirs.set([...theirs.get(), { key, file, state: 'looking', people: {}, sources: {} }])
    void look(key)
  }
}

/** Says who a user is, or whose a document is. What follows from it is looked at anew. */
export function sayOfTheirs(
  key: string,
  what: 'people' | 'sources',
  guid: string,
  is: Id<'per'> | Id<'src'> | 'new',
): void {
  const one = theirs.get().find((it) => it.key === key)
  if (!one) return
  change(key, { [what]: { ...one[what], [guid]: is } })
  void look(key)
}

async function look(key: string): Promise<void> {
  const one = theirs.get().find((it) => it.key === key)
  if (!one) return
  const said = await post<Looked>('exchange/look', one)
  const now = theirs.get().find((it) => it.key === key)
  // Something else was said meanwhile, and is being looked at.
  if (!now || now.people !== one.people || now.sources !== one.sources) return
  if ('refused' in said) change(key, { state: 'refused', refused: said.refused })
  else change(key, { state: 'asking', seen: said.body })
}

/** Brings it in, as one act. */
export async function bringTheirs(key: string): Promise<void> {
  const one = theirs.get().find((it) => it.key === key)
  if (!one) return
  change(key, { state: 'bringing' })
  const said = await post<BroughtOver>('exchange', one)
  if ('refused' in said) change(key, { state: 'refused', refused: said.refused })
  else change(key, { state: 'done', came: said.body })
}

async function post<T>(path: string, { file, people, sources }: Theirs): Promise<{ body: T } | { refused: Refused }> {
  const known = Object.entries(people).filter(([, person]) => person !== 'new')
  const query = new URLSearchParams({
    name: file.name,
    ...(known.length > 0 && { people: JSON.stringify(Object.fromEntries(known)) }),
    ...(Object.keys(sources).length > 0 && { sources: JSON.stringify(sources) }),
  })
  return upload<T>(`${path}?${query}`, file)
}
