import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { labelOf } from '../../label.ts'
import { inOrder, type State } from '../../state.ts'
import { type Block, cell, citing, heading, type Span, say } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

type Kind = Value<'statement'>['kind']

const parts: readonly [kind: Kind, id: string, title: string][] = [
  ['finding', 'findings', 'Findings'],
  ['strength', 'strengths', 'Strengths'],
  ['limitation', 'limitations', 'Limits'],
  ['transferability', 'transferability', 'Where else it may hold'],
  ['stakeholders', 'stakeholders', 'Stakeholders'],
  ['next study', 'next-study', 'Next study'],
  ['recommendation', 'recommendations', 'Recommendations'],
]

/** Findings, strengths, limits and what follows, each with the configurations it rests on (RAMESES I, items 15, 16, 18). */
export const statements: Section = ({ state }) => {
  const all = inOrder(state, 'statement')
  if (all.length === 0)
    return nothingYet('discussion', 'Discussion', 'No finding, strength, limit or next step is stated yet.')
  const blocks: Block[] = [heading(2, 'discussion', 'Discussion')]
  for (const [kind, id, title] of parts) {
    const said = all.filter(([, statement]) => statement.kind === kind)
    if (said.length === 0) continue
    blocks.push(heading(3, id, title), {
      as: 'list',
      items: said.map(([, { text, about, citation }]) => [
        ...cell(text),
        ...aboutSpans(state, about ?? []),
        ...(citation ? cell(' ', citing([citation])) : []),
      ]),
    })
  }
  return blocks
}

/** " (CMOC 1, CMOC 4)": what a statement is about. */
const aboutSpans = (state: State, about: readonly Id[]): Span[] =>
  about.length === 0
    ? []
    : [...about.flatMap((id, i): Span[] => [say(i === 0 ? ' (' : ', '), thing(state, id)]), say(')')]

const thing = (state: State, id: Id): Span => ({ as: 'thing', id, text: labelOf(state, id) })
