import type { OtherExport } from '../choices.ts'
import { type Event, type NounName, nounOfFact } from '../fact.ts'
import { type Tally, tallyOf } from '../tally.ts'
import { nounWords } from '../trail-words.ts'
import { counted, listed } from '../wording.ts'

/** Of which kinds of things words or places stand in what is given out; where nothing is said, of all. */
const holds: Partial<Record<OtherExport, readonly NounName[]>> = {
  site: [
    'project',
    'theory',
    'group',
    'configuration',
    'component',
    'link',
    'relation',
    'evidence',
    'refinement',
    'guideline',
    'excerpt',
    'source',
    'consent',
    'withheld',
  ],
  qdpx: [
    'project',
    'person',
    'source',
    'document',
    'excerpt',
    'coding',
    'chain',
    'code',
    'tag',
    'form',
    'field',
    'answer',
    'agreed',
    'consent',
    'withdrawal',
  ],
  qdc: ['code'],
}

/**
 * What was recorded after something other than a report was given out that would stand in it: how many things of which kind came,
 * were changed and went. Of a report its pieces tell (marks.ts). That something was given out changes nothing.
 */
export function changedInOther(format: OtherExport, since: Iterable<Event>): Tally[] {
  const kinds = holds[format]
  const told = [...since].filter(({ fact }) => {
    const noun = nounOfFact(fact.type)
    return noun !== 'reportExport' && (kinds === undefined || kinds.includes(noun))
  })
  return tallyOf(told)
}

/** Counts of changes in a sentence without its full stop: “three links were added, one source was changed”. */
export function tallyWords(tallies: readonly Tally[]): string {
  const did = { added: 'added', changed: 'changed', removed: 'taken away' } as const
  const parts = tallies.flatMap(({ noun, ...counts }) =>
    (['added', 'changed', 'removed'] as const).flatMap((what) =>
      counts[what] === 0 ? [] : [`${counted(counts[what], nounWords(noun), nounWords(noun, true))} ${did[what]}`],
    ),
  )
  return parts.length === 0 ? 'nothing changed in it' : listed(parts)
}
