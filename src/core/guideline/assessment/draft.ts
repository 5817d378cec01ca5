import type { ItemPart } from '../../choices.ts'
import type { FactOf, Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { templateOf } from '../../project/templates.ts'
import { type Decision, refuse } from '../../refusal.ts'
import { get, inOrder, orderOf, type State } from '../../state.ts'
import { usualScales } from '../../survey/scales.ts'
import { linksOf } from '../../theory/links.ts'
import { tidy } from '../../theory/phrasing.ts'
import { ended } from '../../wording.ts'
import { groupedGuidelines } from '../grouped.ts'
import { saidIn } from '../parts.ts'

type Item = Value<'questionnaire'>['items'][number]

/** The item by which answers are parted into self, peer and team, and the one that asks for the role of who answers. */
export const asksWhom = 'whom'
export const asksRole = 'role'
/** Whose acts the answers are about. */
export const perspectives = ['My own', 'A colleague’s', 'Our team’s'] as const

const anchorsOf = (scale: string): string[] => [...(usualScales.find(({ name }) => name === scale)?.anchors ?? [])]

/** What an assessment asks of each part of a guideline, in this order: the condition first, so that advice can depend on it. */
const asks: readonly {
  of: 'when' | 'does' | 'notice' | 'follows'
  part: ItemPart
  code: string
  say: string
  scale: string
}[] = [
  { of: 'when', part: 'context', code: 'C', say: 'Does this condition hold here?', scale: 'No, partly, yes' },
  { of: 'does', part: 'behaviour', code: 'B', say: 'How often is this done?', scale: 'Frequency' },
  { of: 'notice', part: 'reasoning', code: 'R', say: 'How far do you notice this?', scale: 'Extent' },
  { of: 'follows', part: 'outcome', code: 'O', say: 'How far is this so here?', scale: 'Extent' },
]

export interface Drafting {
  id: Id<'qst'>
  title: string
  /** Those that are asked about; without, all. */
  guidelines?: readonly Id<'gdl'>[] | undefined
  /** The roles that who answers picks from; without, nobody is asked for a role. */
  roles?: readonly string[] | undefined
}

/**
 * A questionnaire for self, peers and teams, from guidelines (realist-method G-05): for each its conditions, then behaviour,
 * reasoning and outcome. Each item keeps the links of the theory that it asks about and the guideline it comes from.
 */
export function draftAssessment(
  state: State,
  { id, title, guidelines, roles = [] }: Drafting,
): Decision<FactOf<'questionnaire'>[]> {
  const asked = groupedGuidelines(state)
    .flatMap((group) => group.guidelines)
    .filter(([gdl]) => !guidelines || guidelines.includes(gdl))
  const unknown = guidelines?.find((gdl) => !state.guideline.has(gdl))
  if (unknown || asked.length === 0)
    return {
      ok: false,
      refusal: refuse(
        'unknown-thing',
        unknown ? `There is no guideline ${unknown}.` : 'There is no guidance to ask about.',
        'Draft guidance first, or name statements that are there.',
        { id: unknown ?? id },
      ),
    }
  const last = inOrder(state, 'questionnaire').at(-1)?.[1]
  const to: Value<'questionnaire'> = {
    purpose: 'assessment',
    title,
    intro:
      'Think of the place where you work and of the last half year. For each statement you are asked first whether its condition holds where you are: where it does not, the rest is not held against anybody.',
    items: [
      {
        key: asksWhom,
        text: 'Whose leadership do you answer about?',
        part: 'about you',
        answer: { kind: 'choice', options: [...perspectives] },
      },
      ...(roles.length > 0
        ? [
            {
              key: asksRole,
              text: 'What is your own role?',
              part: 'about you' as const,
              answer: { kind: 'choice' as const, options: [...roles] },
            },
          ]
        : []),
      ...asked.flatMap(([gdl, value], i) => itemsOf(state, gdl, value, i + 1)),
    ],
    order: last ? orderOf(last) + 1 : 1,
  }
  return { ok: true, facts: [{ type: 'questionnaire.made', id, from: null, to }] }
}

/** Codes of letters and digits, short enough for any survey tool: S3B2 is the second behaviour of the third statement. */
function itemsOf(state: State, guideline: Id<'gdl'>, value: Value<'guideline'>, number: number): Item[] {
  return asks.flatMap(({ of, part, code, say, scale }) =>
    saidIn(value[of]).map((words, i): Item => {
      const about = linksAsked(state, value.configurations, part, words)
      const [configuration] = new Set(about.map((one) => one.configuration))
      return {
        key: `S${number}${code}${i + 1}`,
        text: `${say} ${ended(words)}`,
        part,
        guideline,
        ...(configuration && { configuration }),
        ...(about.length > 0 && {
          links: about.map(({ link }) => link),
          said: about.map((one) => one.said).join('; '),
        }),
        answer: { kind: 'scale', anchors: anchorsOf(scale) },
      }
    }),
  )
}

const parts: Readonly<Record<string, ItemPart>> = {
  c: 'context',
  res: 'behaviour',
  other: 'behaviour',
  rea: 'reasoning',
  o: 'outcome',
}

/** The links that a line is about: the one whose words it has, else all of its part in the first configuration that has any. */
function linksAsked(state: State, configurations: readonly Id<'cmoc'>[], part: ItemPart, words: string) {
  const all = configurations.flatMap((configuration) => {
    const template = get(state, 'configuration', configuration)?.template
    const slots = template ? templateOf(state, template).slots : []
    return linksOf(state, configuration).flatMap(([link, { slot, component }]) => {
      const role = slots.find(({ key }) => key === slot)?.role
      const said = get(state, 'component', component)?.text ?? ''
      return role && parts[role] === part ? [{ link, configuration, said }] : []
    })
  })
  const same = all.find(({ said }) => tidy(said).toLowerCase() === words.toLowerCase())
  return same ? [same] : all.filter(({ configuration }) => configuration === all[0]?.configuration)
}
