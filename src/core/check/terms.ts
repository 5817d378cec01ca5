import type { Id } from '../ids.ts'
import { labelOf } from '../label.ts'
import type { State } from '../state.ts'
import { listed } from '../wording.ts'
import { type Check, few, finding } from './finding.ts'

/** Terms of realist work that are easily used for one another, in pairs, and what both stand for. */
const pairs: readonly { terms: readonly [string, string]; thing: string }[] = [
  { terms: ['IRPT', 'IPT'], thing: 'the initial programme theory' },
  { terms: ['demi-regularity', 'demi-regular pattern'], thing: 'a pattern that recurs' },
  { terms: ['programme theory', 'theory of change'], thing: 'how the programme is meant to work' },
]

/** Terms for what may be one thing, side by side in the words of the project: definitions, theories, versions, protocol, statements. */
export const termsMixed: Check = ({ state }) => {
  const texts = worded(state)
  return pairs.flatMap(({ terms, thing }) => {
    const found = terms.map((term) => {
      const pattern = new RegExp(`\\b${term}s?\\b`, 'i')
      return { term, where: texts.filter(({ text }) => pattern.test(text)).map(({ id }) => id) }
    })
    if (found.some(({ where }) => where.length === 0)) return []
    const about = [...new Set(found.flatMap(({ where }) => where))]
    return [
      finding(
        'terms-mixed',
        about,
        {
          title: 'Two terms stand for one thing',
          message: `${listed(terms)} both stand for ${thing}, in ${few(about.map((id) => `“${labelOf(state, id)}”`))}.`,
          why: 'A reader cannot tell whether two words name two things; define both, or keep one.',
          source: 'RAMESES I, item 11 (Wong et al. 2013)',
        },
        terms.join('-'),
      ),
    ]
  })
}

function worded(state: State): { id: Id; text: string }[] {
  const said = (id: Id, ...texts: (string | undefined)[]) => ({ id, text: texts.filter(Boolean).join(' ') })
  return [
    ...[...state.definition].map(([id, { term, meaning }]) => said(id, term, meaning)),
    ...[...state.theory].map(([id, { title, statement }]) => said(id, title, statement)),
    ...[...state.version].map(([id, { name, kind, note }]) => said(id, name, kind, note)),
    ...[...state.protocol].map(([id, { heading, text }]) => said(id, heading, text)),
    ...[...state.statement].map(([id, { text }]) => said(id, text)),
    ...[...state.objective].map(([id, { text }]) => said(id, text)),
  ]
}
