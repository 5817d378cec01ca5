import { replySays } from '../../choices.ts'
import { heard } from '../../fieldwork/heard.ts'
import { replacing, used } from '../../fieldwork/promises.ts'
import { whoWasHeard } from '../../fieldwork/sampling.ts'
import { sheetBlocks } from '../../fieldwork/sheet.ts'
import { stoppingOf, toldStopping } from '../../fieldwork/stopping.ts'
import { encountersTold, takingPart } from '../../fieldwork/taking-part.ts'
import { tellable } from '../../fieldwork/told-apart.ts'
import { configurationLabel } from '../../label.ts'
import { get, inOrder } from '../../state.ts'
import { usualSmallest } from '../../survey/smallest.ts'
import { shownOf } from '../../survey/suppress.ts'
import { liveConfigurations } from '../../theory/lineage.ts'
import { counted, inWords, sentenceCase, withCommas } from '../../wording.ts'
import { type Block, cell, heading, para } from '../blocks.ts'
import type { Section } from '../section.ts'

/**
 * Interviews, observations and readings by kind and case, and how their sample was led by theory (RAMESES II, items 11, 12
 * and 14). What is of so few that somebody could be told is put together. Left out where nothing was held.
 */
export const encountersSection: Section = ({ state }) => {
  const { all, papers, whole, lines } = encountersTold(state)
  if (all === 0) return []
  const places = lines.some(({ place }) => place)
  return [
    heading(2, 'encounters', 'Interviews, observations and readings'),
    para(
      whole
        ? `${sentenceCase(counted(all, 'encounter'))}.`
        : `Fewer than ${inWords(usualSmallest)} encounters with people${papers > 0 ? `, and ${counted(papers, 'document')}` : ''}.`,
      ...(lines.some(({ of, place }) => !of || place === undefined)
        ? [` Fewer than ${inWords(usualSmallest)} of a kind or case, and what would give them away, are put together.`]
        : []),
    ),
    ...(lines.some(({ of }) => of)
      ? [
          {
            as: 'table' as const,
            id: 'table-encounters',
            caption: `What was heard, seen and read${places ? ', by case' : ''}`,
            head: ['Kind', ...(places ? ['Case'] : []), 'How many'],
            rows: lines.map(({ of, place, who }) => [
              cell(of ? sentenceCase(of) : 'Other kinds'),
              ...(places ? [cell(place ?? 'other cases')] : []),
              cell(withCommas(who.length)),
            ]),
          },
        ]
      : []),
  ]
}

/**
 * Whom and what was to be heard on which theories, how many were, and when it was enough (RAMESES II, item 12). How many is
 * not printed where it could tell of one person, alone or beside another number of this table or of those who took part.
 */
export const samplingSection: Section = ({ state }) => {
  const targets = inOrder(state, 'samplingTarget')
  if (targets.length === 0) return []
  const all = heard(state)
  const sets = targets.map(([, value]) => whoWasHeard(state, all, value))
  const known = [...takingPart(state).lines, ...encountersTold(state).lines].map(({ who }) => who)
  const told = tellable(sets, known, usualSmallest)
  return [
    heading(2, 'sampling', 'Sampling led by theory'),
    ...(told.includes(false)
      ? [para(`Fewer than ${inWords(usualSmallest)}, and what would give them away, are shown as “${few}”.`)]
      : []),
    {
      as: 'table',
      id: 'table-sampling',
      caption: 'Whom and what to hear, and why',
      head: ['Who or what', 'How', 'Case', 'Theories', 'Why', 'Wanted', 'Heard', 'Enough when'],
      rows: targets.map(([, value], i) => [
        cell(value.role ?? 'anybody'),
        cell(value.way),
        cell(get(state, 'case', value.case)?.name ?? ''),
        cell((value.configurations ?? []).map((id) => configurationLabel(state, id)).join(', ')),
        cell(value.because),
        cell(withCommas(value.wanted)),
        cell(told[i] || value.way === 'document' ? withCommas(sets[i]?.length ?? 0) : few),
        cell(
          [
            value.stopAfter && `nothing new in ${counted(value.stopAfter, 'encounter')} running`,
            value.stopWhen,
            value.done && `done: ${value.done}`,
          ]
            .filter(Boolean)
            .join('; '),
        ),
      ]),
    },
  ]
}

/** What was said to each theory, counted over sources; a count that could tell of one person is not printed. */
export const repliesSection: Section = ({ state }) => {
  const all = heard(state).filter(({ consent }) => consent !== 'withdrawn')
  if (!all.some(({ replies }) => replies.length > 0)) return []
  const rows = liveConfigurations(state).flatMap(([id]) => {
    const said = all.flatMap((one) => one.said.get(id) ?? [])
    if (said.length === 0) return []
    const counts = replySays.map((says) => said.filter((one) => one === says).length)
    // Who knows the total and all others could take one away from the other: what is few goes with what hides it.
    const shown = shownOf(said.length, counts, usualSmallest)
    return [
      [
        cell(configurationLabel(state, id)),
        cell(said.length < usualSmallest ? few : withCommas(said.length)),
        ...counts.map((n, i) =>
          cell(
            n === 0 && said.length >= usualSmallest && shown.every((one, j) => one || counts[j] === 0)
              ? '0'
              : shown[i]
                ? withCommas(n)
                : few,
          ),
        ),
        cell(toldStopping(stoppingOf(state, all, id), usualSmallest)),
      ],
    ]
  })
  if (rows.length === 0) return []
  return [
    heading(2, 'replies', 'What was said to the theories'),
    para(
      `A theory is put to people, or met in what was seen and read; each source counts once. Fewer than ${inWords(usualSmallest)}, and what would give them away, are shown as “${few}”. That enough were heard is told only of a run of at least ${inWords(usualSmallest)}.`,
    ),
    {
      as: 'table',
      id: 'table-replies',
      caption: 'Replies by theory',
      head: ['Theory', 'Sources', ...replySays.map(sentenceCase), 'Whether enough'],
      rows,
    },
  ]
}
const few = 'few'

/** What people were asked, to the letter, as an appendix; what was replaced before it was used is left out. */
export const instrumentsSection: Section = ({ state }) => {
  const all = inOrder(state, 'instrument').filter(([id]) => used(state, id) || !replacing(state, id))
  if (all.length === 0) return []
  const blocks: Block[] = all.flatMap(([id, value]) => sheetBlocks(state, value, `instrument-${id}`))
  return [heading(2, 'instruments', 'Topic guides, templates and guides to documents'), ...blocks]
}
