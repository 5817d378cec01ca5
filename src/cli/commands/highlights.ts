import type { Id } from '../../core/ids.ts'
import { sourceLabel } from '../../core/label.ts'
import { inOrder, type State } from '../../core/state.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { type ColourMeans, markedPdf, marksIn, takeMarks } from '../../work/marks.ts'
import { readersApart } from '../../work/read-apart.ts'
import { as, command, done, refused, type Trouble } from '../command-line.ts'
import { watched } from '../progress.ts'
import { write } from '../project-file.ts'
import { writeWhole } from '../writing.ts'

export const highlights = command({
  name: 'highlights',
  summary:
    'Make excerpts of the highlights in a PDF, by colour to codes; or write a PDF with its excerpts as highlights.',
  examples: [
    'review.retro paper.pdf',
    'review.retro paper.pdf --colours "#ffff00=Trust, none="',
    'review.retro paper.pdf --out marked.pdf',
  ],
  needs: ['file', 'document'],
  may: [],
  options: {
    colours: {
      type: 'string',
      value: 'CODES',
      means:
        'what each colour stands for: “#ffff00=Trust, #00ff00=Time, none=”; a code that is not here is made, no name: no code',
    },
    out: { type: 'string', value: 'PATH', means: 'write the PDF with the excerpts as highlights there' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    as,
  },
  async run({ file, document: called, colours, out, force, as }, io) {
    const readers = readersApart()
    const { told, end } = watched(io)
    try {
      return await write({ file, as }, io, async (seen, project) => {
        const document = documentCalled(seen.state, called)
        if (typeof document !== 'string') return refused(document)
        if (out !== undefined) {
          const came = await markedPdf(project, readers, seen, document, told)
          end()
          if (!came.ok) return refused(came.refusal)
          const trouble = await writeWhole(out, [came.bytes], force)
          if (trouble) return refused(trouble)
          return done(
            { file: out, marks: came.marks },
            `Wrote ${counted(came.marks, 'highlight')} into a copy, ${out}.`,
          )
        }
        if (colours === undefined) {
          const came = await marksIn(project, readers, document, told)
          end()
          if (!came.ok) return refused(came.refusal)
          const lines = came.colours.map(
            ({ colour, kinds, marks, known, first }) =>
              `${colour}: ${counted(marks, 'mark')} (${kinds.join(', ')})${known > 0 ? `, ${known} here already` : ''}${first ? `. “${first.slice(0, 100)}”` : ''}`,
          )
          return done({ colours: came.colours }, lines.join('\n') || 'Nothing is marked in it.')
        }
        const means = meaningOf(seen.state, colours)
        const came = await takeMarks(project, readers, { who: seen.viewer, document, colours: means }, told)
        end()
        if (!came.ok) return refused(came.refusal)
        const { excerpts, codings, codes, known } = came
        return done(
          came,
          sentenceCase(
            `${counted(excerpts, 'excerpt')}, ${counted(codings, 'coding')}, ${counted(codes, 'new code')}; ${known} ${known === 1 ? 'was' : 'were'} marked here already.`,
          ),
        )
      })
    } finally {
      end()
      readers.close()
    }
  },
})

/** "#ffff00=Trust": a code by its id or name, a new one by a name that none has, or none. */
function meaningOf(state: State, said: string): Record<string, ColourMeans> {
  const means: Record<string, ColourMeans> = {}
  for (const pair of said.split(',')) {
    const [colour = '', name = ''] = pair.split('=').map((part) => part.trim())
    if (!colour) continue
    const there = inOrder(state, 'code').find(
      ([id, code]) => id === name || code.name.toLowerCase() === name.toLowerCase(),
    )
    means[colour.toLowerCase()] = there ? { code: there[0] } : name ? { name } : 'no code'
  }
  return means
}

/** A document by its id, or by the name of its file where one is called so, or by its source where that has one. */
function documentCalled(state: State, called: string): Id<'doc'> | Trouble {
  if (state.document.has(called as Id<'doc'>)) return called as Id<'doc'>
  const wanted = called.toLowerCase()
  const those = [...state.document].filter(
    ([id, { file, source }]) =>
      [file.toLowerCase(), source, sourceLabel(state, source).toLowerCase()].includes(wanted) &&
      ![...state.document.values()].some(({ replaces }) => replaces === id),
  )
  const [one, other] = those
  if (one && !other) return one[0]
  return {
    code: 'unknown-thing',
    message: `${one ? 'More than one document' : 'No document'} is called “${called}”.`,
    hint: one
      ? `Name one by its id: ${those
          .slice(0, 6)
          .map(([id]) => id)
          .join(', ')}.`
      : 'Name it by its id or its file.',
  }
}
