import { readFileSync } from 'node:fs'
import { recallCurve } from '../../core/diagram/recall-curve.ts'
import { svg } from '../../core/diagram/svg.ts'
import { featuresOf } from '../../core/ranking/features.ts'
import { median } from '../../core/ranking/metrics.ts'
import { type ModelName, models, type Run, type Start, simulate as simulation } from '../../core/ranking/simulate.ts'
import { drawStart } from '../../core/ranking/start.ts'
import { stopsOf } from '../../core/ranking/stops.ts'
import { addTexts, noTexts } from '../../core/ranking/texts.ts'
import { counted, withCommas } from '../../core/wording.ts'
import { cannotRead } from '../cannot-read.ts'
import { command, done, type Io, refused, type Trouble } from '../command-line.ts'
import { type Labelled, labelledFrom, startOf, startsFrom } from '../labelled.ts'
import { progress } from '../progress.ts'
import { problemLines, recordsIn } from '../record-files.ts'
import { simulationSaid } from '../simulated.ts'
import { writeWhole } from '../writing.ts'

export const simulate = command({
  name: 'simulate',
  summary: 'Replay a screening whose outcome is known, and measure what the ranking would have saved.',
  examples: ['labelled.csv', 'labelled.csv --seeds 0,1,2 --plot recall.svg'],
  needs: ['file'],
  may: [],
  options: {
    seeds: { type: 'string', value: 'LIST', means: 'one run for each, such as 0,1,2 (default: 0,1,2,3,4)' },
    priors: { type: 'string', value: 'FILE', means: 'JSON of what is known beforehand (default: drawn by the seed)' },
    model: { type: 'string', value: 'NAME', means: `how records are ordered: ${models.join(' or ')}` },
    'retrain-every': { type: 'string', value: 'N', means: 'learn after every N records (default: 1)' },
    plot: { type: 'string', value: 'PATH', means: 'draw the recall curves as SVG' },
    force: { type: 'boolean', means: 'overwrite what is there' },
  },
  async run({ file, seeds: list = '0,1,2,3,4', priors, model = 'svm', 'retrain-every': n = '1', plot, force }, io) {
    const seeds = list.split(',').map(Number)
    if (seeds.length === 0 || seeds.some((seed) => !Number.isSafeInteger(seed)))
      return refused({ code: 'misused', message: `“${list}” are no seeds.`, hint: 'Such as: --seeds 0,1,2' })
    const every = Number(n)
    if (!Number.isSafeInteger(every) || every < 1)
      return refused({
        code: 'misused',
        message: `“${n}” is no number of records.`,
        hint: 'Such as: --retrain-every 10',
      })
    if (!(models as readonly string[]).includes(model))
      return refused({
        code: 'misused',
        message: `There is no model “${model}”.`,
        hint: `There is: ${models.join(', ')}.`,
      })
    const read = recordsIn(file, io)
    if ('refusal' in read) return read.refusal
    const set = labelledFrom(read.records)
    const trouble = tooFew(set)
    if (trouble) return refused(trouble, file)
    const starts = startsOf(set, seeds, priors, file)
    if ('code' in starts) return refused(starts, priors)
    const begun = performance.now()
    const texts = noTexts()
    addTexts(texts, set.records)
    const features = featuresOf(texts)
    const featuresMs = Math.round(performance.now() - begun)
    const wanted = set.relevant.reduce((sum, one) => sum + one, 0) - 1
    const runs = seeds.map((seed, i) => {
      const start = performance.now()
      const steps = simulation(features, set.relevant, starts[i] as Start, {
        model: model as ModelName,
        seed,
        every,
      })
      const run = finished(steps, wanted, `Seed ${seed}`, io)
      const ms = Math.round(performance.now() - start)
      return { seed, ms, run, stops: stopsOf(run.ranks, run.order.length) }
    })
    const of = (pick: (run: (typeof runs)[number]) => number) => median(runs.map(pick))
    const data = {
      records: set.records.length,
      included: wanted + 1,
      ...(set.unlabelled > 0 && { unlabelled: set.unlabelled }),
      model,
      retrainEvery: every,
      featuresMs,
      runs: runs.map(({ seed, ms, run: { order, ranks: _, ...metrics }, stops }, i) => ({
        seed,
        known: idsOf(set, starts[i] as Start),
        order: order.map((row) => set.records[row]?.id),
        ...metrics,
        ms,
        stops,
      })),
      median: {
        wss95: of(({ run }) => run.wss95),
        wss95Strict: of(({ run }) => run.wss95Strict),
        rrf10: of(({ run }) => run.rrf10),
        atd: of(({ run }) => run.atd),
        loss: of(({ run }) => run.loss),
        ms: of(({ ms }) => ms),
      },
    }
    if (plot !== undefined) {
      const curves = runs.map(({ seed, run }) => ({ name: `Seed ${seed}`, ranks: run.ranks }))
      const trouble = await writeWhole(plot, [svg(recallCurve(curves, runs[0]?.run.order.length ?? 0))], force)
      if (trouble) return refused(trouble)
    }
    return done(data, [...problemLines(file, read.report, 5), ...simulationSaid(data, file)].join('\n'))
  },
})

function tooFew({ relevant, records }: Labelled): Trouble | undefined {
  const included = relevant.reduce((sum, one) => sum + one, 0)
  if (included >= 2 && records.length - included >= 2) return undefined
  return {
    code: 'does-not-fit',
    message: `${counted(included, 'record')} of ${withCommas(records.length)} with a label ${included === 1 ? 'is' : 'are'} included; at least two must be, and two excluded.`,
    hint: 'Give a column “included” with 1 and 0, or an export of Rayyan, Covidence or ASReview with its decisions.',
  }
}

/** What is known beforehand for each seed: as a file says it, or drawn by lot. */
function startsOf(
  set: Labelled,
  seeds: readonly number[],
  priors: string | undefined,
  file: string,
): Start[] | Trouble {
  if (priors === undefined) {
    const ids = set.records.map(({ id }) => id)
    return seeds.map((seed) => drawStart(ids, set.relevant, seed))
  }
  let text: string
  try {
    text = readFileSync(priors, 'utf8')
  } catch (error) {
    return cannotRead(priors, error)
  }
  const said = startsFrom(text, file)
  if ('code' in said) return said
  const starts: Start[] = []
  for (const seed of seeds) {
    const one = startOf(said.starts, seed, set)
    if ('code' in one) return one
    starts.push(one.start)
  }
  return starts
}

/** Runs a simulation to its end, showing how far it is. */
function finished(steps: Generator<number, Run>, wanted: number, label: string, io: Io): Run {
  const bar = progress(io, label, wanted)
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) {
      bar.end()
      return next.value
    }
    bar.at(next.value)
  }
}

const idsOf = ({ records }: Labelled, { included, excluded }: Start) => ({
  included: included.map((row) => records[row]?.id),
  excluded: excluded.map((row) => records[row]?.id),
})
