import type { Id } from '../core/ids.ts'
import { barred, may } from '../core/project/decide.ts'
import { type Refusal, refuse } from '../core/refusal.ts'
import type { Project } from '../store/project.ts'
import { freshId } from './fresh-id.ts'

/**
 * Erases who participants are, with the key that locks it, and records that it was done. Nothing brings it back but a copy that
 * was made before. Gives of how many something was kept.
 */
export async function eraseIdentities(
  { store, journal, execute }: Project,
  who: Id<'per'>,
  because?: string,
): Promise<{ ok: true; erased: number } | { ok: false; refusal: Refusal }> {
  if (!may(journal.state, who, 'mayKnowIdentities')) return { ok: false, refusal: barred('mayKnowIdentities') }
  const kept = (await store.sealed()).map(({ id }) => id)
  const participants = kept.filter((id) => id.startsWith('prt_')).length
  if (kept.length === 0)
    return {
      ok: false,
      refusal: refuse('unknown-thing', 'Nothing is kept of who participants are.', 'Nothing needs to be done.'),
    }
  for (const id of kept) await store.dropSealed(id)
  const to = { participants, by: who, ...(because && { because }) }
  const result = await execute(who, {
    do: 'change',
    changes: [{ type: 'identities.erased', id: freshId('era'), from: null, to }],
  })
  return result.ok ? { ok: true, erased: participants } : result
}
