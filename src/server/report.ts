import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type { Print } from '../adapters/print.ts'
import { reportFile, reportTypes } from '../adapters/report-file.ts'
import { manuscriptOf, pieceOfReport, reportOf, searchSupplementOf } from '../adapters/report-of.ts'
import { citationStyles, isCitationStyle, reportFormats } from '../core/choices.ts'
import { svg } from '../core/diagram/svg.ts'
import { draftsOf } from '../core/manuscript/drafts.ts'
import { offersOf } from '../core/manuscript/offers.ts'
import { reportHtml } from '../core/report/html.ts'
import { reportMarkdown } from '../core/report/markdown.ts'
import { packOf } from '../work/pack.ts'
import { sorry } from './answers.ts'
import { type Api, type ApiContext, seenIn } from './request.ts'

/**
 * The report in each format, its figures and the search supplement as files; `?download=1` names them for saving, `?at=`
 * gives an earlier one, `?style=` another citation style, `?piece=` one piece alone, `?of=manuscript` the manuscript.
 */
export function reportRoutes(app: Hono<Api>, print?: Print): void {
  for (const format of reportFormats)
    app.get(`/api/p/:project/report.${format}`, async (c) => {
      const looked = await seenIn(c)
      if (!looked.ok) return sorry(c, looked.trouble)
      const style = c.req.query('style')
      if (style !== undefined && !isCitationStyle(style))
        return sorry(c, {
          code: 'malformed',
          message: 'style: no citation style that Retroduce has.',
          hint: `Use ${citationStyles.join(', ')}.`,
        })
      const name = c.req.query('piece')
      const written = c.req.query('of') === 'manuscript' ? manuscriptOf(looked.seen, style) : undefined
      if (written && format === 'json' && !c.req.query('download')) {
        const { material, ...told } = written
        return c.json({ ...told, offers: offersOf(material), drafts: draftsOf(material.source) })
      }
      const ofReport = () =>
        name === undefined ? reportOf(looked.seen, style) : pieceOfReport(looked.seen, name, style)
      const blocks = written?.blocks ?? ofReport()
      if (!blocks) return noPiece(c)
      const at = looked.seen.events().at(-1)?.at
      const made = await reportFile(blocks, format, { print, ...(at && { at }) })
      if (typeof made === 'object' && 'code' in made) return sorry(c, made)
      return file(
        c,
        made,
        reportTypes[format],
        `${written ? 'manuscript' : (name?.replace(/[^A-Za-z0-9._-]/g, '-') ?? 'report')}.${format}`,
      )
    })
  for (const format of ['html', 'md'] as const)
    app.get(`/api/p/:project/searches.${format}`, async (c) => {
      const looked = await seenIn(c)
      if (!looked.ok) return sorry(c, looked.trouble)
      const blocks = searchSupplementOf(looked.seen)
      const made = format === 'html' ? reportHtml(blocks) : reportMarkdown(blocks)
      return file(c, made, reportTypes[format], `searches.${format}`)
    })
  app.get('/api/p/:project/pack.zip', async (c) => {
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const votes = c.req.query('votes') ?? 'unnamed'
    if (votes !== 'named' && votes !== 'unnamed')
      return sorry(c, { code: 'malformed', message: 'votes: no way to tell votes.', hint: 'Use named or unnamed.' })
    const style = c.req.query('style')
    const named = { named: votes === 'named', ...(isCitationStyle(style) && { style }) }
    const made = await packOf(looked.seen, named)
    if ('code' in made) return sorry(c, made)
    const pieces: Uint8Array[] = []
    for await (const piece of made) pieces.push(piece)
    return file(c, new Uint8Array(Buffer.concat(pieces)), 'application/zip', 'supplement.zip')
  })
  app.get('/api/p/:project/figures/:file{[a-z-]+\\.svg}', async (c) => {
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const name = c.req.param('file').replace(/\.svg$/, '')
    const figure = pieceOfReport(looked.seen, `figure-${name}`)?.[0]
    if (figure?.as !== 'figure') return c.notFound()
    return file(c, svg(figure.scene, { id: name }), 'image/svg+xml', `${name}.svg`)
  })
}

const noPiece = (c: ApiContext): Response =>
  sorry(c, {
    code: 'unknown-thing',
    message: 'The report has no such piece.',
    hint: 'Headings, tables and figures of report.json have the names of pieces as their ids.',
  })

/** A file with its style inside: the policy lets in that style, by its hash, and nothing else. */
function file(c: ApiContext, body: string | Uint8Array, type: string, name: string): Response {
  const text = typeof body === 'string' ? body : ''
  const styles = [...text.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style = '']) => `'sha256-${sha256(style)}'`)
  c.header('content-type', type)
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src ${styles.join(' ') || "'none'"}; frame-ancestors 'none'`,
  )
  const slug = c.var.served.slug.replace(/[^A-Za-z0-9._-]/g, '-')
  if (c.req.query('download')) c.header('content-disposition', `attachment; filename="${slug}-${name}"`)
  return c.body(typeof body === 'string' ? body : new Uint8Array(body))
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')
