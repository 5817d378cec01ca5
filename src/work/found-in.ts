import type { Id } from '../core/ids.ts'
import { understood } from '../core/record/query.ts'
import type { State } from '../core/state.ts'
import type { Seen } from '../core/view/view.ts'
import type { Project } from '../store/project.ts'
import { indexAll } from './index-all.ts'
import { silent } from './job.ts'

/** The records and sources that the full text knows for some words. What was written a moment ago is indexed first. */
export async function foundIn(
  { store, journal }: Project,
  state: State,
  words: string,
): Promise<
  | { ok: true; found: NonNullable<Seen['found']> }
  | { ok: false; trouble: { code: string; message: string; hint: string } }
> {
  const read = understood(words)
  if (!read.ok)
    return {
      ok: false,
      trouble: {
        code: 'malformed',
        message: read.message,
        hint: 'See “Find” in the guide to searches and records.',
      },
    }
  await indexAll(store, silent)
  const ids = new Set<Id>()
  for (const seq of await store.search(read.query)) {
    const id = journal.events[seq - 1]?.fact.id
    if (!id) continue
    ids.add(id)
    const source = state.record.get(id as Id<'rec'>)?.source
    if (source) ids.add(source)
  }
  return { ok: true, found: { ids, terms: read.terms } }
}
