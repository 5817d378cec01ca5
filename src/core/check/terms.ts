import type { Id } from '../ids.ts'
import { labelOf } from '../label.ts'
import type { State } from '../state.ts'
import { listed } from '../wording.ts'
import { type Check, few, finding } from './finding.ts'

/** Terms of realist work that are easily used for one another. */
const sets: readonly (readonly string[])[] = [
  ['IRPT', 'IPT'],
  ['demi-regularity', 'demi-regular pattern'],
  ['programme theory', 'theory of change'],
]

/** Terms for what may be one thing, side by side in the words of the project: definitions, theories, versions, protocol, statements. */
export const termsMixed: Check = ({ state }) => {
  const texts = worded(state)
  return sets.flatMap((terms) => {
    const found = terms.map((term) => {
      const pattern = new RegExp(`\\b${term}s?\\b`, 'i')
      return { term, where: texts.filter(({ text }) => pattern.test(text)).map(({ id }) => id) }
    })
    const used = found.filter(({ where }) => where.length > 0)
    if (used.length < 2) return []
    const about = [...new Set(used.flatMap(({ where }) => where))]
    return [
      finding(
        'terms-mixed',
        about,
        {
          title: `${listed(used.map(({ term }) => term))} are used side by side`,
          message: `${listed(used.map(({ term }) => term))} are used side by side, in ${few(about.map((id) => labelOf(state, id)))}.`,
          why: 'A reader cannot tell whether two words name two things; define both, or keep one.',
          source: 'RAMESES I, item 11 (Wong et al. 2013)',
        },
        used.map(({ term }) => term).join('-'),
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
