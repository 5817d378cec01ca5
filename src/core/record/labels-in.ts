import { verdicts } from '../choices.ts'
import type { Verdict } from '../screening/facts.ts'
import type { Label } from './read.ts'

/** Decisions that another tool's export holds, of one person as the file names them, or of nobody it names. */
export interface Decisions {
  tool: Label['tool']
  who?: string
  /** The stage as the file words it. */
  stage?: string
  /** How many records have each verdict. */
  verdicts: Partial<Record<Verdict, number>>
  reasons: { text: string; number: number }[]
  notes: number
}

/** What an import brings besides its records: offered to a person, and never taken for a vote by itself. */
export interface LabelsIn {
  decisions: Decisions[]
  tags: { name: string; number: number }[]
}

/** What the labels of some records amount to, whoever's decisions they are. The order is that of the file. */
export function labelsIn(records: Iterable<{ labels?: readonly Label[] | undefined }>): LabelsIn {
  const decisions = new Map<string, Decisions & { by: Map<string, number> }>()
  const tags = new Map<string, number>()
  for (const { labels = [] } of records)
    for (const { tool, who, stage, verdict, reason, note, tags: named = [] } of labels) {
      for (const name of named) tags.set(name, (tags.get(name) ?? 0) + 1)
      if (!verdict && !note) continue
      const key = decisionsKey({ tool, who, stage })
      const one = decisions.get(key) ?? {
        tool,
        ...(who !== undefined && { who }),
        ...(stage !== undefined && { stage }),
        verdicts: {},
        reasons: [],
        notes: 0,
        by: new Map<string, number>(),
      }
      decisions.set(key, one)
      if (verdict) one.verdicts[verdict] = (one.verdicts[verdict] ?? 0) + 1
      if (verdict && reason) one.by.set(reason, (one.by.get(reason) ?? 0) + 1)
      if (note) one.notes++
    }
  return {
    decisions: [...decisions.values()].map(({ by, verdicts: counted, ...rest }) => ({
      ...rest,
      verdicts: Object.fromEntries(verdicts.flatMap((one) => (counted[one] ? [[one, counted[one]]] : []))),
      reasons: counts(by).map(([text, number]) => ({ text, number })),
    })),
    tags: counts(tags).map(([name, number]) => ({ name, number })),
  }
}

/** Whose decisions they are, as the file words it. */
export interface Maker {
  tool: Label['tool']
  who?: string | undefined
  stage?: string | undefined
}

/** Labels of the same tool, person and stage belong together. */
export const decisionsKey = ({ tool, who, stage }: Maker): string => JSON.stringify([tool, who ?? null, stage ?? null])

const counts = (map: ReadonlyMap<string, number>): [string, number][] => [...map].sort(([, a], [, b]) => b - a)
