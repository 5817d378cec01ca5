import { z } from 'zod'
import { type Writable, writable, writeRecords } from '../../adapters/write-records.ts'
import { mayKnowAll } from '../../core/project/seen-by.ts'
import { unsaid } from '../../core/record/formats/write.ts'
import { reportHtml } from '../../core/report/html.ts'
import { reportMarkdown } from '../../core/report/markdown.ts'
import { searchSupplement } from '../../core/report/search-supplement.ts'
import { chosen, chosenIn } from '../../core/view/library/chosen.ts'
import type { Seen } from '../../core/view/view.ts'
import { counted } from '../../core/wording.ts'
import { exportProject } from '../../store/export.ts'
import type { Project } from '../../store/project.ts'
import { annotationsOf } from '../../work/annotations-of.ts'
import { codebookOf, exchangeOf, projectArchive } from '../../work/exchange-out.ts'
import { foundIn } from '../../work/found-in.ts'
import { outgoing } from '../../work/outgoing.ts'
import { type Answer, as, command, done, refused } from '../command-line.ts'
import { read, write } from '../project-file.ts'
import { remember, remembering } from '../remembering.ts'
import { writeWhole } from '../writing.ts'

export const exportTo = command({
  name: 'export',
  summary: 'Write the whole project as JSON, its sources for a reference manager or spreadsheet, or its searches.',
  examples: [
    'review.retro --out review.json',
    'review.retro --to ris --out included.ris --where "outcome=include"',
    'review.retro --to searches --out searches.html',
  ],
  needs: ['file'],
  may: [],
  options: {
    to: {
      type: 'string',
      value: 'FORMAT',
      means: `json, the whole project; its sources as ${writable.join(', ')}; searches, the supplement of strategies; annotations, all excerpts in the W3C model; or for other programs of qualitative analysis qdpx, all that is coded, and qdc, the codebook`,
    },
    out: { type: 'string', value: 'PATH', means: 'where to write it (default: print it)' },
    remember,
    force: { type: 'boolean', means: 'overwrite what is there' },
    where: {
      type: 'string',
      value: 'QUERY',
      means: 'only some of the sources, as the address of the library has it: “outcome=include&since=2019”',
    },
    'without-people': { type: 'boolean', means: 'leave out names and addresses' },
    as,
  },
  run: ({ file, to = 'json', out, remember: kept, force, where = '', as, 'without-people': nameless }, io) =>
    // Words are looked for in an index that may have to be brought up to date first.
    (kept || /(?:^|&)text=/.test(where) ? write : read)({ file, as }, io, async (seen, project) => {
      const { store, journal } = project
      if (kept && (out === undefined || !['json', 'qdpx', 'qdc'].includes(to)))
        return refused({
          code: 'misused',
          message:
            'What is remembered is the whole project, a project of exchange or a codebook that is written to a file.',
          hint: 'Add --out, and --to json, qdpx or qdc.',
        })
      if ((writable as readonly string[]).includes(to))
        return sources(seen, project, to as Writable, { out, force, where })
      if (to === 'searches') return supplement(seen, out, force)
      if (to === 'annotations') return excerpts(seen, project, out, force)
      if (to === 'qdpx' || to === 'qdc')
        return remembering(kept, seen, project, to, () =>
          exchanged(seen, project, to, { out, force, names: !nameless }),
        )
      if (to !== 'json')
        return refused({
          code: 'malformed',
          message: `“${to}” is no format of export.`,
          hint: `Use --to json, searches, annotations, qdpx, qdc, ${writable.join(', ')}.`,
        })
      // A journal with events left out is no journal: its hashes would not add up.
      if (!mayKnowAll(journal, seen.viewer))
        return refused(
          {
            code: 'not-allowed',
            message: 'It holds what is not yours to see: what is blinded to you, or what people answered.',
            hint: 'Ask an owner or a lead, export once the stage is unblinded, or copy the file itself for a backup.',
          },
          file,
        )
      return remembering(kept, seen, project, 'project', async () => {
        const exported = await exportProject(store, { people: !nameless })
        const json = JSON.stringify(exported, null, 1)
        if (out === undefined) return done(exported, json)
        const trouble = await writeWhole(out, [json, '\n'], force)
        if (trouble) return refused(trouble)
        const events = exported.events.length
        return done({ file: out, events, head: exported.events.at(-1)?.hash }, `Wrote ${events} events to ${out}.`)
      })
    }),
})

