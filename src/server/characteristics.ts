import type { Hono } from 'hono'
import { type TableFormat, tableFormats, writeTable } from '../adapters/write-table.ts'
import { formsOf } from '../core/characteristics/standing.ts'
import { asRows, characteristicsTable, narrowed, sorted } from '../core/characteristics/table.ts'
import { tableFilters } from '../core/choices.ts'
import type { Id } from '../core/ids.ts'
import { reported } from '../core/project/published.ts'
import { sorry } from './answers.ts'
import { seenIn } from './reading.ts'
import type { Api } from './request.ts'

const types: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The table of characteristics as a file, as the viewer sees it: sorted and narrowed by the same questions as the view. */
export function characteristicsRoutes(app: Hono<Api>): void {
  app.get('/api/p/:project/characteristics/:format', async (c) => {
    const format = tableFormats.find((one) => one === c.req.param('format'))
    if (!format)
      return sorry(c, {
        code: 'no-such-route',
        message: 'There is no such format.',
        hint: `Ask for ${tableFormats.join(' or ')}.`,
      })
    const result = await seenIn(c)
    if (!result.ok) return sorry(c, result.trouble)
    const state = reported(result.seen.state, result.seen.now)
    const { form, sort = 'label', down, text, show } = c.req.query()
    const id = (form as Id<'form'> | undefined) ?? formsOf(state)[0]?.id
    const table = id && characteristicsTable(state, id)
    if (!table)
      return sorry(c, {
        code: 'unknown-thing',
        message: 'There is no such form.',
        hint: 'Make one, or look at the view forms.',
      })
    const shown = tableFilters.find((one) => one === show)
    const rows = narrowed(sorted(table, sort, down === '1'), { show: shown, text })
    c.header('content-type', types[format])
    c.header('content-disposition', `attachment; filename="${encodeURIComponent(`${table.name}.${format}`)}"`)
    return c.body((await writeTable(format, asRows(table, rows))) as Uint8Array<ArrayBuffer>)
  })
}
