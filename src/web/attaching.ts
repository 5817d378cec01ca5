import type { Proposal } from '../core/document/match.ts'
import type { Id } from '../core/ids.ts'
import type { Attached } from '../work/attach.ts'
import type { AttachJob } from '../work/jobs.ts'
import { newId, pathOf, type Refused, read, record, request } from './api.ts'
import { current } from './routes.ts'
import { shared } from './shared.ts'

/** A source that a file seems to belong to, as it is shown. */
export type Proposed = Proposal & { label: string; title: string }

/** A file to attach, in hand until it is attached or left out. The browser keeps it; the server knows nothing of it yet. */
export interface Hand {
  key: string
  file: File
  /** Which source a person has said it belongs to. */
  source?: Id<'src'> | undefined
  replaces?: Id<'doc'> | undefined
  state: 'looking' | 'asking' | 'waiting' | 'reading' | 'done' | 'refused'
  proposals: readonly Proposed[]
  /** The same file is attached to this source already. */
  there?: { id: Id<'src'>; label: string } | undefined
  /** How far its reading is, from 0 to 1. */
  done?: number | undefined
  outcome?: Attached | undefined
  refused?: Refused | undefined
}

export const hands = shared<readonly Hand[]>([])

const change = (key: string, part: Partial<Hand>) =>
  hands.set(hands.get().map((one) => (one.key === key ? { ...one, ...part } : one)))
const hand = (key: string) => hands.get().find((one) => one.key === key)
export const leaveOut = (key: string): void => hands.set(hands.get().filter((one) => one.key !== key))
/** Lets go of what is done and of what nobody has answered. */
export const clearHands = (): void =>
  hands.set(hands.get().filter(({ state }) => state === 'waiting' || state === 'reading'))

/** What can be read, by the ends of names: to part documents from exports of records where both can be dropped. */
export const documentName = /\.(pdf|docx|x?html?|nxml|md|markdown|vtt|srt)$/i

let count = 0
/** Takes files in hand. With a source they are attached to it; else each is looked at, and a person says whose it is. */
export function takeDocuments(files: Iterable<File>, source?: Id<'src'>, replaces?: Id<'doc'>): void {
  for (const file of files) {
    const key = `hand${++count}`
    hands.set([...hands.get(), { key, file, source, replaces, state: source ? 'waiting' : 'looking', proposals: [] }])
    void (source ? inTurn(() => send(key)) : inTurn(() => look(key)))
  }
}

/** Says whose a file is, and has it attached. */
export function give(key: string, source: Id<'src'>): void {
  const one = hand(key)
  if (!one || (one.state !== 'asking' && one.state !== 'refused')) return
  change(key, { source, state: 'waiting', refused: undefined })
  void inTurn(() => send(key))
}

/** Adds a source that is called as the file is, and attaches the file to it. What it is, is written on its page. */
export async function giveToNew(key: string): Promise<void> {
  const one = hand(key)
  if (one?.state !== 'asking') return
  change(key, { state: 'waiting' })
  const source = newId('src')
  const title =
    one.file.name
      .replace(/\.[^.]+$/, '')
      .replace(/[_\s]+/g, ' ')
      .trim() || one.file.name
  const to = { kind: 'other' as const, reference: { type: 'document', title } }
  const made = await record({ type: 'source.described', id: source, from: null, to }, `Added the source “${title}”.`)
  change(key, { state: 'asking' })
  if (made.ok) give(key, source)
}

/** Attaches every file of which there is no doubt, and that is not here yet. */
export function giveSure(): void {
  for (const one of hands.get()) {
    const best = sureOf(one)
    if (best) give(one.key, best)
  }
}
export const sureOf = ({ state, proposals: [best], there }: Hand): Id<'src'> | undefined =>
  state === 'asking' && best?.sure && !best.held && !there ? best.source : undefined

