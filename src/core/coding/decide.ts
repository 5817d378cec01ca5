import { inBlindCoding } from '../project/blind-coding.ts'
import { mayLead } from '../project/decide.ts'
import { type Rules, refuse } from '../refusal.ts'
import { get, referrers } from '../state.ts'
import { sameThings } from './compare.ts'

export const codingRules: Rules = {
  code({ state, id, before, after }) {
    const blind = after?.examples?.find(
      (excerpt) => !before?.examples?.includes(excerpt) && inBlindCoding(state, get(state, 'excerpt', excerpt)?.source),
    )
    if (blind)
      return refuse(
        'not-allowed',
        'Its source is being coded blind, and an example would be seen by all.',
        'Take it as an example when the second coding is opened.',
        { id },
      )
  },
  secondCoding({ state, who, id, before, after }) {
    const no = (message: string, hint: string) => refuse('not-allowed', message, hint, { id })
    if (!mayLead(state, who))
      return no('A second coding is for who leads to set up and to open.', 'Ask an owner or lead.')
    if (after && new Set(after.coders).size < 2)
      return refuse('does-not-fit', 'A second coding needs two people.', 'Name another coder.', { id })
    if (!before)
      return after?.opened
        ? no('It begins closed.', 'Set it up closed, and open it when its coders are done.')
        : undefined
    if (before.opened)
      return after && !after.opened ? no('What was seen cannot be unseen.', 'Begin another second coding.') : undefined
    // Whoever leads and codes in it would see by taking it away, or themselves out of it.
    if (!after && before.coders.includes(who))
      return no('You code in it.', 'Open it instead, so that all see it opened.')
    if (after && before.coders.some((coder) => !after.coders.includes(coder)))
      return no('Who codes in it stays in it until it is opened.', 'Open it first.')
    if (after && before.sources.some((source) => !after.sources.includes(source)))
      return no('A source stays in it until it is opened.', 'Open it first.')
  },
  agreedCoding({ state, who, id, before, after }) {
    const of = after ?? before
    const round = get(state, 'secondCoding', of?.round)
    const no = (message: string, hint: string) => refuse('not-allowed', message, hint, { id })
    if (!of || !round) return
    if (!round.opened) return no('It is coded blind until it is opened.', 'Agree when the second coding is opened.')
    if (!round.coders.includes(who) && !mayLead(state, who))
      return no('Its coders agree, or who leads.', 'Ask one of them.')
    const sources = of.passages.map((passage) => get(state, 'excerpt', passage)?.source)
    if (sources.some((source) => inBlindCoding(state, source)))
      return no('Its source is being coded blind again.', 'Agree when that second coding is opened too.')
    if (!after) return
    if (!before && after.by !== who)
      return no('One agrees in one’s own name.', 'Sign in as the person who says what was agreed.')
    if (before && after.by !== before.by && after.by !== who)
      return no('One agrees in one’s own name.', 'Sign in as the person who says what was agreed.')
    if (sources.some((source) => !source || !round.sources.includes(source)))
      return refuse('does-not-fit', 'A passage is of no source of that second coding.', 'Name its passages.', { id })
    const same = referrers(state, 'agreedCoding', after.round).find(
      ([other, { passages }]) => other !== id && sameThings(passages, after.passages),
    )
    if (same)
      return refuse(
        'id-taken',
        'Something was agreed on these passages already.',
        'Reload, and change what was agreed.',
        {
          id,
        },
      )
  },
  coding({ state, who, id, before, after }) {
    const foreign = !before && after?.brought && mayLead(state, who)
    if (!foreign && (before ? after && after.by !== before.by : after && after.by !== who))
      return refuse('not-allowed', 'A code is given in one’s own name.', 'Sign in as the person who codes.', { id })
    // A change of the codebook re-labels what others coded; that is for who leads.
    if (before && before.by !== who && !(after && mayLead(state, who)))
      return refuse('not-allowed', 'Someone else gave that code.', 'Ask them, or code the passage in your own name.', {
        id,
      })
  },
  chain({ state, who, id, before, after }) {
    const by = after?.by ?? before?.by
    if (by !== who && !(!before && after?.brought && mayLead(state, who)))
      return refuse('not-allowed', 'Passages are joined in one’s own name.', 'Sign in as the person who joined them.', {
        id,
      })
  },
}
