import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRecords } from '../src/adapters/read-records.ts'
import { labelledFrom, startOf, startsFrom } from '../src/cli/labelled.ts'
import { featuresOf } from '../src/core/ranking/features.ts'
import { median } from '../src/core/ranking/metrics.ts'
import { type Run, simulate } from '../src/core/ranking/simulate.ts'
import { addTexts, noTexts } from '../src/core/ranking/texts.ts'
import type { Figure } from './journal.ts'

/** Labelled screenings; RETRODUCE_SCREENING names a folder of others in the same shape. */
export const screenings = process.env.RETRODUCE_SCREENING ?? join(import.meta.dirname, '../../shared/data/screening')

export const setsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.csv(\.gz)?$/.test(name) && !/baseline/.test(name))
        .sort()
    : []

export const labelledIn = (name: string) =>
  labelledFrom([...readRecords(readFileSync(join(screenings, name)), { name })])

/** Wall seconds of whole simulations by ASReview 3.0.5 (ELAS u4), one core, as measured once beside these sets. */
const peerSeconds: Record<string, number> = {
  Manchini_2022_TeacherSoftSkills: 1.2,
  CDSS_RadiationOncology_2024: 1.7,
  DigitalHealthCost_2022: 2.6,
  Dalgaard_2022_CaregiverRatio: 4.9,
  Filges_2019_StaffTraining: 5.1,
  van_de_Schoot_2017: 5.8,
  Kitchenham_2010: 11.2,
  Dalgaard_2022_Foster: 12.6,
  Kwok_2020: 14.3,
  Nagtegaal_2019: 19,
  'Bannach-Brown_2019': 35.2,
  'Appenzeller-Herzog_2020': 84.4,
}

/** The peer's times at a size, in ms (features in s): fit and rank with so many votes. */
const peerSpeed: Record<string, string> = {
  '10000 1000': '28.1 ms',
  '10000 5000': '105.7 ms',
  '100000 1000': '90.0 ms at 50,000 records',
  '100000 5000': '187.0 ms at 50,000 records',
}

/** How good the ranking's orders are beside the peer's, and how fast it learns and ranks. */
export async function ranking(say: (figure: Figure) => void): Promise<void> {
  const sets = setsIn(screenings)
  if (sets.length > 0) quality(sets, say)
  else {
    const note = `There are no labelled sets in ${screenings}: only speed is measured, and on made-up texts.`
    console.log(JSON.stringify({ note }))
  }
  for (const records of [10_000, 100_000]) speed(records, say)
}

interface Peer {
  loss: number
  wss95: number
}

function quality(sets: readonly string[], say: (figure: Figure) => void): void {
  const peers = peersIn(join(screenings, 'peer_baseline.csv'))
  const all: { ours: Peer; peer: Peer }[] = []
  for (const file of sets) {
    const name = file.replace(/\.csv(\.gz)?$/, '')
    const [begun, cpu] = [performance.now(), process.cpuUsage()]
    const runs = runsOf(file)
    const seconds = (performance.now() - begun) / 1000 / runs.length
    const used = process.cpuUsage(cpu)
    const ours = { loss: median(runs.map(({ loss }) => loss)), wss95: median(runs.map(({ wss95 }) => wss95)) }
    const peer = peers.get(name)
    const about = { set: name, runs: runs.length, ...(peer && { peer: peer.loss, peerWss95: peer.wss95 }) }
    say({ what: 'loss', median: ours.loss, unit: '', wss95: Number(ours.wss95.toFixed(3)), ...about })
    const cpuSeconds = Number(((used.user + used.system) / 1e6 / runs.length).toFixed(2))
    say({
      what: 'whole simulation, reading and features of the set shared by its seeds',
      median: seconds,
      unit: 's',
      set: name,
      runs: runs.length,
      cpuSeconds,
      peer: peerSeconds[name],
    })
    if (peer) all.push({ ours, peer })
  }
  if (all.length === 0) return
  const about = { sets: all.length, runs: 5 }
  const ratio = (pick: (one: Peer) => number) => all.map(({ ours, peer }) => pick(ours) / pick(peer))
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
  say({
    what: 'loss on the median set, to the peer’s',
    median: median(ratio(({ loss }) => loss)),
    unit: '×',
    bar: 1,
    ...about,
  })
  say({
    what: 'WSS@95 on the median set, to the peer’s',
    median: median(ratio(({ wss95 }) => wss95)),
    unit: '×',
    bar: 1,
    ...about,
  })
  say({
    what: 'mean loss',
    median: mean(all.map(({ ours }) => ours.loss)),
    unit: '',
    peer: mean(all.map(({ peer }) => peer.loss)),
    ...about,
  })
  say({
    what: 'mean WSS@95',
    median: mean(all.map(({ ours }) => ours.wss95)),
    unit: '',
    peer: mean(all.map(({ peer }) => peer.wss95)),
    ...about,
  })
  const share = (good: (one: (typeof all)[number]) => boolean) => all.filter(good).length / all.length
  const even = 5e-5
  say({
    what: 'share of sets with the loss at least as good',
    median: share(({ ours, peer }) => ours.loss <= peer.loss + even),
    unit: '',
    bar: 0.75,
    ...about,
  })
  say({
    what: 'share of sets with WSS@95 at least as good',
    median: share(({ ours, peer }) => ours.wss95 >= peer.wss95 - even),
    unit: '',
    bar: 0.75,
    ...about,
  })
}

