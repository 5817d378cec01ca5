import type { Id } from '../../core/ids.ts'
import type { State } from '../../core/state.ts'
import type { Store } from '../../store/store.ts'
import { readingOf } from '../duplicates.ts'

/** What is read of a source to rank it. */
export interface SourceText {
  id: Id<'src'>
  title: string
  abstract?: string | undefined
}

/** The texts of all candidates: titles as the project has them, and abstracts, which stand with the records. */
export async function* textsOf(store: Store, state: State): AsyncGenerator<SourceText> {
  for (const [id, { reference, entersAt }] of state.source) {
    if (!entersAt) continue
    yield { id, title: reference.title, abstract: reference.abstract ?? (await longestAbstract(store, state, id)) }
  }
}

async function longestAbstract(store: Store, state: State, source: Id<'src'>): Promise<string | undefined> {
  let longest: string | undefined
  for (const record of state.refs.record.get(source) ?? []) {
    const material = state.record.get(record as Id<'rec'>)?.material
    const abstract = material && (await readingOf(store, material))?.reference.abstract
    if (abstract && abstract.length > (longest?.length ?? 0)) longest = abstract
  }
  return longest
}
