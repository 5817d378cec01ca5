import { useEffect } from 'react'
import type { LabelsIn } from '../core/record/labels-in.ts'
import type { FileRead, RecordRead } from '../core/record/read.ts'
import type { AttachJob, Job, RecordsJob } from '../work/jobs.ts'
import { pathOf, type Refused, read, upload } from './api.ts'
import { current } from './routes.ts'
import { shared } from './shared.ts'

export type { AttachJob, Job, RecordsJob }

/** A file that was dropped or chosen and is not yet sent: what it seems to be, and what the person says of it. */
export interface Waiting {
  key: string
  file: File
  seen?: Preview | undefined
  refused?: Refused | undefined
  database: string
  /** Empty where it hangs on none; undefined while nobody has said, and a guess may stand. */
  search: string | undefined
  /** Which run of the search, where it was run more than once; empty for the first. */
  run: string
  columns?: Record<string, string> | undefined
  format?: string | undefined
  encoding?: string | undefined
}
type Preview = FileRead & { shown: RecordRead[]; offered?: LabelsIn }

/** Files on their way in. They outlive the screen they are shown on. */
export const incoming = shared<readonly Waiting[]>([])
/** The server's long work, as far as it was last heard of. */
const jobs = shared<readonly Job[]>([])

const change = (key: string, part: Partial<Waiting>) =>
  incoming.set(incoming.get().map((one) => (one.key === key ? { ...one, ...part } : one)))
export const forget = (key: string): void => incoming.set(incoming.get().filter((one) => one.key !== key))
export const forgetAll = (): void => incoming.set([])

let count = 0
/** Takes files in hand and looks what they are. On the page of a search they are taken for what it found. */
export function take(files: Iterable<File>): void {
  const { screen, id, query } = current()
  const search = (screen === 'searches' ? id : query.get('search')) ?? undefined
  const run = query.get('run') ?? ''
  for (const file of files) {
    const key = `file${++count}`
    // The search says where its records come from.
    const database = search ? '' : databaseFrom(file.name)
    incoming.set([...incoming.get(), { key, file, database, search, run }])
    void look(key)
  }
}

/** What a person corrects; the file is looked at again where that changes how it is read. */
export function correct(key: string, part: Partial<Waiting>): void {
  change(key, part)
  if ('format' in part || 'encoding' in part || 'columns' in part) void look(key)
}

/** How much of a file is looked at before it is sent. */
const start = 400_000

async function look(key: string): Promise<void> {
  const waiting = incoming.get().find((one) => one.key === key)
  if (!waiting) return
  const { file, format, encoding, columns } = waiting
  // A workbook or an archive cannot be understood from its beginning.
  const whole = /\.(xlsx|zip)$/i.test(file.name)
  const answer = await upload<unknown>(
    `imports/preview?${about({ name: file.name, format, encoding, columns })}`,
    whole ? file : file.slice(0, start),
  )
  if ('refused' in answer) change(key, { refused: answer.refused })
  else
    change(key, {
      seen: { ...(answer.body as Preview), ...(!whole && file.size > start && { moreProblems: -1 }) },
      refused: undefined,
    })
}

const about = ({
  columns,
  ...rest
}: { columns?: Record<string, string> | undefined } & Record<string, unknown>): URLSearchParams => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) if (value) query.set(name, String(value))
  if (columns) query.set('columns', JSON.stringify(columns))
  return query
}

/** Sends everything that waits, in its order; `searchOf` says which search each hangs on. */
export async function sendAll(stage: string, searchOf: (one: Waiting) => string): Promise<void> {
  for (const one of incoming.get()) {
    const { key, file, database, run, format, encoding, columns } = one
    const search = searchOf(one)
    const answer = await upload<unknown>(
      `imports?${about({ name: file.name, database, search, run, stage, format, encoding, columns })}`,
      file,
    )
    if ('refused' in answer) change(key, { refused: answer.refused })
    else forget(key)
    void follow()
  }
}

/** Looks for duplicates among all records. */
export async function lookForDuplicates(): Promise<Refused | undefined> {
  const answer = await upload<unknown>('duplicates', '')
  void follow()
  return 'refused' in answer ? answer.refused : undefined
}

export const cancel = async (id: string): Promise<void> => {
  await fetch(pathOf(current().project, `jobs/${id}`), { method: 'DELETE' }).catch(() => undefined)
  void follow()
}

let following = false
/** Follows the server's work until nothing goes on. */
async function follow(): Promise<void> {
  if (following) return
  following = true
  try {
    for (;;) {
      const said = await read<{ jobs: Job[] }>(pathOf(current().project, 'jobs')).catch(() => undefined)
      if (said) jobs.set(said.jobs)
      if (!said?.jobs.some(({ state }) => state === 'waiting' || state === 'running')) return
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  } finally {
    following = false
  }
}

/** The server's work, followed while a screen shows it. */
export function useJobs(): readonly Job[] {
  const project = current().project
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project has other work
  useEffect(() => void follow(), [project])
  return jobs.use()
}

/** A first guess at the database from the name of a file. */
const databaseFrom = (name: string): string => known.find(([pattern]) => pattern.test(name))?.[1] ?? ''
const known: [RegExp, string][] = [
  [/scopus/i, 'Scopus'],
  [/pubmed|\.nbib$/i, 'PubMed'],
  [/medline/i, 'MEDLINE'],
  [/embase/i, 'Embase'],
  [/cinahl/i, 'CINAHL'],
  [/psycinfo/i, 'APA PsycInfo'],
  [/wos|web.?of.?science|\.ciw$|savedrecs/i, 'Web of Science'],
  [/proquest/i, 'ProQuest'],
  [/cochrane/i, 'Cochrane Library'],
  [/hmic/i, 'HMIC'],
  [/scholar/i, 'Google Scholar'],
]
