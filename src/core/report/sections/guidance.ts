import { audiencesOf, groupsFor } from '../../guideline/audiences.ts'
import { groundsOf } from '../../guideline/grounds.ts'
import { type Guideline, groupedGuidelines } from '../../guideline/grouped.ts'
import { guidelineParts, partNames, saidIn } from '../../guideline/parts.ts'
import { movedUnder } from '../../guideline/stale.ts'
import type { Id } from '../../ids.ts'
import { seenBy } from '../../project/seen-by.ts'
import type { State } from '../../state.ts'
import { counted, ended, listed } from '../../wording.ts'
import { type Block, cell, citing, heading, note, para, type Span, say, strong } from '../blocks.ts'
import type { Section } from '../section.ts'

/** The name of the piece that is one group of guidance: a sheet of a page that can be had alone. */
export const sheetName = (group: Id<'grp'> | undefined): string => `guidance-${group ?? 'other'}`

const forAudience = 'guidance-for-'
/** The name of the sheet of one audience, which stands alone and is no part of the whole report. */
export const audienceSheetName = (key: string): string => `${forAudience}${key}`

/** The sheet of an audience that a name asks for: what is for it, group by group. Undefined where no statement names it. */
export function audienceSheet(state: State, name: string): Section | undefined {
  const found = name.startsWith(forAudience)
    ? audiencesOf(state).find(({ key }) => audienceSheetName(key) === name)
    : undefined
  if (!found) return undefined
  const open = seenBy(state)
  return ({ state }) => [
    heading(2, name, `Guidance for: ${found.name}`),
    para('Each holds under its conditions, as far as its evidence goes. They were not tested as advice.'),
    ...groupsFor(groupedGuidelines(state), found.key).flatMap(({ id, name, guidelines }) => [
      heading(3, sheetName(id), name ?? 'In no group'),
      ...guidelines.flatMap((one) => statement(state, open, one)),
    ]),
  ]
}

/**
 * Guidance for those who act on the theory: group by group what to do, when, what would be noticed and what should follow,
 * then statement by statement the trace to configuration, version, evidence and limits. Left out where none is written.
 */
export const guidance: Section = ({ state }) => {
  const groups = groupedGuidelines(state)
  if (groups.length === 0) return []
  const open = seenBy(state)
  const named = audiencesOf(state).length > 0
  const all = groups.flatMap(({ name, guidelines }) =>
    guidelines.map((guideline) => ({ group: name ?? 'In no group', guideline })),
  )
  return [
    heading(2, 'guidance', 'Guidance'),
    para(
      `${ended(`${counted(all.length, 'statement')} drawn from configurations of the theory`).replace(/^./, (first) => first.toUpperCase())} Each holds under its conditions, as far as its evidence goes (`,
      { as: 'place', to: 'table-guidance-grounds', text: 'what each rests on' },
      '). They were not tested as advice.',
    ),
    ...groups.flatMap(({ id, name, guidelines }) => [
      heading(3, sheetName(id), name ?? 'In no group'),
      ...guidelines.flatMap((one) => statement(state, open, one)),
    ]),
    heading(3, 'guidance-tables', 'Statements and what they rest on'),
    {
      as: 'table',
      id: 'table-guidance',
      caption: 'Guidance drawn from the theory',
      head: [
        'Group',
        ...(named ? ['For'] : []),
        'Statement',
        'In plain words',
        ...guidelineParts.map((part) => partNames[part]),
      ],
      rows: all.map(({ group, guideline: [, value] }) => [
        cell(group),
        ...(named ? [cell((value.audiences ?? []).join(', '))] : []),
        cell(value.statement),
        cell(value.plain ?? ''),
        ...guidelineParts.map((part) => cell(saidIn(value[part]).join('; '))),
      ]),
      landscape: true,
    },
    {
      as: 'table',
      id: 'table-guidance-grounds',
      caption: 'What each statement of guidance rests on',
      head: ['Statement', 'Rests on', 'Evidence', 'Sources', 'Settings', 'Against and limits'],
      rows: all.flatMap(({ guideline: [, value] }) =>
        groundsOf(state, value).map((one) => [
          cell(short(value.plain ?? value.statement)),
          cell({ as: 'thing', id: one.configuration, text: one.label }, one.version ? `, ${one.version.name}` : ''),
          cell(one.strength),
          cell(`${one.kinds} `, ...(one.sources.length > 0 ? [citing(one.sources.map(({ id }) => id))] : [])),
          cell(one.settings),
          cell(against(one, value.limits)),
        ]),
      ),
      landscape: true,
    },
  ]
}

/** One statement as it is read: its words, its parts, and in a line what it rests on. */
function statement(state: State, open: State, [, value]: Guideline): Block[] {
  const items = guidelineParts.flatMap((part): Span[][] => {
    const said = saidIn(value[part])
    return said.length > 0 ? [[strong(`${partNames[part]}: `), say(ended(said.join('; ')))]] : []
  })
  const translations = (value.translations ?? []).filter(({ text }) => text.trim())
  const grounds = groundsOf(state, value)
  const limits = [...new Set(grounds.flatMap((one) => one.limits)), ...(value.limits ? [ended(value.limits)] : [])]
  return [
    para(strong(value.plain ?? value.statement)),
    ...(value.audiences?.length ? [para(`For: ${value.audiences.join(', ')}.`)] : []),
    ...(items.length > 0 ? [{ as: 'list' as const, items }] : []),
    ...translations.map(({ language, text }) => para(strong(`${language}: `), text)),
    para(
      'Rests on ',
      ...grounds.flatMap((one, i): (Span | string)[] => [
        ...(i > 0 ? [' '] : []),
        { as: 'thing', id: one.configuration, text: one.label },
        `: ${one.strength}`,
      ]),
      grounds.length === 0 ? 'no configuration.' : '',
      limits.length > 0 ? ` Limits: ${limits.join(' ')}` : '',
    ),
    ...(movedUnder(open, value).length > 0
      ? [note('The theory moved since this statement was last looked at: it may no longer say what the theory says.')]
      : []),
  ]
}

function against({ contrary, rivals, limits }: ReturnType<typeof groundsOf>[number], own: string | undefined): string {
  const said = contrary.map(({ label, stance, of }) => `${label} ${stance} ${of ? `the ${of}` : 'it as a whole'}`)
  return [
    ...(said.length > 0 ? [ended(said.join('; '))] : []),
    ...(rivals.length > 0 ? [ended(`Rivals: ${listed(rivals.map(({ label }) => label))}`)] : []),
    ...limits,
    ...(own ? [ended(own)] : []),
  ].join(' ')
}

/** The first sentence of a statement: enough to know it by. */
const short = (words: string): string => /^.{10,160}?[.!?](?=\s|$)/.exec(words)?.[0] ?? words
