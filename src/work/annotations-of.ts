import { annotations } from '../core/coding/annotations.ts'
import { withinConsent } from '../core/consent/within.ts'
import type { Id } from '../core/ids.ts'
import type { Seen } from '../core/view/view.ts'
import type { Store } from '../store/store.ts'
import { textOf } from './find.ts'

/** All excerpts that the asker may know of, as annotations; places are counted in the texts of their documents. */
export async function annotationsOf(store: Store, { state: whole, now, told, people }: Seen): Promise<object> {
  const state = withinConsent(whole, 'copy', now)
  const texts = new Map<Id<'doc'>, string | undefined>()
  for (const { document } of state.excerpt.values())
    if (document && !texts.has(document))
      texts.set(document, (await textOf(store, state.document.get(document)?.text))?.text)
  return annotations(state, {
    textOf: (document) => texts.get(document),
    made: (excerpt) => told(excerpt).find(({ fact }) => fact.id === excerpt && fact.from === null)?.at,
    nameOf: (person) => people.get(person)?.name,
  })
}