/** The search-strategy supplement, in Markdown or, where the name ends so, in HTML. */
async function supplement(
  { state, people }: Seen,
  out: string | undefined,
  force: boolean | undefined,
): Promise<Answer> {
  const blocks = searchSupplement(state, people)
  const text = /\.html?$/i.test(out ?? '') ? reportHtml(blocks) : reportMarkdown(blocks)
  if (out === undefined) return done({ blocks }, text)
  const trouble = await writeWhole(out, [text], force)
  const searches = state.search.size
  return trouble
    ? refused(trouble)
    : done({ file: out, searches }, `Wrote ${counted(searches, 'search', 'searches')} to ${out}.`)
}

/** Every excerpt as an annotation, in JSON-LD. */
async function excerpts(
  seen: Seen,
  { store }: Project,
  out: string | undefined,
  force: boolean | undefined,
): Promise<Answer> {
  const all = await annotationsOf(store, seen)
  if (out === undefined) return done(all, JSON.stringify(all, null, 1))
  const trouble = await writeWhole(out, [JSON.stringify(all, null, 1), '\n'], force)
  const { size } = seen.state.excerpt
  return trouble
    ? refused(trouble)
    : done({ file: out, excerpts: size }, `Wrote ${counted(size, 'excerpt')} to ${out}.`)
}

/** What is coded, or the codes alone, as REFI-QDA; what it has no place for is said. */
async function exchanged(
  seen: Seen,
  { store }: Project,
  to: 'qdpx' | 'qdc',
  { out, force, names }: { out: string | undefined; force: boolean | undefined; names: boolean },
): Promise<Answer> {
  const outgoing = await exchangeOf(store, seen, names)
  const { refi, left } = outgoing
  if (to === 'qdc' && out === undefined) return done({ text: codebookOf(outgoing) }, codebookOf(outgoing))
  if (out === undefined)
    return refused({
      code: 'malformed',
      message: 'A project of exchange cannot be printed.',
      hint: 'Say where to write it with --out.',
    })
  const trouble = await writeWhole(out, to === 'qdc' ? [codebookOf(outgoing)] : projectArchive(store, outgoing), force)
  if (trouble) return refused(trouble)
  if (to === 'qdc')
    return done({ file: out, codes: refi.codes.length }, `Wrote ${counted(refi.codes.length, 'code')} to ${out}.`)
  const passages = new Set(refi.sources.flatMap(({ selections }) => selections.map(({ guid }) => guid))).size
  return done(
    { file: out, codes: refi.codes.length, sources: refi.sources.length, passages, left },
    [...left, `Wrote ${counted(passages, 'passage')} of ${counted(refi.sources.length, 'document')} to ${out}.`].join(
      '\n',
    ),
  )
}

interface Asked {
  out: string | undefined
  force: boolean | undefined
  where: string
}

/** The sources with what was decided of each, so that Zotero and EndNote can filter by it and Retroduce reads it back. */
async function sources(seen: Seen, project: Project, format: Writable, { out, force, where }: Asked): Promise<Answer> {
  if (out === undefined && format === 'xlsx')
    return refused({
      code: 'malformed',
      message: 'A workbook cannot be printed.',
      hint: 'Say where to write it with --out.',
    })
  const picked = await pick(seen, project, where)
  if (!picked.ok) return refused(picked.trouble)
  const { ids } = picked
  const references = ids.flatMap((id) => seen.state.source.get(id)?.reference ?? [])
  const left = [...new Set(references.flatMap((reference) => unsaid(format, reference)))]
  const pieces = writeRecords(format, outgoing(seen, project.store, ids))
  if (out !== undefined) {
    const trouble = await writeWhole(out, pieces, force)
    if (trouble) return refused(trouble)
    const missing = left.map((field) => `${format} has no place for the ${field}.`)
    return done(
      { file: out, sources: ids.length, inexpressible: left },
      [...missing, `Wrote ${counted(ids.length, 'source')} to ${out}.`].join('\n'),
    )
  }
  let text = ''
  for await (const piece of pieces) text += piece
  return done({ text, inexpressible: left }, text)
}

/** The sources that a query of the library asks for. */
async function pick(seen: Seen, project: Project, where: string) {
  const asked = z.strictObject(chosen).safeParse(Object.fromEntries(new URLSearchParams(where)))
  if (!asked.success) {
    const [issue] = asked.error.issues
    const message = `--where: ${[...(issue?.path ?? []), issue?.message].join(': ')}.`
    const hint = `It takes ${Object.keys(chosen).join(', ')}.`
    return { ok: false as const, trouble: { code: 'malformed', message, hint } }
  }
  const { text } = asked.data
  const words = text ? await foundIn(project, seen.state, text) : undefined
  if (words && !words.ok) return words
  return { ok: true as const, ids: chosenIn(words ? { ...seen, found: words.found } : seen, asked.data) }
}
