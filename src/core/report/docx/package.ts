import { xml } from '../../diagram/svg.ts'
import { type Block, type Footnote, notesIn, plain } from '../blocks.ts'
import { a4, bodyOf, type Page, type Picture } from './body.ts'
import { type Names, namesOf } from './names.ts'
import { stylesOf } from './styles.ts'
import { field, readsFromRight, run, runs } from './words.ts'

/** A file inside a Word document. What is long comes in pieces, which are made as they are taken. */
export interface DocxPart {
  path: string
  content: string | Uint8Array | Iterable<string>
}

/** What another document lends: its styles as XML, its theme, and its page. */
export interface House {
  styles: string
  theme?: string
  page?: Page
}

interface DocxOptions {
  /** The figure of this id as PNG; without one, the figure is told in words. */
  png: (id: string) => Uint8Array | undefined
  house?: House
  language?: string
  /** The day and time that the document bears: of the last event, so that the same project gives the same bytes. */
  at?: string
}

/**
 * The report as the parts of a Word document (ECMA-376, WordprocessingML, transitional): real styles, captions whose
 * numbers are fields, bookmarks and links between them, wide tables on turned pages, figures as SVG with PNG beside it
 * and a text for those who do not see them. Everything that people wrote is text. Each part is to be taken whole before the
 * next: which pictures there are is known when the text is made.
 */
export function* docxParts(
  blocks: readonly Block[],
  { png, house, language = 'en-GB', at }: DocxOptions,
): Generator<DocxPart> {
  const { styles, id } = stylesOf(house?.styles, language)
  const names = namesOf(blocks, id)
  const pictures: Picture[] = []
  const body = bodyOf(blocks, names, house?.page ?? a4, png, pictures)
  const title = blocks.find((block) => block.as === 'heading')
  const notes = notesIn(blocks)
  const rel = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
  const rels = (...list: string[]) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const override = (path: string, type: string) => `<Override PartName="${path}" ContentType="${type}"/>`
  yield {
    path: '[Content_Types].xml',
    content: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>${[
      override('/word/document.xml', `${word}.document.main+xml`),
      override('/word/styles.xml', `${word}.styles+xml`),
      override('/word/numbering.xml', `${word}.numbering+xml`),
      override('/word/settings.xml', `${word}.settings+xml`),
      override('/word/footer1.xml', `${word}.footer+xml`),
      ...(notes.length > 0 ? [override('/word/footnotes.xml', `${word}.footnotes+xml`)] : []),
      ...(house?.theme
        ? [override('/word/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml')]
        : []),
      override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ].join('')}</Types>`,
  }
  yield {
    path: '_rels/.rels',
    content: rels(
      rel('rId1', 'officeDocument', 'word/document.xml'),
      '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
    ),
  }
  yield { path: 'docProps/core.xml', content: core(title?.as === 'heading' ? title.text : 'Report', language, at) }
  yield { path: 'word/document.xml', content: documentXml(body) }
  yield { path: 'word/styles.xml', content: styles }
  yield { path: 'word/numbering.xml', content: numbering }
  yield { path: 'word/settings.xml', content: settingsWith(notes.length > 0) }
  yield { path: 'word/footer1.xml', content: footer(id('footer')) }
  if (notes.length > 0) yield { path: 'word/footnotes.xml', content: footnotes(notes, names) }
  if (house?.theme) yield { path: 'word/theme/theme1.xml', content: house.theme }
  yield {
    path: 'word/_rels/document.xml.rels',
    content: rels(
      rel('rIdStyles', 'styles', 'styles.xml'),
      rel('rIdNumbering', 'numbering', 'numbering.xml'),
      rel('rIdSettings', 'settings', 'settings.xml'),
      rel('rIdFooter', 'footer', 'footer1.xml'),
      ...(notes.length > 0 ? [rel('rIdFootnotes', 'footnotes', 'footnotes.xml')] : []),
      ...(house?.theme ? [rel('rIdTheme', 'theme', 'theme/theme1.xml')] : []),
      ...pictures.flatMap(({ name }, i) => [
        rel(`rIdPng${i + 1}`, 'image', `media/${name}.png`),
        rel(`rIdSvg${i + 1}`, 'image', `media/${name}.svg`),
      ]),
    ),
  }
  for (const { name, svg, png } of pictures) {
    yield { path: `word/media/${name}.png`, content: png }
    yield { path: `word/media/${name}.svg`, content: svg }
  }
}

function* documentXml(body: Iterable<string>): Generator<string> {
  yield `${head}<w:document ${namespaces}><w:body>\n`
  yield* body
  yield '\n</w:body></w:document>'
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const namespaces = `${w} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`

const numbering = `${head}<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

/** As Word 2013 and later lay documents out. The lines above notes are named where there are notes. */
const settingsWith = (notes: boolean): string =>
  `${head}<w:settings ${w}>${notes ? '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' : ''}<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

/** Notes at the foot: the two lines that Word draws above them, then each note with its number. */
function footnotes(notes: readonly Footnote[], names: Names): string {
  const line = (id: number, type: string, mark: string) =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:r><w:${mark}/></w:r></w:p></w:footnote>`
  const number = `<w:r><w:rPr><w:rStyle w:val="${names.style('footnote reference')}"/></w:rPr><w:footnoteRef/></w:r>`
  const all = notes.map(({ number: id, spans }) => {
    const bidi = readsFromRight(plain(spans)) ? '<w:bidi/>' : ''
    return `<w:footnote w:id="${id}"><w:p><w:pPr><w:pStyle w:val="${names.style('footnote text')}"/>${bidi}</w:pPr>${number}${run(' ')}${runs(spans, names)}</w:p></w:footnote>`
  })
  return `${head}<w:footnotes ${namespaces}>${line(-1, 'separator', 'separator')}${line(0, 'continuationSeparator', 'continuationSeparator')}${all.join('\n')}</w:footnotes>`
}

const footer = (style: string): string =>
  `${head}<w:ftr ${w}><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${field('PAGE', run('1'))}</w:p></w:ftr>`

const core = (title: string, language: string, at: string | undefined): string => {
  const date = at && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(at)?.[0]
  const stamp = (name: string) => (date ? `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}Z</dcterms:${name}>` : '')
  return `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title.slice(0, 250))}</dc:title><dc:creator>Retroduce</dc:creator>${stamp('created')}${stamp('modified')}<dc:language>${xml(language)}</dc:language></cp:coreProperties>`
}
