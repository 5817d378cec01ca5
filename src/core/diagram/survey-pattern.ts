import type { Figures } from '../survey/figures.ts'
import type { Summary } from '../survey/summary.ts'
import { ended } from '../wording.ts'
import { along, type Mark, type Scene, text } from './scene.ts'
import { wrap } from './words.ts'

const names = 300
const width = 420
const step = 40
const top = 40

/** What a pattern says of every survey: it is said wherever one is shown. */
export const onlyDescribes =
  'It describes those who answered. That two answers go together does not show that one brings the other about.'

/**
 * How a context, as people answered it, goes with what they answered of resources, reasoning and outcomes: for each of these the share on
 * the upper side of its scale, where the context was said to hold (filled) and where not (hollow). `summary` is one by the
 * context. Undefined where fewer than two sides may be told of.
 */
export function patternFigure(
  context: string,
  { groups, items }: Pick<Summary, 'groups' | 'items'>,
): Scene | undefined {
  const [no, yes] = [0, groups.length - 1]
  if (groups[no]?.n === undefined || groups[yes]?.n === undefined) return undefined
  const rows = items.flatMap(({ item, groups: parts }) => {
    const [where, elsewhere] = [parts[yes] && upper(parts[yes]), parts[no] && upper(parts[no])]
    return where === undefined || elsewhere === undefined ? [] : [{ item, where, elsewhere }]
  })
  if (rows.length === 0) return undefined
  const x = (share: number) => names + share * width
  const bottom = top + rows.length * step
  const marks: Mark[] = [0, 0.5, 1].flatMap((share): Mark[] => [
    {
      as: 'path',
      d: along([
        [x(share), top - 8],
        [x(share), bottom - 8],
      ]),
      look: ['row'],
    },
    text(x(share), bottom + 10, `${share * 100} %`, ['small', 'soft'], 'middle'),
  ])
  marks.push(text(names, 16, 'share that answered on the upper side of the scale', ['small', 'soft']))
  rows.forEach(({ item, where, elsewhere }, i) => {
    const y = top + i * step
    marks.push(text(0, y + 4, wrap(item.text, names - 24, 12, 2), ['small']), {
      as: 'group',
      label: `${item.text}: ${percent(where)} where it was said to hold, ${percent(elsewhere)} where not`,
      marks: [
        {
          as: 'path',
          d: along([
            [x(elsewhere), y + 6],
            [x(where), y + 6],
          ]),
          look: ['thread'],
        },
        { as: 'circle', x: x(elsewhere), y: y + 6, r: 5, look: ['gone'] },
        { as: 'circle', x: x(where), y: y + 6, r: 5, look: ['node'] },
      ],
    })
  })
  marks.push(
    text(
      names,
      bottom + 34,
      `filled: ${groups[yes]?.name} (n ${groups[yes]?.n}) · hollow: ${groups[no]?.name} (n ${groups[no]?.n})`,
      ['small', 'soft'],
    ),
  )
  return {
    width: names + width + 40,
    height: bottom + 46,
    title: `Where ${context.replace(/(?<![.\s])[.\s]+$/, '')}: what goes with it`,
    desc: `${rows.map(({ item, where, elsewhere }) => `${ended(item.text)} On the upper side: ${percent(where)} of those ${groups[yes]?.name}, ${percent(elsewhere)} of those ${groups[no]?.name}.`).join(' ')} ${onlyDescribes}`,
    marks,
  }
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** The share of answers above the middle of a scale. */
function upper({ counts, n }: Figures): number | undefined {
  if (!counts || n === 0) return undefined
  const middle = (counts.length - 1) / 2
  return counts.reduce((sum, count, i) => sum + (i > middle ? count : 0), 0) / n
}
