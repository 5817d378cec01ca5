import { inOrder } from '../../state.ts'
import { membershipId, outcomeKey } from '../../truth/ids.ts'
import {
  cautions,
  modelWords,
  namedSolutions,
  necessaryIn,
  necessaryWords,
  rowWords,
  truthOf,
} from '../../truth/told.ts'
import { shareWords, termWords } from '../../truth/words.ts'
import { type Block, cell, heading, para } from '../blocks.ts'
import type { Section } from '../section.ts'

/** Truth tables over cases: their sets, who is in them and why, rows, and solutions with how well each fits. */
export const truthSection: Section = ({ state }) => {
  const all = inOrder(state, 'truthTable').flatMap(([id]) => {
    const told = truthOf(state, id)
    return told && told.table.members.length > 0 ? [{ id, ...told }] : []
  })
  if (all.length === 0) return []
  const blocks: Block[] = [
    heading(2, 'truth-tables', 'Truth tables over cases'),
    para(
      'Truth tables after Ragin (1987, 2008), minimised by the algorithm of Quine and McCluskey with a prime implicant chart; intermediate solutions after Ragin and Sonnett (2005). They are an aid to see regularities across cases, and no evidence of what causes them.',
    ),
  ]
  for (const { id, ...told } of all) {
    const { value, table, solutions } = told
    const { keys, cut } = table
    const necessary = necessaryIn(table)
    const name = (one: (typeof table.members)[number]['case']) => state.case.get(one)?.name ?? one
    blocks.push(
      heading(3, `truth-${id}`, value.title),
      para(
        `${value.kind === 'crisp' ? 'Crisp' : 'Fuzzy'} sets. Outcome: ${value.outcome.label}. ${value.conditions.map(({ key, label }) => `${key}: ${label}`).join('; ')}. `,
        `A row leads to the outcome from a consistency of ${cut.inclusion}${cut.pri > 0 ? ` and a PRI of ${cut.pri}` : ''} on. ${cautions(told).join(' ')}`,
      ),
      {
        as: 'table',
        id: `table-rows-${id}`,
        caption: `${value.title}: rows`,
        head: ['Row', 'Cases', 'Leads to the outcome', 'Consistency', 'PRI', 'Which'],
        rows: table.rows.map(({ bits, cases, fit, leads, contradictory }) => [
          cell(rowWords(bits, keys)),
          cell(String(cases.length)),
          cell(
            `${leads === undefined ? 'too few cases' : leads ? 'yes' : 'no'}${contradictory ? ', contradictory' : ''}`,
          ),
          cell(shareWords(fit.inclusion)),
          cell(shareWords(fit.pri)),
          cell(cases.map(name).join(', ')),
        ]),
      },
      ...(necessary.length > 0
        ? [
            {
              as: 'table' as const,
              id: `table-necessary-${id}`,
              caption: `${value.title}: necessary conditions`,
              head: ['Condition', 'Consistency', 'Relevance', 'Coverage'],
              rows: necessary.map(({ words, inclusion, relevance, coverage }) => [
                cell(words),
                cell(shareWords(inclusion)),
                cell(shareWords(relevance)),
                cell(shareWords(coverage)),
              ]),
            },
          ]
        : []),
      para(necessaryWords(necessary)),
      {
        as: 'table',
        id: `table-solutions-${id}`,
        caption: `${value.title}: solutions`,
        head: ['Solution', 'Path', 'Consistency', 'PRI', 'Coverage', 'Unique', 'Cases'],
        rows: namedSolutions(solutions).flatMap(([called, , { models }]) =>
          models.flatMap((model, i) => {
            const label = models.length > 1 ? `${called}, model ${i + 1}` : called
            const { fit } = model
            return [
              [
                cell(label),
                cell(modelWords(model, keys)),
                cell(shareWords(fit.inclusion)),
                cell(shareWords(fit.pri)),
                cell(shareWords(fit.coverage)),
                cell(''),
                cell(''),
              ],
              ...model.paths.map(({ term, fit, unique, cases }) => [
                cell(label),
                cell(termWords(term, keys)),
                cell(shareWords(fit.inclusion)),
                cell(shareWords(fit.pri)),
                cell(shareWords(fit.coverage)),
                cell(shareWords(unique)),
                cell(cases.map(name).join(', ')),
              ]),
            ]
          }),
        ),
      },
      {
        as: 'table',
        id: `table-memberships-${id}`,
        caption: `${value.title}: how far each case is in each set, and why`,
        head: ['Case', ...keys, 'Outcome', 'Why'],
        rows: table.members.map((member) => {
          const why = [...keys, outcomeKey].flatMap((key) => {
            const because = state.membership.get(membershipId(id, member.case, key))?.because
            return because ? [`${key}: ${because}`] : []
          })
          return [
            cell(name(member.case)),
            ...member.degrees.map((degree) => cell(String(degree))),
            cell(String(member.outcome)),
            cell(why.join(' ')),
          ]
        }),
      },
    )
  }
  return blocks
}
