import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { reportFormats } from '../core/choices.ts'
import { barred } from '../core/project/decide.ts'
import type { Question } from '../core/project/roles.ts'
import { sorry } from './answers.ts'
import { type Api, mayAsker } from './request.ts'

/**
 * What each route of a project that changes something, or tells what not all may know, asks of whoever sends it, before it asks anything of its own. Where
 * it says `mayRead`, the route or the command decides who may what. The second is asked of tokens, where it is more:
 * such routes carry out acts of several kinds in the name of the person.
 */
export const routeNeeds: Readonly<Record<string, readonly [Question, Question?]>> = {
  'POST commands': ['mayRead'],
  'POST preview': ['mayRead'],
  'PUT here': ['mayRead'],
  'PUT people': ['mayRead', 'mayManage'],
  'DELETE people/:id': ['mayRead', 'mayManage'],
  'POST session': ['mayRead'],
  'POST invitations': ['mayManage'],
  'DELETE invitations/:id': ['mayManage'],
  'POST imports': ['mayWrite'],
  'POST imports/preview': ['mayWrite'],
  'POST imports/:id/tags': ['mayWrite'],
  'POST imports/:id/votes': ['mayVote'],
  'POST documents': ['mayWrite'],
  'POST documents/look': ['mayWrite'],
  'POST documents/:id/reread': ['mayWrite'],
  'POST documents/:id/marks': ['mayWrite'],
  'POST documents/:id/names': ['mayKnowIdentities'],
  'POST documents/:id/pseudonyms': ['mayKnowIdentities'],
  'POST duplicates': ['mayWrite'],
  'DELETE jobs/:id': ['mayWrite'],
  'POST tables': ['mayWrite'],
  'POST styles': ['mayWrite'],
  'GET waves/:id/links': ['mayReadAnswers'],
  'POST waves/:id/links': ['mayReadAnswers'],
  'DELETE waves/:id/links': ['mayReadAnswers'],
  'POST theory': ['mayWrite'],
  'POST theory/look': ['mayWrite'],
  'POST exchange': ['mayWrite', 'mayManage'],
  'POST exchange/look': ['mayWrite'],
  // A report with words of one's own on how it looks: what is sent is not kept.
  ...Object.fromEntries(reportFormats.map((format) => [`POST report.${format}`, ['mayRead'] as const])),
  ...Object.fromEntries(
    ['pack.zip', 'site.zip', 'exchange.qdpx', 'codebook.qdc', 'export.json'].map((file) => [
      `POST ${file}`,
      ['mayRead'] as const,
    ]),
  ),
  'POST hand-outs': ['mayLead'],
  'POST take-back': ['mayLead'],
  'GET bring-back': ['mayWrite'],
  'POST bring-back': ['mayWrite'],
  'POST bring-back/look': ['mayWrite'],
  'POST merge': ['mayManage'],
  'POST merge/look': ['mayManage'],
  'GET identities': ['mayKnowIdentities'],
  'POST identities': ['mayKnowIdentities'],
  'DELETE identities': ['mayKnowIdentities'],
  'DELETE people/:id/account': ['mayRead', 'mayManage'],
}
/** What is not in the list is for those who say who works here, so that a route that was forgotten lets nobody in by mistake. */
const forgotten = ['mayManage'] as const
/** Who is let in reads: on a team's server they were asked on entering, and at home whoever opens the file reads it. */
const read = ['mayRead'] as const

const base = '/api/p/:project/'

/** Asks what the route needs. To read is for all who are let in; what is blinded is not there. */
export const permitted: MiddlewareHandler<Api> = async (c, next) => {
  const { method } = c.req
  const route = matchedRoutes(c).findLast((one) => one.method === method)
  if (!route) return next()
  const [ofAll, ofTokens] =
    routeNeeds[`${method} ${route.path.slice(base.length)}`] ?? (method === 'GET' ? read : forgotten)
  const question = (c.var.most && ofTokens) ?? ofAll
  if (question === 'mayRead') return next()
  return mayAsker(c, question) ? next() : sorry(c, barred(question))
}
