import type { Id } from '../ids.ts'
import { type Claim, claimsIn, type Family } from '../manuscript/claims.ts'
import { databasesOf, numbersOf } from '../manuscript/numbers.ts'
import type { State } from '../state.ts'
import { counted, listed, withCommas } from '../wording.ts'
import { type Check, finding, type Looked } from './finding.ts'

/** Something that a text may count, and how many of it there are. */
interface Counted {
  n: number
  words: string
}

const why = 'A reader who counts the list will doubt the other numbers too. A number that is inserted stays right.'
const source = 'RAMESES I, item 12 (Wong et al. 2013)'

/**
 * Numbers in words of one's own that agree with nothing that the project counts: in sections of the manuscript, the
 * abstract, the protocol and what is stated. A number that agrees with any count of its kind is left alone.
 */
export const textsDiffer: Check = (looked) => {
  const known = countsOf(looked)
  return textsOf(looked.state).flatMap(({ id, where, text }) =>
    disagreeing(text, known).map(({ claim, held }) => {
      const here = few(held)
      const title = 'A number in a text differs from the data'
      const message = `${where}: “${claim.words}”; the project has ${here}.`
      return finding('text-differs', [id], { title, message, why, source }, `${claim.words} ${here}`)
    }),
  )
}

/** What a text claims that agrees with nothing of its kind. What the project has none of is not held against it. */
function disagreeing(
  text: string,
  known: ReadonlyMap<Family, readonly Counted[]>,
): { claim: Claim; held: readonly Counted[] }[] {
  const told = new Set<string>()
  return claimsIn(text).flatMap((claim) => {
    const held = (known.get(claim.family) ?? []).filter(({ n }) => n > 0)
    if (held.length === 0 || held.some(({ n }) => n === claim.n) || told.has(claim.words)) return []
    told.add(claim.words)
    return [{ claim, held }]
  })
}

/** What there is of each kind. Of blinded stages nothing is told, so that nothing can be said of sources while one is. */
function countsOf({ state, flow }: Pick<Looked, 'state' | 'flow'>): ReadonlyMap<Family, readonly Counted[]> {
  const numbers = numbersOf(state, flow).filter(({ name }) => !name.startsWith('count:'))
  const of = (name: RegExp): Counted[] => numbers.filter((one) => name.test(one.name))
  const blinded = [...state.stage.values()].some((stage) => stage.blinded)
  const reviewers = [...state.stage.values()].map(({ reviewers, name }) => ({
    n: reviewers,
    words: `reviewers at ${name}`,
  }))
  return new Map<Family, readonly Counted[]>([
    ['policies', of(/^(?:sources|included):policy document/)],
    ['sources', blinded ? [] : [...ofFlow({ state, flow }), ...of(/^(?:flow\.|sources|included|records|duplicates)/)]],
    ['interviews', of(/^(?:sources:interview|participants$)/)],
    ['theories', of(/^theories$/)],
    ['configurations', of(/^(?:configurations|refinements)/)],
    ['themes', of(/^themes$/)],
    ['reviewers', [...reviewers, ...of(/^(?:people|voters)$/)]],
    ['databases', [{ n: databasesOf(state).length, words: 'databases' }]],
    ['phases', [{ n: state.phase.size, words: 'phases' }]],
  ])
}

/** Steps that only a publication tells of, what left at them, and all that left. */
function ofFlow({ state, flow }: Pick<Looked, 'state' | 'flow'>): Counted[] {
  const reported = flow.steps.flatMap((step): Counted[] =>
    step.kind === 'reported'
      ? [
          { n: step.number, words: step.label },
          { n: step.left ?? 0, words: `left after ${step.label}` },
        ]
      : [],
  )
  const free = [...state.count.values()]
    .filter(({ against }) => !against)
    .map(({ number, what }) => ({ n: number, words: what }))
  const start = flow.steps[0]?.number ?? 0
  return [...reported, ...free, { n: start - flow.included.length, words: 'left in all' }]
}

/** The words of one's own, with what they belong to. */
function textsOf(state: State): { id: Id; where: string; text: string }[] {
  return [
    ...[...state.section].map(([id, { heading, text = '' }]) => ({ id, where: heading, text })),
    ...[...state.project].flatMap(([id, { abstract = [] }]) =>
      abstract.map(({ heading, text }) => ({ id, where: `Abstract, ${heading}`, text })),
    ),
    ...[...state.protocol].map(([id, { heading, text }]) => ({ id, where: heading, text })),
    ...[...state.statement].map(([id, { kind, text }]) => ({ id, where: `A ${kind}`, text })),
  ]
}

/** "11 (Sources: policy document) and 6 (…)": the counts, each number once, the first few. */
function few(held: readonly Counted[]): string {
  const once = [...new Map(held.map((one) => [one.n, one])).values()]
  const said = once
    .slice(0, 4)
    .map(({ n, words }) => `${withCommas(n)} (${words.charAt(0).toLowerCase()}${words.slice(1)})`)
  return once.length > 4 ? `${said.join(', ')} and ${counted(once.length - 4, 'other count')}` : listed(said)
}
