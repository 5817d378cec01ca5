import { csvOf } from '../csv.ts'
import type { Uses } from './codebook.ts'

interface Row {
  depth: number
  uses: Uses
  value: {
    name: string
    role?: string | undefined
    definition?: string | undefined
    whenToUse?: string | undefined
    whenNot?: string | undefined
    exampleWords?: string | undefined
    colour?: string | undefined
    retired?: boolean | undefined
  }
}

const head = [
  'code',
  'name',
  'role',
  'definition',
  'when to use',
  'when not',
  'examples in words',
  'colour',
  'retired',
  'passages',
  'sources',
  'passages with codes below',
  'sources with codes below',
]

/** A codebook in reading order as a table: each code by its path, what it means, and how often it was given. */
export function codebookCsv(codes: readonly Row[]): string {
  const path: string[] = []
  return csvOf([
    head,
    ...codes.map(({ value, depth, uses }) => {
      path.length = depth
      path.push(value.name)
      const { name, role, definition, whenToUse, whenNot, exampleWords, colour, retired } = value
      return [
        ...[path.join(' › '), name, role, definition, whenToUse, whenNot, exampleWords, colour, retired ? 'yes' : ''],
        ...[uses.passages, uses.sources, uses.allPassages, uses.allSources],
      ]
    }),
  ])
}
