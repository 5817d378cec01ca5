import { type Profile, type Scaled, scaled } from '../guideline/assessment/profile.ts'
import { counted } from '../wording.ts'
import { along, type Hue, type Look, type Mark, type Scene, text } from './scene.ts'
import { wrap } from './words.ts'

const words = 340
const left = words + 24
const step = 88
const right = 24
const row = 20
const hues: Record<Scaled, Hue> = { behaviour: 'res', reasoning: 'rea', outcome: 'o' }
const letters: Record<Scaled, string> = { behaviour: 'done', reasoning: 'noticed', outcome: 'followed' }

/**
 * An assessment as a figure: for each statement how often it is done, how far it is noticed and how far what should follow
 * is so, as the median on a scale from 1 to 5. Where the condition does not hold the dots are hollow: nothing is asked of
 * anybody there.
 */
export function assessmentFigure({ themes }: Pick<Profile, 'themes'>): Scene {
  const width = left + 4 * step + right
  const x = (median: number) => left + (median - 1) * step
  const marks: Mark[] = []
  let y = 28
  for (const { name, statements } of themes) {
    marks.push(text(0, y + 4, name, ['strong']))
    y += 20
    for (const one of statements) {
      const lines = wrap(one.words, words, 13, 3)
      const height = Math.max(lines.length * 16 + 20, scaled.length * row + 4)
      marks.push(line(0, width, y - 8, ['row']))
      marks.push({ as: 'text', x: 0, y: y + 8, lines, look: [] })
      marks.push(text(0, y + 8 + lines.length * 16, `Condition: ${one.condition}`, ['small', 'soft']))
      scaled.forEach((part, i) => {
        const level = one.levels[part]
        const at = y + 6 + i * row
        marks.push(line(x(1), x(5), at, ['hair']))
        if (!level) {
          marks.push(text(x(1) + 4, at - 2, 'too few answered', ['small', 'faint']))
          return
        }
        const look: Look[] = one.condition === 'does not hold' ? ['ring', hues[part]] : ['bar', hues[part]]
        marks.push({
          as: 'group',
          label: `${one.words} ${letters[part]}: median ${level.median} of 5, ${counted(level.answers, 'answer')}`,
          marks: [
            { as: 'circle', x: x(level.median), y: at, r: 5, look },
            text(
              x(level.median) + (level.median > 4 ? -10 : 10),
              at + 4,
              letters[part],
              ['small', 'word', 'halo', hues[part]],
              level.median > 4 ? 'end' : 'start',
            ),
          ],
        })
      })
      y += height
    }
    y += 8
  }
  const scale = [1, 2, 3, 4, 5].map((point) => text(x(point), 12, String(point), ['small', 'soft'], 'middle'))
  return {
    width,
    height: y + 8,
    title: 'What the assessment came to',
    desc: themes
      .flatMap(({ statements }) => statements.map(({ words: said, advice }) => `${said} ${advice.words}`))
      .join(' '),
    marks: [...scale, ...marks],
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
