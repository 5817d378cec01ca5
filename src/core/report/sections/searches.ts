import { runsOf, wasRun } from '../../search/runs.ts'
import { aimOf } from '../../search/words.ts'
import { inOrder } from '../../state.ts'
import { counted, listed, sentenceCase, withCommas } from '../../wording.ts'
import { type Block, cell, heading, note, para, strong } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/**
 * The search log as a table, its strategies as they were run; what a search does not say is named, not left blank
 * (RAMESES I, item 8). The supplement has the rest.
 */
export const searches: Section = ({ state }) => {
  const log = inOrder(state, 'search')
  if (log.length === 0) return nothingYet('searches', 'Searches', 'No search is logged yet. Log each one as it is run.')
  const unsaid = log.filter(([, { unreported }]) => unreported?.length)
  const blocks: Block[] = [
    heading(2, 'searches', 'Searches'),
    para(`${sentenceCase(counted(log.length, 'search', 'searches'))} logged.`),
    {
      as: 'table',
      id: 'table-searches',
      caption: 'Searches',
      head: ['Search', 'Purpose', 'Where', 'Limits and why', 'On', 'Hits'],
      landscape: true,
      rows: log.map(([id, search]) => {
        const runs = runsOf(state, id).filter(wasRun)
        const each = (words: (run: (typeof runs)[number]) => string | undefined) =>
          search.dropped ? 'dropped' : runs.map((run) => words(run) ?? 'not said').join('; ') || 'not said'
        return [
          cell(strong(search.title)),
          cell(aimOf(state, search)),
          cell([search.database, search.platform, search.coverage].filter(Boolean).join(', ') || 'not said'),
          cell(
            (search.limits ?? []).map(({ limit, because }) => (because ? `${limit} (${because})` : limit)).join('; '),
          ),
          cell(each(({ on }) => on)),
          cell(each(({ hits }) => (hits === undefined ? undefined : withCommas(hits)))),
        ]
      }),
    },
  ]
  for (const [id, { title, strategy }] of log)
    if (strategy)
      blocks.push({
        as: 'listing',
        id: `strategy-${id}`,
        caption: `Strategy of “${title}”`,
        text: strategy,
        folded: true,
      })
  for (const [, { title, unreported }] of unsaid)
    blocks.push(note(`Not reported for “${title}”: ${listed(unreported ?? [])}.`))
  return blocks
}
