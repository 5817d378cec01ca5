import { readFileSync } from 'node:fs'
import { houseStyleIn } from '../adapters/house-style.ts'
import type { House } from '../core/report/docx/package.ts'
import type { Trouble } from './command-line.ts'

/** The option of commands that write Word documents. */
export const reference = {
  type: 'string',
  value: 'DOCX',
  means: 'a Word document whose styles and page are taken, for docx',
} as const

/** What the document that was named lends; nothing where none was. */
export function houseIn(path: string | undefined): House | undefined | Trouble {
  if (path === undefined) return undefined
  const hint = 'Name a .docx file as Word or LibreOffice saves it.'
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch {
    return { code: 'missing', message: `There is no ${path} that can be read.`, hint }
  }
  return houseStyleIn(bytes) ?? { code: 'unknown-format', message: `${path} is no Word document with styles.`, hint }
}
