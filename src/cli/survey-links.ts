import { csvOf } from '../core/csv.ts'
import type { Id } from '../core/ids.ts'
import { barred, may } from '../core/project/decide.ts'
import { get } from '../core/state.ts'
import type { Project } from '../store/project.ts'
import { giveLinks, mostLinks, usualMost } from '../work/answer-links.ts'
import { beforeClosing } from '../work/answers-in.ts'
import { type Answer, done, refused } from './command-line.ts'

/** What may be asked about the links of a wave. */
interface LinksAsked {
  links?: string | undefined
  'open-link'?: boolean | undefined
  at?: string | undefined
  'take-back'?: string | undefined
  close?: boolean | undefined
}

/** Whether anything about links was asked. */
export const asksLinks = (asked: LinksAsked): boolean =>
  [asked.links, asked['open-link'], asked['take-back'], asked.close].some((one) => one !== undefined)

/**
 * Makes links by which invited people answer and prints them, once, as a table; takes them back; or closes the wave, with what
 * waits taken in first.
 */
export async function surveyLinks(
  project: Project,
  who: Id<'per'>,
  wave: Id<'wav'>,
  { links, 'open-link': open, at, 'take-back': back, close }: LinksAsked,
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
  const made = await giveLinks(project, who, wave, open ? { open: usualMost } : { each: each ?? 1 }, {
    now: Date.now(),
  })
  if (!made.ok) return refused(made.refusal)
  const given = made.links.map(({ number, path, code }) => ({ number, link: origin + path, code }))
  const rows = given.map(({ number, link, code }) => [number ?? 'for all', link, ...(code ? [code] : [])])
  const head = ['number', 'link', ...(given.some(({ code }) => code) ? ['code'] : [])]
  return done({ wave, links: given }, csvOf([head, ...rows]))
}

const misused = (message: string, hint: string): Answer => refused({ code: 'misused', message, hint })
