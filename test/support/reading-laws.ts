import type { Hurt, Made } from './record-files.ts'
import { read } from './records.ts'

/** What is wrong with how a file was read whose records are known; nothing if all is well. */
export function lostOf({ name, bytes, records: wanted }: Made): string | undefined {
  const { records, report } = read(bytes, { name })
  if (records.length !== wanted.length) return `${records.length} records of ${wanted.length}`
  if (report.records !== records.length) return `${report.records} told of ${records.length}`
  for (const [i, { mark, authors }] of wanted.entries()) {
    const { reference, lines, bytes: place } = records[i] ?? {}
    if (!reference?.title.includes(mark)) return `record ${i + 1}: “${reference?.title.slice(0, 60)}” has not ${mark}`
    if ((reference.author?.length ?? 0) !== authors)
      return `record ${i + 1}: ${reference.author?.length ?? 0} authors of ${authors}`
    if (!lines || !(lines[0] >= 1 && lines[1] >= lines[0])) return `record ${i + 1}: lines ${lines}`
    if (place && (place[0] < 0 || place[0] + place[1] > bytes.length)) return `record ${i + 1}: bytes ${place}`
  }
  return undefined
}

/** What is wrong with how any bytes were read: never thrown, every record whole and counted, every problem said. */
export function brokenOf(name: string, bytes: Uint8Array): string | undefined {
  const { records, report } = read(bytes, { name })
  if (report.records !== records.length) return `${report.records} told of ${records.length}`
  if (records.length === 0 && report.problems.length === 0) return 'nothing read and nothing said'
  for (const [i, { reference, fields, lines, bytes: place }] of records.entries()) {
    if (reference.title === '' || reference.title.length > 2_000)
      return `record ${i + 1}: title of ${reference.title.length}`
    if (!fields.every((field) => field.length === 2 && field.every((part) => typeof part === 'string')))
      return `record ${i + 1}: fields`
    if (!(lines[0] >= 1 && lines[1] >= lines[0])) return `record ${i + 1}: lines ${lines}`
    if (place && (place[0] < 0 || place[1] < 0 || place[0] + place[1] > bytes.length))
      return `record ${i + 1}: bytes ${place} of ${bytes.length}`
  }
  for (const { message, line, record } of report.problems) {
    if (message === '' || message.length > 600) return `message of ${message.length}`
    if (line !== undefined && !(line >= 1)) return `line ${line}`
    if (record !== undefined && !(record >= 1 && record <= records.length + 1))
      return `record ${record} of ${records.length}`
  }
  JSON.stringify(report)
  return undefined
}

/** Where in its bytes each record of a file is. */
export const placesOf = ({ name, bytes }: Made) => read(bytes, { name }).records.map((record) => record.bytes)

/** Which records are gone because another was hurt; nothing if none is. */
export function hurtOf({ name, bytes, records, hurt }: Hurt): string | undefined {
  const found = read(bytes, { name }).records.map(({ reference }) => reference.title)
  const gone = records.filter(({ mark }, i) => i !== hurt && !found.some((title) => title.startsWith(mark)))
  return gone.length > 0 ? `hurt ${hurt + 1}, gone ${gone.map(({ mark }) => mark)}` : undefined
}
