import type { MarkRead } from '../adapters/documents/pdf-marks.ts'
import { codingsOf } from '../core/coding/codings.ts'
import { type Marked, marksAsPassages, marksOf, noColour, sameHere } from '../core/coding/highlights.ts'
import type { Fact } from '../core/fact.ts'
import { type Id, idFrom } from '../core/ids.ts'
import { inOrder } from '../core/state.ts'
import type { Seen } from '../core/view/view.ts'
import type { Project } from '../store/project.ts'
import { textOf } from './find.ts'
import { makeGuid } from './guid.ts'
import type { Told } from './job.ts'
import type { Readers } from './read-apart.ts'

interface Refused {
  ok: false
  refusal: { code: string; message: string; hint: string }
}
const no = (code: string, message: string, hint: string): Refused => ({ ok: false, refusal: { code, message, hint } })

/** The marks of one colour in a PDF: how many, how many are excerpts already, and the words of the first. */
export interface ByColour {
  colour: string
  kinds: string[]
  marks: number
  known: number
  comments: number
  first: string
}
interface MarksIn {
  ok: true
  colours: ByColour[]
  passages: Marked[]
}

/** The marks that were made in a document's file with another program, by colour. Nothing is kept by looking. */
export async function marksIn(
  project: Project,
  readers: Readers,
  document: Id<'doc'>,
  told: Told,
): Promise<MarksIn | Refused> {
  const { store, journal } = project
  const value = journal.state.document.get(document)
  if (!value) return no('unknown-thing', `There is no document ${document}.`, 'Name one that is attached.')
  if (value.mediaType !== 'application/pdf')
    return no('does-not-fit', `${value.file} is no PDF.`, 'Only a PDF holds highlights of its own.')
  const [blob, read] = [await store.blob(value.blob), await textOf(store, value.text)]
  if (!blob || !read) return no('missing', `${value.file} is not in the project’s file.`, 'Attach it again.')
  const answer = await readers.ask('marks', { name: value.file, bytes: blob.bytes }, told)
  if (!answer.ok) return no(answer.refusal.code, `${value.file}: ${answer.refusal.message}`, answer.refusal.hint)
  const passages = marksAsPassages(read, answer.read satisfies MarkRead[])
  const colours = new Map<string, ByColour>()
  const same = sameHere(journal.state, document)
  for (const passage of passages) {
    const one = colours.get(passage.colour) ?? {
      colour: passage.colour,
      kinds: [],
      marks: 0,
      known: 0,
      comments: 0,
      first: '',
    }
    one.marks++
    if (passage.comment) one.comments++
    if (!one.kinds.includes(passage.kind)) one.kinds.push(passage.kind)
    if (same(passage)) one.known++
    one.first ||= passage.quote.slice(0, 200)
    colours.set(passage.colour, one)
  }
  return { ok: true, colours: [...colours.values()], passages }
}

/** What a colour stands for: a code, the name of a new one, or nothing; colours that are not named are left in the file. */
export type ColourMeans = { code: Id<'cod'> } | { name: string } | 'no code'

export interface MarksTaken {
  ok: true
  act?: string | undefined
  excerpts: number
  codings: number
  codes: number
  known: number
}

/**
 * Makes excerpts of a PDF's marks, as one act: the colour gives the code, the comment is the memo. A passage that is
 * marked here already is not marked twice, and only gets the code.
 */
