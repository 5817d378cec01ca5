import { type DiffPiece, diffWords } from '../diff.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { get, type State } from '../state.ts'
import { retiredBy } from '../theory/lineage.ts'
import { counted } from '../wording.ts'
import { type AsRead, asRead } from './as-read.ts'

/** How the theory moved under a guideline, one configuration at a time. */
export type Moved = { configuration: Id<'cmoc'> } & (
  | { how: 'left'; act: Value<'refinement'>['kind']; became: Id<'cmoc'>[] }
  | { how: 'never read' }
  | { how: 'reworded'; slots: { slot: string; pieces: DiffPiece[] }[] }
  | { how: 'evidence'; words: string[] }
)

/**
 * What is otherwise in the theory since somebody last looked at a guideline: a configuration left, its words changed, or
 * sources came and went. Empty while it is up to date. `open` is the state as everybody may know it, so that a guideline is
 * stale for all or for nobody.
 */
export function movedUnder(open: State, { configurations, read = [] }: Value<'guideline'>): Moved[] {
  return configurations.flatMap((configuration): Moved[] => {
    const left = retiredBy(open, configuration)
    const act = get(open, 'refinement', left)
    if (act) return [{ configuration, how: 'left', act: act.kind, became: act.children }]
    const before = read.find((one) => one.configuration === configuration)
    if (!before) return [{ configuration, how: 'never read' }]
    const now = asRead(open, configuration)
    const slots = slotsMoved(before, now)
    const words = sourcesMoved(before.sources, now.sources)
    return [
      ...(slots.length > 0 ? [{ configuration, how: 'reworded' as const, slots }] : []),
      ...(words.length > 0 ? [{ configuration, how: 'evidence' as const, words }] : []),
    ]
  })
}

function slotsMoved(before: AsRead, now: AsRead): { slot: string; pieces: DiffPiece[] }[] {
  const said = ({ words }: AsRead, slot: string) =>
    words.flatMap((one) => (one.slot === slot ? [one.text] : [])).join('; ')
  const slots = new Set([...before.words, ...now.words].map(({ slot }) => slot))
  return [...slots].flatMap((slot) => {
    const [was, is] = [said(before, slot), said(now, slot)]
    return was === is ? [] : [{ slot, pieces: diffWords(was, is) }]
  })
}

const verbs: Record<keyof AsRead['sources'], [one: string, many: string]> = {
  supports: ['supports it', 'support it'],
  refines: ['refines it', 'refine it'],
  qualifies: ['qualifies it', 'qualify it'],
  refutes: ['speaks against it', 'speak against it'],
  absent: ['looked for it and did not find it', 'looked for it and did not find it'],
}

/** "One source more speaks against it", "two sources fewer support it". */
function sourcesMoved(before: AsRead['sources'], now: AsRead['sources']): string[] {
  return (Object.keys(verbs) as (keyof AsRead['sources'])[]).flatMap((stance) => {
    const by = now[stance] - before[stance]
    if (by === 0) return []
    const n = Math.abs(by)
    return [`${counted(n, 'source')} ${by > 0 ? 'more' : 'fewer'} ${verbs[stance][n === 1 ? 0 : 1]}`]
  })
}
