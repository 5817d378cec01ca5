// Past 300 lines: looking at a file and bringing it in are one walk, so that what is shown is what will be done.
import { type Exchange, type Files, filesIn, plainTextOf } from '../adapters/refi/read-archive.ts'
import { program } from '../core/coding/refi/from-project.ts'
import { wordless } from '../core/coding/refi/place.ts'
import { duplicateGuid, planOf } from '../core/coding/refi/plan.ts'
import { guidFor, guidOf, type RefiSource } from '../core/coding/refi/refi.ts'
import { codesHere } from '../core/coding/refi/take-codes.ts'
import type { Plan, ReadSource, Unplaced } from '../core/coding/refi/taking.ts'
import { readPlain } from '../core/document/formats/plain.ts'
import { matcher, type Proposal } from '../core/document/match.ts'
import { replacedBy } from '../core/document/retrieval.ts'
import { mediaTypes } from '../core/document/sniff.ts'
import { type DocumentText, plainText } from '../core/document/text.ts'
import type { Id } from '../core/ids.ts'
import { sourceLabel } from '../core/label.ts'
import { sha256 } from '../store/chain.ts'
import type { Project } from '../store/project.ts'
import { textIn } from './attach.ts'
import { makeGuid } from './guid.ts'
import { indexAll } from './index-all.ts'
import { breathe, Stopped, type Told } from './job.ts'
import { cutShort, type Readers } from './read-apart.ts'

/** A file of exchange to bring in, and what a person said of it. */
interface ExchangeIn {
  name: string
  bytes: Uint8Array
  who: Id<'per'>
  /** Who users of the file are here, by GUID; everyone else who has the same name is the same, or new. */
  people?: Readonly<Record<string, Id<'per'>>> | undefined
  /** Whose its sources are here, by GUID: a source, or `new`. The rest as they are proposed where that is sure. */
  sources?: Readonly<Record<string, Id<'src'> | 'new'>> | undefined
}

interface Refused {
  ok: false
  refusal: { code: string; message: string; hint: string }
}

/** What would come of a file, so that a person can say whose things are before any is kept. */
export interface Looked {
  ok: true
  kind: Exchange['kind']
  name: string
  origin?: string | undefined
  users: { guid: string; name: string; person?: Id<'per'> | undefined }[]
  sources: {
    guid: string
    name: string
    selections: number
    /** Whose it is, as it will be taken to be; absent: a new source. */
    source?: Id<'src'> | undefined
    label?: string | undefined
    proposals: (Proposal & { label: string })[]
    /** Why it has no words here, where it has none. */
    trouble?: string | undefined
  }[]
  codes: { total: number; known: number }
  counts: Plan['counts']
  unplaced: Unplaced[]
  problems: string[]
}

export interface BroughtOver {
  ok: true
  act?: string | undefined
  counts: Plan['counts']
  unplaced: Unplaced[]
  problems: string[]
}

/** Reads a file of exchange without keeping any of it, and says what would come of it. */
export async function lookAtExchange(
  project: Project,
  readers: Readers,
  file: ExchangeIn,
  told: Told,
): Promise<Looked | Refused> {
  const walked = await walk(project, readers, file, told)
  if (!walked.ok) return walked
  const { exchange, people, whose, plan, problems, troubles } = walked
  const { refi } = exchange
  const { state } = project.journal
  const here = codesHere(state, makeGuid)
  return {
    ok: true,
    kind: exchange.kind,
    name: refi.name,
    origin: refi.origin,
    users: refi.users.map(({ guid, name = '' }) => ({ guid, name, person: people.get(guid) })),
    sources: refi.sources.map(({ guid, name = '', selections }) => {
      const { source, proposals = [] } = whose.get(guid) ?? {}
      return {
        guid,
        name,
        selections: selections.length,
        ...(source && { source, label: sourceLabel(state, source) }),
        proposals: proposals.map((one) => ({ ...one, label: sourceLabel(state, one.source) })),
        ...(troubles.has(guid) && { trouble: troubles.get(guid) }),
      }
    }),
    codes: { total: refi.codes.length, known: refi.codes.filter(({ guid }) => here.byGuid.has(guid)).length },
    counts: plan.counts,
    unplaced: plan.unplaced,
    problems,
  }
}

/** Brings a file of exchange in as one act: all of it, or nothing. What has no place here is told, with its words. */
export async function bringOver(
  project: Project,
  readers: Readers,
  file: ExchangeIn,
  told: Told,
): Promise<BroughtOver | Refused> {
  try {
    const walked = await walk(project, readers, file, told)
    if (!walked.ok) return walked
    const { plan, blobs, problems } = walked
    const said = { counts: plan.counts, unplaced: plan.unplaced, problems }
    if (plan.facts.length === 0) return { ok: true, ...said }
    told.step('recording', 0, plan.facts.length)
    await breathe(told)
    // What no fact names is seen by nobody, so files may go in before.
    for (const { bytes, mediaType } of blobs) await project.store.putBlob(bytes, mediaType)
    const result = await project.execute(file.who, { do: 'bring', changes: plan.facts })
    if (!result.ok) return { ok: false, refusal: result.refusal }
    const taken = new Set<string>((await project.store.people()).map(({ initials }) => initials))
    for (const { id, name } of plan.names) {
      const initials = initialsFor(name, taken)
      taken.add(initials)
      await project.store.putPerson({ id, name, initials })
    }
    await indexAll(project.store, told)
    return { ok: true, act: result.act, ...said }
  } catch (trouble) {
    if (trouble instanceof Stopped)
      return no('cancelled', `Bringing in ${file.name} was cancelled.`, 'Nothing of it was kept.')
    throw trouble
  }
}

