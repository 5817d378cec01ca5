import type { Value } from '../fact.ts'
import type { Block } from './blocks.ts'
import type { Piece } from './pieces.ts'

/** A piece as it is now: with what the team says of it, and a mark for what it says. A piece that is left out has none. */
export interface PieceNow extends Piece {
  edit?: Value<'pieceEdit'>
  mark?: string
}

/** Of a piece that an export held: whether it still says the same; `gone` is one that the report no longer has. */
export type Since = 'same' | 'changed' | 'new' | 'gone'

/**
 * What became of each piece since an export, by its name. The trail goes on with every change, an export too, and is not
 * compared. Of an export of one piece nothing else is told.
 */
export function changedSince(now: readonly PieceNow[], then: Value<'reportExport'>): Map<string, Since> {
  const before = new Map(then.pieces.map(({ name, mark }) => [name, mark]))
  const found = new Map<string, Since>()
  for (const { name, mark } of compared(now)) {
    const was = before.get(name)
    if (mark === undefined ? was === undefined : was === undefined && then.piece !== undefined) continue
    found.set(name, mark === undefined ? 'gone' : was === undefined ? 'new' : was === mark ? 'same' : 'changed')
  }
  const known = new Set(now.map(({ name }) => name))
  for (const name of before.keys()) if (!known.has(name)) found.set(name, 'gone')
  return found
}

/** What an export remembers of the pieces that it held: all, or one with what stands in it. */
export const marksToKeep = (now: readonly PieceNow[], piece?: string): { name: string; mark: string }[] =>
  compared(now).flatMap(({ name, within, mark }) =>
    mark !== undefined && (piece === undefined || name === piece || within === piece) ? [{ name, mark }] : [],
  )

const compared = (now: readonly PieceNow[]): PieceNow[] =>
  now.filter(({ name, within }) => name !== 'trail' && within !== 'trail')

/**
 * A mark of 16 hexadecimal digits for what blocks say (cyrb53 by bryc, both halves in full). It tells a change from none, and
 * is no proof of anything. Numbers of tables and the look of citations are no part of it: they change with what stands before,
 * and with the style.
 */
export function markOf(blocks: readonly Block[]): string {
  const words = JSON.stringify(blocks, function (this: { as?: string }, key, value) {
    return key === 'number' || (key === 'text' && this.as === 'citation') ? undefined : value
  })
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < words.length; i++) {
    const letter = words.charCodeAt(i)
    a = Math.imul(a ^ letter, 2_654_435_761)
    b = Math.imul(b ^ letter, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
