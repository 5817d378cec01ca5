import { replySays } from '../../choices.ts'
import { heard } from '../../fieldwork/heard.ts'
import { replacing, used } from '../../fieldwork/promises.ts'
import { targetsWithHeard } from '../../fieldwork/sampling.ts'
import { sheetBlocks } from '../../fieldwork/sheet.ts'
import { stoppingOf } from '../../fieldwork/stopping.ts'
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
  const all = heard(state).filter(({ encounter, consent }) => encounter && consent !== 'withdrawn')
  if (all.length === 0) return []
  const groups = new Map<string, { kind: string; place: string; n: number }>()
  for (const { kind, case: where } of all) {
    const place = get(state, 'case', where)?.name ?? ''
    const known = groups.get(`${kind}\n${place}`)
    if (known) known.n++
    else groups.set(`${kind}\n${place}`, { kind, place, n: 1 })
  }
  const places = [...groups.values()].some(({ place }) => place !== '')
  return [
    heading(2, 'encounters', 'Interviews, observations and readings'),
    para(`${sentenceCase(counted(all.length, 'encounter'))}.`),
    {
      as: 'table',
      id: 'table-encounters',
      caption: `What was heard, seen and read${places ? ', by case' : ''}`,
      head: ['Kind', ...(places ? ['Case'] : []), 'How many'],
      rows: [...groups.values()].map(({ kind, place, n }) => [
        cell(sentenceCase(kind)),
        ...(places ? [cell(place)] : []),
        cell(withCommas(n)),
      ]),
    },
  ]
}

/** Whom and what was to be heard on which theories, how many were, and when it was enough (RAMESES II, item 12). */
export const samplingSection: Section = ({ state }) => {
  const targets = targetsWithHeard(state, heard(state))
  if (targets.length === 0) return []
  return [
    heading(2, 'sampling', 'Sampling led by theory'),
    {
      as: 'table',
      id: 'table-sampling',
      caption: 'Whom and what to hear, and why',
      head: ['Who or what', 'How', 'Case', 'Theories', 'Why', 'Wanted', 'Heard', 'Enough when'],
      rows: targets.map(({ value, heard: n }) => [
        cell(value.role ?? 'anybody'),
        cell(value.way),
        cell(get(state, 'case', value.case)?.name ?? ''),
        cell((value.configurations ?? []).map((id) => configurationLabel(state, id)).join(', ')),
        cell(value.because),
        cell(withCommas(value.wanted)),
        cell(withCommas(n)),
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
        cell(stoppingOf(state, all, id).words),
      ],
    ]
  })
  if (rows.length === 0) return []
  return [
    heading(2, 'replies', 'What was said to the theories'),
    para(
      `A theory is put to people, or met in what was seen and read; each source counts once. Fewer than ${inWords(usualSmallest)}, and what would give them away, are shown as “${few}”.`,
    ),
    {
      as: 'table',
      id: 'table-replies',
      caption: 'Replies by theory',
      head: ['Theory', 'Sources', ...replySays.map(sentenceCase), 'Whether to go on'],
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
