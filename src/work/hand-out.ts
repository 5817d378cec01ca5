import { randomBytes } from 'node:crypto'
import { type Handing, handOutOf, team } from '../core/copies/hand-out.ts'
import { takenFrom } from '../core/copies/take-back.ts'
import type { Fact, Value } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { isBlindedFor } from '../core/project/seen-by.ts'
import { type Refusal, refuse } from '../core/refusal.ts'
import type { Seen } from '../core/view/view.ts'
import { carryBlobs } from '../store/carry.ts'
import { openProject, type Project } from '../store/project.ts'
import { damaged, type Store, StoreTrouble } from '../store/store.ts'
import { uuid7 } from '../store/uuid.ts'
import { verifyStore } from '../store/verify.ts'
import { freshId } from './fresh-id.ts'

/** What was handed out. `kept`: sources that stay, as participants did not agree to be shared. */
export interface Handed {
  id: Id<'hnd'>
  sources: number
  kept: number
}

/**
 * Writes a copy for an outside reviewer into an empty store, and then records in the project what it was. The store is made
 * new, so nothing of the project is in it but what is written here; if it is refused, the store is not to be given to anybody.
 */
export async function handOut(
  { state, viewer }: Seen,
  project: Project,
  asked: Omit<Handing, 'seed'>,
  to: Store,
): Promise<({ ok: true } & Handed) | { ok: false; refusal: Refusal }> {
  const of = handOutOf(state, { ...asked, seed: randomBytes(16).toString('hex') })
  if (!of.ok) return of
  const { facts, sources, kept } = of.out
  await carryBlobs(project.store, filesOf(facts), to)
  const now = Date.now()
  const at = new Date(now).toISOString()
  let last: string | undefined
  let act: string | undefined
  const events = facts.map((fact) => {
    last = uuid7(now, last)
    act ??= last
    return { id: last, at, actor: team, act, fact }
  })
  if (!(await to.append(0, events))) throw damaged(to.name, 'there is something in it already')
  await to.putPerson({ id: team, name: 'The team of the review', initials: 'TR' })
  const person = (await project.store.people()).find((one) => one.id === asked.person)
  if (person) await to.putPerson({ id: person.id, name: person.name, initials: person.initials })
  const [damage] = (await verifyStore(to)).damages
  if (damage) throw damaged(to.name, damage.what)
  const id = freshId('hnd')
  const { stage, documents, codes } = asked
  const value = { stage, person: asked.person, sources, head: (await to.head()).hash, by: viewer }
  const result = await project.execute(viewer, {
    do: 'change',
    changes: [
      {
        type: 'copy.handedOut',
        id,
        from: null,
        to: { ...value, ...(documents && { documents }), ...(codes && { codes }) },
      },
    ],
  })
  return result.ok ? { ok: true, id, sources: sources.length, kept } : result
}

/** The files that documents of a copy name, and nothing else. */
const filesOf = (facts: readonly Fact[]): ReadonlySet<string> =>
  new Set(
    facts.flatMap((fact) => {
      const { blob, text } = fact.type === 'document.attached' ? (fact.to as Value<'document'>) : {}
      return [blob, text].flatMap((hash) => hash ?? [])
    }),
  )

/** Which copy that was handed out from a project a file is: it has its beginning, to the hash. */
export async function handedIn(project: Project, copy: Store) {
  const hashes = (await copy.rows()).map(({ hash }) => hash)
  const [id, handed] = [...project.journal.state.handOut].find(([, { head }]) => hashes.includes(head)) ?? []
  return id && handed && { ...handed, id, hashes }
}

/** What came of taking a copy back. Of a stage that is blinded to whoever did it nothing is counted. */
export interface Back {
  ok: true
  stage: Id<'stg'>
  person: Id<'per'>
  /** False where all of it was here already. */
  fresh: boolean
  votes?: number
  /** Of sources and of passages, an aspect each. */
  judgements?: number
  /** What they said otherwise here, and is to be settled; not where there is none. */
  collisions?: number
  /** The person has voted on nothing in it and judged nothing: perhaps it is not the file they worked in. */
  empty?: true
}

/**
 * Takes a copy back that was handed out from this project, as far as its person voted and judged in it. Refused for any other file: it
 * has to hold, unchanged, the beginning that was handed out. Throws `StoreTrouble` where the copy was tampered with.
 */
export async function takeBack(
  who: Id<'per'>,
  project: Project,
  copy: Store,
): Promise<Back | { ok: false; refusal: Refusal }> {
  const [damage] = (await verifyStore(copy)).damages
  if (damage)
    throw new StoreTrouble(
      'damaged-file',
      `The copy is damaged: ${[damage.where, damage.seq ?? damage.id].filter(Boolean).join(' ')}: ${damage.what}`,
      'Ask for the copy again.',
    )
  const handed = await handedIn(project, copy)
  const { state } = project.journal
  if (!handed)
    return {
      ok: false,
      refusal: refuse(
        'does-not-fit',
        'This is no copy that was handed out from this project.',
        'Two copies of a whole project are merged instead: retroduce merge.',
      ),
    }
  const { id, hashes } = handed
  const there = await openProject(copy)
  const newer = handed.taken === undefined || hashes.includes(handed.taken)
  const brought = takenFrom(there.journal, state, id, freshId)
  const ends = hashes.at(-1) ?? handed.head
  const result = await project.execute(who, { do: 'takeBack', handOut: id, ends, newer, ...brought })
  if (!result.ok) return result
  const stage = state.stage.get(handed.stage)
  const blind = stage !== undefined && isBlindedFor(stage, who)
  const came = (kind: string) => result.ids.filter((one) => one.startsWith(kind)).length
  const collisions = came('col_')
  return {
    ok: true,
    stage: handed.stage,
    person: handed.person,
    fresh: result.act !== undefined,
    ...(!blind && { votes: came('vote_'), judgements: came('apr_'), ...(collisions > 0 && { collisions }) }),
    // What the copy says, and not what is here: it tells of no vote that was cast.
    ...(brought.votes.length + brought.judgements.length === 0 && { empty: true as const }),
  }
}