/** Two at a time: as many as the server reads at once. */
const lanes = [Promise.resolve(), Promise.resolve()]
let lane = 0
const inTurn = (work: () => Promise<void>): Promise<void> => {
  lane = (lane + 1) % lanes.length
  const done = (lanes[lane] ?? Promise.resolve()).then(work)
  lanes[lane] = done.catch(() => undefined)
  return done
}

/** Has a document's file read anew. What comes of it is shown with the files that are attached to its source. */
export async function readAnew(
  document: Id<'doc'>,
  name: string,
  source: Id<'src'>,
  recognise?: string,
): Promise<void> {
  const key = `hand${++count}`
  const one: Hand = { key, file: new File([], name), source, state: 'reading', proposals: [] }
  hands.set([...hands.get(), one])
  const how = recognise ? `?recognise=${recognise}` : ''
  const answer = await request<{ job: string }>('POST', `documents/${document}/reread${how}`, {})
  if (answer.ok) await follow(key, answer.said.job)
  else change(key, { state: 'refused', refused: answer.refusal })
}

async function look(key: string): Promise<void> {
  const one = hand(key)
  if (!one) return
  const said = await sendFile<{ proposals: Proposed[]; attachedTo?: Hand['there']; refusal?: Refused }>(
    'documents/look',
    one.file,
    { name: one.file.name },
  )
  if ('refused' in said) return change(key, { state: 'refused', refused: said.refused })
  const { proposals, attachedTo, refusal } = said.body
  change(key, { proposals, there: attachedTo, refused: refusal, state: refusal ? 'refused' : 'asking' })
}

async function send(key: string): Promise<void> {
  const one = hand(key)
  if (!one?.source) return
  change(key, { state: 'reading', done: 0 })
  const more = { name: one.file.name, source: one.source, ...(one.replaces && { replaces: one.replaces }) }
  const said = await sendFile<{ job: string }>('documents', one.file, more)
  if ('refused' in said) return change(key, { state: 'refused', refused: said.refused })
  await follow(key, said.body.job)
}

/** Follows a job until it has an outcome. */
async function follow(key: string, id: string): Promise<void> {
  for (;;) {
    const answer = await read<{ jobs: AttachJob[] }>(pathOf(current().project, 'jobs')).catch(() => undefined)
    const job = answer?.jobs.find((one) => one.id === id)
    if (!answer || !job) return change(key, { state: 'refused', refused: unreachable })
    const { outcome, step } = job
    if (outcome)
      return change(key, outcome.ok ? { state: 'done', outcome } : { state: 'refused', refused: outcome.refusal })
    if (step && step.of > 0) change(key, { done: step.done / step.of })
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const unreachable: Refused = {
  code: 'unreachable',
  message: 'Retroduce does not answer.',
  hint: 'The file may have changed since it was chosen; choose it again.',
}

/** Sends a file as bytes to a route of the project; what is said of it stands in the query. */
export async function sendFile<T>(
  path: string,
  file: File,
  more: Record<string, string>,
): Promise<{ body: T } | { refused: Refused }> {
  const query = new URLSearchParams(more)
  const answer = await fetch(pathOf(current().project, `${path}?${query}`), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => undefined)
  const said = (await answer?.json().catch(() => undefined)) as (T & { error?: Refused }) | undefined
  return answer?.ok && said ? { body: said } : { refused: said?.error ?? unreachable }
}

/** The files of a drop, those in folders too. */
export async function filesOf(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (!entries.some((entry) => entry.isDirectory)) return [...data.files]
  const files: File[] = []
  const waiting = [...entries]
  for (let entry = waiting.shift(); entry && files.length < 5_000; entry = waiting.shift())
    if (entry.isFile)
      files.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)))
    else waiting.push(...(await inside(entry as FileSystemDirectoryEntry)))
  // A folder holds other things too; of a file that was dropped itself one is told that it cannot be read.
  return files.filter(({ name }) => documentName.test(name) || /\.(txt|text|xml)$/i.test(name))
}

async function inside(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  // A reader gives some at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}