export async function takeMarks(
  project: Project,
  readers: Readers,
  { who, document, colours }: { who: Id<'per'>; document: Id<'doc'>; colours: Readonly<Record<string, ColourMeans>> },
  told: Told,
): Promise<MarksTaken | Refused> {
  const seen = await marksIn(project, readers, document, told)
  if (!seen.ok) return seen
  const { state } = project.journal
  const source = state.document.get(document)?.source
  if (!source) return no('unknown-thing', `There is no document ${document}.`, 'Name one that is attached.')
  const changes: Fact[] = []
  const made = new Set<Id>()
  const same = sameHere(state, document)
  const names = new Map(inOrder(state, 'code').map(([id, { name }]) => [name.toLowerCase(), id]))
  const taken: MarksTaken = { ok: true, excerpts: 0, codings: 0, codes: 0, known: 0 }
  const last = Math.max(0, ...[...state.code.values()].map(({ order }) => order))
  const codeOf = (colour: string): Id<'cod'> | undefined => {
    const means = colours[colour]
    if (means === undefined || means === 'no code') return undefined
    if ('code' in means) return means.code
    const there = names.get(means.name.trim().toLowerCase())
    if (there) return there
    const id = idFrom('cod', Date.now(), makeGuid(means.name).replaceAll('-', ''))
    names.set(means.name.trim().toLowerCase(), id)
    taken.codes++
    const order = last + taken.codes
    changes.push({
      type: 'code.defined',
      id,
      from: null,
      to: { name: means.name.trim(), order, ...(colour !== noColour && { colour }) },
    })
    return id
  }
  for (const passage of seen.passages) {
    if (!(passage.colour in colours)) continue
    const code = codeOf(passage.colour)
    const guid = makeGuid(JSON.stringify([document, passage.selectors, passage.colour, passage.comment]))
    const before = same(passage) ?? (state.excerpt.has(`exc_${guid}`) ? (`exc_${guid}` as const) : undefined)
    const excerpt: Id<'exc'> = before ?? `exc_${guid}`
    if (before) taken.known++
    else if (!made.has(excerpt)) {
      made.add(excerpt)
      const { quote, selectors, comment, at } = passage
      changes.push({
        type: 'excerpt.made',
        id: excerpt,
        from: null,
        to: {
          source,
          document,
          quote,
          selectors,
          by: who,
          ...(comment && { memo: comment }),
          brought: { from: 'PDF', ...(at && { at }) },
        },
      })
      taken.excerpts++
    }
    const coding: Id<'cdg'> = `cdg_${makeGuid(`${guid} ${code} ${who}`)}`
    const given = before && codingsOf(state, before).some(([, one]) => one.code === code && one.by === who)
    if (!code || given || made.has(coding)) continue
    made.add(coding)
    changes.push({ type: 'excerpt.coded', id: coding, from: null, to: { excerpt, code, by: who } })
    taken.codings++
  }
  if (changes.length === 0) return taken
  const result = await project.execute(who, { do: 'bring', changes })
  return result.ok ? { ...taken, act: result.act } : { ok: false, refusal: result.refusal }
}

/** A document's PDF with its excerpts as highlights that any reader shows; what was in the file stays as it was. */
export async function markedPdf(
  project: Project,
  readers: Readers,
  { state, people }: Seen,
  document: Id<'doc'>,
  told: Told,
): Promise<{ ok: true; file: string; bytes: Uint8Array; marks: number } | Refused> {
  const { store } = project
  const value = state.document.get(document)
  if (!value) return no('unknown-thing', `There is no document ${document}.`, 'Name one that is attached.')
  if (value.mediaType !== 'application/pdf')
    return no('does-not-fit', `${value.file} is no PDF.`, 'Export the excerpts as annotations, or a project as qdpx.')
  const [blob, read] = [await store.blob(value.blob), await textOf(store, value.text)]
  if (!blob || !read) return no('missing', `${value.file} is not in the project’s file.`, 'Attach it again.')
  const marks = marksOf(state, document, read, (person) => people.get(person)?.initials ?? '')
  if (marks.length === 0) return { ok: true, file: value.file, bytes: blob.bytes, marks: 0 }
  const answer = await readers.ask('marked', { name: value.file, bytes: blob.bytes, marks }, told)
  if (!answer.ok) return no(answer.refusal.code, `${value.file}: ${answer.refusal.message}`, answer.refusal.hint)
  return { ok: true, file: value.file, bytes: answer.read, marks: marks.length }
}
