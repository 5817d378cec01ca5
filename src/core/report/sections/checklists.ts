import type { ChecklistName } from '../../choices.ts'
import type { State } from '../../state.ts'
import { liveConfigurations } from '../../theory/lineage.ts'
import { type Block, cell, em, heading, para, type Span, say, strong } from '../blocks.ts'
import { checklistOf } from '../checklist.ts'
import { leadingTo } from '../place-names.ts'
import { prismaS } from '../prisma-s.ts'
import type { Section, Source } from '../section.ts'

/**
 * The RAMESES checklist of the kind of study (I for syntheses, II for evaluations), in the columns of the official form
 * with what the project offers as the answer beside them.
 */
export const rameses: Section = (source) => {
  const evaluation = [...source.state.project.values()][0]?.kind === 'realist evaluation'
  return evaluation
    ? checklist(source, 'rameses', 'RAMESES II checklist', 'rameses-2', {
        table: 'RAMESES II reporting standards: where each item is answered',
        of: 'the reporting standards for realist evaluations (Wong and others 2016, doi 10.1186/s12916-016-0643-1, in our words)',
      })
    : checklist(source, 'rameses', 'RAMESES checklist', 'rameses', {
        table: 'RAMESES publication standards: where each item is answered',
        of: 'the publication standards for realist syntheses (Wong and others 2013, doi 10.1186/1741-7015-11-21, in our words)',
      })
}

/** PRISMA 2020 and PRISMA-S, for reviews: journals ask for them beside RAMESES. */
export const prismaLists: Section = (source) => {
  const { state } = source
  if ([...state.project.values()][0]?.kind === 'realist evaluation') return []
  return [
    ...checklist(source, 'prisma', 'PRISMA checklists', 'prisma-2020', {
      table: 'PRISMA 2020: where each item is answered',
      of: 'PRISMA 2020 (Page and others 2021, doi 10.1136/bmj.n71, in our words)',
    }),
    {
      as: 'table',
      id: 'table-prisma-s',
      caption:
        'PRISMA-S (Rethlefsen and others 2021, doi 10.1186/s13643-020-01542-z), as far as the search log answers it',
      head: ['No.', 'Item', 'Answer'],
      rows: prismaS(state).map(({ number, name, answer }) => [
        cell(String(number)),
        cell(name),
        answer === undefined ? cell(em('The log says nothing of it.')) : cell(answer),
      ]),
    },
  ]
}

function checklist(
  { state, flow }: Source,
  id: string,
  title: string,
  name: ChecklistName,
  words: { table: string; of: string },
): Block[] {
  const rows = checklistOf(state, flow, name)
  const count = (answer: string) => rows.filter((row) => row.answer === answer).length
  const apart = count('does not apply')
  const leftOut = leftOutOf(state)
  return [
    heading(2, id, title),
    para(
      `Of ${rows.length} ${rows.some(({ item }) => /[a-z]$/.test(String(item.number))) ? 'items and parts' : 'items'} of ${words.of}, ${count('yes')} are answered, ${count('unclear')} in part or not for certain, and ${count('no')} not yet.`,
      apart > 0 ? ` ${apart} are of reviews that pool effects, which a realist review does not.` : '',
      rows.some(({ own }) => own?.place) ? '' : ' Pages are added where the report is printed.',
    ),
    {
      as: 'table',
      id: `table-${id}`,
      caption: words.table,
      head: ['No.', 'Item', 'What it asks for', 'Reported', 'What the project offers', 'Where'],
      landscape: true,
      rows: rows.map(({ item, answer, computed, own, held, missing, written }) => {
        const places = [...new Set([...item.places, ...(written.length > 0 ? ['methods'] : [])])]
        return [
          cell(String(item.number)),
          cell(strong(item.section), `: ${item.name}`),
          cell(item.asks),
          cell(answer),
          [
            ...offered(held, missing, written.length > 0),
            ...(own?.note ? [say(`${held.length + missing.length > 0 ? '. ' : ''}${own.note}`)] : []),
            ...(own?.answer && own.answer !== computed ? [em(` The project alone would say: ${computed}.`)] : []),
          ],
          [
            ...(own?.place ? [strong(own.place), ...(places.length > 0 ? [say('; ')] : [])] : []),
            ...leadingTo(places.filter((place) => !leftOut.has(place))),
          ],
        ]
      }),
    },
  ]
}

function offered(held: readonly string[], missing: readonly string[], written: boolean): Span[] {
  const there = [...held, ...(written ? ['a section of the protocol'] : [])].join('; ')
  if (missing.length === 0) return cell(there)
  return [...cell(there), ...(there ? [say('. ')] : []), em(`Missing: ${missing.join('; ')}`)]
}

/** Sections that this report does without. */
const leftOutOf = (state: State): ReadonlySet<string> =>
  new Set([
    ...(state.code.size === 0 ? ['codebook'] : []),
    ...(state.stopping.size === 0 ? ['stopping'] : []),
    ...(state.guideline.size === 0 ? ['guidance'] : []),
    ...(state.input.size === 0 ? ['stakeholder-input'] : []),
    ...([...state.prioritisation.values()].some(({ step }) => step === 'closed') ? [] : ['prioritising']),
    ...(state.case.size === 0 ? ['evaluation-flow'] : []),
    ...(state.participant.size === 0 ? ['taking-part'] : []),
    ...(liveConfigurations(state).length === 0 ? ['gaps'] : []),
  ])
