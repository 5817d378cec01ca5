import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { matcher, type Proposal } from '../../core/document/match.ts'
import type { Id } from '../../core/ids.ts'
import { sourceLabel } from '../../core/label.ts'
import type { State } from '../../core/state.ts'
import type { Seen } from '../../core/view/view.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import type { Project } from '../../store/project.ts'
import { type Attached, attach as attachFile } from '../../work/attach.ts'
import { type Readers, readersApart } from '../../work/read-apart.ts'
import { cannotRead } from '../cannot-read.ts'
import { type Answer, as, command, type Io, refused, type Trouble } from '../command-line.ts'
import { watched } from '../progress.ts'
import { write } from '../project-file.ts'
import { bytesOf } from '../record-files.ts'
import { sourceNamed } from '../source-named.ts'

export const attach = command({
  name: 'attach',
  summary: 'Attach files to a source; or say which sources files belong to, and attach those that are sure.',
  examples: ['review.retro papers/ --match --sure', 'review.retro sims.pdf --to "Sims 2021"'],
  needs: ['file'],
  may: [],
  rest: 'path',
  options: {
    to: { type: 'string', value: 'SOURCE', means: 'the source: its id, or author and year as “Sims 2021”' },
    match: { type: 'boolean', means: 'say for each file, of folders too, which source it seems to belong to' },
    sure: { type: 'boolean', means: 'with --match: attach those files of which there is no doubt' },
    replaces: { type: 'string', value: 'DOCUMENT', means: 'the document of which the file is a better copy' },
    note: { type: 'string', value: 'WORDS', means: 'which copy or part it is: “accepted manuscript”' },
    as,
  },
  async run({ file, rest = [], to, match, sure, replaces, note, as }, io) {
    if ((to === undefined) === !match)
      return refused({
        code: 'misused',
        message: 'It is not said whose the files are.',
        hint: 'Name the source with --to, or let it be proposed with --match.',
      })
    const paths = filesIn(rest)
    if ('code' in paths) return refused(paths)
    const readers = readersApart()
    try {
      return await write({ file, as }, io, async (seen, project) => {
        if (match) return matched(project, seen, readers, paths, sure ?? false, io)
        const source = sourceNamed(seen.state, to ?? '')
        if (typeof source !== 'string') return refused(source)
        const more = {
          ...(replaces !== undefined && { replaces: replaces as Id<'doc'> }),
          ...(note !== undefined && { note }),
        }
        const wanted = paths.map((path) => ({ path, source, ...more }))
        return answer(seen.state, await attachAll(project, seen, readers, wanted, io), [])
      })
    } finally {
      readers.close()
    }
  },
})

interface Wanted {
  path: string
  source: Id<'src'>
  replaces?: Id<'doc'>
  note?: string
}
type Came = Wanted & { came: Attached | { ok: false; refusal: Trouble } }

/** As many files at once as there are readers; the first that fails keeps no other from being attached. */
async function attachAll(
  project: Project,
  { viewer }: Seen,
  readers: Readers,
  wanted: Wanted[],
  io: Io,
): Promise<Came[]> {
  const { told, end } = watched(io)
  const came: Came[] = []
  const waiting = [...wanted]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { path, ...file } = next
      const bytes = bytesOf(path)
      const one =
        'refusal' in bytes
          ? { ok: false as const, ...bytes }
          : await attachFile(project, readers, { ...file, name: basename(path), bytes, who: viewer }, told)
      came.push({ ...next, came: one })
    }
  }
  await Promise.all([work(), work()]).finally(end)
  return came.sort(
    (a, b) => wanted.findIndex(({ path }) => path === a.path) - wanted.findIndex(({ path }) => path === b.path),
  )
}

interface Matched {
  path: string
  proposals: Proposal[]
  trouble?: Trouble
}

/** What each file seems to be; and with `sure`, those attached that can be nothing else and are not here yet. */
async function matched(
  project: Project,
  seen: Seen,
  readers: Readers,
  paths: string[],
  sure: boolean,
  io: Io,
): Promise<Answer> {
  const { state } = seen
  const proposals = matcher(state)
  const { told, end } = watched(io)
  const waiting = [...paths]
  const all: Matched[] = []
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const name = basename(path)
      const bytes = bytesOf(path)
      const read =
        'refusal' in bytes ? { ok: false as const, ...bytes } : await readers.read({ name, bytes, first: 2 }, told)
      if (read.ok) all.push({ path, proposals: proposals({ name, ...read.read }) })
      else all.push({ path, proposals: [], trouble: read.refusal })
    }
  }
  await Promise.all([work(), work()]).finally(end)
  all.sort((a, b) => paths.indexOf(a.path) - paths.indexOf(b.path))
  const certain = all.flatMap(({ path, proposals: [best] }) =>
    best?.sure && !best.held ? [{ path, source: best.source }] : [],
  )
  const came = sure ? await attachAll(project, seen, readers, certain, io) : []
  return answer(state, came, all)
}

function answer(state: State, came: readonly Came[], all: readonly Matched[]): Answer {
  const attached = new Set(came.map(({ path }) => path))
  const lines = [
    ...all
      .filter(({ path }) => !attached.has(path))
      .flatMap(({ path, proposals, trouble }) => [
        trouble
          ? `${path}: ${trouble.message} ${trouble.hint}`
          : proposals.length === 0
            ? `${path}: no source of the project is like it.`
            : `${path}:`,
        ...proposals.map(
          ({ source, reasons, sure, held }) =>
            `  ${sure ? '=' : '?'} ${sourceLabel(state, source)} (${source})${held ? ', has a document' : ''}: ${reasons.join(' ')}`,
        ),
      ]),
    ...came.map(({ path, source, came }) =>
      came.ok
        ? sentenceCase(
            `${path} attached to ${sourceLabel(state, source)}${came.pages > 0 ? `, ${counted(came.pages, 'page')}` : ''}.${said(came)}`,
          )
        : `${path}: ${came.refusal.message} ${came.refusal.hint}`,
    ),
  ]
  const data = {
    attached: came.map(({ path, source, came }) => ({ file: path, source, ...came })),
    ...(all.length > 0 && { matches: all.map(({ path, ...one }) => ({ file: path, ...one })) }),
  }
  return {
    exit: came.some(({ came }) => !came.ok) ? 1 : 0,
    data,
    text: lines.join('\n') || 'There was no file to attach.',
  }
}

function said({ problems, excerpts: { moved, near, orphans } }: Attached): string {
  const kept =
    moved + near + orphans === 0 ? [] : [`${counted(moved, 'excerpt')} found in it, ${near} nearly, ${orphans} not.`]
  return [...problems, ...kept].map((line) => ` ${line}`).join('')
}

/** Files as they are named, and those of folders, folders in them too, whose endings documents have. */
function filesIn(paths: readonly string[]): string[] | Trouble {
  const files: string[] = []
  for (const path of paths)
    try {
      if (!statSync(path).isDirectory()) {
        files.push(path)
        continue
      }
      const inside = readdirSync(path, { recursive: true, withFileTypes: true })
      files.push(
        ...inside
          .filter(
            (entry) => entry.isFile() && /\.(pdf|docx|x?html?|n?xml|txt|text|md|markdown|vtt|srt)$/i.test(entry.name),
          )
          .map((entry) => join(entry.parentPath, entry.name))
          .sort(),
      )
    } catch (error) {
      return cannotRead(path, error)
    }
  return files
}
