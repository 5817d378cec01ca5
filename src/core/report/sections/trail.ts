import type { Event, NounName } from '../../fact.ts'
import { nounOfFact } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { trail } from '../../trail.ts'
import { nounWords } from '../../trail-words.ts'
import { counted, sentenceCase, withCommas } from '../../wording.ts'
import { type Block, cell, heading, para } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** The kinds of fact told one by one in the appendix; of the others the number is told. */
const oneByOne: readonly NounName[] = ['refinement', 'version', 'deviation', 'dismissal']

/**
 * What was recorded of people who took part is not counted here: its own tables tell how many there were, as far as that
 * singles nobody out, and the sum would give away what they do not tell.
 */
const ofPeople: readonly NounName[] = [
  'participant',
  'consent',
  'encounter',
  'reply',
  'promptNote',
  'response',
  'withdrawal',
  'erasure',
]

/** The journal in short: how much of what was recorded by whom, and the acts on theory and protocol one by one. */
export const trailSection: Section = ({ state, events, names }) => {
  const first = events[0]
  const last = events.at(-1)
  if (!first || !last) return nothingYet('trail', 'Trail', 'The journal is not part of this report.')
  const counts = kinds(events)
  const told = counts.filter(([noun]) => !ofPeople.includes(noun))
  const people = tally(events, ({ actor }) => actor)
  const blocks: Block[] = [
    heading(2, 'trail', 'Trail'),
    para(
      `${sentenceCase(counted(events.length, 'event'))} ${during(day(first.at), day(last.at))}, by ${counted(people.size, 'person', 'people')}. The project holds each of them with what was before and after; the last is number ${withCommas(last.seq)}.`,
      told.length < counts.length
        ? ' What was recorded of people who took part is counted in the tables about them alone.'
        : '',
    ),
    {
      as: 'table',
      id: 'table-trail-people',
      caption: 'Who recorded how much',
      head: ['Person', 'Events'],
      rows: [...people].map(([who, n]) => [cell(names.get(who as Id<'per'>)?.name ?? who), cell(withCommas(n))]),
    },
    {
      as: 'table',
      id: 'table-trail-kinds',
      caption: 'What was recorded',
      head: ['Kind', 'Added', 'Changed', 'Removed'],
      rows: told.map(([noun, n]) => [
        cell(nounWords(noun, true)),
        cell(withCommas(n.added)),
        cell(withCommas(n.changed)),
        cell(withCommas(n.removed)),
      ]),
    },
  ]
  const kept = events.filter(({ fact }) => oneByOne.includes(nounOfFact(fact.type)))
  if (kept.length > 0)
    blocks.push({
      as: 'table',
      id: 'table-trail-acts',
      caption: 'Acts on the theory and the protocol',
      head: ['No.', 'On', 'What', 'Why'],
      rows: trail(kept, state, names).map(({ seq, at, words, why }) => [
        cell(withCommas(seq)),
        cell(day(at)),
        cell(words),
        cell(why ?? ''),
      ]),
    })
  return blocks
}

const day = (at: string): string => at.slice(0, 10)
const during = (first: string, last: string): string => (first === last ? `on ${first}` : `from ${first} to ${last}`)

function tally<K>(events: readonly Event[], key: (event: Event) => K): Map<K, number> {
  const counts = new Map<K, number>()
  for (const event of events) counts.set(key(event), (counts.get(key(event)) ?? 0) + 1)
  return counts
}

function kinds(events: readonly Event[]): [NounName, { added: number; changed: number; removed: number }][] {
  const found = new Map<NounName, { added: number; changed: number; removed: number }>()
  for (const { fact } of events) {
    const noun = nounOfFact(fact.type)
    const counts = found.get(noun) ?? { added: 0, changed: 0, removed: 0 }
    counts[fact.from === null ? 'added' : fact.to === null ? 'removed' : 'changed']++
    found.set(noun, counts)
  }
  return [...found]
}
