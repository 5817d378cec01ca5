import { randomBytes } from 'node:crypto'
import { installed, packagesFor } from '../adapters/recognition.ts'
import { type Reanchored, reanchor } from '../core/coding/reanchor.ts'
import { documentsOf } from '../core/document/retrieval.ts'
import { kindOfFile, mediaTypes } from '../core/document/sniff.ts'
import { type DocumentText, plainText } from '../core/document/text.ts'
import { type Id, idFrom } from '../core/ids.ts'
import { mayKnow } from '../core/project/seen-by.ts'
import type { Refusal } from '../core/refusal.ts'
import { sha256 } from '../store/chain.ts'
import type { Project } from '../store/project.ts'
import { indexAll } from './index-all.ts'
import { breathe, Stopped, type Told } from './job.ts'
import { cutShort, type ReadApart, type Readers } from './read-apart.ts'

/** A file to attach, and what a person said of it. */
export interface Attaching {
  name: string
  bytes: Uint8Array
  who: Id<'per'>
  source: Id<'src'>
  /** The document of which it is a better copy. */
  replaces?: Id<'doc'> | undefined
  note?: string | undefined
  /** The file of that document, read anew because readers got better. */
  again?: boolean | undefined
  /** The language in which the words of its scanned pages are recognised, by its three letters (ISO 639-2). */
  recognise?: string | undefined
}

export interface Attached {
  ok: true
  document: Id<'doc'>
  act: string
  pages: number
  scanned: number
  problems: string[]
  /** What became of the excerpts of the copy it replaces. */
  excerpts: { moved: number; near: number; orphans: number }
}
export type NotAttached = { ok: false; refusal: Pick<Refusal, 'message' | 'hint'> & { code: string } }

/**
 * Attaches a file to a source: reads its words in a process of its own, keeps file and words, and records it as one act.
 * What cannot be read at all is refused; of what takes too long, the file is kept without words.
 */
export async function attach(
  project: Project,
  readers: Readers,
  file: Attaching,
  told: Told,
): Promise<Attached | NotAttached> {
  const { journal, store } = project
  const blob = sha256(file.bytes)
  const [same] = documentsOf(journal.state, file.source).filter(([, document]) => document.blob === blob)
  if (same && !file.again)
    return no(
      'already-attached',
      `${file.name} is attached to it already, as ${same[1].file}.`,
      'Nothing needs to be done.',
    )
  try {
    const at = file.recognise === undefined ? undefined : installed(file.recognise)
    if (file.recognise !== undefined && !at)
      return no(
        'not-installed',
        `Text recognition for “${file.recognise.slice(0, 20)}” is not installed.`,
        `Install it beside Retroduce: npm install ${packagesFor(file.recognise.slice(0, 20))}`,
      )
    const recognise = at && { language: file.recognise ?? '', at }
    const answer = await readers.read({ name: file.name, bytes: file.bytes, ...(recognise && { recognise }) }, told)
    if (!answer.ok && !cutShort.has(answer.refusal.code))
      return no(answer.refusal.code, `${file.name}: ${answer.refusal.message}`, answer.refusal.hint)
    const read = answer.ok ? answer.read : withoutWords(file, answer.refusal.message)
    const before = file.again && file.replaces ? journal.state.document.get(file.replaces) : undefined
    if (before?.text === sha256(read.text))
      return no(
        'already-attached',
        `The words of ${file.name} are read as they were before.`,
        'Nothing needs to be done.',
      )
    await breathe(told)
    const came = file.replaces ? reanchor(journal.state, file.replaces, textIn(read.text)) : nothing
    // What others mark blind moves along, and is not told of.
    const known = (excerpt: Id<'exc'>) => mayKnow(journal.state, file.who, excerpt)
    const id = idFrom('doc', Date.now(), randomBytes(8).toString('hex'))
    // Others write over the same connection meanwhile, so nothing is staged: what no fact names is seen by nobody.
    await store.putBlob(file.bytes, read.mediaType)
    const text = await store.putBlob(read.text, 'application/json')
    const result = await project.execute(file.who, {
      do: 'attach',
      id,
      document: {
        source: file.source,
        file: file.name.slice(0, 1_000),
        mediaType: read.mediaType,
        blob,
        text,
        ...(read.pages > 0 && { pages: read.pages }),
        ...(read.scanned > 0 && { scanned: read.scanned }),
        ...(read.problems.length > 0 && { problems: read.problems.length }),
        ...(file.replaces && { replaces: file.replaces }),
        ...(file.note && { note: file.note }),
      },
      moved: [...came.moved, ...came.near],
    })
    if (!result.ok) return { ok: false, refusal: result.refusal }
    await indexAll(store, told)
    return {
      ok: true,
      document: id,
      act: result.act ?? '',
      pages: read.pages,
      scanned: read.scanned,
      problems: read.problems,
      excerpts: {
        moved: came.moved.filter(({ excerpt }) => known(excerpt)).length,
        near: came.near.filter(({ excerpt }) => known(excerpt)).length,
        orphans: came.orphans.filter(known).length,
      },
    }
  } catch (trouble) {
    if (trouble instanceof Stopped)
      return no('cancelled', `Attaching ${file.name} was cancelled.`, 'Nothing of it was kept.')
    throw trouble
  }
}

/**
 * Reads the file of a document anew, because readers got better. Its words come in the place of those before as a better
 * copy would: every excerpt is looked for in them, and what is not found stays with the words it was marked in.
 */
export async function reread(
  project: Project,
  readers: Readers,
  { who, document, recognise }: { who: Id<'per'>; document: Id<'doc'>; recognise?: string | undefined },
  told: Told,
): Promise<Attached | NotAttached> {
  const value = project.journal.state.document.get(document)
  const blob = value && (await project.store.blob(value.blob))
  if (!value || !blob) return no('unknown-thing', `There is no document ${document}.`, 'Name one that is attached.')
  const { file: name, source, note } = value
  const file = { name, bytes: blob.bytes, who, source, note, replaces: document, again: true, recognise }
  return attach(project, readers, file, told)
}

const nothing: Reanchored = { moved: [], near: [], orphans: [] }
const decoder = new TextDecoder()

/** The words of a document as they are kept. */
export const textIn = (bytes: Uint8Array): DocumentText => JSON.parse(decoder.decode(bytes)) as DocumentText

/** Of a file that could not be read to its end: it is there, and why it has no words. */
function withoutWords({ name, bytes }: Attaching, what: string): ReadApart {
  const read: DocumentText = { ...plainText(''), problems: [{ what }] }
  return {
    mediaType: mediaTypes[kindOfFile(name, bytes) ?? 'plain'],
    text: new TextEncoder().encode(JSON.stringify(read)),
    pages: 0,
    scanned: 0,
    problems: [what],
    about: {},
    beginning: '',
  }
}

const no = (code: string, message: string, hint: string): NotAttached => ({
  ok: false,
  refusal: { code, message, hint },
})
