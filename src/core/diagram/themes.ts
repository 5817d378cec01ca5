import { sourceLabel } from '../label.ts'
import { inOrder, type State } from '../state.ts'
import { counted, listed } from '../wording.ts'
import { along, type Mark, type Scene, text } from './scene.ts'
import { wrap } from './words.ts'

const width = 960
const columns = 4
const gap = 24
const column = (width - gap * (columns - 1)) / columns

/** The themes of the scoping as a map: each with the sources it rests on; those that several themes share are named. */
export function themesFigure(state: State): Scene {
  const themes = inOrder(state, 'theme')
  const used = new Map<string, number>()
  for (const [, theme] of themes) for (const source of theme.sources) used.set(source, (used.get(source) ?? 0) + 1)
  const cards = themes.map(([id, theme]) => {
    const shared = theme.sources.filter((source) => (used.get(source) ?? 0) > 1)
    const own = theme.sources.filter((source) => (used.get(source) ?? 0) === 1)
    const label = (sources: typeof own) => sources.map((source) => sourceLabel(state, source)).join(', ')
    return {
      id,
      name: wrap(theme.name, column, 13),
      shared: shared.length > 0 ? wrap(`Shared: ${label(shared)}`, column, 12, 6) : [],
      own: wrap(label(own), column, 12, 8),
      sources: theme.sources.length,
    }
  })
  const marks: Mark[] = []
  let y = 0
  for (let i = 0; i < cards.length; i += columns) {
    const row = cards.slice(i, i + columns)
    row.forEach((card, at) => {
      const x = at * (column + gap)
      const under = y + 8 + card.name.length * 18
      const words = under + 24
      marks.push({
        as: 'group',
        ref: card.id,
        label: `${card.name.join(' ')}, ${counted(card.sources, 'source')}`,
        marks: [
          {
            as: 'path',
            d: along([
              [x, y + 1],
              [x + column, y + 1],
            ]),
            look: ['loop'],
          },
          { as: 'text', x, y: y + 22, lines: card.name, leading: 18, look: ['strong'] },
          ...dots(card.sources, x, under + 8),
          { as: 'text', x, y: words + 10, lines: card.shared, look: ['small'] },
          { as: 'text', x, y: words + 10 + card.shared.length * 16, lines: card.own, look: ['small', 'soft'] },
        ],
      })
    })
    y += Math.max(...row.map((c) => c.name.length * 18 + (c.shared.length + c.own.length) * 16)) + 64
  }
  if (themes.length === 0) marks.push(text(0, 20, 'No theme is named yet.', ['soft']))
  return {
    width,
    height: Math.max(32, y - 16),
    title: 'Themes of the scoping',
    desc: themes
      .map(([, { name, sources }]) => {
        const labels = listed(sources.map((source) => sourceLabel(state, source)))
        return `${name}: ${counted(sources.length, 'source')}${labels && `, ${labels}`}.`
      })
      .join(' '),
    marks,
  }
}

/** A dot for each source, at most one row of them. */
const dots = (number: number, x: number, y: number): Mark[] =>
  Array.from({ length: Math.min(number, Math.floor(column / 10)) }, (_, i) => ({
    as: 'circle',
    x: x + 3 + i * 10,
    y,
    r: 3,
    look: ['node'],
  }))
