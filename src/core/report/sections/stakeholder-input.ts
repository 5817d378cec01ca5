import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { whoWords } from '../../input/who.ts'
import { labelOf } from '../../label.ts'
import { inOrder, type State, thing } from '../../state.ts'
import { counted, inWords, listed, sentenceCase } from '../../wording.ts'
import { type Block, cell, heading, para, type Span, say } from '../blocks.ts'
import type { Section } from '../section.ts'

/**
 * Who was asked, by role, what they said and what came of it (RAMESES I, items 5 and 11: who took part in focusing and in
 * the synthesis, and what changed by it). No names.
 */
export const stakeholderInput: Section = ({ state, events }) => {
  const all = inOrder(state, 'input').sort(([, a], [, b]) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.order - b.order))
  if (all.length === 0) return []
  const changed = all.filter(([, { outcome }]) => outcome === 'changed').length
  const unchanged = all.filter(([, { outcome }]) => outcome === 'not changed').length
  const roles = [...new Set(all.flatMap(([, { who }]) => who.map(({ role }) => role)))]
  const ways = [...new Set(all.map(([, { how }]) => how))]
  const named = new Set(all.flatMap(([, { acts = [] }]) => acts))
  const numbers = new Map<string, number>()
  for (const { act, seq } of events) if (named.has(act) && !numbers.has(act)) numbers.set(act, seq)
  return [
    heading(2, 'stakeholder-input', 'Stakeholder input'),
    para(
      `${sentenceCase(counted(all.length, 'contribution'))} of stakeholders ${all.length === 1 ? 'was' : 'were'} recorded (${listed(roles)}; by ${listed(ways)}). ${sentenceCase(inWords(changed))} of them led to a change${unchanged > 0 ? `, ${inWords(unchanged)} of them to none, for a reason that is given` : ''}.`,
    ),
    {
      as: 'table',
      id: 'table-stakeholder-input',
      caption: 'What stakeholders said, and what came of it',
      head: ['When', 'Who', 'How', 'Shown', 'What they said', 'About', 'What came of it'],
      landscape: true,
      rows: all.map(([, one]) => [
        cell(one.on),
        cell(`${whoWords(one.who)}${one.consent ? ` (consent: ${one.consent})` : ''}`),
        cell(one.how),
        cell(shown(state, one)),
        cell(one.text),
        things(state, one.about ?? []),
        [
          say(cameOf(one)),
          ...(one.changed?.length ? [say(' '), ...things(state, one.changed)] : []),
          ...inTrail((one.acts ?? []).flatMap((act) => numbers.get(act) ?? [])),
        ],
      ]),
    },
  ] satisfies Block[]
}

const shown = (state: State, { version, shown }: Value<'input'>): string =>
  [version && state.version.get(version)?.name, shown].filter(Boolean).join('; ') || 'not said'

const cameOf = ({ outcome, because }: Value<'input'>): string =>
  outcome === 'open' ? 'Open.' : outcome === 'changed' ? (because ?? '') : `No change: ${because ?? ''}`

/** Where the trail tells of it. */
const inTrail = (seqs: readonly number[]): Span[] =>
  seqs.length === 0 ? [] : [say(` (trail: ${seqs.length === 1 ? 'event' : 'events'} ${listed(seqs.map(String))})`)]

/** Things that are still there, as links; what is gone was dropped since, and its trail says so. */
const things = (state: State, ids: readonly Id[]): Span[] =>
  ids
    .filter((id) => thing(state, id))
    .flatMap((id, i): Span[] => [...(i > 0 ? [say(', ')] : []), { as: 'thing', id, text: labelOf(state, id) }])
