import { witnessKinds } from '../choices.ts'
import { get, type State } from '../state.ts'
import { usualSmallest } from '../survey/smallest.ts'
import { counted, inWords, withCommas } from '../wording.ts'
import { heard } from './heard.ts'
import { toldApart } from './told-apart.ts'

/** Who took part and stays, by role and case as far as that may be told, and how many withdrew. */
export function takingPart(state: State) {
  const stay = [...state.participant].filter(([, { consent }]) => consent !== 'withdrawn')
  const all = stay.map(([id, { role, case: of }]) => ({ id, of: role, place: get(state, 'case', of)?.name ?? '' }))
  return { stay: stay.length, gone: state.participant.size - stay.length, ...toldApart(all, usualSmallest) }
}

/**
 * What was heard, seen and read, by kind and case: of people as far as that may be told, and all documents, which single
 * nobody out.
 */
export function encountersTold(state: State) {
  const all = heard(state)
    .filter(({ encounter, consent }) => encounter && consent !== 'withdrawn')
    .map(({ source, kind, case: of }) => ({
      id: source,
      of: kind as string,
      place: get(state, 'case', of)?.name ?? '',
    }))
  const people = all.filter(({ of }) => ofPeople(of))
  const { whole, lines } = toldApart(people, usualSmallest)
  const papers = toldApart(
    all.filter(({ of }) => !ofPeople(of)),
    1,
  )
  return { all: all.length, papers: all.length - people.length, whole, lines: [...lines, ...papers.lines] }
}

/** By kind alone, in phrases: "interview: 12", or that there were few. Whether an encounter is recorded for it or not. */
export function heardWords(state: State): string[] {
  const people = heard(state).flatMap(({ source: id, kind: of, consent }) =>
    ofPeople(of) && consent !== 'withdrawn' ? [{ id, of, place: '' }] : [],
  )
  const { whole, lines } = toldApart(people, usualSmallest)
  return whole
    ? lines.map(({ of, who }) => `${of ?? 'other kinds'}: ${withCommas(who.length)}`)
    : [`fewer than ${inWords(usualSmallest)} encounters with people`]
}

/** How many took part and stay, or that they are few; empty where nobody is enrolled. */
export function takingPartWords(state: State): string[] {
  if (state.participant.size === 0) return []
  const { stay, whole } = takingPart(state)
  return [whole ? counted(stay, 'participant') : `fewer than ${inWords(usualSmallest)} participants`]
}

const ofPeople = (kind: string) => (witnessKinds as readonly string[]).includes(kind)
