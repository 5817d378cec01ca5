import { type Passage, passageIn } from '../core/document/passages.ts'
import { replacedBy } from '../core/document/retrieval.ts'
import type { DocumentText } from '../core/document/text.ts'
import type { Id } from '../core/ids.ts'
import { sourceLabel } from '../core/label.ts'
import { understood } from '../core/record/query.ts'
import type { Seen } from '../core/view/view.ts'
import type { Project } from '../store/project.ts'
import type { PageHit } from '../store/store.ts'
import { textIn } from './attach.ts'
import { indexAll } from './index-all.ts'
import { silent } from './job.ts'

/** A document in which words stand: on how many pages, and some of the places. */
export interface FoundIn {
  document: Id<'doc'>
  source: Id<'src'>
  label: string
  file: string
  pages: number
  passages: Passage[]
}
export type Find = { ok: true; documents: number; found: FoundIn[]; terms: string[] } | { ok: false; message: string }

/** How many places are shown of one document. */
const shown = 3

/** Looks for words in the documents of a project, as far as the asker may know them; the best come first. */
export async function findIn({ store, journal }: Project, { state }: Seen, asked: string, limit = 20): Promise<Find> {
  const read = understood(asked)
  if (!read.ok) return read
  await indexAll(store, silent)
  const hits = new Map<Id<'doc'>, PageHit[]>()
  for (const hit of await store.searchPages(read.query)) {
    const id = journal.events[hit.seq - 1]?.fact.id as Id<'doc'>
    const known = hits.get(id)
    if (known) known.push(hit)
    else if (state.document.has(id) && !replacedBy(state, id)) hits.set(id, [hit])
  }
  const found: FoundIn[] = []
  for (const [document, pages] of [...hits].slice(0, limit)) {
    const value = state.document.get(document)
    const text = await textOf(store, value?.text)
    if (!value || !text) continue
    found.push({
      document,
      source: value.source,
      label: sourceLabel(state, value.source),
      file: value.file,
      pages: pages.length,
      passages: pages.slice(0, shown).flatMap((page) => passageIn(text, page, read.terms) ?? []),
    })
  }
  return { ok: true, documents: hits.size, found, terms: read.terms }
}

/** The words of a document, from its material. */
export async function textOf(store: Project['store'], hash: string | undefined): Promise<DocumentText | undefined> {
  const blob = hash === undefined ? undefined : await store.blob(hash)
  return blob && textIn(blob.bytes)
}
