import type { Context, Hono } from 'hono'
import type { Id } from '../core/ids.ts'
import { get } from '../core/state.ts'
import { standingOf } from '../core/survey/answering.ts'
import { formStyle } from '../core/survey/form-style.ts'
import { answersSent } from '../core/survey/sent.ts'
import { fewWords, servedForm, stylePath, thanks } from '../core/survey/served-form.ts'
import type { AnswerLink } from '../store/answer-box.ts'
import { StoreTrouble } from '../store/store.ts'
import { codeOf } from '../work/answer-links.ts'
import { takeAnswersIn, whoTakesIn } from '../work/answers-in.ts'
import { unorderedId } from '../work/fresh-id.ts'
import { hashOf, newSecret, typedSecret } from '../work/secret.ts'
import { addressFrom } from './accounts/entry.ts'
import { bytesSent } from './body.ts'
import { counter } from './limits.ts'
import type { Projects } from './projects.ts'
import type { Api, ApiContext } from './request.ts'
import type { Served } from './served.ts'

/**
 * How much may be asked: from one address, where a whole ward may sit behind one; by one link; and from one address for what
 * is not there, so that nobody tries links.
 */
const rates = {
  address: { atOnce: 400, perSecond: 5 },
  link: { atOnce: 400, perSecond: 5 },
  missed: { atOnce: 20, perSecond: 0.1 },
} as const

/** How many fields one form may have; how large it may be, and how long it may take to come, is said with the rest (body.ts). */
const mostFields = 20_000
/** What is not there is said no sooner than this, in milliseconds, whether it never was, was used or was taken back. */
const soonest = 250

/**
 * The pages of those who are invited to answer: no account, no session, no cookie and no script. So another site has nothing to
 * send a form in the name of, and the guard takes none from there.
 */
export function answeringRoutes(app: Hono<Api>, projects: Projects, clock: () => number): void {
  const wait = counter(clock)

  app.get(stylePath, (c) => c.body(formStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))

  app.get('/answer/:secret', async (c) => {
    const began = performance.now()
    const later = tooOften(c)
    if (later) return later
    const found = await foundBy(c)
    if (!found || !looksOpen(found)) return gone(c, began)
    const { state } = found.served.project.journal
    const standing = standingOf(state, found.link.wave, clock())
    if (standing === 'early') return notYet(c, get(state, 'wave', found.link.wave)?.opens ?? '')
    const form =
      standing === 'open' && servedForm(state, found.link.wave, { once: newSecret(), forOne: isForOne(found) })
    return form ? page(c, form) : gone(c, began)
  })

  app.post('/answer/:secret', async (c) => {
    const began = performance.now()
    const later = tooOften(c)
    if (later) return later
    const found = await foundBy(c)
    if (!found) return gone(c, began)
    const fields = await fieldsOf(c)
    if (!fields)
      return page(c, fewWords('This cannot be read', 'It was not sent by the form, and nothing was kept of it.'), 415)
    const { served, link } = found
    const { state } = served.project.journal
    const of = get(state, 'wave', link.wave)
    const questionnaire = get(state, 'questionnaire', of?.questionnaire)
    const given = fields.get('once')?.[0] ?? ''
    const once = /^[\w-]{43}$/.test(given) ? given : newSecret()
    const thanked = () => {
      const code = of?.anonymous ? undefined : codeOf(isForOne(found) ? found.secret : once)
      return page(c, thanks(questionnaire?.title ?? '', code))
    }
    // Whoever sends the same form again, as their line was cut before they were thanked, is thanked.
    if (await served.project.store.box.wasSent(hashOf(once))) return thanked()
    if (!of || !questionnaire || link.used >= link.most || standingOf(state, link.wave, clock()) !== 'open')
      return gone(c, began)
    const sent = answersSent(questionnaire.items, fields)
    const again = (trouble: Pick<typeof sent, 'wrong' | 'trouble'>) =>
      page(
        c,
        servedForm(state, link.wave, { once, forOne: isForOne(found), again: { fields, sent: trouble } }) ?? '',
        422,
      )
    if (sent.trouble) return again(sent)
    const value = {
      questionnaire: of.questionnaire,
      wave: link.wave,
      ...(of.source && { source: of.source }),
      ...(!of.anonymous && {
        on: new Date(clock()).toISOString().slice(0, 10),
        respondent: codeOf(isForOne(found) ? found.secret : once),
      }),
      answers: sent.answers,
    }
    const id: Id<'rsp'> = unorderedId('rsp')
    // What the journal would not take is said now, and not found out when nobody is there any more to ask.
    const who = whoTakesIn(state, of.by)
    const fact = { type: 'questionnaire.answered', id, from: null, to: value }
    const fits = who && served.project.consider(who, { do: 'bring', changes: [fact] })
    if (!fits?.ok) return again({ wrong: new Map(), trouble: 'Your answers cannot be taken at the moment.' })
    const put = await served.project.store.box.put(hashOf(found.secret), hashOf(once), { id, value })
    if (put === 'gone') return gone(c, began)
    // They are on the disk: whatever comes now, they are taken in with the next ones.
    await takeAnswersIn(served.project, link.wave).catch((trouble: unknown) => console.error(trouble))
    return thanked()
  })

  interface Found {
    secret: string
    served: Served
    link: AnswerLink
  }
  /**
   * Whether a link shows its form. One to an anonymous wave shows it after it was used, too, and says then that nothing more comes
   * by it: whoever passed it on learns by no look whether its person has answered.
   */
  function looksOpen({ served, link }: Found): boolean {
    const { anonymous } = get(served.project.journal.state, 'wave', link.wave) ?? {}
    return link.used < link.most || (anonymous === true && link.number !== undefined && link.most > 0)
  }

  const isForOne = ({ link }: Found): boolean => link.number !== undefined

  async function foundBy(c: ApiContext): Promise<Found | undefined> {
    const secret = typedSecret(c.req.param('secret') ?? '')
    if (secret === undefined) return undefined
    const hash = hashOf(secret)
    const slug = await projects.linkedBy(hash)
    const served = slug === undefined ? undefined : await projects.find(slug)
    const link = await served?.project.store.box.link(hash)
    return served && link && { secret, served, link }
  }

  function tooOften(c: ApiContext): Response | undefined {
    const secret = typedSecret(c.req.param('secret') ?? '')
    const seconds =
      wait(`address ${addressFrom(c)}`, rates.address) ??
      (secret === undefined ? undefined : wait(`link ${hashOf(secret)}`, rates.link))
    return seconds === undefined ? undefined : comeAgain(c, seconds)
  }

  /** The same words for what never was, was used, was taken back or is over, and not sooner for one of them. */
  async function gone(c: ApiContext, began: number): Promise<Response> {
    const seconds = wait(`missed ${addressFrom(c)}`, rates.missed)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, soonest - (performance.now() - began))))
    if (seconds !== undefined) return comeAgain(c, seconds)
    return page(
      c,
      fewWords(
        'There is no form here',
        'The link was used already, it was taken back, a later letter has a new one, or the survey is over. If you have sent your answers, they are kept.',
        'Look whether the link is whole. If it is, ask whoever sent it to you.',
      ),
      404,
    )
  }
}

