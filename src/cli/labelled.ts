import { basename } from 'node:path'
import type { Start } from '../core/ranking/simulate.ts'
import type { Readable } from '../core/ranking/texts.ts'
import type { RecordRead } from '../core/record/read.ts'
import type { Trouble } from './command-line.ts'

/** A set of records whose outcome is known. */
export interface Labelled {
  records: Readable[]
  /** 1 for each that was included. */
  relevant: Uint8Array
  /** How many records of the file say neither yes nor no, and take no part. */
  unlabelled: number
}

/** The records of a file and what was decided of each; one that somebody included is included, whatever others said. */
export function votesIn(all: readonly RecordRead[]): { records: Readable[]; votes: Int8Array } {
  const ids = all.map(({ ownId }, i) => ownId ?? String(i + 1))
  const named = new Set(ids).size === ids.length
  const records = all.map(({ reference: { title, abstract } }, i): Readable => {
    return { id: named ? (ids[i] as string) : String(i + 1), title, abstract }
  })
  const votes = Int8Array.from(all, ({ labels = [] }) => {
    const verdicts = labels.map(({ verdict }) => verdict)
    return verdicts.includes('include') ? 1 : verdicts.includes('exclude') ? -1 : 0
  })
  return { records, votes }
}

/** The records of a file that say whether they were included. */
export function labelledFrom(all: readonly RecordRead[]): Labelled {
  const { records, votes } = votesIn(all)
  return {
    records: records.filter((_, i) => votes[i] !== 0),
    relevant: Uint8Array.from(
      votes.filter((vote) => vote !== 0),
      (vote) => (vote > 0 ? 1 : 0),
    ),
    unlabelled: votes.filter((vote) => vote === 0).length,
  }
}

type Ids = string | number | readonly (string | number)[]
type BySeed = Record<string, { included: Ids; excluded: Ids }>

/**
 * What was known beforehand, for each seed: `{ set: { seed: { included, excluded } } }` with the set named as the file
 * is, or `{ seed: { included, excluded } }`; ids, one or several.
 */
export function startsFrom(text: string, file: string): { starts: BySeed } | Trouble {
  const hint = 'It is JSON: { "NAME OF THE FILE": { "0": { "included": "ID", "excluded": "ID" } } }.'
  let all: Record<string, BySeed>
  try {
    all = JSON.parse(text)
  } catch {
    return { code: 'malformed', message: 'What is known beforehand cannot be read.', hint }
  }
  const name = basename(file)
    .replace(/\.gz$/i, '')
    .replace(/\.[^.]+$/, '')
  const found =
    all[name] ?? (Object.values(all).every((one) => one && 'included' in one) ? (all as unknown as BySeed) : undefined)
  return found
    ? { starts: found }
    : { code: 'malformed', message: `Nothing is said of “${name}” in what is known beforehand.`, hint }
}

/** The positions of the records that one seed names. */
export function startOf(starts: BySeed, seed: number, { records, relevant }: Labelled): { start: Start } | Trouble {
  const one = starts[String(seed)]
  const hint = 'Name one or more ids of included and of excluded records for each seed, or leave out --priors.'
  if (!one) return { code: 'malformed', message: `Nothing is known beforehand for seed ${seed}.`, hint }
  const at = new Map(records.map(({ id }, row) => [id, row]))
  const positions = (ids: Ids, label: number) =>
    [ids].flat().map((id) => {
      const row = at.get(String(id))
      return row !== undefined && relevant[row] === label ? row : String(id)
    })
  const start = { included: positions(one.included, 1), excluded: positions(one.excluded, 0) }
  const wrong = [...start.included, ...start.excluded].find((row) => typeof row === 'string')
  if (wrong !== undefined)
    return { code: 'malformed', message: `“${wrong}” is no record of the file with that label.`, hint }
  return { start: start as Start }
}
