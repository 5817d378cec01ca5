import { z } from 'zod'
import type { Fact } from '../core/fact.ts'
import { idOf } from '../core/ids.ts'
import { hash } from '../core/noun.ts'
import { type Row, type Store, StoreTrouble } from './store.ts'
import { type Damage, verify } from './verify.ts'

/** A whole project as JSON. The text of a fact that hashes are over is its JSON without spaces, keys in the order given. */
export const Export = z.strictObject({
  retroduce: z.literal(1),
  events: z.array(
    z.strictObject({
      seq: z.number().int().min(1),
      id: z.string(),
      at: z.string(),
      actor: idOf('per'),
      act: z.string(),
      undoes: z.string().optional(),
      fact: z.looseObject({ type: z.string(), id: z.string() }),
      hash,
    }),
  ),
  blobs: z.array(z.strictObject({ hash, mediaType: z.string(), base64: z.base64() })),
  people: z
    .array(z.strictObject({ id: idOf('per'), name: z.string(), initials: z.string(), email: z.string().optional() }))
    .optional(),
})
export type Export = z.infer<typeof Export>

/** Everything that a store holds. Without `people`, names and addresses stay behind. */
export async function exportProject(store: Store, { people = true } = {}): Promise<Export> {
  const events = (await store.rows()).map(({ undoes, fact, ...row }) => ({
    ...row,
    ...(undoes !== null && { undoes }),
    fact: JSON.parse(fact),
  }))
  const blobs: Export['blobs'] = []
  for (const { hash } of await store.blobs()) {
    const blob = await store.blob(hash)
    if (blob) blobs.push({ hash, mediaType: blob.mediaType, base64: Buffer.from(blob.bytes).toString('base64') })
  }
  return {
    retroduce: 1,
    events: events as Export['events'],
    blobs,
    ...(people && { people: await store.people() }),
  }
}

/** Writes an exported project into an empty store: the same events with the same hashes, or nothing at all. */
export async function importProject(store: Store, given: unknown): Promise<void> {
  const parsed = Export.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw notAnExport(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { events, people = [] } = parsed.data
  const blobs = parsed.data.blobs.map((blob) => ({ ...blob, bytes: Buffer.from(blob.base64, 'base64') }))
  const rows = events.map(
    ({ fact, undoes = null, ...event }): Row => ({ ...event, undoes, fact: JSON.stringify(fact) }),
  )
  const [damage] = verify(rows, blobs).damages
  if (damage) throw tampered(damage)
  if ((await store.head()).seq > 0)
    throw new StoreTrouble('already-there', 'There is a project already.', 'Import into a new file.')
  for (const { bytes, mediaType } of blobs) await store.putBlob(bytes, mediaType)
  for (const person of people) await store.putPerson(person)
  // As they were written, older shapes included: that is what their hashes are over.
  await store.append(
    0,
    events.map(({ seq: _, hash: __, ...event }) => ({ ...event, fact: event.fact as unknown as Fact })),
  )
}

const notAnExport = (what: string) =>
  new StoreTrouble('not-an-export', `This is not an exported project (${what}).`, 'Export one with --to json.')

const tampered = ({ where, seq, id, what }: Damage) =>
  new StoreTrouble(
    'damaged-export',
    `The exported project was changed: ${where} ${seq ?? id ?? ''}: ${what}`.replace('  ', ' '),
    'Export it again from the project it came from.',
  )
