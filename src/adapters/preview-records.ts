import { labelsIn } from '../core/record/labels-in.ts'
import type { FileRead, ReadOptions, RecordRead } from '../core/record/read.ts'
import { readRecords } from './read-records.ts'

/** What a file says it is, its first records, and what another tool left in them. */
export interface Previewed extends FileRead {
  shown: RecordRead[]
  offered?: ReturnType<typeof labelsIn>
}

/** What the beginning of a file says it is, so that a person can correct it before it is read whole. */
export function previewRecords(bytes: Uint8Array, options: ReadOptions): Previewed {
  const all = readRecords(bytes, options)
  const shown: RecordRead[] = []
  const labelled: Pick<RecordRead, 'labels'>[] = []
  for (let next = all.next(); ; next = all.next()) {
    if (next.done)
      return {
        ...next.value,
        problems: next.value.problems.slice(0, 20),
        shown,
        ...(labelled.length > 0 && { offered: labelsIn(labelled) }),
      }
    if (shown.length < 5) shown.push(next.value)
    if (next.value.labels) labelled.push({ labels: next.value.labels })
  }
}