interface Walked {
  ok: true
  exchange: Exchange
  people: Map<string, Id<'per'>>
  whose: Map<string, { source?: Id<'src'> | undefined; proposals: Proposal[] }>
  plan: Plan
  blobs: { bytes: Uint8Array; mediaType: string }[]
  problems: string[]
  troubles: Map<string, string>
}

async function walk(project: Project, readers: Readers, file: ExchangeIn, told: Told): Promise<Walked | Refused> {
  const { state } = project.journal
  const answer = await readers.ask('exchange', { name: file.name, bytes: file.bytes }, told)
  if (!answer.ok) return no(answer.refusal.code, `${file.name}: ${answer.refusal.message}`, answer.refusal.hint)
  const exchange = answer.read
  const { refi } = exchange
  const files = filesIn(file.bytes)
  const twice = duplicateGuid(refi)
  if (twice)
    return no(
      'does-not-fit',
      `${file.name}: ${twice} Nothing was kept.`,
      'Export it again from the program it comes from.',
    )
  const people = await peopleOf(project, file, refi.users)
  const problems = [...exchange.problems]
  const troubles = new Map<string, string>()
  const blobs: Walked['blobs'] = []
  const whose: Walked['whose'] = new Map()
  const sources = new Map<string, ReadSource>()
  const proposals = matcher(state)
  const caseOf = new Map(refi.cases.flatMap((one) => one.sources.map((guid) => [guid, one.guid] as const)))
  const sourcesHere = new Map([...state.source.keys()].map((id) => [guidOf(id, makeGuid), id]))
  const documentsHere = new Map([...state.document.keys()].map((id) => [guidOf(id, makeGuid), id]))
  const own = (refi.origin ?? '').startsWith(program)
  /** Whose the other documents of a case were found to be. */
  const byCase = new Map<string, Id<'src'>>()
  let n = 0
  for (const source of refi.sources) {
    told.step('reading', n++, refi.sources.length)
    await breathe(told)
    const got = await contentOf(source, exchange, files, readers, told)
    if (got.trouble) troubles.set(source.guid, got.trouble)
    if (got.trouble) problems.push(`${source.name ?? source.guid}: ${got.trouble}`)
    const blob = got.bytes && sha256(got.bytes)
    const sameFile = [...state.document].filter(([id, one]) => one.blob === blob && !replacedBy(state, id))
    const found = proposals({
      name: source.name ?? '',
      about: got.about ?? {},
      beginning: got.read?.text.slice(0, 8_000) ?? got.words.slice(0, 8_000),
    })
    const ofCase = own ? caseOf.get(source.guid) : undefined
    const document = documentsHere.get(source.guid)
    const certain =
      (document === undefined ? undefined : state.document.get(document)?.source) ??
      (ofCase === undefined ? undefined : (byCase.get(ofCase) ?? sourcesHere.get(ofCase))) ??
      sourcesHere.get(source.guid) ??
      sameFile[0]?.[1].source ??
      found.find(({ sure }) => sure)?.source
    const said = file.sources?.[source.guid]
    const chosen = said === 'new' ? undefined : (said ?? certain)
    if (chosen && !state.source.has(chosen))
      return no('unknown-thing', `There is no source ${chosen}.`, 'Name one that is in the project, or new.')
    whose.set(source.guid, { source: chosen, proposals: found })
    if (ofCase !== undefined && chosen) byCase.set(ofCase, chosen)
    // The document is here where its file is attached to that source, or where it went out from here.
    const ofChosen = document !== undefined && state.document.get(document)?.source === chosen
    const same = ofChosen ? document : sameFile.find(([, one]) => one.source === chosen)?.[0]
    const kept = same && (await textOfDocument(project, same))
    if (same && kept) {
      sources.set(source.guid, { source: chosen, document: { id: same }, read: kept, words: got.words })
      continue
    }
    if (own && ofCase && source.guid === guidFor(ofCase, 'quotations', makeGuid)) {
      sources.set(source.guid, { source: chosen, words: got.words })
      continue
    }
    if (!got.bytes || !got.read || !got.mediaType) {
      sources.set(source.guid, { source: chosen, words: got.words })
      continue
    }
    const text = new TextEncoder().encode(JSON.stringify(got.read))
    blobs.push({ bytes: got.bytes, mediaType: got.mediaType }, { bytes: text, mediaType: 'application/json' })
    const scanned = got.read.pages.filter((page) => page.scanned).length
    sources.set(source.guid, {
      source: chosen,
      document: {
        value: {
          file: (source.name?.trim() || 'document').slice(0, 1_000),
          mediaType: got.mediaType,
          blob: blob as string,
          text: sha256(text),
          ...(got.read.pages.length > 0 && { pages: got.read.pages.length }),
          ...(scanned > 0 && { scanned }),
          ...(got.read.problems.length > 0 && { problems: got.read.problems.length }),
        },
      },
      read: got.read,
      words: got.words,
    })
  }
  const plan = planOf(state, { refi, make: makeGuid, who: file.who, sources, people })
  return { ok: true, exchange, people, whose, plan, blobs, problems, troubles }
}

