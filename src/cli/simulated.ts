import type { Metrics } from '../core/ranking/metrics.ts'
import type { Stops } from '../core/ranking/stops.ts'
import { withCommas } from '../core/wording.ts'

/** What simulations say to a person: a line for each run, the median, and when the usual rules would have stopped. */
export function simulationSaid(
  data: {
    records: number
    included: number
    runs: ({ seed: number; ms: number; order: unknown[]; stops: Stops } & Metrics)[]
    median: { loss: number; wss95: number; wss95Strict: number; rrf10: number; atd: number; ms: number }
  },
  file: string,
): string[] {
  const { median, runs } = data
  const row = (name: string, { loss, wss95, rrf10, atd, ms }: typeof median, read: string) =>
    [
      name.padEnd(8),
      loss.toFixed(4),
      percent(wss95).padStart(8),
      percent(rrf10).padStart(8),
      atd.toFixed(1).padStart(9),
      read.padStart(14),
      `${(ms / 1000).toFixed(1)} s`.padStart(8),
    ].join('')
  return [
    `${file}: ${withCommas(data.records)} records, ${withCommas(data.included)} included.`,
    'seed    loss    WSS@95  RRF@10      ATD  read to 95 %    time',
    ...runs.map((run) => row(String(run.seed), run, withCommas(run.read95))),
    row('median', median, ''),
    '',
    'A rule that stops as soon as it can, over these runs: read (least and most), recall (least)',
    ...Object.entries(rules).map(([rule, words]) => stopLine(words, runs, rule as keyof Stops)),
  ]
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const rules: Record<keyof Stops, string> = {
  test95: 'recall below 95 % rejected at 95 %',
  row50: '50 irrelevant in a row',
  row100: '100 irrelevant in a row',
  row200: '200 irrelevant in a row',
  row5percent: '5 % of the records in a row',
}

function stopLine(words: string, runs: readonly { order: unknown[]; stops: Stops }[], rule: keyof Stops): string {
  const stops = runs.flatMap(({ stops, order }) => {
    const stop = stops[rule]
    return stop ? [{ share: stop.read / order.length, recall: stop.recall }] : []
  })
  const name = `  ${words.padEnd(36)}`
  if (stops.length < runs.length) return `${name}does not stop in ${runs.length - stops.length} of ${runs.length} runs`
  const shares = stops.map(({ share }) => share)
  const least = Math.min(...stops.map(({ recall }) => recall))
  return `${name}${percent(Math.min(...shares))} to ${percent(Math.max(...shares))}, recall ${percent(least)}${least < 0.95 ? ' (missed too many)' : ''}`
}
