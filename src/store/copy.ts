import type { Fact } from '../core/fact.ts'
import { damaged, type Head, type Row, type Store, StoreTrouble } from './store.ts'
import { type Verdict, verifyStore } from './verify.ts'

/** What was copied: the journal's end, and how many of each. */
export interface Copied {
  head: Head
  events: number
  blobs: number
  people: number
}

/** How many bytes of blobs are kept in memory at once; a larger blob goes alone. */
const load = 16_000_000

/**
 * Copies a whole project into an empty store: events with their hashes, blobs and people. It verifies what there is before,
 * and what it reads back after. `step` is called for each blob and event, with how many there are. Throws when what was read back
 * is not what was there: the copy is then not to be kept.
 */
export async function copyProject(from: Store, to: Store, step: (of: number) => void = () => {}): Promise<Copied> {
  const [rows, blobs, people] = [await from.rows(), await from.blobs(), await from.people()]
  const of = blobs.length + 2 * rows.length
  // Events get their hashes anew, so damage that was there before would be made good.
  sound(from, await verifyStore(from, () => step(of)))
  let waiting: { bytes: Uint8Array; mediaType: string }[] = []
  let size = 0
  const send = async () => {
    await to.stage(waiting)
    waiting = []
    size = 0
  }
  for (const { hash } of blobs) {
    step(of)
    const blob = await from.blob(hash)
    // The journal before it is sound and names it, so only a withdrawal takes it away.
    if (!blob)
      throw new StoreTrouble('busy', `Words were withdrawn from ${from.name} while it was copied.`, 'Copy it again.')
    waiting.push(blob)
    size += blob.bytes.length
    if (size >= load) await send()
  }
  if (waiting.length > 0) await send()
  for (const person of people) await to.putPerson(person)
  const sealed = await from.sealed()
  await to.putSealed(sealed)
  const box = await from.box.whole()
  await to.box.fill(box)
  const stored = await to.append(0, rows.map(asWritten))
  if (!stored) throw damaged(to.name, 'there is something in it already')
  const verdict = await verifyStore(to, () => step(of))
  await compare({ rows, blobs: blobs.length, people, sealed, box }, to, verdict)
  return { head: verdict.head, events: rows.length, blobs: blobs.length, people: people.length }
}

/** As it was written, older shapes included: that is what its hash is over. */
const asWritten = ({ seq: _, hash: __, undoes, fact, ...row }: Row) => ({
  ...row,
  ...(undoes !== null && { undoes }),
  actor: row.actor as `per_${string}`,
  fact: JSON.parse(fact) as Fact,
})

function sound({ name }: Store, { damages: [damage] }: Verdict): void {
  if (!damage) return
  const { where, seq, id, what } = damage
  throw damaged(name, `${[where, seq ?? id].filter(Boolean).join(' ')}: ${what.replace(/\.$/, '')}`)
}

async function compare(
  was: { rows: readonly Row[]; blobs: number; people: readonly object[]; sealed: readonly object[]; box: object },
  to: Store,
  verdict: Verdict,
): Promise<void> {
  sound(to, verdict)
  const { head, events, blobs } = verdict
  // Equal hashes at the end mean equal bytes all the way.
  const same = head.hash === (was.rows.at(-1)?.hash ?? head.hash) && events === was.rows.length && blobs === was.blobs
  const named = JSON.stringify(await to.people()) === JSON.stringify(was.people)
  const sealed = JSON.stringify(await to.sealed()) === JSON.stringify(was.sealed)
  const box = JSON.stringify(await to.box.whole()) === JSON.stringify(was.box)
  if (!same || !named || !sealed || !box) throw damaged(to.name, 'what was read back is not what was copied')
}
