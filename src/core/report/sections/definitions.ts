import { templateOf } from '../../project/templates.ts'
import { inOrder } from '../../state.ts'
import { type Block, cell, citing, em, heading, para, strong } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** The operational definitions as a table, the template of configurations, and the organising framework. */
export const definitions: Section = ({ state }) => {
  const project = [...state.project.values()][0]
  const given = inOrder(state, 'definition')
  const template = project?.template && templateOf(state, project.template)
  const framework = project?.framework && state.framework.get(project.framework)
  if (given.length === 0 && !template && !framework)
    return nothingYet('definitions', 'Operational definitions', 'No term is defined yet. Define them in the protocol.')
  const blocks: Block[] = [heading(2, 'definitions', 'Operational definitions')]
  if (given.length > 0)
    blocks.push({
      as: 'table',
      id: 'table-definitions',
      caption: 'Operational definitions',
      head: ['Term', 'Meaning here', 'Source'],
      rows: given.map(([, { term, meaning, source }]) => [
        cell(strong(term)),
        cell(meaning || 'Not said yet.'),
        source ? [citing([source])] : [],
      ]),
    })
  if (template)
    blocks.push(
      para(
        `Configurations follow the template ${template.name}`,
        ...(template.formula ? [': ', em(template.formula)] : []),
        ...(template.source ? [' ', citing([template.source])] : []),
        '.',
      ),
    )
  if (framework) {
    const groups = inOrder(state, 'group').filter(([, group]) => group.framework === project?.framework)
    blocks.push(
      para(
        `Theories are grouped by ${framework.name}`,
        ...(framework.source ? [' ', citing([framework.source])] : []),
        groups.length > 0 ? `: ${groups.map(([, { name }]) => name).join(', ')}. ` : '. ',
        framework.account ?? '',
        framework.chosenBecause ? ` Why it was chosen: ${framework.chosenBecause}` : '',
      ),
    )
  }
  return blocks
}