const notYet = (c: Context, opens: string): Response =>
  page(c, fewWords('Not open yet', `This survey opens on ${opens}. Come back then: your link stays good.`))

function comeAgain(c: Context, seconds: number): Response {
  c.header('retry-after', String(seconds))
  return page(
    c,
    fewWords(
      'A moment, please',
      'Very much is asked from your network at once. Wait a little, then load this page again.',
    ),
    429,
  )
}

/** What went wrong, as a page: whoever was invited has no use for what a program is told. */
export function sorryToInvited(error: unknown, c: Context): Response {
  const trouble = error instanceof StoreTrouble ? error : undefined
  if (!trouble) console.error(error)
  const told = trouble?.code === 'too-large' || trouble?.code === 'sent-too-slowly'
  const again = told
    ? [trouble.message, trouble.hint]
    : ['This cannot be answered at the moment.', 'Go back and send it again a little later. What you sent counts once.']
  const status = trouble?.code === 'too-large' ? 413 : trouble?.code === 'sent-too-slowly' ? 408 : 503
  return page(c, fewWords('That did not work', ...again), status)
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

function page(c: Context, html: string, status: 200 | 404 | 408 | 413 | 415 | 422 | 429 | 503 = 200): Response {
  c.header('content-security-policy', policy)
  // The address holds the secret, so no other site hears it. To our own it goes along: a browser that sends none of it also
  // leaves out where a form comes from, and the guard would take it for another site's.
  c.header('referrer-policy', 'same-origin')
  c.header('x-robots-tag', 'noindex')
  return c.html(html, status)
}

/** The fields of a form; undefined where it is none, or more than a form holds. */
async function fieldsOf(c: Context): Promise<Map<string, string[]> | undefined> {
  const kind = c.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded(?:\s*;|\s*$)/i.test(kind) || c.req.header('content-encoding') !== undefined)
    return undefined
  const fields = new Map<string, string[]>()
  let count = 0
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(await bytesSent(c)))) {
    if (++count > mostFields) return undefined
    const said = fields.get(name)
    if (said) said.push(value)
    else fields.set(name, [value])
  }
  return fields
}
