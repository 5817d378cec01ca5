import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type { Print } from '../adapters/print.ts'
import { reportTypes } from '../adapters/report-file.ts'
import { isStyleOf, pieceOfReport, searchSupplementOf } from '../adapters/report-of.ts'
import { citationStyles, type ReportFormat, reportFormats } from '../core/choices.ts'
import { svg } from '../core/diagram/svg.ts'
import { reportHtml } from '../core/report/html.ts'
import { reportMarkdown } from '../core/report/markdown.ts'
import type { Seen } from '../core/view/view.ts'
import type { ReportWish, Wanted } from '../work/report.ts'
import { makeApart } from '../work/report-apart.ts'
import { sorry } from './answers.ts'
import { remember, remembers } from './given-out.ts'
import { seenIn } from './reading.ts'
import type { Api, ApiContext } from './request.ts'

/**
 * The report in each format, its figures and the search supplement as files; `?download=1` names them for saving, `?at=`
 * gives an earlier one, `?style=` another citation style, `?piece=` one piece alone, `?of=manuscript` the manuscript.
 */
export function reportRoutes(app: Hono<Api>, print?: Print): void {
  for (const format of reportFormats) {
    const path = `/api/p/:project/report.${format}` as const
    app.get(path, (c) => given(c, format, print))
    app.post(path, (c) => given(c, format, print))
  }
  for (const format of ['html', 'md'] as const)
    app.get(`/api/p/:project/searches.${format}`, async (c) => {
      const looked = await seenIn(c)
      if (!looked.ok) return sorry(c, looked.trouble)
      const blocks = searchSupplementOf(looked.seen)
      const made = format === 'html' ? reportHtml(blocks) : reportMarkdown(blocks)
      return file(c, made, reportTypes[format], `searches.${format}`)
    })
  app.on(['GET', 'POST'], '/api/p/:project/pack.zip', async (c) => {
    const looked = await seenIn(c)
    if (!looked.ok) return sorry(c, looked.trouble)
    const votes = c.req.query('votes') ?? 'unnamed'
    if (votes !== 'named' && votes !== 'unnamed')
      return sorry(c, { code: 'malformed', message: 'votes: no way to tell votes.', hint: 'Use named or unnamed.' })
    const style = c.req.query('style')
    if (style !== undefined && !isStyleOf(looked.seen.state, style)) return sorry(c, noStyle)
    const wish = { of: 'supplement', named: votes === 'named', ...(style && { style }) } as const
    const made = await madeApart(c, looked.seen, wish)
    if (made === 'not wanted') return c.body(null)
    if (!made.ok) return sorry(c, made.refusal)
    if (remembers(c, looked.seen)) await remember(c, { format: 'supplement', seq: made.seq, pieces: [] })
    return file(c, made.file, 'application/zip', 'supplement.zip')
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

/**
 * One form of the report. Asked for by POST it is given out: the project remembers in which form and what each piece said,
 * where who asks may write and nothing is blinded; a moment of the past, or a manuscript, is given and not remembered.
 */
async function given(c: ApiContext, format: ReportFormat, print: Print | undefined): Promise<Response> {
  const looked = await seenIn(c)
  if (!looked.ok) return sorry(c, looked.trouble)
  const { seen } = looked
  const style = c.req.query('style')
  if (style !== undefined && !isStyleOf(seen.state, style)) return sorry(c, noStyle)
  const piece = c.req.query('piece')
  const of = c.req.query('of') === 'manuscript' ? 'manuscript' : 'report'
  const wish: ReportWish = {
    of,
    format,
    ...(style && { style }),
    ...(piece !== undefined && { piece }),
    opening: format === 'json' && c.req.query('opening') !== undefined,
    saved: c.req.query('download') !== undefined,
    marks: of === 'report' && remembers(c, seen),
  }
  const made = await madeApart(c, seen, wish, print)
  if (made === 'not wanted') return c.body(null)
  if (!made.ok) return sorry(c, made.refusal)
  const { seq } = made
  if (made.pages !== undefined) c.header('x-retroduce-pages', String(made.pages))
  if (made.marks)
    await remember(c, { format, seq, pieces: made.marks, ...(piece && { piece }), ...(style && { style }) })
  const name = of === 'manuscript' ? of : (piece?.replace(/[^A-Za-z0-9._-]/g, '-') ?? 'report')
  return file(c, made.file, reportTypes[format], `${name}.${format}`)
}

const noStyle = {
  code: 'malformed',
  message: 'style: no citation style that Retroduce has.',
  hint: `Use ${citationStyles.join(', ')}, or the id of a style that was brought.`,
} as const

/** Made for whoever asks, as long as they wait. */
export const madeApart = (c: ApiContext, seen: Seen, wish: Wanted, print?: Print): ReturnType<typeof makeApart> =>
  makeApart(c.var.served.project, seen, {
    viewer: seen.viewer,
    ...(seen.past && { seq: seen.state.seq }),
    wish,
    print,
    signal: c.req.raw.signal,
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
