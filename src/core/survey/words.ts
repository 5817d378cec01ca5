import { counted, inWords, sentenceCase } from '../wording.ts'
import type { Item } from './facts.ts'
import type { Figures } from './figures.ts'
import type { Summary } from './summary.ts'

const shortly = (n: number): string => String(Number(n.toPrecision(3)))

/** What figures say of an item, in a phrase: how many gave which answer, or where the middle lies. */
export function figuresWords({ answer }: Item, figures: Figures): string {
  const { n, counts = [], others = 0, median, spread, missing, unfit } = figures
  const parts: string[] = []
  if (answer.kind === 'scale' || answer.kind === 'choice') {
    const names =
      answer.kind === 'scale'
        ? answer.anchors.map((words, i) => words || String((answer.from ?? 1) + i))
        : answer.options
    const told = counts.flatMap((count, i) => (count > 0 ? [`${names[i]} ${count}`] : []))
    if (others > 0) told.push(told.length > 0 ? `others ${others}` : 'not told apart, as some would be too few')
    parts.push(told.join(', '))
  }
  if (median !== undefined) parts.push(`median ${shortly(median)}`)
  if (spread) parts.push(`middle half ${shortly(spread.quarter)} to ${shortly(spread.threeQuarters)}`)
  if (missing > 0) parts.push(`${missing} missing`)
  if (unfit > 0) parts.push(`${unfit} not readable`)
  return `n ${n}: ${parts.join('; ')}`
}

/** So many, or that they are fewer than may be told. */
export const atLeast = (n: number | undefined, smallest: number, one: string, several?: string): string =>
  n === undefined ? `fewer than ${inWords(smallest)} ${several ?? `${one}s`}` : counted(n, one, several)

/** How many answers were taken back since; undefined where none was. */
export const withdrawnWords = ({ withdrawn, smallest }: Pick<Summary, 'withdrawn' | 'smallest'>): string | undefined =>
  withdrawn === 0
    ? undefined
    : `${sentenceCase(atLeast(withdrawn, smallest, 'answer was', 'answers were'))} withdrawn since.`

/** Why there is nothing to see of a wave, or that there is something. */
export function keptWords({ kept, responses, smallest }: Pick<Summary, 'kept' | 'responses' | 'smallest'>): string {
  const answered = sentenceCase(
    responses === 0 ? 'nobody has answered' : `${atLeast(responses, smallest, 'person has', 'people have')} answered`,
  )
  if (kept === 'open') return `${answered}. What they answered is told once the wave is closed.`
  if (kept === 'few') return responses === 0 ? `${answered}.` : `${answered}; nothing is told of so few.`
  return `${answered}.`
}

/** How many groups are not shown, and why. */
export const hiddenWords = ({ groups, smallest }: Pick<Summary, 'groups' | 'smallest'>): string | undefined => {
  const hidden = groups.filter(({ n }) => n === undefined).length
  return hidden === 0
    ? undefined
    : `${sentenceCase(counted(hidden, 'group is', 'groups are'))} not shown: of fewer than ${smallest}, or one that would let such a group be told.`
}
