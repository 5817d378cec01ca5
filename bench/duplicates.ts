import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRecords } from '../src/adapters/read-records.ts'
import { type FindOptions, type Found, findDuplicates } from '../src/core/record/duplicates/find.ts'
import type { Comparable } from '../src/core/record/duplicates/prepare.ts'
import type { Figure } from './journal.ts'
import { scoreOf } from './score.ts'

/** Labelled sets; RETRODUCE_DEDUP names a folder of others in the same shape. */
export const sets = process.env.RETRODUCE_DEDUP ?? join(import.meta.dirname, '../../shared/data/dedup')
const real = ['cytology_screening', 'haematology', 'copper', 'digital_work_a', 'special_cases']

interface Labels {
  groups: string[][]
  related_not_duplicate?: { a: string; b: string; kind: string }[]
}

export function recordsOf(set: string): Comparable[] {
  const records = [...readRecords(readFileSync(join(sets, `${set}.csv`)), { name: `${set}.csv` })]
  return records.map(({ ownId, reference }, i) => ({ id: ownId ?? String(i + 1), reference }))
}

export function foundIn(records: readonly Comparable[], options: FindOptions = {}): Found {
  const steps = findDuplicates(records, options)
  for (let next = steps.next(); ; next = steps.next()) if (next.done) return next.value
}

/** What peers reach on the same sets, measured with their newest versions: sensitivity, precision, F1, pair precision. */
const peers: Record<string, Record<string, string>> = {
  cytology_screening: {
    'BibDedupe 0.11': '0.992 0.999 0.995 0.999',
    'ASySD 0.4.6': '0.973 0.999 0.986 0.999',
    'SRA balanced 2.0': '0.983 0.991 0.987 0.980',
  },
  haematology: {
    'BibDedupe 0.11': '0.960 1 0.980 1',
    'ASySD 0.4.6': '0.865 1 0.928 1',
    'SRA balanced 2.0': '0.913 0.906 0.909 0.886',
  },
  copper: {
    'BibDedupe 0.11': '0.993 1 0.997 1',
    'ASySD 0.4.6': '0.980 1 0.990 1',
    'SRA balanced 2.0': '0.973 0.987 0.980 0.982',
  },
  synthetic_dev: {
    'BibDedupe 0.11': '0.971 0.978 0.974 0.977',
    'ASySD 0.4.6': '0.882 0.990 0.933 0.991',
    'SRA balanced 2.0': '0.949 0.963 0.956 0.943',
  },
}

/** How right the duplicates are on every labelled set, beside peers, and how long 100,000 records take. */
export async function duplicates(say: (figure: Figure) => void): Promise<void> {
  if (existsSync(sets)) scores()
  else console.error(`No labelled sets in ${sets}; only the time is measured.`)
  const runs = [1, 2, 3].map(() =>
    JSON.parse(
      execFileSync(process.execPath, [join(import.meta.dirname, 'duplicates-one.ts'), '100000'], { encoding: 'utf8' }),
    ),
  )
  const median = (key: string): number => runs.map((run) => Number(run[key])).sort((a, b) => a - b)[1] ?? 0
  const about = { records: 100_000, runs: runs.length }
  say({ what: 'duplicates among 100,000 records', median: median('seconds'), unit: 's', bar: 20, ...about })
  say({ what: 'most memory', median: median('rss'), unit: 'MB', bar: 1000, ...about })
  say({ what: 'pairs compared', median: median('compared'), unit: '', ...about })
  for (const key of ['sensitivity', 'precision', 'pairPrecision'])
    say({ what: key, median: median(key), unit: '', ...about })
}

function scores(): void {
  const sum = { tp: 0, fp: 0, fn: 0, asked: { tp: 0, fp: 0, fn: 0 }, questions: 0, records: 0 }
  console.log(
    'set / tool                     sens.   prec.   F1      pairs   TP    FP  FN   questions right  sens. with them',
  )
  for (const set of [...real, 'synthetic_dev']) {
    const records = recordsOf(set)
    const ids = records.map(({ id }) => id)
    const labels: Labels = JSON.parse(readFileSync(join(sets, `${set}.labels.json`), 'utf8'))
    const found = foundIn(records)
    const score = scoreOf(ids, labels.groups, found.groups)
    const groupOf = new Map(labels.groups.flatMap((group, i) => group.map((id): [string, number] => [id, i])))
    const right = found.questions.filter(({ ids: [a, b] }) => groupOf.has(a) && groupOf.get(a) === groupOf.get(b))
    const answered = scoreOf(
      ids,
      labels.groups,
      foundIn(records, { joined: [...found.groups, ...right.map((q) => q.ids)] }).groups,
    )
    console.log(
      [
        set.padEnd(30),
        ...[score.sensitivity, score.precision, score.f1, score.pairPrecision].map((n) => n.toFixed(4)),
        ` ${score.tp}`.padEnd(5),
        String(score.fp).padEnd(3),
        String(score.fn).padEnd(4),
        `${found.questions.length}`.padEnd(10),
        `${right.length}`.padEnd(6),
        answered.sensitivity.toFixed(4),
      ].join(' '),
    )
    for (const [peer, figures] of Object.entries(peers[set] ?? {}))
      console.log(
        `  ${peer.padEnd(29)}${figures
          .split(' ')
          .map((n) => n.padEnd(7))
          .join('')}`,
      )
    if (set === 'synthetic_dev') related(labels, found)
    else {
      for (const key of ['tp', 'fp', 'fn'] as const) {
        sum[key] += score[key]
        sum.asked[key] += answered[key]
      }
      sum.questions += found.questions.length
      sum.records += records.length
    }
  }
  const share = (a: number, b: number) => (a / (a + b)).toFixed(4)
  console.log(
    `real sets pooled: precision ${share(sum.tp, sum.fp)} (bar 0.999), sensitivity ${share(sum.tp, sum.fn)} (bar 0.985);`,
    `with ${((100 * sum.questions) / sum.records).toFixed(2)} questions per 100 records (bar 1): ${share(sum.asked.tp, sum.asked.fn)} (bar 0.993)`,
  )
}

/** Of the pairs that are related and no duplicates: how many were joined, how many offered as related. */
function related(labels: Labels, found: Found): void {
  const groupOf = new Map(found.groups.flatMap((group, i) => group.map((id): [string, number] => [id, i])))
  const offered = new Set(found.related.map(({ ids }) => [...ids].sort().join(' ')))
  const kinds = new Map<string, { pairs: number; joined: number; offered: number }>()
  for (const { a, b, kind } of labels.related_not_duplicate ?? []) {
    const of = kinds.get(kind) ?? { pairs: 0, joined: 0, offered: 0 }
    of.pairs++
    if (groupOf.has(a) && groupOf.get(a) === groupOf.get(b)) of.joined++
    if (offered.has([a, b].sort().join(' '))) of.offered++
    kinds.set(kind, of)
  }
  const all = [...kinds.values()].reduce(
    (sum, of) => ({ pairs: sum.pairs + of.pairs, joined: sum.joined + of.joined }),
    {
      pairs: 0,
      joined: 0,
    },
  )
  console.log(
    `  related, all: ${all.joined} of ${all.pairs} joined, ${((100 * all.joined) / all.pairs).toFixed(2)} % (bar 1 %)`,
  )
  for (const [kind, { pairs, joined, offered }] of kinds)
    console.log(`  related, ${kind}: ${pairs} pairs, ${joined} joined, ${offered} offered`)
}
