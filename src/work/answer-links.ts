import { createHash } from 'node:crypto'
import type { Value } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { barred, may } from '../core/project/decide.ts'
import type { Role } from '../core/project/facts.ts'
import { type Refusal, refuse } from '../core/refusal.ts'
import { get } from '../core/state.ts'
import { standingOf } from '../core/survey/answering.ts'
import { smallestOf } from '../core/survey/smallest.ts'
import type { Project } from '../store/project.ts'
import { hashOf, newTypedSecret, plainLetters, typedSecret } from './secret.ts'

/** How many links for one person a wave may have, and how many answers a link for all may bring unless told otherwise. */
export const mostLinks = 5_000
export const usualMost = 500

/** A link as it is given out. Its secret is told this once; nobody keeps it. */
export interface GivenLink {
  /** Which of the links for one person; undefined for the one for all. */
  number?: number | undefined
  /** Where the form is, from the address of the server on. */
  path: string
  /** The code under which its answer is kept, where the wave is not anonymous. */
  code?: string | undefined
}

const refusing = (refusal: Refusal): Refused => ({ ok: false, refusal })
type Refused = { ok: false; refusal: Refusal }
type Made = { ok: true; links: GivenLink[] } | Refused

/**
 * Makes links by which people answer in a wave: `each` links for one person, or one for all that brings at most `open` answers
 * and takes the place of the one before. From the first one on the form stays as it is. `now` is in milliseconds since 1970.
 */
export async function giveLinks(
  project: Project,
  who: Id<'per'>,
  wave: Id<'wav'>,
  what: { each: number } | { open: number },
  { now, most }: { now: number; most?: Role | undefined },
): Promise<Made> {
  const { box } = project.store
  const { state } = project.journal
  const asked = mayGive(project, who, wave, now)
  if (!asked.ok) return asked
  const { of } = asked
  if (get(state, 'questionnaire', of.questionnaire)?.items.length === 0)
    return refusing(
      refuse('does-not-fit', 'It asks nothing yet.', 'Write the questions first.', { id: of.questionnaire }),
    )
  const before = await box.links(wave)
  if ('each' in what && before.length + what.each > mostLinks)
    return refusing(
      refuse('does-not-fit', `A wave has at most ${mostLinks} links.`, 'Use one link for all.', { id: wave }),
    )
  if (!of.linked) {
    const changes = [{ type: 'wave.opened', id: wave, from: { linked: null }, to: { linked: true } }]
    const linked = await project.execute(who, { do: 'change', changes }, most)
    if (!linked.ok) return linked
  }
  if ('open' in what) await box.takeBack(wave, 'open')
  const given = Array.from({ length: 'each' in what ? what.each : 1 }, newTypedSecret)
  const secrets = given.map((one) => typedSecret(one) ?? '')
  const forOne = 'each' in what
  const added = await box.addLinks(
    secrets.map((secret) => ({ hash: hashOf(secret), wave, most: forOne ? 1 : what.open, forOne })),
  )
  return {
    ok: true,
    links: added.map(({ number }, i) => {
      const secret = secrets[i] ?? ''
      return { number, path: `/answer/${given[i]}`, ...(forOne && !of.anonymous && { code: codeOf(secret) }) }
    }),
  }
}

/**
 * Makes the links of these numbers anew, so that their people can be reminded: the links before let nobody in any more. Of an
 * anonymous wave all are made anew, whether they were used or not, and those that were bring nothing more: who is reminded tells
 * nobody who has answered (Dillman, Smyth and Christian 2014 thank and remind everybody in one letter). Under codes, of which the team
 * knows which came, those that were used are passed over. So are numbers that are not there or were taken back.
 */
export async function renewLinks(
  project: Project,
  who: Id<'per'>,
  wave: Id<'wav'>,
  numbers: readonly number[],
  now: number,
): Promise<Made> {
  const asked = mayGive(project, who, wave, now)
  if (!asked.ok) return asked
  const { anonymous } = asked.of
  const { box } = project.store
  const named = new Set(numbers)
  const before = (await box.links(wave)).filter(
    ({ number, most, used }) => number !== undefined && named.has(number) && most > 0 && (anonymous || used === 0),
  )
  const given = before.map(({ hash, number }) => ({ hash, number, typed: newTypedSecret() }))
  const secretOf = (typed: string) => typedSecret(typed) ?? ''
  await box.renew(given.map(({ hash, typed }) => ({ from: hash, to: hashOf(secretOf(typed)) })))
  return {
    ok: true,
    links: given.map(({ number, typed }) => ({
      number,
      path: `/answer/${typed}`,
      ...(!anonymous && { code: codeOf(secretOf(typed)) }),
    })),
  }
}

/** Whether somebody may give out links to a wave, and the wave. */
function mayGive(
  { journal: { state } }: Project,
  who: Id<'per'>,
  wave: Id<'wav'>,
  now: number,
): { ok: true; of: Value<'wave'> } | Refused {
  const of = get(state, 'wave', wave)
  if (!may(state, who, 'mayReadAnswers')) return refusing(barred('mayReadAnswers'))
  if (!of) return refusing(refuse('unknown-thing', `There is no wave ${wave}.`, 'Reload and look.', { id: wave }))
  if (standingOf(state, wave, now) === 'over')
    return refusing(refuse('not-allowed', 'The wave is over.', 'Open it again, or open another.', { id: wave }))
  return { ok: true, of }
}

/** How the links of a wave stand. Of an anonymous wave no number is told that is smaller than the smallest group. */
export async function linksGiven(project: Project, wave: Id<'wav'>) {
  const { box } = project.store
  const { state } = project.journal
  const of = get(state, 'wave', wave)
  const smallest = smallestOf(get(state, 'questionnaire', of?.questionnaire), of)
  const [links, waiting] = [await box.links(wave), (await box.waiting(wave)).length]
  const given = links.filter(({ number, most, used }) => number !== undefined && (most > 0 || used > 0))
  const open = links.find(({ number, most }) => number === undefined && most > 0)
  const sum = (some: readonly { used: number }[]) => some.reduce((total, { used }) => total + used, 0)
  const told = (n: number) => (!of?.anonymous || n === 0 || n >= smallest ? n : undefined)
  return {
    smallest,
    /** Links for one person, without those that were taken back unused. */
    each: given.length,
    /** The link for all: how many answers it may bring. */
    open: open && { most: open.most },
    /** How many answers came by links; undefined while they are too few to tell. */
    answered: told(sum(links)),
    /** How many of them wait to be taken in; undefined where they are too few to tell. */
    waiting: told(waiting),
  }
}

/** A code that is easy to write down, made of a secret that cannot be worked out from it: 40 bits. */
export function codeOf(secret: string): string {
  const bytes = createHash('sha256').update(`code ${secret}`).digest()
  const letters = [...bytes.subarray(0, 8)]
    .map((byte) => plainLetters[byte & 31])
    .join('')
    .toUpperCase()
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
