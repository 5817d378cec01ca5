import type { Brought } from '../theory/insight/saturation.ts'
import { counted } from '../wording.ts'
import { along, type Mark, px, type Scene, text } from './scene.ts'

const left = 52
const top = 16
const width = 860
const height = 200

/** What each source brought that was new, in the order they were read: components below, configurations above them. */
export function saturationFigure(all: readonly (Brought & { label: string })[]): Scene {
  const most = Math.max(1, ...all.map(({ components, configurations }) => components + configurations))
  const step = width / Math.max(1, all.length)
  const bar = Math.max(1, Math.min(28, step - 2))
  const y = (n: number) => top + height - (n / most) * height
  const marks: Mark[] = [
    {
      as: 'path',
      d: along([
        [left, top + height],
        [left + width, top + height],
      ]),
      look: ['hair'],
    },
    text(left - 8, y(most) + 4, String(most), ['small', 'faint'], 'end'),
    text(left - 8, y(0) + 4, '0', ['small', 'faint'], 'end'),
    ...all.map((one, i): Mark => {
      const x = left + i * step
      const low = y(one.components)
      const high = y(one.components + one.configurations)
      const parts: Mark[] = [
        { as: 'rect', x, y: low, width: bar, height: top + height - low, look: ['known', 'edge'] },
        { as: 'rect', x, y: high, width: bar, height: low - high, look: ['node'] },
      ]
      if (one.refined > 0) parts.push({ as: 'circle', x: x + bar / 2, y: Math.max(6, high - 8), r: 3, look: ['gone'] })
      return { as: 'group', ref: one.source, label: said(one), marks: parts }
    }),
    text(left, top + height + 24, 'Sources in the order they were read', ['small', 'soft']),
    text(
      left + width,
      top + height + 24,
      'black: new configurations · grey: new components · ring: refined on it',
      ['small', 'soft'],
      'end',
    ),
  ]
  const last = all.findLast(({ components, configurations }) => components + configurations > 0)
  return {
    width: left + width + 16,
    height: top + height + 40,
    title: 'What each source brought that was new',
    desc: `${counted(all.length, 'source')}.${last ? ` The last that brought something new was ${last.label}.` : ''} At most ${px(most)} new things came from one source.`,
    marks,
  }
}

const said = ({ label, components, configurations, refined }: Brought & { label: string }): string =>
  `${label}: ${counted(configurations, 'new configuration')}, ${counted(components, 'new component')}${refined > 0 ? `, ${counted(refined, 'configuration')} refined` : ''}`
