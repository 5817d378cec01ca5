import { themesFigure } from '../../diagram/themes.ts'
import { inOrder } from '../../state.ts'
import { type Block, citing, heading, para, strong } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** The themes of the scoping: the map, then a short account of each with its citations. */
export const themes: Section = ({ state }) => {
  const named = inOrder(state, 'theme')
  if (named.length === 0) return nothingYet('themes', 'Themes of the scoping', 'No theme is named yet.')
  const scene = themesFigure(state)
  const accounts = named.map(
    ([, { name, account, sources }]): Block =>
      para(strong(`${name}. `), account, ...(sources.length > 0 ? [' ', citing(sources)] : [' No source is cited.'])),
  )
  return [
    heading(2, 'themes', 'Themes of the scoping'),
    { as: 'figure', id: 'figure-themes', caption: scene.title, scene },
    ...accounts,
  ]
}
