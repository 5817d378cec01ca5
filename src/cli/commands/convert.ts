import { formatFor, type Writable, writable, writeRecords } from '../../adapters/write-records.ts'
import { formats } from '../../core/record/formats/sniff.ts'
import { unsaid } from '../../core/record/formats/write.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { command, done, refused } from '../command-line.ts'
import { problemLines, recordsIn, unreadable, withIds } from '../record-files.ts'
import { writeWhole } from '../writing.ts'

export const convert = command({
  name: 'convert',
  summary: 'Turn a file of records into another format, without a project.',
  examples: ['embase.csv embase.ris'],
  needs: ['from-file', 'to-file'],
  may: [],
  options: {
    from: { type: 'string', value: 'FORMAT', means: `the format to read, when it is not plain: ${formats.join(', ')}` },
    to: {
      type: 'string',
      value: 'FORMAT',
      means: `the format to write, when the name does not say: ${writable.join(', ')}`,
    },
    encoding: { type: 'string', value: 'NAME', means: 'the encoding to read, when it was guessed wrongly' },
    force: { type: 'boolean', means: 'overwrite what is there' },
  },
  async run({ 'from-file': from, 'to-file': into, from: read, to, encoding, force }, io) {
    const format = to ?? formatFor(into)
    if (!format || !(writable as readonly string[]).includes(format))
      return refused({
        code: 'unknown-format',
        message: `“${to ?? into}” is no format that can be written.`,
        hint: `Say --to with one of ${writable.join(', ')}.`,
      })
    const wrong = unreadable(read, encoding)
    if (wrong) return refused(wrong)
    const file = recordsIn(from, io, { ...(read && { format: read }), ...(encoding && { encoding }) })
    if ('refusal' in file) return file.refusal
    const { records, report } = file
    // An empty file in place of records would look as if there were none.
    if (report.records === 0)
      return {
        exit: 1,
        data: { ...report, file: null, to: format },
        text: [...problemLines(from, report), 'Nothing is written.'].join('\n'),
      }
    const outgoing = withIds(records)
    const trouble = await writeWhole(into, writeRecords(format as Writable, outgoing), force)
    if (trouble) return refused(trouble)
    const fields = outgoing.flatMap(({ reference }) => unsaid(format as Writable, reference))
    const left = [...new Set(fields)].map((field) => ({ field, records: fields.filter((one) => one === field).length }))
    const said = `${counted(report.records, 'record')} read as ${report.format}${report.dialect ? ` (${report.dialect})` : ''}, ${report.encoding}; written to ${into}.`
    const lines = [
      ...problemLines(from, report),
      ...left.map(
        ({ field, records: many }) => `${format} has no place for the ${field} of ${counted(many, 'record')}.`,
      ),
      sentenceCase(said),
    ]
    const data = { ...report, file: into, to: format, inexpressible: left }
    return done(data, lines.join('\n'))
  },
})
