import { csvOf } from '../core/csv.ts'
import type { Id } from '../core/ids.ts'
import { barred, may } from '../core/project/decide.ts'
import { get } from '../core/state.ts'
import { addressesIn, numberedIn } from '../core/survey/addresses.ts'
import type { Project } from '../store/project.ts'
import { writeToInvited } from '../work/answer-letters.ts'
import { giveLinks, mostLinks, renewLinks, usualMost } from '../work/answer-links.ts'
import { beforeClosing } from '../work/answers-in.ts'
import { type Answer, done, type Io, refused, type Trouble } from './command-line.ts'
import { postIn } from './post-in.ts'
import { bytesOf } from './record-files.ts'

/** What may be asked about the links of a wave. */
interface LinksAsked {
  links?: string | undefined
  'links-to'?: string | undefined
  remind?: string | undefined
  'open-link'?: boolean | undefined
  at?: string | undefined
  'take-back'?: string | undefined
  close?: boolean | undefined
}

/** Whether anything about links was asked. */
export const asksLinks = (asked: LinksAsked): boolean =>
  [asked.links, asked['links-to'], asked.remind, asked['open-link'], asked['take-back'], asked.close].some(
    (one) => one !== undefined,
  )

/**
 * Makes links by which invited people answer, or makes them anew for a reminder, writes to those whose addresses are told, if there is
 * a post, and prints what no letter took, once, as a table; takes links back; or closes the wave, with what
 * waits taken in first.
 */
export async function surveyLinks(
  project: Project,
  who: Id<'per'>,
  wave: Id<'wav'>,
  { links, 'links-to': list, remind, 'open-link': open, at, 'take-back': back, close }: LinksAsked,
  io: Io,
): Promise<Answer> {
  if (!may(project.journal.state, who, 'mayReadAnswers')) return refused(barred('mayReadAnswers'))
  if (close) {
    const changes = [
      {
        type: 'wave.opened',
        id: wave,
        from: { closed: get(project.journal.state, 'wave', wave)?.closed ?? null },
        to: { closed: true },
      },
    ]
    const command = { do: 'change', changes }
    await beforeClosing(project, who, command, undefined)
    const closed = await project.execute(who, command)
    if (!closed.ok) return refused(closed.refusal)
    const waiting = (await project.store.box.waiting(wave)).length
    const left = waiting > 0 ? ' Too few answered by links to be told; their answers are not taken in.' : ''
    return done({ wave, closed: true }, `Closed.${left}`)
  }
  if (back !== undefined) {
    const which = /^[1-9]\d{0,5}$/.test(back) ? Number(back) : back
    if (typeof which !== 'number' && which !== 'open' && which !== 'all')
      return misused(`“${back}” is no link.`, 'Name its number, “open” or “all”.')
    await project.store.box.takeBack(wave, which)
    return done(
      { wave, takenBack: which },
      which === 'all' ? 'They let nobody in any more.' : 'It lets nobody in any more.',
    )
  }
  const each = links === undefined ? undefined : /^[1-9]\d{0,4}$/.test(links) ? Number(links) : Number.NaN
  if (each !== undefined && !(each <= mostLinks))
    return misused(`“${links}” is no number of links.`, `Give a number up to ${mostLinks}.`)
  const origin = at === undefined ? '' : URL.canParse(at) ? new URL(at).origin : undefined
  if (origin === undefined) return misused(`“${at}” is no address.`, 'Give it as https://review.example.org.')
  const to = list ?? remind
  const bytes = to === undefined ? undefined : bytesOf(to)
  if (bytes && 'refusal' in bytes) return refused(bytes.refusal)
  const text = bytes && new TextDecoder().decode(bytes)
  const invited = text === undefined ? [] : list !== undefined ? invitedIn(text) : remindedIn(text)
  if ('code' in invited) return refused(invited, to)
  const post = postIn(io.env)
  if (post && origin === '' && invited.some(({ address }) => address !== undefined))
    return misused('A letter needs whole links.', 'Say where the project is served: --at https://review.example.org.')
  const now = Date.now()
  const made =
    remind === undefined
      ? await giveLinks(
          project,
          who,
          wave,
          open ? { open: usualMost } : { each: list === undefined ? (each ?? 1) : invited.length },
          { now },
        )
      : await renewLinks(
          project,
          who,
          wave,
          invited.flatMap(({ number }) => number ?? []),
          now,
        )
  if (!made.ok) return refused(made.refusal)
  const withAddress = made.links.map((link, i) => ({
    ...link,
    to: (remind === undefined ? invited[i] : invited.find(({ number }) => number === link.number))?.address,
  }))
  const told = await writeToInvited(project.journal.state, wave, withAddress, {
    post,
    origin,
    again: remind !== undefined,
  })
  const given = told.map(({ number, to, sent, url, code }) => ({
    number,
    ...(to !== undefined && { to }),
    ...(post && to !== undefined && { sent }),
    link: url,
    code,
  }))
  const named = given.some(({ to }) => to !== undefined)
  const codes = given.some(({ code }) => code)
  const rows = given.map(({ number, to, link, code }) => [
    number ?? 'for all',
    ...(named ? [to ?? ''] : []),
    link ?? 'sent',
    ...(codes ? [code ?? ''] : []),
  ])
  const head = ['number', ...(named ? ['to'] : []), 'link', ...(codes ? ['code'] : [])]
  return done({ wave, links: given }, csvOf([head, ...rows]))
}

type Invited = { number?: number; address?: string | undefined }[] | Trouble

/** The addresses of a list, by the rule of the screen; one that is half is told before any letter goes out. */
function invitedIn(text: string): Invited {
  const { addresses, wrong } = addressesIn(text)
  if (wrong.length > 0 || addresses.length === 0)
    return {
      code: 'does-not-fit',
      message:
        wrong.length > 0 ? `Not read as addresses: ${wrong.slice(0, 5).join(', ')}.` : 'There is no address in it.',
      hint: 'Mend the list. No link was made.',
    }
  return addresses.map((address) => ({ address }))
}

/** Whom a saved table of links names, by numbers. */
function remindedIn(text: string): Invited {
  const { numbered, wrong } = numberedIn(text)
  if (wrong.length > 0 || numbered.length === 0)
    return {
      code: 'does-not-fit',
      message:
        wrong.length > 0 ? `Not read: ${wrong.slice(0, 5).join('; ')}.` : 'No line begins with the number of a link.',
      hint: 'Give the table that was saved as the links were made. No link was made anew.',
    }
  return numbered.map(({ number, to }) => ({ number, address: to }))
}

const misused = (message: string, hint: string): Answer => refused({ code: 'misused', message, hint })
