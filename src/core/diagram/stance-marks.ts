import type { Stance } from '../theory/facts.ts'
import { type Hue, type Mark, px } from './scene.ts'

/** The shapes of the stances: circle, triangle, half circle, cross, empty ring. Shape tells, hue only helps. */
export function stanceMarks(stance: Stance, x: number, y: number, role: Hue): Mark[] {
  const p = (dx: number, dy: number) => `${px(x + dx)} ${px(y + dy)}`
  switch (stance) {
    case 'supports':
      return [{ as: 'circle', x, y, r: 4.5, look: [role, 'bar'] }]
    case 'refines':
      return [{ as: 'path', d: `M${p(0, -4.8)}L${p(5, 4.3)}L${p(-5, 4.3)}Z`, look: [role, 'bar'] }]
    case 'qualifies':
      return [
        { as: 'circle', x, y, r: 4, look: ['qualifies', 'ring'] },
        { as: 'path', d: `M${p(0, -4)}A4 4 0 0 0 ${p(0, 4)}Z`, look: ['qualifies', 'bar'] },
      ]
    case 'refutes':
      return [{ as: 'path', d: `M${p(-4, -4)}L${p(4, 4)}M${p(4, -4)}L${p(-4, 4)}`, look: ['refutes', 'ring'] }]
    case 'absent':
      return [{ as: 'circle', x, y, r: 4, look: ['absent', 'ring', 'dashed'] }]
  }
}
