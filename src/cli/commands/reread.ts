import { documentsOf } from '../../core/document/retrieval.ts'
import type { Id } from '../../core/ids.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { type Attached, type NotAttached, reread as readAnew } from '../../work/attach.ts'
import { readersApart } from '../../work/read-apart.ts'
import { as, command, refused } from '../command-line.ts'
import { watched } from '../progress.ts'
import { write } from '../project-file.ts'

export const reread = command({
  name: 'reread',
  summary: 'Read documents anew, after a better version of Retroduce came; excerpts are looked for in the new words.',
  examples: ['review.retro', 'review.retro --recognise eng'],
  needs: ['file'],
  may: ['document'],
  options: {
    recognise: {
      type: 'string',
      value: 'LANGUAGE',
      means: 'recognise the words of scanned pages, by the three letters of their language: eng, deu, fra',
    },
    as,
  },
  async run({ file, document, recognise, as }, io) {
    const readers = readersApart()
    const { told, end } = watched(io)
    try {
      return await write({ file, as }, io, async ({ state, viewer }, project) => {
        if (document !== undefined && !state.document.has(document as Id<'doc'>))
          return refused({
            code: 'unknown-thing',
            message: `There is no document ${document}.`,
            hint: 'Name it by its id; without one all are read.',
          })
        const all = document
          ? [document as Id<'doc'>]
          : [...state.source.keys()].flatMap((source) =>
              documentsOf(state, source).flatMap(([id, { scanned }]) =>
                recognise === undefined || scanned ? [id] : [],
              ),
            )
        const came: { document: Id<'doc'>; file: string; came: Attached | NotAttached }[] = []
        for (const id of all)
          came.push({
            document: id,
            file: state.document.get(id)?.file ?? id,
            came: await readAnew(project, readers, { who: viewer, document: id, recognise }, told),
          })
        end()
        const bad = came.filter(({ came }) => !came.ok && came.refusal.code !== 'already-attached')
        const fresh = came.flatMap(({ came, file }) => (came.ok ? [{ file, ...came.excerpts }] : []))
        const lines = [
          ...bad.map(({ file, came }) => (came.ok ? file : `${file}: ${came.refusal.message} ${came.refusal.hint}`)),
          ...fresh.map(
            ({ file, moved, near, orphans }) =>
              `${file}: read anew. ${counted(moved, 'excerpt')} found in it, ${near} nearly, ${orphans} not.`,
          ),
          sentenceCase(
            `${counted(came.length - bad.length - fresh.length, 'document')} ${came.length - bad.length - fresh.length === 1 ? 'reads' : 'read'} as before.`,
          ),
        ]
        return { exit: bad.length > 0 ? 1 : 0, data: { documents: came }, text: lines.join('\n') }
      })
    } finally {
      end()
      readers.close()
    }
  },
})
