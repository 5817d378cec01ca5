import { inOrder } from '../../state.ts'
import { counted, listed, sentenceCase, withCommas } from '../../wording.ts'
import { type Block, cell, heading, note, para, say, strong } from '../blocks.ts'
import { nothingYet, type Section } from '../section.ts'

/** The search log as a table; what a search does not say is named, not left blank (RAMESES I, item 8). */
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
      rows: log.map(([, search]) => [
        cell(strong(search.title), ...(search.strategy ? [say(`. ${search.strategy}`)] : [])),
        cell(search.purpose),
        cell([search.database, search.platform, search.coverage].filter(Boolean).join(', ') || 'not said'),
        cell((search.limits ?? []).map(({ limit, because }) => (because ? `${limit} (${because})` : limit)).join('; ')),
        cell(search.on ?? 'not said'),
        cell(search.hits === undefined ? 'not said' : withCommas(search.hits)),
      ]),
    },
  ]
  for (const [, { title, unreported }] of unsaid)
    blocks.push(note(`Not reported for “${title}”: ${listed(unreported ?? [])}.`))
  return blocks
}
