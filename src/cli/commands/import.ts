import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readRecords } from '../../adapters/read-records.ts'
import { isExchange } from '../../adapters/refi/read-archive.ts'
import type { Id } from '../../core/ids.ts'
import { stagesOf } from '../../core/screening/outcome.ts'
import { runsOf } from '../../core/search/runs.ts'
import type { State } from '../../core/state.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { sha256 } from '../../store/chain.ts'
import { importProject } from '../../store/export.ts'
import type { Project } from '../../store/project.ts'
import { type BroughtIn, bringIn } from '../../work/bring-in.ts'
import { type Joined, joinFound } from '../../work/join-found.ts'
import { cannotRead } from '../cannot-read.ts'
import { type Answer, as, command, done, refused, type Trouble } from '../command-line.ts'
import { whoActs } from '../person.ts'
import { unlessStopped, watched } from '../progress.ts'
import { isProject, write } from '../project-file.ts'
import { bytesOf, problemLines, unreadable } from '../record-files.ts'
import { severalIn, takeAll, takenLines, takersOf } from '../votes-of.ts'
import { make } from '../writing.ts'

export const importFrom = command({
  name: 'import',
  summary: 'Bring files of records into a project; or make a project of an export in JSON.',
  examples: ['review.retro scopus.ris --database Scopus', 'review.json copy.retro'],
  needs: ['file'],
  may: [],
  rest: 'records',
  options: {
    database: { type: 'string', value: 'NAME', means: 'where the records come from: “Scopus”' },
    search: { type: 'string', value: 'SEARCH', means: 'the entry of the search log they belong to: its id or title' },
    run: { type: 'string', value: 'RUN', means: 'which run of that search, if it was run again: its id or date' },
    stage: {
      type: 'string',
      value: 'STAGE',
      means: 'where they are screened first: an id, a name or none (default: the first)',
    },
    format: { type: 'string', value: 'FORMAT', means: 'the format to read, when it was guessed wrongly' },
    encoding: { type: 'string', value: 'NAME', means: 'the encoding to read, when it was guessed wrongly' },
    again: { type: 'boolean', means: 'also a file that is in the project already' },
    'votes-of': {
      type: 'string',
      value: 'PERSON',
      means: 'whose votes its decisions are, at that stage; “Ama=per_ana, Kofi=per_ben” where it names several',
    },
    'no-join': { type: 'boolean', means: 'leave duplicates as they are' },
    as,
  },
  async run({ file, rest = [], ...options }, io) {
    const [target = ''] = rest
    const other = rest.find(isExchange)
    if (other)
      return refused(
        {
          code: 'unknown-format',
          message: 'It is a project or codebook of REFI-QDA, and no file of records.',
          hint: `Bring it in with: retroduce exchange ${file} ${other}`,
        },
        other,
      )
    const wrong = unreadable(options.format, options.encoding)
    if (wrong) return refused(wrong)
    if (rest.length === 1 && !isProject(file)) return fromJson(file, target)
    return write({ file, as: options.as }, io, async ({ viewer, state }, project) => {
      const search = find(
        'search',
        options.search,
        [...state.search].map(([id, { title }]) => [id, title]),
      )
      const stage =
        options.stage === 'none'
          ? { id: undefined }
          : find(
              'stage',
              options.stage,
              stagesOf(state).map(([id, { name }]) => [id, name]),
            )
      if ('refusal' in search) return refused(search.refusal)
      const run = find(
        'run of that search',
        options.run,
        search.id ? runsOf(state, search.id).flatMap(({ id, on }) => (id ? [[id, on ?? id] as const] : [])) : [],
      )
      if ('refusal' in run) return refused(run.refusal)
      if ('refusal' in stage) return refused(stage.refusal)
      const entersAt = options.stage === undefined ? stagesOf(state)[0]?.[0] : stage.id
      const people = await project.store.people()
      const takers = takersOf(options['votes-of'], (asked) => whoActs(state, people, asked))
      if ('refusal' in takers) return refused(takers.refusal)
      if (options['votes-of'] && !entersAt) return refused(noStage)
      // Asked of all files before the first comes in, so that a refusal leaves the project as it was.
      for (const path of takers.all ? rest : []) {
        const bytes = bytesOf(path)
        if ('refusal' in bytes) return refused(bytes.refusal)
        const about = { name: basename(path), ...pick(options) }
        const several = severalIn(readRecords(bytes, about), takers)
        if (several) return refused(several, path)
      }
      const imports: Imported[] = []
      const deciding: { path: string; import: Id<'imp'> }[] = []
      for (const path of rest) {
        const bytes = bytesOf(path)
        if ('refusal' in bytes) return refused(bytes.refusal)
        // Of a file that is in the project already, the votes alone are taken.
        const before = options['votes-of'] && !options.again && importOf(state, bytes)
        if (before) {
          deciding.push({ path, import: before })
          continue
        }
        const { told, end } = watched(io)
        const came = await bringIn(
          project,
          { ...options, name: basename(path), bytes, who: viewer, search: search.id, run: run.id, entersAt },
          told,
        ).finally(end)
        if (!came.ok) return refused(withOthers(came.refusal, imports), path)
        imports.push({ path, ...came })
        deciding.push({ path, import: came.import })
      }
      const { told, end } = watched(io)
      const joined = options['no-join']
        ? undefined
        : await unlessStopped(joinFound(project, viewer, told, new Set(imports.map((one) => one.import)))).finally(end)
      if (joined && !joined.ok) return refused(withOthers(joined.refusal, imports), file)
      const votes = []
      // After the joins, so that a vote is on the source that stays.
      for (const one of options['votes-of'] && entersAt ? deciding : []) {
        const taken = await takeAll(project, viewer, one.import, entersAt as Id<'stg'>, takers)
        if ('refusal' in taken) return refused(taken.refusal, one.path)
        votes.push({ file: one.path, ...taken })
      }
      return answer(project, imports, joined?.found, votes)
    })
  },
})

