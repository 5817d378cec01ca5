import type { ReportFormat } from '../../../core/choices.ts'

export const formatNames: Record<ReportFormat, string> = {
  html: 'HTML',
  md: 'Markdown',
  docx: 'Word (docx)',
  pdf: 'PDF',
  tex: 'LaTeX',
  xlsx: 'Spreadsheet (xlsx)',
  csv: 'CSV',
  svg: 'SVG',
  png: 'PNG',
  json: 'JSON',
}
