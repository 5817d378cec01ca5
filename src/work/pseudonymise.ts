import { excerptsReplaced } from '../core/consent/pseudonymise.ts'
import { type Candidate, candidatesIn, pseudonymFor, type Replacement, replacedIn } from '../core/consent/pseudonyms.ts'
import type { Id } from '../core/ids.ts'
import { barred, may } from '../core/project/decide.ts'
import { type Refusal, refuse } from '../core/refusal.ts'
import type { Identities } from '../store/identities.ts'
import type { Project } from '../store/project.ts'
import { attach, textIn } from './attach.ts'
import type { Told } from './job.ts'
import type { Readers } from './read-apart.ts'

type Refused = { ok: false; refusal: Omit<Refusal, 'code'> & { code: string } }

/** A candidate with what would take its place. */
export interface Offered extends Candidate {
  by: string
}

/** What may say who somebody is in a document, and its words. Identities are read in memory and compared; nothing is kept. */
export async function lookForNames(
  { store, journal: { state } }: Project,
  document: Id<'doc'>,
  identities?: Identities,
): Promise<{ ok: true; text: string; candidates: Offered[] } | Refused> {
  const value = state.document.get(document)
  const blob = value?.text === undefined ? undefined : await store.blob(value.text)
  if (!value || !blob) return no('unknown-thing', 'There are no words of that document.', 'Pick another.')
  const { text } = textIn(blob.bytes)
  const known = [...((await identities?.all()) ?? [])]
  const roles = new Map(
    known.flatMap(([id, { name }]) => {
      const role = state.participant.get(id as Id<'prt'>)?.role
      return role
        ? name
            .split(/\s+/)
            .map((part) => [part, role] as const)
            .concat([[name, role]])
        : []
    }),
  )
  const found = candidatesIn(
    text,
    known.map(([, { name }]) => name),
  )
  const used = new Set<string>()
  const given = new Map<string, string>()
  const byOf = ({ words, kind }: Candidate): string => {
    const role = kind === 'person' ? roles.get(words) : undefined
    // Parts of one name are one person, and so are all names of one participant.
    const whole = found.find(
      (one) => one.kind === kind && one.words !== words && one.words.split(/\s+/).includes(words),
    )
    const key = role ?? whole?.words ?? words
    const by = given.get(key) ?? pseudonymFor(kind, used, role?.toLowerCase())
    given.set(key, by)
    used.add(by)
    return by
  }
  return { ok: true, text, candidates: found.map((one) => ({ ...one, by: byOf(one) })) }
}

/** What is asked for: what takes the place of what, and whether the file as it was goes for good. */
interface Pseudonymising {
  document: Id<'doc'>
  replacements: readonly Replacement[]
  forget: boolean
}

/** What came of it. `lost`: excerpts that have no place in the copy. */
export interface Pseudonymised {
  ok: true
  document: Id<'doc'>
  excerpts: number
  lost: number
  forgotten: boolean
}

/**
 * Puts a pseudonymised copy in the place of a document: its words with each replacement everywhere, its excerpts anchored in
 * it with their words replaced, and what stands for what sealed with the identities. If it is to be forgotten, the file, its
 * words and what its excerpts said before are withdrawn for good, and the journal still verifies.
 */
export async function pseudonymise(
  project: Project,
  readers: Readers,
  who: Id<'per'>,
  { document, replacements, forget }: Pseudonymising,
  identities: Identities,
  told: Told,
): Promise<Pseudonymised | Refused> {
  const { store, journal } = project
  if (forget && !may(journal.state, who, 'mayWithdraw')) return { ok: false, refusal: barred('mayWithdraw') }
  const value = journal.state.document.get(document)
  const blob = value?.text === undefined ? undefined : await store.blob(value.text)
  if (!value || !blob) return no('unknown-thing', 'There are no words of that document.', 'Pick another.')
  const wanted = replacements.filter(({ words, by }) => words.trim() !== '' && words !== by)
  const text = replacedIn(textIn(blob.bytes).text, wanted)
  if (wanted.length === 0 || text === textIn(blob.bytes).text)
    return no('does-not-fit', 'Nothing in it would be replaced.', 'Decide what takes the place of a name first.')
  const name = `${replacedIn(value.file.replace(/\.[a-z0-9]{1,5}$/i, ''), wanted)}, pseudonymised.txt`
  const bytes = new TextEncoder().encode(text)
  const came = await attach(project, readers, { name, bytes, who, source: value.source, replaces: document }, told)
  if (!came.ok) return came
  await identities.putPseudonyms(came.document, [
    ...(await identities.pseudonyms(document)),
    ...wanted.map(({ words, by }) => ({ words, by })),
  ])
  const now = journal.state.document.get(came.document)
  const read = now?.text === undefined ? undefined : await store.blob(now.text)
  if (!read) return no('does-not-fit', 'The copy could not be read.', 'Remove it and try again.')
  const { facts, lost } = excerptsReplaced(
    journal.state,
    { from: document, to: came.document },
    textIn(read.bytes),
    wanted,
  )
  if (facts.length > 0) {
    const moved = await project.execute(who, { do: 'change', changes: facts })
    if (!moved.ok) return moved
  }
  if (forget) {
    const because = 'A pseudonymised copy took its place.'
    const gone = await project.execute(who, { do: 'withdraw', source: value.source, document, because })
    if (!gone.ok) return gone
  }
  return { ok: true, document: came.document, excerpts: facts.length / 2, lost, forgotten: forget }
}

const no = (...is: Parameters<typeof refuse>): Refused => ({ ok: false, refusal: refuse(...is) })