interface Content {
  bytes?: Uint8Array
  mediaType?: string
  read?: DocumentText
  about?: DocumentText['about']
  /** The words that offsets are counted in. */
  words: string
  trouble?: string
}

/** The file of a source and its words: the original where it came along and can be read, else its plain text. */
async function contentOf(
  source: RefiSource,
  { refi }: Exchange,
  files: Files,
  readers: Readers,
  told: Told,
): Promise<Content> {
  const plain = source.text?.content === undefined ? files.at(source.text?.path) : undefined
  const words = source.text?.content ?? (plain instanceof Uint8Array ? plainTextOf(plain) : '')
  if (source.kind === 'picture' || source.kind === 'audio' || source.kind === 'video') {
    if (words.trim() === '') return { words, trouble: `${recordings[source.kind]} has no place here.` }
    return { ...asText(words, undefined), words }
  }
  const named = files.at(source.path)
  const beside = named === undefined && (refi.origin ?? '').startsWith(program) ? files.beside(source.guid) : undefined
  const file = named ?? beside?.bytes
  const missing =
    file === undefined && source.path
      ? /^internal:/i.test(source.path)
        ? 'Its file is not in the archive.'
        : 'Its file lies outside of the archive and was not looked for.'
      : undefined
  const asPlain = (trouble: string | undefined): Content =>
    words.trim() === ''
      ? { words, trouble: trouble ?? (typeof plain === 'string' ? plain : 'It has no words and no file.') }
      : { ...asText(words, plain instanceof Uint8Array ? plain : undefined), words, ...(trouble && { trouble }) }
  if (!(file instanceof Uint8Array)) return asPlain(typeof file === 'string' ? file : missing)
  const name = beside?.name ?? source.path ?? source.name ?? ''
  const read = await readers.read({ name, bytes: file }, told)
  if (!read.ok && !cutShort.has(read.refusal.code)) return asPlain(read.refusal.message)
  if (!read.ok)
    return {
      bytes: file,
      mediaType: mediaTypes.pdf,
      read: { ...plainText(words), problems: [{ what: read.refusal.message }] },
      words,
    }
  const text = textIn(read.read.text)
  // A scanned PDF, whose words the other program recognised: they are better than none.
  const better = wordless(text) && words.trim() !== '' ? { ...plainText(words), problems: text.problems } : text
  return { bytes: file, mediaType: read.read.mediaType, read: better, about: read.read.about, words }
}

const recordings = { picture: 'A picture', audio: 'A sound recording', video: 'A video' } as const

const asText = (words: string, bytes: Uint8Array | undefined): Omit<Content, 'words'> => ({
  bytes: bytes ?? new TextEncoder().encode(words),
  mediaType: mediaTypes.plain,
  read: readPlain(words),
})

async function textOfDocument({ store, journal }: Project, id: Id<'doc'>): Promise<DocumentText | undefined> {
  const hash = journal.state.document.get(id)?.text
  const blob = hash === undefined ? undefined : await store.blob(hash)
  return blob && textIn(blob.bytes)
}

/** Users by whom a person says they are, by the GUID they went out with, and by name where one is called so. */
async function peopleOf(
  { store, journal: { state } }: Project,
  { people: said = {} }: ExchangeIn,
  users: readonly { guid: string; name?: string | undefined }[],
): Promise<Map<string, Id<'per'>>> {
  const known = await store.people()
  const byGuid = new Map([...state.person.keys()].map((id) => [guidOf(id, makeGuid), id]))
  const found = new Map<string, Id<'per'>>()
  for (const { guid, name } of users) {
    const called = known.filter(
      (one) => one.name.toLowerCase() === name?.trim().toLowerCase() && state.person.has(one.id),
    )
    const person = said[guid] ?? byGuid.get(guid) ?? (called.length === 1 ? called[0]?.id : undefined)
    if (person && state.person.has(person)) found.set(guid, person)
  }
  return found
}

/** "Sebastian Petrausch" is SP; where that is taken, SP2. */
function initialsFor(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => [...word].slice(0, 1))
    .join('')
    .toUpperCase()
  const base = letters.slice(0, 3) || 'U'
  for (let n = 1; n < 1_000; n++) {
    const one = n === 1 ? base : `${base.slice(0, 5 - String(n).length)}${n}`
    if (!taken.has(one)) return one
  }
  return base
}

const no = (code: string, message: string, hint: string): Refused => ({ ok: false, refusal: { code, message, hint } })