/** Five seeds, from what was known beforehand in each. */
function runsOf(file: string): Run[] {
  const set = labelledIn(file)
  const texts = noTexts()
  addTexts(texts, set.records)
  const features = featuresOf(texts)
  const said = startsFrom(readFileSync(join(screenings, 'priors.json'), 'utf8'), file)
  if ('code' in said) throw new Error(said.message)
  return [0, 1, 2, 3, 4].map((seed) => {
    const one = startOf(said.starts, seed, set)
    if ('code' in one) throw new Error(one.message)
    const steps = simulate(features, set.relevant, one.start)
    for (let next = steps.next(); ; next = steps.next()) if (next.done) return next.value
  })
}

function peersIn(path: string): Map<string, Peer> {
  if (!existsSync(path)) return new Map()
  const [heads = '', ...rows] = readFileSync(path, 'utf8').trim().split('\n')
  const at = (name: string) => heads.split(',').indexOf(name)
  return new Map(
    rows.map((row) => {
      const cells = row.split(',')
      return [cells[0] ?? '', { loss: Number(cells[at('loss')]), wss95: Number(cells[at('wss95_insights')]) }]
    }),
  )
}

/** One process for each size, so that its memory is its own. */
function speed(records: number, say: (figure: Figure) => void): void {
  const run = (script: string) =>
    JSON.parse(
      execFileSync(process.execPath, [join(import.meta.dirname, script), String(records)], { encoding: 'utf8' }),
    )
  const one = run('ranking-one.ts')
  const about = { records, terms: one.terms, cells: one.cells, runs: one.runs }
  const large = records === 100_000
  say({
    what: 'features',
    median: one.features,
    unit: 's',
    cpuSeconds: one.featuresCpu,
    ...(large && { bar: 10, peer: '20.0 s at 50,000 records' }),
    ...about,
  })
  say({
    what: 'most memory, texts read included',
    median: one.rss,
    unit: 'MB',
    ...(large && { bar: 1000, peer: '1,129 MB at 50,000 records' }),
    ...about,
  })
  for (const votes of [1_000, 5_000])
    say({
      what: 'one more vote: learn and rank all',
      median: one.retrain[votes].wall,
      cpu: one.retrain[votes].cpu,
      unit: 'ms',
      bar: large ? 80 : 8,
      votes,
      peer: peerSpeed[`${records} ${votes}`],
      ...about,
    })
  const served = run('ranking-served.ts')
  say({
    what: 'the order of a project after one more vote, with why and how probable, as the server has it',
    median: served.after.wall,
    cpu: served.after.cpu,
    unit: 'ms',
    votes: served.votes,
    inTurns: served.turns.wall,
    first: served.first.wall,
    records,
    runs: served.runs,
  })
  say({ what: 'from nothing, with 1,000 votes', median: one.afresh, unit: 'ms', ...about })
}
