import { isReportFormat, type OtherExport } from '../choices.ts'
import type { Value } from '../fact.ts'

type Format = Value<'reportExport'>['format']

const names: Record<OtherExport, string> = {
  supplement: 'the supplement',
  site: 'the site',
  qdpx: 'what is coded (qdpx)',
  qdc: 'the codebook (qdc)',
  project: 'the whole project',
}

/** What was given out, in running text. */
export const givenOutWords = ({ format, piece }: { format: Format; piece?: string | undefined }): string =>
  isReportFormat(format) ? `${piece ?? 'the report'} as ${format}` : names[format]
