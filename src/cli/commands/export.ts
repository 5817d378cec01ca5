import { existsSync } from 'node:fs'
import { type Writable, writable, writeRecords } from '../../adapters/write-records.ts'
import { inexpressible, type Outgoing } from '../../core/record/formats/write.ts'
import { reportHtml } from '../../core/report/html.ts'
import { reportMarkdown } from '../../core/report/markdown.ts'
import { searchSupplement } from '../../core/report/search-supplement.ts'
import type { Seen } from '../../core/view/view.ts'
import { counted } from '../../core/wording.ts'
import { exportProject } from '../../store/export.ts'
import type { Store } from '../../store/store.ts'
import { outgoing } from '../../work/outgoing.ts'
import { type Answer, as, command, done, refused } from '../command-line.ts'
import { read, taken, writeNew } from '../project-file.ts'
import { writeTo } from '../record-files.ts'

export const exportTo = command({
  name: 'export',
  summary: 'Write the whole project as JSON, its sources for a reference manager or spreadsheet, or its searches.',
  needs: ['file'],
  may: [],
  options: {
    to: {
      type: 'string',
      value: 'FORMAT',
      means: `json, the whole project; its sources as ${writable.join(', ')}; or searches, the supplement of strategies`,
    },
    out: { type: 'string', value: 'PATH', means: 'where to write it (default: print it)' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    'without-people': { type: 'boolean', means: 'leave out names and addresses' },
    as,
  },
  run: ({ file, to = 'json', out, force, as, 'without-people': nameless }, io) =>
    read({ file, as }, io, async (seen, { store, journal }) => {
      if ((writable as readonly string[]).includes(to)) return sources(seen, store, to as Writable, out, force)
      if (to === 'searches') return supplement(seen, out, force)
      if (to !== 'json')
        return refused({
          code: 'malformed',
          message: `“${to}” is no format of export.`,
          hint: `Use --to json, searches, ${writable.join(', ')}.`,
        })
      // A journal with events left out is no journal: its hashes would not add up.
      if (seen.events().length < journal.events.length)
        return refused(
          {
            code: 'not-allowed',
            message: 'It holds decisions of a blinded stage that you may not see yet.',
            hint: 'Export when the stage is unblinded, or copy the file itself for a backup.',
          },
          file,
        )
      const exported = await exportProject(store, { people: !nameless })
      const json = JSON.stringify(exported, null, 1)
      if (out === undefined) return done(exported, json)
      const trouble = writeNew(out, `${json}\n`, force)
      if (trouble) return refused(trouble)
      const events = exported.events.length
      return done({ file: out, events, head: exported.events.at(-1)?.hash }, `Wrote ${events} events to ${out}.`)
    }),
})

/** The search-strategy supplement, in Markdown or, where the name ends so, in HTML. */
function supplement({ state, people }: Seen, out: string | undefined, force: boolean | undefined): Answer {
  const blocks = searchSupplement(state, people)
  const text = /\.html?$/i.test(out ?? '') ? reportHtml(blocks) : reportMarkdown(blocks)
  if (out === undefined) return done({ blocks }, text)
  const trouble = writeNew(out, text, force)
  const searches = state.search.size
  return trouble
    ? refused(trouble)
    : done({ file: out, searches }, `Wrote ${counted(searches, 'search', 'searches')} to ${out}.`)
}

/** The sources with what was decided of each, so that Zotero and EndNote can filter by it and Retroduce reads it back. */
async function sources(
  seen: Seen,
  store: Store,
  format: Writable,
  out: string | undefined,
  force: boolean | undefined,
): Promise<Answer> {
  if (out === undefined && format === 'xlsx')
    return refused({
      code: 'malformed',
      message: 'A workbook cannot be printed.',
      hint: 'Say where to write it with --out.',
    })
  if (out !== undefined && existsSync(out) && !force) return refused(taken(out, 'Pick another name, or add --force.'))
  const all: Outgoing[] = []
  for await (const source of outgoing(seen, store)) all.push(source)
  const left = inexpressible[format].filter((field) => all.some(({ reference }) => reference[field] !== undefined))
  if (out !== undefined) {
    const trouble = await writeTo(out, writeRecords(format, all))
    if (trouble) return refused(trouble)
    const missing = left.map((field) => `${format} has no place for the ${field}.`)
    return done(
      { file: out, sources: all.length, inexpressible: left },
      [...missing, `Wrote ${counted(all.length, 'source')} to ${out}.`].join('\n'),
    )
  }
  let text = ''
  for await (const piece of writeRecords(format, all)) text += piece
  return done({ text, inexpressible: left }, text)
}
