import { randomInt } from 'node:crypto'
import type { Value } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'

/**
 * A link by which people are let in to answer in a wave. Of its secret the hash alone is kept, and of whom it was given to
 * nothing: neither a name or an address, nor when it was made, sent or used.
 */
export interface AnswerLink {
  /** SHA-256 of the secret, hexadecimal. */
  hash: string
  wave: Id<'wav'>
  /** Which of the links that are for one person each; undefined for one that is for all. */
  number?: number | undefined
  /** How many answers it may bring: one for one person, none once it is taken back. */
  most: number
  /** How many it brought. */
  used: number
}

/** A link as it is made: it gets its number where it is kept, so that two who make links at once do not take the same. */
export type NewAnswerLink = Pick<AnswerLink, 'hash' | 'wave' | 'most'> & { forOne: boolean }

/** An answer on its way into the journal: the response that it will be there. Its id is chance and tells no order. */
export interface WaitingAnswer {
  id: Id<'rsp'>
  value: Value<'response'>
}

/** Everything that is in a box, as it is copied to another store. */
interface BoxContents {
  links: AnswerLink[]
  sent: { once: string; wave: string }[]
  waiting: { wave: string; answers: string }[]
}

/**
 * The box beside the journal in which what invited people answer waits. Everything that waits of one wave lies in one row,
 * shuffled anew with each answer, and the rest is ordered by hashes: so no row, no order of rows and no time leads from an
 * answer to the link that it came by. Each change is on the disk when its promise resolves.
 */
export interface AnswerBox {
  /** Keeps links, and gives them with their numbers. */
  addLinks(links: readonly NewAnswerLink[]): Promise<AnswerLink[]>
  link(hash: string): Promise<AnswerLink | undefined>
  /** The links of a wave, by their numbers. */
  links(wave: Id<'wav'>): Promise<AnswerLink[]>
  /** Puts other secrets in the place of those before, by their hashes; how far a link was used stays with it. */
  renew(links: readonly { from: string; to: string }[]): Promise<void>
  /** Takes back the link of this number, the one for all (`open`), or all of them. */
  takeBack(wave: Id<'wav'>, which: number | 'open' | 'all'): Promise<void>
  /** Ends a wave: its links, and what told that something was sent twice, go. What waits stays. */
  end(wave: Id<'wav'>): Promise<void>
  /** Whether what a form was sent under is there already. */
  wasSent(once: string): Promise<boolean>
  /**
   * Keeps an answer and marks its link as used, all or nothing; of two that come by one link at once one is `kept`. `again`
   * says that the same form was sent before, `gone` that the link lets nobody in any more.
   */
  put(hash: string, once: string, answer: WaitingAnswer): Promise<'kept' | 'again' | 'gone'>
  waiting(wave: Id<'wav'>): Promise<WaitingAnswer[]>
  /** Lets go of what is in the journal by now, or is never to be. */
  letGo(wave: Id<'wav'>, ids: ReadonlySet<string>): Promise<void>
  whole(): Promise<BoxContents>
  /** Fills an empty box. */
  fill(contents: BoxContents): Promise<void>
}

/** In an order that tells nothing (Fisher and Yates, by chance that nobody can guess). */
export function shuffled<T>(all: readonly T[]): T[] {
  const mixed = [...all]
  for (let i = mixed.length - 1; i > 0; i--) {
    const at = randomInt(i + 1)
    ;[mixed[i], mixed[at]] = [mixed[at] as T, mixed[i] as T]
  }
  return mixed
}

/** What waits of a wave, as it lies in its row. */
export const waitingIn = (answers: string | undefined): WaitingAnswer[] => (answers ? JSON.parse(answers) : [])
export const rowOfWaiting = (waiting: readonly WaitingAnswer[]): string => JSON.stringify(shuffled(waiting))

/**
 * The boxes of two copies as one: every answer that waits in either, once, and each link as far as it was used or taken back in
 * either. What one copy took into its journal already is let go of when answers are taken in next.
 */
export function joinedBoxes(a: BoxContents, b: BoxContents): BoxContents {
  const links = new Map<string, AnswerLink>()
  for (const link of [...a.links, ...b.links]) {
    const other = links.get(link.hash) ?? link
    links.set(link.hash, { ...link, used: Math.max(link.used, other.used), most: Math.min(link.most, other.most) })
  }
  const waves = new Set([...a.waiting, ...b.waiting].map(({ wave }) => wave))
  const waitingOf = (wave: string) =>
    new Map(
      [a, b].flatMap(({ waiting }) =>
        waitingIn(waiting.find((one) => one.wave === wave)?.answers).map((one) => [one.id, one]),
      ),
    )
  return {
    links: [...links.values()],
    sent: [...new Map([...a.sent, ...b.sent].map((one) => [one.once, one])).values()],
    waiting: [...waves].map((wave) => ({ wave, answers: rowOfWaiting([...waitingOf(wave).values()]) })),
  }
}
