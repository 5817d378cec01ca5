import { writeArchive } from '../adapters/write-archive.ts'
import { type Outgoing, refiOf } from '../core/coding/refi/from-project.ts'
import { writeCodebook, writeProject } from '../core/coding/refi/write.ts'
import { withinConsent } from '../core/consent/within.ts'
import type { Id } from '../core/ids.ts'
import type { Seen } from '../core/view/view.ts'
import type { Store } from '../store/store.ts'
import { textOf } from './find.ts'
import { makeGuid } from './guid.ts'

/** What the asker may know of a project, and participants agreed to share, as REFI-QDA has it. Names are left out unless they are wanted. */
export const exchangeOf = (store: Store, { state, now, told, people }: Seen, names: boolean): Promise<Outgoing> => {
  const shared = withinConsent(state, 'copy', now)
  return refiOf(shared, {
    make: makeGuid,
    textOf: (document) => textOf(store, shared.document.get(document)?.text),
    made: (id: Id) => told(id).find(({ fact }) => fact.id === id && fact.from === null)?.at,
    nameOf: (person) => (names ? people.get(person)?.name : undefined),
  })
}

/** The project as a `.qdpx`, piece by piece. */
export async function* projectArchive(store: Store, { refi, members }: Outgoing): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const parts = [
    { path: 'project.qde', bytes: async () => encoder.encode(writeProject(refi)) },
    ...members.map((member) => ({
      path: member.path,
      bytes: async () =>
        'text' in member ? encoder.encode(member.text) : ((await store.blob(member.blob))?.bytes ?? new Uint8Array()),
    })),
  ]
  yield* writeArchive(parts)
}

/** The codes alone, as a `.qdc`. */
export const codebookOf = ({ refi }: Outgoing): string => writeCodebook(refi)
