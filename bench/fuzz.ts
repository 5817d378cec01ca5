import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { type Format, formats } from '../src/core/record/formats/sniff.ts'
import { brokenOf, hurtOf, lostOf, placesOf } from '../test/support/reading-laws.ts'
import { damaged, fileOf, hurtOne } from '../test/support/record-files.ts'
import type { Figure } from './journal.ts'

interface Case {
  name: string
  bytes: Uint8Array
}

/** No file of a few kilobytes may take longer, in milliseconds of the processor's time. */
const longest = 2_000
/** Samples that are damaged are small, so that there can be a million of them. */
const largestSample = 6_000

/**
 * Whether any file can make a reader throw, hang, or lose a record: `npm run bench -- fuzz --cases 1000000 --seed 7`.
 * For each format a quarter of the cases are files made by its grammar, whose records are known; in a quarter one of
 * their records is hurt; the rest are damaged samples and damaged made files. A case that fails is shown as small as it
 * can be made.
 */
export async function fuzz(say: (figure: Figure) => void, argv: readonly string[] = []): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: { cases: { type: 'string', default: '1000000' }, seed: { type: 'string' }, format: { type: 'string' } },
  })
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  const asked = formats.filter((format) => !values.format || format === values.format)
  const whole = asked.reduce((sum, format) => sum + weight(format), 0)
  const found = samples()
  for (const format of asked) {
    const cases = Math.ceil((Number(values.cases) * weight(format)) / whole)
    const { slowest, seconds, failure } = fuzzed(format, cases, seed, found)
    say({
      what: `fuzz ${format}: slowest case`,
      median: slowest,
      unit: 'ms',
      bar: longest,
      runs: 1,
      cases,
      failures: failure ? 1 : 0,
      seconds: Math.round(seconds),
      seed,
    })
    if (failure) {
      console.error(failure)
      process.exitCode = 1
    }
  }
}

/** A workbook or archive takes several times as long to make as a file of lines. */
const weight = (format: Format): number => (/^(xlsx|zip|gz|bibtex)$/.test(format) ? 1 : 3)

function fuzzed(format: Format, cases: number, seed: number, found: readonly Case[]) {
  let slowest = 0
  const started = process.cpuUsage()
  /** What the law says of a case, or that it took too long. */
  const timed =
    <T>(law: (one: T) => string | undefined) =>
    (one: T) => {
      const before = process.cpuUsage()
      const wrong = law(one)
      const ms = process.cpuUsage(before).user / 1000
      slowest = Math.max(slowest, ms)
      if (wrong ?? (ms > longest ? `${Math.round(ms)} ms` : undefined))
        throw new Error(wrong ?? `it took ${Math.round(ms)} ms`)
    }
  const broken = timed(({ name, bytes }: Case) => brokenOf(name, bytes))
  const own = found.filter(({ name }) => endings[format].test(name))
  const sample = fc.constantFrom(...(own.length > 0 ? own : found))
  const damagedSample = fc
    .tuple(sample, fc.constantFrom(...found))
    .chain(([one, other]) => damaged(one.bytes, other.bytes).map((bytes) => ({ name: one.name, bytes })))
  const damagedMade = fileOf(format).chain(({ name, bytes }) => damaged(bytes).map((now) => ({ name, bytes: now })))
  const numRuns = Math.ceil(cases / 4)
  const failures = [
    fc.check(fc.property(fileOf(format), timed(lostOf)), { numRuns, seed }),
    fc.check(fc.property(hurtOne(format, placesOf), timed(hurtOf)), { numRuns, seed }),
    fc.check(fc.property(damagedSample, broken), { numRuns, seed }),
    fc.check(fc.property(damagedMade, broken), { numRuns, seed }),
  ].flatMap(({ failed, errorInstance, counterexample }) =>
    failed
      ? [
          `${format}: ${errorInstance instanceof Error ? (errorInstance.stack ?? '').split('\n').slice(0, 3).join(' ') : errorInstance}\n${shown(counterexample?.[0])}`,
        ]
      : [],
  )
  return { slowest, seconds: process.cpuUsage(started).user / 1e6, failure: failures.join('\n') }
}

const shown = (one: Case | undefined): string =>
  one ? `${one.name}: ${JSON.stringify(new TextDecoder('latin1').decode(one.bytes).slice(0, 700))}` : ''

const endings: Record<Format, RegExp> = {
  ris: /\.(ris|txt)$/,
  nbib: /\.(nbib|txt)$/,
  wos: /\.(ciw|isi)$/,
  enw: /\.(enw|ref)$/,
  ovid: /Ovid.*\.txt$/,
  'endnote-xml': /endnote.*\.xml$|multipart\.xml$/i,
  'pubmed-xml': /medline.*\.xml$/i,
  bibtex: /\.bib$/,
  'csl-json': /\.json$/,
  csv: /\.csv$/,
  tsv: /\.tsv$/,
  xlsx: /\.xlsx$/,
  zip: /\.(zip|qdpx)$/,
  gz: /\.gz$/,
}

/** Small real files: those of the tests, and of the folder of samples beside the project where there is one. */
function samples(): Case[] {
  const folders = [join(import.meta.dirname, '../test/files'), join(import.meta.dirname, '../../shared/data/formats')]
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= largestSample)
    .map((path) => ({ name: path, bytes: new Uint8Array(readFileSync(path)) }))
}
