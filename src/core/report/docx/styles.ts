import { lightColours } from '../../diagram/style.ts'
import { xml } from '../../diagram/svg.ts'

/**
 * The looks that a report asks for by name. The names are Word's own where it has one (they are the same in every
 * language of Word), so that a house style takes hold; what it does not know is added to it.
 */
const paragraph = (
  id: string,
  name: string,
  pPr: string,
  rPr: string,
  based = 'Normal',
  next = '',
): [string, string] => [
  name,
  `<w:style w:type="paragraph"${ours(name)} w:styleId="${id}"><w:name w:val="${name}"/>${based ? `<w:basedOn w:val="${based}"/>` : ''}${next ? `<w:next w:val="${next}"/>` : ''}<w:uiPriority w:val="9"/><w:qFormat/>${pPr ? `<w:pPr>${pPr}</w:pPr>` : ''}${rPr ? `<w:rPr>${rPr}</w:rPr>` : ''}</w:style>`,
]
const character = (id: string, name: string, rPr: string): [string, string] => [
  name,
  `<w:style w:type="character"${ours(name)} w:styleId="${id}"><w:name w:val="${name}"/><w:uiPriority w:val="10"/><w:rPr>${rPr}</w:rPr></w:style>`,
]
/** Styles that Word does not have are marked as made by somebody. */
const own = /^(?:Report|Part|Table (?:Head|Text|End)|Section End|Listing|Figure)/
const ours = (name: string): string => (own.test(name) ? ' w:customStyle="1"' : '')

const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`
const colour = (hex: string): string => `<w:color w:val="${hex.slice(1).toUpperCase()}"/>`
const space = (before: number, after: number, line = 0): string =>
  `<w:spacing w:before="${before}" w:after="${after}"${line ? ` w:line="${line}" w:lineRule="auto"` : ''}/>`
const { c, 'ink-2': soft, edge, 'c-text': cText, 'res-text': res, 'rea-text': rea, 'o-text': o } = lightColours

const all = new Map<string, string>([
  paragraph('BodyText', 'Body Text', space(0, 120, 276), ''),
  paragraph('Title', 'Title', `<w:keepNext/>${space(0, 240)}`, `<w:b/><w:bCs/>${size(20)}`, 'Normal', 'BodyText'),
  paragraph(
    'Heading1',
    'heading 1',
    `<w:keepNext/><w:keepLines/>${space(360, 120)}<w:outlineLvl w:val="0"/>`,
    `<w:b/><w:bCs/>${size(15)}`,
    'Normal',
    'BodyText',
  ),
  paragraph(
    'Heading2',
    'heading 2',
    `<w:keepNext/><w:keepLines/>${space(240, 100)}<w:outlineLvl w:val="1"/>`,
    `<w:b/><w:bCs/>${size(12)}`,
    'Normal',
    'BodyText',
  ),
  paragraph(
    'Caption',
    'caption',
    `<w:keepLines/>${space(120, 100)}`,
    `<w:b/><w:bCs/>${size(9.5)}`,
    'Normal',
    'BodyText',
  ),
  paragraph('TOCHeading', 'TOC Heading', `<w:keepNext/>${space(240, 120)}`, `<w:b/><w:bCs/>${size(12)}`),
  paragraph('TOC1', 'toc 1', space(0, 60), ''),
  paragraph('ListBullet', 'List Bullet', `${space(0, 60, 276)}<w:contextualSpacing/>`, ''),
  paragraph(
    'ReportNote',
    'Report Note',
    `<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="${edge.slice(1)}"/></w:pBdr>${space(60, 120)}<w:ind w:left="170"/>`,
    colour(soft),
  ),
  paragraph(
    'Listing',
    'Listing',
    space(0, 0),
    `<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/>${size(8.5)}`,
  ),
  paragraph('Figure', 'Figure', `<w:keepNext/>${space(120, 60)}<w:jc w:val="center"/>`, ''),
  paragraph('TableHead', 'Table Head', `<w:keepNext/>${space(40, 40)}`, `<w:b/><w:bCs/>${size(8.5)}`),
  paragraph('TableText', 'Table Text', space(30, 30), size(8.5)),
  paragraph('TableEnd', 'Table End', space(0, 120), size(4)),
  paragraph('SectionEnd', 'Section End', space(0, 0), size(1)),
  paragraph('FootnoteText', 'footnote text', space(0, 40), size(8.5)),
  character('FootnoteReference', 'footnote reference', '<w:vertAlign w:val="superscript"/>'),
  paragraph('Footer', 'footer', '<w:jc w:val="center"/>', `${colour(soft)}${size(8.5)}`),
  character('Hyperlink', 'Hyperlink', `${colour(c)}<w:u w:val="single"/>`),
  character('PartContext', 'Part Context', colour(cText)),
  character('PartResource', 'Part Resource', colour(res)),
  character('PartReasoning', 'Part Reasoning', colour(rea)),
  character('PartOutcome', 'Part Outcome', colour(o)),
  character('PartOther', 'Part Other', colour(soft)),
  character('PartMissing', 'Part Missing', `<w:i/><w:iCs/>${colour(soft)}`),
  [
    'Report Table',
    `<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:uiPriority w:val="99"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="2" w:space="0" w:color="C8C8C2"/></w:tblBorders><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>`,
  ],
])

const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

const plainStyles = (language: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="Calibri" w:hAnsi="Calibri" w:cs="Arial"/>${size(10.5)}<w:lang w:val="${xml(language)}" w:eastAsia="${xml(language)}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
</w:styles>`

/**
 * The styles of a document, and the id of each by its name. With `house`, the styles of another document, those win: what
 * a report asks for and they do not have is added under an id that they do not use.
 */
export function stylesOf(
  house: string | undefined,
  language: string,
): { styles: string; id: (name: string) => string } {
  // Numbers of lists belong to the other document's numbering, which does not come along.
  const base = (house ?? plainStyles(language)).replace(/<w:numPr>.*?<\/w:numPr>|<w:numPr\/>/gs, '')
  const ids = new Map<string, string>()
  for (const [, attributes = '', name = ''] of base.matchAll(/<w:style\b([^>]*)>\s*<w:name w:val="([^"]*)"/g)) {
    const id = /w:styleId="([^"]*)"/.exec(attributes)?.[1]
    if (id !== undefined) ids.set(name.toLowerCase(), id)
  }
  const taken = new Set(ids.values())
  const normal = ids.get('normal') ?? 'Normal'
  const added: string[] = []
  for (const [name, style] of all) {
    if (ids.has(name.toLowerCase())) continue
    const wanted = /w:styleId="([^"]*)"/.exec(style)?.[1] ?? name
    const id = taken.has(wanted) ? `${wanted}Report` : wanted
    taken.add(id)
    ids.set(name.toLowerCase(), id)
    added.push(
      style
        .replace(`w:styleId="${wanted}"`, `w:styleId="${id}"`)
        .replace('<w:basedOn w:val="Normal"/>', `<w:basedOn w:val="${normal}"/>`),
    )
  }
  const body = ids.get('body text') ?? normal
  const styles = base.replace(
    '</w:styles>',
    `${added.join('\n').replaceAll('<w:next w:val="BodyText"/>', `<w:next w:val="${body}"/>`)}</w:styles>`,
  )
  return { styles, id: (name) => ids.get(name.toLowerCase()) ?? normal }
}
