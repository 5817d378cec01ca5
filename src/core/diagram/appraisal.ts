import { gatesOf } from '../appraisal/gates.ts'
import { levelsAt } from '../appraisal/levels.ts'
import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { counted, listed } from '../wording.ts'
import { type Look, type Mark, type Scene, text } from './scene.ts'

const width = 960
const left = 200
const row = 56
/** Best to least, as solid, grey, hatched, then empty places: told apart in a grey print. */
const looks: readonly Look[][] = [['node'], ['known'], ['hatched', 'edge'], ['dot']]

/** How many sources stand at each level of each gate, aspect by aspect; `apart` where judgements differ. */
export interface Standing {
  stage: Id<'stg'>
  gate: string
  aspect: string | undefined
  levels: { label: string; count: number }[]
  apart: number
}

/** Counts the sources at each level of the gates that have a scale. Hand in `seenBy`. */
export function standingsAtGates(state: State, sources: Iterable<Id<'src'>>): Standing[] {
  const ids = [...sources]
  return gatesOf(state).flatMap(([stage, { name, levels = [], aspects }]) => {
    if (levels.length === 0) return []
    const parts = aspects?.length ? aspects : [{ key: undefined, label: undefined }]
    return parts.map((part): Standing => {
      const at = ids.flatMap((id) => levelsAt(state, id, stage).filter(({ aspect }) => aspect === part.key))
      return {
        stage,
        gate: name,
        aspect: part.label,
        levels: levels.map(({ key, label }) => ({
          label,
          count: at.filter(({ how, levels: [level] }) => how !== 'apart' && level === key).length,
        })),
        apart: at.filter(({ how }) => how === 'apart').length,
      }
    })
  })
}

/** The appraisal as plain bars: for each gate and aspect the sources by level, best first. Undefined where nobody judged. */
export function appraisalFigure(standings: readonly Standing[]): Scene | undefined {
  const rows = standings.filter(({ levels, apart }) => apart + levels.reduce((sum, { count }) => sum + count, 0) > 0)
  if (rows.length === 0) return undefined
  const most = Math.max(...rows.map(({ levels, apart }) => apart + levels.reduce((sum, { count }) => sum + count, 0)))
  const unit = (width - left) / most
  const marks = rows.map(({ stage, gate, aspect, levels, apart }, i): Mark => {
    const y = i * row
    let x = left
    const bars = [
      ...levels.map(({ count }, at) => ({ count, look: looks[Math.min(at, looks.length - 1)] })),
      { count: apart, look: ['gone', 'dashed'] as Look[] },
    ]
    return {
      as: 'group',
      ref: stage,
      label: words({ gate, aspect, levels, apart }),
      marks: [
        text(0, y + 16, aspect ?? gate, ['strong']),
        ...(aspect ? [text(0, y + 34, gate, ['small', 'faint'])] : []),
        ...bars.flatMap(({ count, look = [] }): Mark[] => {
          if (count === 0) return []
          const bar: Mark = { as: 'rect', x, y: y + 4, width: Math.max(1, count * unit - 2), height: 16, look }
          x += count * unit
          return [bar]
        }),
        text(left, y + 36, said(levels, apart), ['small', 'soft']),
      ],
    }
  })
  return {
    width,
    height: rows.length * row - 8,
    title: 'Sources by level at the gates',
    desc: rows.map(words).join(' '),
    marks,
  }
}

const said = (levels: Standing['levels'], apart: number): string =>
  [
    ...levels.map(({ label, count }) => `${count} ${label.toLowerCase()}`),
    ...(apart > 0 ? [`${apart} apart`] : []),
  ].join(' · ')

const words = ({ gate, aspect, levels, apart }: Pick<Standing, 'gate' | 'aspect' | 'levels' | 'apart'>): string =>
  `${[gate, aspect].filter(Boolean).join(', ')}: ${listed([
    ...levels.map(({ label, count }) => `${counted(count, 'source')} ${label.toLowerCase()}`),
    ...(apart > 0 ? [`${counted(apart, 'source')} where judgements differ`] : []),
  ])}.`
