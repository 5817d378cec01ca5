import type { Id } from '../../core/ids.ts'
import { explaining, termNames } from '../../core/ranking/explain.ts'
import { featuresOf } from '../../core/ranking/features.ts'
import { orderOf, type RankedOrder, rankedOrders } from '../../core/ranking/modes.ts'
import { probability } from '../../core/ranking/probability.ts'
import { addTexts, noTexts } from '../../core/ranking/texts.ts'
import { stagesOf } from '../../core/screening/outcome.ts'
import { counted, withCommas } from '../../core/wording.ts'
import { inTurn, rankerOf } from '../../work/ranking/ranker.ts'
import { type Answer, as, command, done, type Io, refused, type Trouble } from '../command-line.ts'
import { votesIn } from '../labelled.ts'
import { isProject, read } from '../project-file.ts'
import { problemLines, recordsIn } from '../record-files.ts'

export const rank = command({
  name: 'rank',
  summary: 'Put what is unread in the order in which it is best read, and say why.',
  examples: ['review.retro --top 50', 'labelled.csv --about "leadership in integrated care"'],
  needs: ['file'],
  may: [],
  options: {
    stage: { type: 'string', value: 'ID', means: 'of a project: the stage whose votes teach (default: the first)' },
    order: { type: 'string', value: 'NAME', means: `${rankedOrders.join(', ')} (default: ranked)` },
    about: { type: 'string', value: 'TEXT', means: 'of a file: what is sought, in your words' },
    top: { type: 'string', value: 'N', means: 'how many to show, with reasons (default: 20)' },
    as,
  },
  run({ file, stage, order = 'ranked', about, top = '20', as: who }, io) {
    const trouble = misusedBy(order, top)
    if (trouble) return Promise.resolve(refused(trouble))
    if (!isProject(file)) return Promise.resolve(inFile(file, order as RankedOrder, about, Number(top), io))
    return read({ file, as: who }, io, async ({ viewer, state }, project) => {
      const at = (stage as Id<'stg'> | undefined) ?? stagesOf(state)[0]?.[0]
      const ranked = at && (await rankerOf(project)({ viewer, stage: at, order: order as RankedOrder }))
      if (!ranked)
        return refused({
          code: 'unknown-thing',
          message: stage ? `There is no stage ${stage}.` : 'There is no stage to rank for.',
          hint: 'Stages are set on the Protocol screen.',
        })
      const titleOf = (id: string) => state.source.get(id as Id<'src'>)?.reference.title ?? id
      const unread = [...inTurn(ranked)]
      const first = unread.slice(0, Number(top)).map((id) => {
        const { place: _, probability: p, ...why } = ranked.why.get(id) ?? {}
        return { id, title: titleOf(id), ...why, ...(p !== undefined && { probability: Number(p.toFixed(3)) }) }
      })
      return said({ order, votes: ranked.votes, unread, first }, titleOf)
    })
  },
})

const misusedBy = (order: string, top: string): Trouble | undefined => {
  if (!(rankedOrders as readonly string[]).includes(order))
    return { code: 'misused', message: `There is no order “${order}”.`, hint: `There is: ${rankedOrders.join(', ')}.` }
  if (!/^\d+$/.test(top)) return { code: 'misused', message: `“${top}” is no number.`, hint: 'Such as: --top 20' }
  return undefined
}

/** The records of a file, by the decisions that it holds and by what is said to be sought. */
function inFile(file: string, order: RankedOrder, about: string | undefined, top: number, io: Io): Answer {
  const all = recordsIn(file, io)
  if ('refusal' in all) return all.refusal
  const { records, votes } = votesIn(all.records)
  const texts = noTexts()
  addTexts(texts, records)
  const features = featuresOf(texts)
  const sought = about ? [{ id: 'about', title: about }] : []
  const ordered = orderOf(order, { features, votes, prior: sought, lacking: sought })
  const why = explaining(ordered, features, termNames(features))
  const unread = Array.from(ordered.rows, (row) => records[row]?.id ?? '')
  const first = Array.from(ordered.rows.subarray(0, top), (row) => {
    const { terms, like } = why(row)
    const p = ordered.calibration && probability(ordered.calibration, ordered.scores[row] as number)
    return {
      id: records[row]?.id ?? '',
      title: records[row]?.title ?? '',
      terms,
      ...(like !== undefined && { like: records[like]?.id ?? '' }),
      ...(p !== undefined && { probability: Number(p.toFixed(3)) }),
    }
  })
  const titles = new Map(records.map(({ id, title }) => [id, title]))
  const voted = votes.filter((vote) => vote !== 0).length
  const answer = said({ order, votes: voted, unread, first }, (id) => titles.get(id) ?? id)
  const exit = records.length > 0 ? 0 : 1
  return { ...answer, exit, text: [...problemLines(file, all.report, 5), answer.text].join('\n') }
}

interface First {
  id: string
  title: string
  terms?: readonly string[]
  like?: string
  for?: string
  probability?: number
}

/** The order, and of the first ones why. */
function said(
  data: { order: string; votes: number; unread: readonly string[]; first: readonly First[] },
  titleOf: (id: string) => string,
): Answer {
  const lines = data.first.map(({ id, title, terms = [], like, probability: p }, i) => {
    const chance = p === undefined ? '' : ` ${(p * 100).toFixed(0).padStart(3)} %`
    const why = [terms.join(', '), like && `like “${titleOf(like)}”`].filter(Boolean).join('; ')
    return `${String(i + 1).padStart(4)}${chance}  ${title} [${id}]${why && `\n        ${why}`}`
  })
  const summary = `${data.unread.length === 0 ? 'Nothing is' : withCommas(data.unread.length)} unread; learnt from ${counted(data.votes, 'decision')}.`
  return done(data, [...lines, summary].join('\n'))
}
