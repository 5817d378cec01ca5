import { itemFigure, reachOf } from '../../diagram/survey.ts'
import type { Id } from '../../ids.ts'
import { labelOf } from '../../label.ts'
import { get, inOrder, referrers, type State } from '../../state.ts'
import { resultWords } from '../../survey/result-words.ts'
import { type Summary, summaryOf, wavesOf } from '../../survey/summary.ts'
import { versionNumber } from '../../survey/versions.ts'
import { figuresWords, keptWords } from '../../survey/words.ts'
import { listed, sentenceCase } from '../../wording.ts'
import { type Block, cell, citing, heading, para } from '../blocks.ts'
import type { Section } from '../section.ts'

/**
 * Surveys: what was asked, of whom, and what closed waves came to, all together, with a figure for each scale; and the results
 * that are laid beside links (RAMESES II, items 12, 14 and 15). Never of fewer than the smallest group, and no own
 * words. Assessments have a part of their own.
 */
export const surveysSection: Section = ({ state }) => {
  const asked = inOrder(state, 'questionnaire').filter(
    ([id, { purpose }]) => purpose === 'survey' && wavesOf(state, id).length > 0,
  )
  const results = inOrder(state, 'result')
  const worded = results.some(([, { text }]) => text)
  if (asked.length === 0 && results.length === 0) return []
  const blocks: Block[] = [heading(2, 'surveys', 'Surveys')]
  if (asked.length > 0)
    blocks.push(
      wavesTable(
        state,
        asked.map(([id]) => id),
      ),
    )
  let drawn = 0
  for (const [id, { title }] of asked)
    for (const wave of wavesOf(state, id)) {
      const summary = summaryOf(state, { questionnaire: id, wave })
      if (summary.kept || summary.items.length === 0) continue
      const name = `${title}, ${get(state, 'wave', wave)?.name}`
      blocks.push(answeredTable(state, wave, name, summary))
      const reach = reachOf(summary.items)
      for (const one of summary.items) {
        const scene =
          one.item.answer.kind === 'scale' && drawn < most ? itemFigure({ ...one, groups: [] }, [], reach) : undefined
        if (!scene) continue
        drawn++
        blocks.push({
          as: 'figure',
          id: `figure-survey-${wave}-${one.item.key}`,
          caption: `${scene.title} (${name})`,
          scene,
        })
      }
    }
  if (results.length > 0)
    blocks.push(para('What surveys, series and statistical tests came to, and the links that they were laid beside:'), {
      as: 'table',
      id: 'table-results',
      caption: 'Results',
      head: ['Result', 'Source', 'Beside', ...(worded ? ['What it says'] : [])],
      rows: results.map(([id, value]) => [
        cell(sentenceCase(resultWords(value))),
        [citing([value.source])],
        cell(
          referrers(state, 'evidence', id)
            .flatMap(([, { links, stance }]) => links.map((link) => `${stance} ${labelOf(state, link)}`))
            .join('; '),
        ),
        ...(worded ? [cell(value.text ?? '')] : []),
      ]),
    })
  return blocks
}

/** What was answered in a wave, item by item. */
export const answeredTable = (state: State, wave: Id<'wav'>, name: string, summary: Summary): Block => ({
  as: 'table',
  id: `table-survey-${wave}`,
  caption: `What was answered: ${name}`,
  head: ['Item', 'Asks about', 'What was answered'],
  rows: summary.items.map(({ item, all }) => [
    cell(item.text),
    cell((item.links ?? []).map((link) => labelOf(state, link)).join('; ') || item.part),
    cell(all ? figuresWords(item, all) : `answered by fewer than ${summary.smallest}`),
  ]),
})

/** A report is for reading: beyond this many figures the tables tell. */
const most = 40

const wavesTable = (state: State, asked: readonly `qst_${string}`[]): Block => ({
  as: 'table',
  id: 'table-surveys',
  caption: 'Surveys',
  head: ['Questionnaire', 'Wave', 'Who was asked', 'Answered', 'How'],
  rows: asked.flatMap((id) =>
    wavesOf(state, id).map((wave) => {
      const value = get(state, 'wave', wave)
      const summary = summaryOf(state, { questionnaire: id, wave })
      return [
        cell(`${get(state, 'questionnaire', id)?.title}, version ${versionNumber(state, id)}`),
        cell(value?.name ?? ''),
        cell(
          listed(
            (value?.asked ?? []).map(({ role, number }) =>
              number === undefined || number < summary.smallest ? role : `${number} ${role}`,
            ),
          ),
        ),
        cell(keptWords(summary)),
        cell(value?.anonymous ? 'anonymous' : 'under codes'),
      ]
    }),
  ),
})
