import { strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { ReadingProblem } from '../../core/document/text.ts'
import { readMarkup } from './html.ts'
import { type Reader, unreadable } from './reading.ts'

/** The most that the words of a Word file may unpack to. */
const largest = 120_000_000

/** The parts of a Word file that hold words (ECMA-376, WordprocessingML). The rest is never unpacked. */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(document|styles|numbering|footnotes|endnotes|comments)\.xml|word\/_rels\/(document|footnotes|endnotes)\.xml\.rels)$/

/**
 * A Word file as running text. What is tracked is read as if it were accepted; comments, pictures and macros are left;
 * all of that is said.
 */
export const readDocx: Reader = async (bytes, { step }) => {
  await step(0, 2)
  const { html, problems } = await readWord(bytes)
  await step(1, 2)
  const read = readMarkup(html)
  await step(2, 2)
  return { ...read, about: {}, problems: [...problems, ...read.problems] }
}

/** A Word file as a page, tables included, and what there is to say of it. */
export async function readWord(bytes: Uint8Array): Promise<{ html: string; problems: ReadingProblem[] }> {
  const { members, names } = unpack(bytes)
  const document = members['word/document.xml']
  if (!document) {
    const zip = names.length > 0
    throw unreadable(
      zip ? 'unknown-format' : 'damaged',
      zip ? 'It is an archive and no Word file.' : 'It is damaged: the archive inside cannot be opened.',
      zip ? 'Attach the files in it one by one.' : 'Open it in Word, save it anew and attach that.',
    )
  }
  const problems = problemsOf(new TextDecoder().decode(document), names)
  // Only what holds words is handed on, so that nothing else is ever looked at.
  const lean = Buffer.from(zipSync(members, { level: 0 }))
  const { value } = await mammoth
    .convertToHtml(
      { buffer: lean },
      {
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    .catch(() => {
      throw unreadable(
        'damaged',
        'It is damaged: Word’s own rules do not lead through it.',
        'Open it in Word, save it anew and attach that.',
      )
    })
  return { html: value, problems }
}

function unpack(bytes: Uint8Array) {
  const names: string[] = []
  let sum = 0
  try {
    const members = unzipSync(bytes, {
      filter({ name, originalSize }) {
        names.push(name)
        if (!wanted.test(name)) return false
        sum += originalSize
        if (sum > largest)
          throw unreadable(
            'too-large',
            `Its words would unpack to more than ${largest / 1e6} MB.`,
            'Attach the document itself, or a PDF of it.',
          )
        return true
      },
    })
    return { members: { ...members, ...placeholders(members) }, names }
  } catch (error) {
    if (error instanceof Error && 'hint' in error) throw error
    return { members: {} as Record<string, Uint8Array>, names: [] }
  }
}

/** Relations lead to pictures and addresses; what is missing is not looked for. */
function placeholders(members: Record<string, Uint8Array>): Record<string, Uint8Array> {
  return members['[Content_Types].xml'] ? {} : { '[Content_Types].xml': strToU8(types) }
}
const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'

function problemsOf(xml: string, names: readonly string[]): ReadingProblem[] {
  const count = (pattern: RegExp) => xml.match(pattern)?.length ?? 0
  const tracked = count(/<w:(?:ins|del|moveFrom|moveTo) /g)
  const comments = count(/<w:commentReference /g)
  const said: ReadingProblem[] = []
  if (tracked > 0)
    said.push({
      what: `It has ${tracked === 1 ? 'a tracked change' : `${tracked} tracked changes`}, read as if accepted.`,
    })
  if (comments > 0)
    said.push({
      what: `It has ${comments === 1 ? 'a comment' : `${comments} comments`}, which are not part of its text.`,
    })
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) said.push({ what: 'It has macros. They were not opened.' })
  return said
}
