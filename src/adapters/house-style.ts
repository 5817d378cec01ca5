import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import type { Page } from '../core/report/docx/body.ts'
import type { House } from '../core/report/docx/package.ts'

/** The largest part that is read of a reference document. */
const largest = 20_000_000

/**
 * What a Word document lends to a report: its styles, its theme and the size of its page. Undefined where it is no Word
 * document, or one whose styles are no sound XML.
 */
export function houseStyleIn(bytes: Uint8Array): House | undefined {
  const wanted = ['word/styles.xml', 'word/theme/theme1.xml', 'word/document.xml']
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes, { filter: ({ name, originalSize }) => wanted.includes(name) && originalSize <= largest })
  } catch {
    return undefined
  }
  const text = (name: string) => parts[name] && new TextDecoder().decode(parts[name])
  const styles = text('word/styles.xml')
  if (!styles || !isSound(styles, 'styles')) return undefined
  const theme = text('word/theme/theme1.xml')
  const page = pageIn(text('word/document.xml') ?? '')
  return { styles, ...(theme && isSound(theme, 'theme') && { theme }), ...(page && { page }) }
}

/** Whether a part is XML that any reader takes: of the root that it should have, and without entities of its own. */
function isSound(xml: string, root: string): boolean {
  const parser = new SaxesParser({ xmlns: true })
  let [sound, first] = [true, '']
  parser.on('error', () => {
    sound = false
  })
  parser.on('doctype', () => {
    sound = false
  })
  parser.on('opentag', ({ local }) => {
    first ||= local
  })
  try {
    parser.write(xml).close()
  } catch {
    return false
  }
  return sound && first === root
}

/** The page of the last section, held upright; nothing that is no page. */
function pageIn(document: string): Page | undefined {
  const section = document.slice(document.lastIndexOf('<w:sectPr'))
  const tag = (name: string) => new RegExp(`<w:${name}\\b[^>]*>`).exec(section)?.[0] ?? ''
  const measure = (from: string, name: string) =>
    Number(new RegExp(`w:${name}="(\\d{1,5})"`).exec(from)?.[1] ?? Number.NaN)
  const [size, around] = [tag('pgSz'), tag('pgMar')]
  const sides = [measure(size, 'w'), measure(size, 'h')].sort((a, b) => a - b)
  const [width = 0, height = 0] = sides
  const margin = {
    top: measure(around, 'top'),
    right: measure(around, 'right'),
    bottom: measure(around, 'bottom'),
    left: measure(around, 'left'),
  }
  // Less than ten centimetres between the margins is no page for tables.
  const room = Math.min(width - margin.left - margin.right, height - margin.top - margin.bottom)
  return room >= 5_670 ? { width, height, margin } : undefined
}
