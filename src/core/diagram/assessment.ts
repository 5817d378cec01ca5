import { type Profile, type Scaled, scaled } from '../guideline/assessment/profile.ts'
import { counted } from '../wording.ts'
import { along, type Hue, type Look, type Mark, type Scene, text } from './scene.ts'
import { wrap } from './words.ts'

const words = 340
const left = words + 48
const step = 80
/** Room for what each row is, to the right of the scale. */
const right = 176
const row = 20
const hues: Record<Scaled, Hue> = { behaviour: 'res', reasoning: 'rea', outcome: 'o' }
const letters: Record<Scaled, string> = { behaviour: 'done', reasoning: 'noticed', outcome: 'followed' }

/**
 * An assessment as a figure: for each statement how often it is done, how far it is noticed and how far what should follow
 * is so, on a scale from 1 to 5: a dot at the median, a bar over the middle half of the answers. Where the condition does not hold
 * the dots are hollow: nothing is asked of anybody there.
 */
export function assessmentFigure({ themes }: Pick<Profile, 'themes'>): Scene {
  const width = left + 4 * step + right
  const x = (point: number) => left + (point - 1) * step
  const marks: Mark[] = []
  let y = 44
  for (const { name, statements } of themes) {
    marks.push(text(0, y + 4, name, ['strong']))
    y += 20
    for (const one of statements) {
      const lines = wrap(one.words, words, 13, 3)
      const height = Math.max(lines.length * 16 + 20, scaled.length * row + 8)
      marks.push(line(0, width, y - 8, ['row']))
      marks.push({ as: 'text', x: 0, y: y + 8, lines, look: [] })
      marks.push(text(0, y + 8 + lines.length * 16, `Condition: ${one.condition}`, ['small', 'soft']))
      scaled.forEach((part, i) => {
        const level = one.levels[part]
        const at = y + 6 + i * row
        const hue = hues[part]
        marks.push(line(x(1), x(5), at, ['hair']))
        marks.push(text(x(5) + 20, at + 4, letters[part], ['small', 'word', hue]))
        const said = level ? `${level.median} · ${counted(level.answers, 'answer')}` : 'too few answered'
        marks.push(text(x(5) + 84, at + 4, said, ['small', 'soft']))
        if (!level) return
        const [from, to] = level.half
        const look: Look[] = one.condition === 'does not hold' ? ['ring', hue] : ['bar', hue]
        marks.push({
          as: 'group',
          label: `${one.words} ${letters[part]}: median ${level.median} of 5, the middle half from ${from} to ${to}, ${counted(level.answers, 'answer')}`,
          marks: [
            {
              as: 'rect',
              x: x(from) - 4,
              y: at - 4,
              width: x(to) - x(from) + 8,
              height: 8,
              round: 4,
              look: ['tint', hue],
            },
            { as: 'circle', x: x(level.median), y: at, r: 5, look },
          ],
        })
      })
      y += height
    }
    y += 12
  }
  const scale = [1, 2, 3, 4, 5].map((point) => text(x(point), 28, String(point), ['small', 'soft'], 'middle'))
  return {
    width,
    height: y + 12,
    title: 'What the assessment came to',
    desc: themes
      .flatMap(({ statements }) => statements.map(({ words: said, advice }) => `${said} ${advice.words}`))
      .join(' '),
    marks: [
      text(x(1), 12, 'never, not at all', ['small', 'soft'], 'middle'),
      text(x(5), 12, 'always, fully', ['small', 'soft'], 'middle'),
      ...scale,
      ...marks,
      text(left, y + 4, 'dot: median · bar: the middle half of the answers', ['small', 'faint']),
    ],
  }
}

const line = (from: number, to: number, y: number, look: Look[]): Mark => ({
  as: 'path',
  d: along([
    [from, y],
    [to, y],
  ]),
  look,
})
