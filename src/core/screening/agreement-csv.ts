import { quoted } from '../csv.ts'
import type { Agreement } from './agreement.ts'

interface Pairs {
  pairs: readonly (Agreement & { a: { name: string }; b: { name: string } })[]
}

const measures = ['agreed', 'kappa', 'pabak', 'ac1'] as const

/** The agreement of each pair as lines of a table, for a statistician: at a stage, and in each calibration round. */
export function agreementCsv(places: readonly { name: string; found: Pairs | undefined }[]): string {
  const head = [
    'where',
    'reviewer a',
    'reviewer b',
    'sources',
    ...measures.flatMap((one) => [one, `${one} low`, `${one} high`]),
  ]
  const lines = places.flatMap(({ name, found }) =>
    (found?.pairs ?? []).map((pair) => [
      ...[name, pair.a.name, pair.b.name].map(quoted),
      String(pair.sources),
      ...measures.flatMap((measure) => {
        const one = pair[measure]
        return one ? [one.value, one.low, one.high].map((n) => n.toFixed(4)) : ['', '', '']
      }),
    ]),
  )
  return [head, ...lines].map((line) => line.join(',')).join('\r\n')
}
