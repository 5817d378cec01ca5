import type { Event, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { givenOutWords } from '../report/given-out-words.ts'
import { consentId } from './ids.ts'

/** Something that was given out and may hold words that were withdrawn since. */
export interface Held {
  what: 'export' | 'copy'
  id: Id
  /** When it was given out, and by whom. */
  at: string
  by: Id<'per'>
  /** What was given out, in words. */
  words?: string
  /** Who got a copy. */
  to?: Id<'per'>
}

/**
 * What was given out before the words of a source were withdrawn, and may hold them, so that a team knows whom to tell: reports and
 * other exports that it remembers, and copies that it handed out. A report may where words of the source were marked and it was agreed
 * to quote them, or the team had a report of all; site and supplement where open publication was agreed to as well; what is coded where
 * sharing was; the whole project holds all. Nothing where it is not withdrawn. Backups are not remembered.
 */
export function heldBy(events: readonly Event[], source: Id<'src'>): Held[] {
  const last = events.findLastIndex(
    ({ fact }) => fact.type === 'words.withdrawn' && fact.to?.source === source && !fact.to.document,
  )
  const held: Held[] = []
  let [there, marked, whole] = [false, false, false]
  let uses: readonly string[] = []
  const holds = (format: Value<'reportExport'>['format']): boolean => {
    const quoted = marked && uses.some((use) => use.startsWith('quoting'))
    if (format === 'project') return there
    if (format === 'qdc') return false
    if (format === 'qdpx') return there && uses.includes('sharing')
    if (format === 'site' || format === 'supplement') return quoted && uses.includes('open publication')
    return quoted || (marked && whole)
  }
  for (const { at, fact } of events.slice(0, Math.max(0, last))) {
    if (fact.id === source) there = fact.to !== null
    if (fact.type === 'consent.recorded' && fact.id === consentId(source)) uses = fact.to ? (fact.to.uses ?? uses) : []
    else if (fact.type === 'excerpt.made' && fact.to?.source === source) marked = true
    else if (fact.type === 'project.described' && fact.to && 'privateInReport' in fact.to)
      whole = fact.to.privateInReport === true
    else if (fact.type === 'report.exported' && fact.from === null) {
      const to = fact.to as Value<'reportExport'>
      if (holds(to.format)) held.push({ what: 'export', id: fact.id, at, by: to.by, words: givenOutWords(to) })
    } else if (fact.type === 'copy.handedOut' && fact.from === null && fact.to?.sources?.includes(source))
      held.push({ what: 'copy', id: fact.id, at, by: fact.to.by as Id<'per'>, to: fact.to.person as Id<'per'> })
  }
  return held
}
