import type { Amount, PrismaColumn, PrismaFlow } from '../screening/prisma.ts'
import { withCommas } from '../wording.ts'
import { across, boxMarks, type ChartBox, down, heightOf, type Placed } from './box-chart.ts'
import { type Mark, type Scene, text } from './scene.ts'

const width = 960
const gap = 24

/**
 * The flow as PRISMA 2020 draws it (Page et al. 2021): identification, screening, included; databases and registers on
 * the left, other methods on the right. A dashed box holds a number that a publication reports.
 */
export function prismaFigure({ databases, other, included, studies }: PrismaFlow): Scene {
  const columns = other ? [databases, other] : [databases]
  const across4 = (width - 3 * gap) / 4
  const wide = other ? across4 : 400
  const left = (i: number) => (other ? i * 2 * (across4 + gap) : 40)
  const marks: Mark[] = []
  const rows = columns.map(rowsOf)
  const names = ['Identification', 'Screening', '', '']
  const last: (Placed | undefined)[] = columns.map(() => undefined)
  let y = 28
  columns.forEach((_, i) => {
    const name = i === 0 ? 'By databases and registers' : 'By other methods'
    marks.push(text(left(i), 14, name, ['strong']))
  })
  names.forEach((_, r) => {
    const here = rows.map((row) => row[r])
    const height = Math.max(
      0,
      ...here.flatMap((row) => [row?.main, row?.side].map((box) => (box ? heightOf(box, wide) : 0))),
    )
    if (height === 0) return
    here.forEach((row, i) => {
      if (!row) return
      const main = { box: row.main, x: left(i), y, width: wide, height: heightOf(row.main, wide) }
      marks.push(...boxMarks(main))
      const above = last[i]
      if (above) marks.push(down(above, main))
      last[i] = main
      if (!row.side) return
      const side = { box: row.side, x: left(i) + wide + gap, y, width: wide, height: heightOf(row.side, wide) }
      marks.push(...boxMarks(side), across(main, side))
    })
    y += height + 28
  })
  const end: ChartBox = {
    title: studies === undefined ? `Included: ${withCommas(included)}` : `Studies included: ${withCommas(studies)}`,
    ...(studies !== undefined && { lines: [`Reports of them: ${withCommas(included)}`] }),
  }
  const foot = { box: end, x: left(0), y, width: wide, height: heightOf(end, wide) }
  marks.push(...boxMarks(foot), ...last.flatMap((above) => (above ? [down(above, foot)] : [])))
  return {
    width,
    height: y + foot.height + 4,
    title: 'Flow of sources in the shape of PRISMA 2020',
    desc: columns
      .flatMap((_, i) => [
        ...(other ? [i === 0 ? 'By databases and registers.' : 'By other methods.'] : []),
        ...(rows[i] ?? []).flatMap((row) => (row ? [told(row.main), ...(row.side ? [told(row.side)] : [])] : [])),
      ])
      .concat(told(end))
      .join(' '),
    marks,
  }
}

interface Row {
  main: ChartBox
  side?: ChartBox
}

/** The four rows of a column: identified, screened, sought, assessed. What does not apply is left out. */
function rowsOf(column: PrismaColumn): (Row | undefined)[] {
  const { from, duplicates, unaccounted, screened, screenedOut, sought, notRetrieved, assessed, gone, waiting } = column
  const sum = from.reduce((all, { number }) => all + number.n, 0)
  const out = gone.reduce((all, { number }) => all + number.n, 0)
  const anyReported = from.some(({ number }) => number.reported)
  return [
    {
      main: {
        title: from.length === 0 ? 'Records identified: not recorded' : `Records identified: ${withCommas(sum)}`,
        lines: from.length > 1 || from[0]?.name ? from.map(({ name, number }) => `${name}: ${amount(number)}`) : [],
        ...(anyReported && { reported: true }),
      },
      ...((duplicates || unaccounted) && { side: removed(duplicates, unaccounted) }),
    },
    screened && {
      main: box('Records screened', screened),
      ...(screenedOut && { side: box('Records excluded', screenedOut) }),
    },
    sought && {
      main: box('Reports sought', sought),
      ...(notRetrieved && { side: box('Reports not retrieved', notRetrieved) }),
    },
    assessed && {
      main: box(
        'Reports assessed for eligibility',
        assessed,
        waiting > 0 ? [`${withCommas(waiting)} without an outcome yet`] : [],
      ),
      ...(out > 0 && {
        side: {
          title: `Reports excluded: ${withCommas(out)}`,
          lines: gone.flatMap(({ stage, reasons, number }) => [
            `${stage}: ${amount(number)}${reasons.length === 0 ? ', no reasons published' : ''}`,
            ...reasons.map(({ reason, number: n }) => `– ${reason}: ${withCommas(n)}`),
          ]),
          ...(gone.every(({ number }) => number.reported) && { reported: true }),
        },
      }),
    },
  ]
}

/** Duplicates, and what else is missing before the next box: where more came on than was found, the sums do not meet. */
function removed(duplicates: Amount | undefined, unaccounted: PrismaColumn['unaccounted']): ChartBox {
  const missing = unaccounted?.n ?? 0
  return {
    title: `Removed before screening: ${withCommas((duplicates?.n ?? 0) + Math.max(0, missing))}`,
    lines: [
      ...(duplicates ? [`Duplicates: ${amount(duplicates)}`] : []),
      ...(missing > 0 ? [`${unaccounted?.why ?? 'Not accounted for'}: ${withCommas(missing)}`] : []),
      ...(missing < 0 ? [`The sums do not meet: ${withCommas(-missing)} more at the next step than were found`] : []),
    ],
    ...((duplicates?.reported || !duplicates) && { reported: true }),
  }
}

const amount = ({ n, reported }: Amount): string => `${withCommas(n)}${reported ? ' (reported)' : ''}`

const box = (title: string, { n, reported }: Amount, lines: string[] = []): ChartBox => ({
  title: `${title}: ${withCommas(n)}`,
  lines: [...lines, ...(reported ? ['reported, not held here'] : [])],
  ...(reported && { reported }),
})

const told = ({ title, lines = [] }: ChartBox): string => `${[title, ...lines].join('; ')}.`