const importOf = (state: State, bytes: Uint8Array): Id<'imp'> | undefined => {
  const blob = sha256(bytes)
  return [...state.import].find(([, value]) => value.blob === blob)?.[0]
}

type Imported = BroughtIn & { path: string }

/** A refusal that says which files came in before it: those stand whole. */
const withOthers = <T extends Trouble>(refusal: T, imports: readonly Imported[]): T =>
  imports.length === 0
    ? refusal
    : {
        ...refusal,
        message: `${refusal.message} What came in before is whole: ${imports.map(({ path }) => path).join(', ')}.`,
      }

/** How a file is to be read, where that was said. */
const pick = ({ format, encoding }: { format?: string | undefined; encoding?: string | undefined }) => ({
  ...(format && { format }),
  ...(encoding && { encoding }),
})

const noStage: Trouble = {
  code: 'unknown-thing',
  message: 'There is no stage to record votes at.',
  hint: 'Add one on the Protocol screen, or name it with --stage.',
}

type Votes = Exclude<Awaited<ReturnType<typeof takeAll>>, { refusal: Trouble }> & { file: string }

function answer(
  { journal }: Project,
  imports: readonly Imported[],
  found: Joined | undefined,
  votes: readonly Votes[],
): Answer {
  const lines = imports.flatMap(({ path, records, report }) => [
    ...problemLines(path, report),
    sentenceCase(
      `${counted(records, 'record')} from ${path} (${report.format}${report.dialect ? `, ${report.dialect}` : ''}, ${report.encoding}).`,
    ),
  ])
  if (found) {
    const joined = found.joins.reduce((sum, { from }) => sum + from.length, 0)
    lines.push(
      sentenceCase(
        `${counted(joined, 'duplicate')} joined, ${counted(found.likely.length, 'likely one')} to look at, ${counted(found.related.length, 'pair')} related;`,
      ),
      `the project has ${counted(journal.state.record.size, 'record')} of ${counted(journal.state.source.size, 'source')}.`,
    )
  }
  lines.push(...votes.flatMap(takenLines))
  const data = {
    imports: imports.map(({ path, import: id, act, records, report }) => ({
      file: path,
      import: id,
      act,
      records,
      report,
    })),
    ...(found && { duplicates: found }),
    ...(votes.length > 0 && { votes }),
  }
  return done(data, lines.join('\n'))
}

function find<P extends string>(
  what: string,
  asked: string | undefined,
  all: readonly (readonly [Id<P>, string])[],
): { id: Id<P> | undefined } | { refusal: Trouble } {
  if (asked === undefined) return { id: undefined }
  const found = all.find(([id, name]) => id === asked || name.toLowerCase() === asked.toLowerCase())
  if (found) return { id: found[0] }
  const known = all.map(([id, name]) => `${name} (${id})`).join(', ') || 'none yet'
  return { refusal: { code: 'unknown-thing', message: `There is no ${what} “${asked}”.`, hint: `There is: ${known}.` } }
}

async function fromJson(from: string, file: string): Promise<Answer> {
  const parsed = parseFile(from)
  if ('refusal' in parsed) return refused(parsed.refusal)
  const made = await make(file, async (store) => {
    await importProject(store, parsed.json)
    return store.head()
  })
  if ('code' in made) return refused(made)
  return done({ file, events: made.seq, head: made.hash }, `Made ${file} with ${made.seq} events.`)
}

function parseFile(path: string): { json: unknown } | { refusal: Trouble } {
  try {
    return { json: JSON.parse(readFileSync(path, 'utf8')) }
  } catch (error) {
    if (error instanceof SyntaxError)
      return {
        refusal: {
          code: 'not-json',
          message: `${path} is not JSON: ${error.message.replaceAll(/\s+/g, ' ')}.`,
          hint: 'Name what retroduce export wrote; files of records go into a project, which is named first.',
        },
      }
    return { refusal: cannotRead(path, error) }
  }
}
