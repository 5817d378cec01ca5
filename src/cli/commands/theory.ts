import { withinConsent } from '../../core/consent/within.ts'
import { isTheoryForm, theoryForms } from '../../core/theory/forms.ts'
import { theoryTextNouns } from '../../core/theory/text/document.ts'
import { parseTheory } from '../../core/theory/text/parse.ts'
import { nounWords } from '../../core/trail-words.ts'
import { counted } from '../../core/wording.ts'
import { as, command, done, refused } from '../command-line.ts'
import { read } from '../project-file.ts'
import { bytesOf } from '../record-files.ts'
import { writeWhole } from '../writing.ts'

export const theory = command({
  name: 'theory',
  summary: 'Print the theory as text for git, as a graph, as linked data or as a table; or read such a text.',
  examples: ['review.retro --out theory.txt', 'review.retro --to mermaid', 'theory.txt --parse'],
  needs: ['file'],
  may: [],
  options: {
    to: { type: 'string', value: 'FORMAT', means: `${Object.keys(theoryForms).join(', ')} (default: text)` },
    out: { type: 'string', value: 'PATH', means: 'where to write it (default: print it)' },
    force: { type: 'boolean', means: 'overwrite what is there' },
    parse: { type: 'boolean', means: 'FILE is such a text: read it, and say what is wrong with it, by line' },
    as,
  },
  run: ({ file, to: form = 'text', out, force, parse, as }, io) => {
    if (parse) return parsed(file)
    if (!isTheoryForm(form))
      return Promise.resolve(
        refused({
          code: 'malformed',
          message: `“${form}” is no format of theory.`,
          hint: `Use ${Object.keys(theoryForms).join(', ')}.`,
        }),
      )
    return read({ file, as }, io, async ({ state, now }) => {
      const text = theoryForms[form](withinConsent(state, 'copy', now))
      if (out === undefined) return done({ form, text }, text.replace(/\n$/, ''))
      const trouble = await writeWhole(out, [text], force)
      return trouble ? refused(trouble) : done({ file: out, form, bytes: Buffer.byteLength(text) }, `Wrote ${out}.`)
    })
  },
})

/** Reads a theory in text: how much of what stands in it, or each problem with its line. */
async function parsed(file: string) {
  const bytes = bytesOf(file)
  if ('refusal' in bytes) return refused(bytes.refusal)
  const read = parseTheory(new TextDecoder().decode(bytes))
  if (!read.ok)
    return {
      exit: 1 as const,
      data: { problems: read.problems },
      text: read.problems.map(({ line, message, hint }) => `${file}:${line}: ${message} ${hint}`).join('\n'),
    }
  const sums = theoryTextNouns.map((noun) => [noun, read.document[noun].size] as const).filter(([, size]) => size > 0)
  return done(
    Object.fromEntries(theoryTextNouns.map((noun) => [noun, Object.fromEntries(read.document[noun])])),
    sums.map(([noun, size]) => counted(size, nounWords(noun), nounWords(noun, true))).join('\n'),
  )
}
