import { matrixFigure } from '../../diagram/matrix.ts'
import { configurationLabel } from '../../label.ts'
import { templateOf } from '../../project/templates.ts'
import { liveConfigurations } from '../../theory/lineage.ts'
import { type MatrixCell, matrix } from '../../theory/matrix.ts'
import { counted, sentenceCase, withCommas } from '../../wording.ts'
import { cell, heading, naming, para } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** Which source speaks to which configuration, as a figure and as a table that says the same in words. */
export const matrixSection: Section = ({ state }) => {
  const { rows, columns, links } = matrix(state)
  if (rows.length === 0 || columns.length === 0)
    return nothingYet('matrix', 'Sources by configuration', 'No source speaks to a configuration yet.')
  const scene = matrixFigure(state)
  const built = rows.filter((row) => row.built && row.used > 0).length
  const labels = new Map(
    liveConfigurations(state).map(([id, { template }]) => [
      id,
      new Map(templateOf(state, template).slots.map(({ key, label }) => [key, label])),
    ]),
  )
  return [
    heading(2, 'matrix', 'Sources by configuration'),
    para(
      `${sentenceCase(counted(links, 'pair'))} of a source and a configuration, from ${counted(rows.filter(({ used }) => used > 0).length, 'source')}.`,
      built > 0 ? ` ${sentenceCase(counted(built, 'source'))} of these also went into building the theory.` : '',
    ),
    { as: 'figure', id: 'figure-matrix', caption: scene.title, scene },
    {
      as: 'table',
      id: 'table-matrix',
      caption: 'Sources by configuration, in words',
      head: ['Source', ...columns.map(({ configuration }) => configurationLabel(state, configuration)), 'Used in'],
      landscape: true,
      rows: rows.map(({ source, cells, used }) => [
        [naming(source)],
        ...cells.map((one) => cell(stancesOf(one, labels.get(one.configuration)))),
        cell(withCommas(used)),
      ]),
    },
  ]
}

/** "supports M-Res, O; qualifies C". */
function stancesOf({ stances, slots, whole }: MatrixCell, labels: ReadonlyMap<string, string> | undefined): string {
  const said = stances.map((stance) => {
    const on = slots.filter((slot) => slot.stances.includes(stance)).map(({ slot }) => labels?.get(slot) ?? slot)
    return `${stance} ${[...on, ...(whole.includes(stance) ? ['the whole'] : [])].join(', ')}`
  })
  return said.join('; ')
}
