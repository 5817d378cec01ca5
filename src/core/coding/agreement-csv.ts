import { csvOf } from '../csv.ts'
import type { CodeAgreement } from './agreement.ts'

interface Pair {
  a: { name: string }
  b: { name: string }
  pooled: CodeAgreement
  codes: readonly ({ name: string } & CodeAgreement)[]
}

const head = [
  ...['coder a', 'coder b', 'code', 'passages', 'passages agreed', 'passages kappa', 'kappa low', 'kappa high'],
  ...['passages pabak', 'passages ac1', 'characters', 'both', 'a alone', 'b alone'],
  ...['characters agreed', 'characters kappa', 'characters alpha', 'unitizing alpha'],
]

/** The agreement of coders on each code and pooled, as lines of a table, for a statistician. */
export const codingAgreementCsv = (pairs: readonly Pair[]): string =>
  csvOf([
    head,
    ...pairs.flatMap(({ a, b, pooled, codes }) =>
      [...codes, { name: 'all codes', ...pooled }].map(({ name, passages, characters, unitizing }) => [
        ...[a.name, b.name, name],
        ...[passages?.sources, passages?.agreed.value],
        ...[passages?.kappa?.value, passages?.kappa?.low, passages?.kappa?.high],
        ...[passages?.pabak?.value, passages?.ac1?.value],
        ...[characters?.characters, characters?.both, characters?.first, characters?.second],
        ...[characters?.agreed, characters?.kappa, characters?.alpha, unitizing],
      ]),
    ),
  ])
