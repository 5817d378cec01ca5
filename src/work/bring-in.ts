import { randomBytes } from 'node:crypto'
import { readRecords } from '../adapters/read-records.ts'
import type { sourceKinds } from '../core/choices.ts'
import { type Id, idFrom } from '../core/ids.ts'
import type { NewRecord } from '../core/record/acts.ts'
import type { FileRead, ReadOptions, RecordRead } from '../core/record/read.ts'
import type { Refusal } from '../core/refusal.ts'
import { sha256 } from '../store/chain.ts'
import type { Project } from '../store/project.ts'
import { indexAll } from './index-all.ts'
import { breathe, Stopped, type Told } from './job.ts'

/** A file to bring into a project, and what a person said of it. */
export interface Incoming {
  name: string
  bytes: Uint8Array
  who: Id<'per'>
  search?: Id<'sch'> | undefined
  run?: Id<'run'> | undefined
  database?: string | undefined
  /** The stage at which its sources are screened; none: they are no candidates. */
  entersAt?: Id<'stg'> | undefined
  format?: string | undefined
  encoding?: string | undefined
  columns?: Record<string, string> | undefined
  /** A file that is in the project already is refused, unless it is to come in once more. */
  again?: boolean | undefined
}

export interface BroughtIn {
  ok: true
  import: Id<'imp'>
  act: string
  records: number
  report: FileRead
}
type NotIn = { ok: false; refusal: Pick<Refusal, 'code' | 'message' | 'hint'> | Trouble; report?: FileRead }
interface Trouble {
  code: string
  message: string
  hint: string
}

const batch = 500

/**
 * Brings a file of records in: reads it, keeps every record's material and the file itself, and records all of it as
 * one act at the end, so that a cancel or a crash leaves nothing. Then the words are indexed.
 */
export async function bringIn(project: Project, file: Incoming, told: Told): Promise<BroughtIn | NotIn> {
  const { journal, store } = project
  const blob = sha256(file.bytes)
  const before = [...journal.state.import].find(([, value]) => value.blob === blob)
  if (before && !file.again)
    return no(
      'already-imported',
      `${file.name} is in the project already, as ${before[1].file}.`,
      'Import it again only if it is meant to count twice.',
    )
  try {
    const id = idFrom('imp', Date.now(), randomBytes(8).toString('hex'))
    const { records, report } = await readAll(project, file, id, told)
    if (records.length === 0) {
      await store.unstage()
      return {
        ...no(
          'no-records',
          `No record was found in ${file.name}.`,
          'Say which format it is in, or export it again as RIS.',
        ),
        report,
      }
    }
    told.step('recording', 0, records.length)
    await breathe(told)
    const [reported = ''] = await store.stage([
      { bytes: new TextEncoder().encode(JSON.stringify(report)), mediaType: 'application/json' },
      { bytes: file.bytes, mediaType: 'application/octet-stream' },
    ])
    const result = await project.execute(file.who, {
      do: 'import',
      id,
      import: {
        file: file.name.slice(0, 1_000),
        format: report.format,
        encoding: report.encoding,
        blob,
        report: reported,
        problems: report.problems.filter(({ kind }) => kind !== 'noted').length + (report.moreProblems ?? 0),
        ...(report.dialect && { dialect: report.dialect }),
        ...(file.search && { search: file.search }),
        ...(file.run && { run: file.run }),
        ...(file.database && { database: file.database }),
      },
      records,
    })
    if (!result.ok) {
      await store.unstage()
      return { ok: false, refusal: result.refusal, report }
    }
    await indexAll(project.store, told)
    return { ok: true, import: id, act: result.act ?? '', records: records.length, report }
  } catch (trouble) {
    await store.unstage()
    if (trouble instanceof Stopped)
      return no('cancelled', `The import of ${file.name} was cancelled.`, 'Nothing of it was kept.')
    throw trouble
  }
}

/** Reads every record, stages its material, and says what will be recorded of it. */
async function readAll({ store }: Project, file: Incoming, id: Id<'imp'>, told: Told) {
  const options: ReadOptions = {
    name: file.name,
    ...(file.format && { format: file.format }),
    ...(file.encoding && { encoding: file.encoding }),
    ...(file.columns && { columns: file.columns }),
  }
  const tail = id.slice(4)
  const encoder = new TextEncoder()
  const records: NewRecord[] = []
  let waiting: RecordRead[] = []
  const keep = async () => {
    const texts = waiting.map((record) => JSON.stringify(materialOf(record)))
    const hashes = await store.stage(
      texts.map((text) => ({ bytes: encoder.encode(text), mediaType: 'application/json' })),
    )
    for (const [i, { reference }] of waiting.entries()) {
      const n = records.length + 1
      // The long fields stay with the material, from where they are shown and searched.
      const { abstract: _, keywords: __, ...short } = reference
      // Read again from a text of their own: a piece of the file's text would keep all of that in memory.
      const rest = JSON.parse(JSON.stringify(short)) as typeof short
      records.push({
        id: `rec_${tail}.${n}`,
        material: hashes[i] ?? '',
        source: {
          id: `src_${tail}.${n}`,
          kind: kindOf(rest.type),
          reference: rest,
          ...(file.entersAt && { entersAt: file.entersAt }),
        },
      })
    }
    const at = waiting.at(-1)?.bytes?.[0] ?? 0
    waiting = []
    told.step('reading', at, file.bytes.length)
    await breathe(told)
  }
  const all = readRecords(file.bytes, options)
  let labelled = 0
  for (let next = all.next(); ; next = all.next()) {
    if (next.done) {
      await keep()
      return { records, report: { ...next.value, ...(labelled > 0 && { labelled }) } }
    }
    if (next.value.labels) labelled++
    waiting.push(next.value)
    if (waiting.length >= batch) await keep()
  }
}

/** What is kept of a record. Its fields as written can be read again from its bytes in the file, which is kept too. */
const materialOf = (record: RecordRead): RecordRead => (record.bytes ? { ...record, fields: [] } : record)

const kinds: Record<string, (typeof sourceKinds)[number]> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  'paper-conference': 'article',
  article: 'article',
  review: 'article',
  book: 'book',
  chapter: 'chapter',
  'entry-encyclopedia': 'chapter',
  report: 'report',
  legislation: 'policy document',
  bill: 'policy document',
  thesis: 'thesis',
  webpage: 'web page',
  'post-weblog': 'web page',
  post: 'web page',
}
const kindOf = (type: string): (typeof sourceKinds)[number] =>
  Object.hasOwn(kinds, type) ? (kinds[type] ?? 'other') : 'other'

const no = (code: string, message: string, hint: string): NotIn => ({ ok: false, refusal: { code, message, hint } })
