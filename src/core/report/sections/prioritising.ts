import { resultOf } from '../../prioritising/result.ts'
import { agreementWords } from '../../prioritising/words.ts'
import { get, inOrder, referrers } from '../../state.ts'
import { counted, inWords, listed, sentenceCase } from '../../wording.ts'
import { type Block, cell, heading, para } from '../blocks.ts'
import type { Section } from '../section.ts'

/** How a group put ideas in order and what was chosen: part of how the focus was found (RAMESES I, item 4). */
export const prioritisingSection: Section = ({ state }) => {
  const closed = inOrder(state, 'prioritisation').filter(([, { step }]) => step === 'closed')
  if (closed.length === 0) return []
  const blocks: Block[] = [heading(2, 'prioritising', 'Prioritising')]
  for (const [id, { title, question, method, each, notes }] of closed) {
    const seats = referrers(state, 'seat', id).map(([, { role }]) => role)
    const ideas = referrers(state, 'idea', id)
    const kept = ideas.filter(([, { joinedInto }]) => !joinedInto)
    const chosen = kept.filter(([, one]) => one.chosen).length
    const results = ([1, 2] as const).flatMap((round) => resultOf(state, id, round) ?? [])
    const last = results.at(-1)
    const way =
      method === 'dots'
        ? `gave out ${counted(each, 'dot')} each`
        : `used the nominal group technique (Delbecq and others 1975), in which each ${method === 'ranks' ? `ranked the first ${each}` : `gave out ${each} points`}`
    blocks.push(
      heading(3, `prioritising-${id}`, title),
      para(
        `${question ? `“${question}” ` : ''}${sentenceCase(counted(seats.length, 'person', 'people'))} (${listed([...new Set(seats)])}) ${way}. ${sentenceCase(counted(ideas.length, 'idea'))}${kept.length < ideas.length ? ` became ${inWords(kept.length)} by joining` : ''}, of which ${inWords(chosen)} ${chosen === 1 ? 'was' : 'were'} chosen.`,
      ),
      ...results.flatMap(({ round, agreement, ballots }) =>
        agreement === undefined
          ? []
          : [
              para(
                `Ranking ${round}: ${counted(ballots, 'ballot')}, ${agreementWords(agreement)} agreement (Kendall’s W = ${agreement.toFixed(2)}, corrected for ties).`,
              ),
            ],
      ),
    )
    if (last)
      blocks.push({
        as: 'table',
        id: `table-prioritising-${id}`,
        caption: `${title}: the ideas in order`,
        head: ['Place', 'Idea', ...results.map(({ round }) => `Score ${round}`), 'Chosen'],
        rows: last.placed.map(({ idea, place, shared }) => [
          cell(`${place}${shared ? ' =' : ''}`),
          cell(get(state, 'idea', idea)?.text ?? idea),
          ...results.map(({ placed }) => cell(String(placed.find((one) => one.idea === idea)?.score ?? ''))),
          cell(get(state, 'idea', idea)?.chosen ? 'yes' : ''),
        ]),
      })
    if (notes) blocks.push(para(notes))
  }
  return blocks
}
