import { readTable } from '../adapters/read-table.ts'
import type { Seen } from '../core/view/view.ts'
import { counted, sentenceCase } from '../core/wording.ts'
import type { Project } from '../store/project.ts'
import { bringTable, type TableTaken } from '../work/table-in.ts'
import { type Answer, done, refused } from './command-line.ts'
import { bytesOf } from './record-files.ts'

type Called = 'answer' | 'code' | 'indicator' | 'result'

/** Brings in a table from a file, and tells what was left out with its row. */
export async function takeTable(
  project: Project,
  seen: Seen,
  path: string,
  what: Parameters<typeof bringTable>[3],
  called: Called,
): Promise<Answer> {
  const bytes = bytesOf(path)
  if ('refusal' in bytes) return refused(bytes.refusal)
  const came = await bringTable(project, seen, readTable(bytes), what)
  return came.ok ? taken(came, called, path) : refused(came.refusal, path)
}

/** How much was taken, and each row of which something was left, with its reason. */
export function taken({ taken, left }: TableTaken & { ok: true }, called: Called, path: string): Answer {
  const lines = left.map(({ row, message }) => `${path}:${row}: ${message}`)
  return {
    ...done({ [`${called}s`]: taken, left }, [...lines, sentenceCase(`${counted(taken, called)} taken.`)].join('\n')),
    exit: left.length > 0 ? 1 : 0,
  }
}
