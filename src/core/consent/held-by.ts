import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { consentId } from './ids.ts'

/** Something that was given out and may hold words that were withdrawn since. */
export interface Held {
  what: 'report' | 'copy'
  id: Id
  /** When it was given out, and by whom. */
  at: string
  by: Id<'per'>
  /** The form of a report. */
  format?: string
  /** Who got a copy. */
  to?: Id<'per'>
}

/**
 * What was given out before the words of a source were withdrawn, and may hold them, so that a team knows whom to tell: reports that
 * it remembers and copies that it handed out. A report may where words of the source were marked and it was agreed to quote
 * them, or the team had a report of all. Nothing where it is not withdrawn. Backups, exchange files and exports are not remembered.
 */
export function heldBy(events: readonly Event[], source: Id<'src'>): Held[] {
  const last = events.findLastIndex(
    ({ fact }) => fact.type === 'words.withdrawn' && fact.to?.source === source && !fact.to.document,
  )
  const held: Held[] = []
  let marked = false
  let quoted = false
  let whole = false
  for (const { at, fact } of events.slice(0, Math.max(0, last))) {
    if (fact.type === 'consent.recorded' && fact.id === consentId(source))
      quoted = (fact.to?.uses ?? (fact.to ? (quoted ? ['quoting'] : []) : [])).some((use) => use.startsWith('quoting'))
    else if (fact.type === 'excerpt.made' && fact.to?.source === source) marked = true
    else if (fact.type === 'project.described' && fact.to && 'privateInReport' in fact.to)
      whole = fact.to.privateInReport === true
    else if (fact.type === 'report.exported' && fact.from === null && marked && (quoted || whole))
      held.push({
        what: 'report',
        id: fact.id,
        at,
        by: (fact.to as { by: Id<'per'> }).by,
        format: fact.to?.format ?? '',
      })
    else if (fact.type === 'copy.handedOut' && fact.from === null && fact.to?.sources?.includes(source))
      held.push({ what: 'copy', id: fact.id, at, by: fact.to.by as Id<'per'>, to: fact.to.person as Id<'per'> })
  }
  return held
}
