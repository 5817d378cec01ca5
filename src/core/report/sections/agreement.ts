import { verdicts } from '../../choices.ts'
import { codingAgreement } from '../../coding/agreement.ts'
import { codedBefore, openedAt, spansOf } from '../../coding/second.ts'
import type { Agreement } from '../../screening/agreement.ts'
import { independentVotes } from '../../screening/independent.ts'
import { stagesOf } from '../../screening/outcome.ts'
import { pairwise } from '../../screening/pairwise.ts'
import type { Estimate } from '../../screening/share.ts'
import { inOrder } from '../../state.ts'
import { sentenceCase, withCommas } from '../../wording.ts'
import { type Block, cell, heading, note, type Span } from '../blocks.ts'
import { nothingYet, type Section, type Source } from '../section.ts'

/**
 * How far reviewers agreed on what they judged independently: on votes stage by stage, and on codes in each second coding
 * that was opened. Several coefficients, because no one is enough (Feinstein and Cicchetti 1990).
 */
export const agreement: Section = (source) => {
  const title = 'Agreement'
  const votes = onVotes(source)
  const codes = onCodes(source)
  if (votes.length + codes.length === 0)
    return nothingYet(
      'agreement',
      title,
      'No two people have judged the same sources independently, as far as is known here.',
    )
  return [heading(2, 'agreement', title), ...votes, ...codes]
}

function onVotes({ state, events, names }: Source): Block[] {
  const nameOf = (id: string) => names.get(id as never)?.name ?? id
  const open: string[] = []
  const rows = stagesOf(state).flatMap(([stage, { name }]): Span[][][] => {
    const { votes, blinded } = independentVotes(state, events, stage)
    const { pairs, alpha, people } = pairwise(votes, verdicts)
    if (pairs.length > 0 && !blinded) open.push(name)
    const each = pairs.map(({ a, b, ...found }) => [
      cell(sentenceCase(name)),
      cell(`${nameOf(a)} and ${nameOf(b)}`),
      ...numbers(found),
    ])
    if (people < 3 || !alpha) return each
    const all = [cell(sentenceCase(name)), cell(`all ${people}, Krippendorff’s alpha`), cell(''), cell('')]
    return [...each, [...all, cell(estimated(alpha)), cell(''), cell('')]]
  })
  if (rows.length === 0) return []
  return [
    table('table-agreement', 'Agreement on votes', 'Stage', rows),
    ...(open.length > 0
      ? [note(`Never blinded: ${open.join(', ')}. There reviewers may have seen each other’s votes before they voted.`)]
      : []),
  ]
}

function onCodes({ state, events, names }: Source): Block[] {
  const nameOf = (id: string) => names.get(id as never)?.name ?? id
  const rows = inOrder(state, 'secondCoding').flatMap(([id, round]): Span[][][] => {
    const opening = round.opened ? openedAt(events, id) : undefined
    if (!opening) return []
    const then = codedBefore(events, opening.seq)
    return round.coders.flatMap((a, i) =>
      round.coders.slice(i + 1).flatMap((b): Span[][][] => {
        const { pooled } = codingAgreement(spansOf(then, round, a), spansOf(then, round, b), new Map())
        if (!pooled.passages) return []
        return [[cell(round.name), cell(`${nameOf(a)} and ${nameOf(b)}`), ...numbers(pooled.passages)]]
      }),
    )
  })
  return rows.length === 0
    ? []
    : [table('table-agreement-codes', 'Agreement on codes, passage by passage', 'Round', rows)]
}

const table = (id: string, caption: string, what: string, rows: Span[][][]): Block => ({
  as: 'table',
  id,
  caption: `${caption} (estimates with 95 % intervals)`,
  head: [what, 'Who', 'Judged by both', 'Agreed', 'Kappa', 'PABAK', 'AC1'],
  rows,
  landscape: true,
})

const numbers = ({ sources, agreed, kappa, pabak, ac1 }: Agreement): Span[][] => [
  cell(withCommas(sources)),
  cell(`${Math.round(agreed.value * 100)} % (${Math.round(agreed.low * 100)} to ${Math.round(agreed.high * 100)})`),
  ...[kappa, pabak, ac1].map((one) => cell(one ? estimated(one) : 'not defined')),
]

const estimated = ({ value, low, high }: Estimate): string =>
  `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`
