import { isHead, linesAbove } from './table.ts'

/** The formats that can be read, by the names used on the command line and on screen. */
export const formats = [
  'ris',
  'nbib',
  'wos',
  'enw',
  'ovid',
  'endnote-xml',
  'pubmed-xml',
  'bibtex',
  'csl-json',
  'csv',
  'tsv',
  'xlsx',
  'zip',
  'gz',
] as const
export type Format = (typeof formats)[number]

const endings: Record<string, Format> = {
  ris: 'ris',
  nbib: 'nbib',
  medline: 'nbib',
  ciw: 'wos',
  isi: 'wos',
  enw: 'enw',
  refer: 'enw',
  bib: 'bibtex',
  bibtex: 'bibtex',
  json: 'csl-json',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  xlsx: 'xlsx',
  zip: 'zip',
  gz: 'gz',
}

/**
 * Which format a file is in, from how it begins and, where that does not tell, from its name. `start` is its first
 * hundred thousand characters or so; undefined when nothing in it looks like records.
 */
export function formatOf(start: string, name = ''): Format | undefined {
  const text = start.replace(/^[\s\ufeff]+/, '')
  if (text.startsWith('PK\u0003\u0004'))
    return /\.xlsx$/i.test(name) || /xl\/|\[Content_Types\]/.test(start) ? 'xlsx' : 'zip'
  if (/(?:^|[\r\n])<\d+>\s*[\r\n]+[A-Z][a-z]/.test(text)) return 'ovid'
  if (/^<[?!a-z]/i.test(text)) {
    if (/<Pubmed(?:Book)?Article/.test(text)) return 'pubmed-xml'
    if (/<(xml|records|record)\b/i.test(text)) return 'endnote-xml'
    return undefined
  }
  if (/^[[{]/.test(text) && /"(title|type|id|author)"\s*:/.test(text)) return 'csl-json'
  const first = text.split(/[\r\n]+/, linesAbove)
  // Cells of a table may hold lines that look like tags of any format.
  const separator = ['\t', ',', ';', '|'].find((sign) =>
    first.some((line) => !/[{}=<>]/.test(line) && isHead(line.split(sign))),
  )
  if (separator) return separator === '\t' ? 'tsv' : 'csv'
  if (/^(?:.*[\r\n]+)*?[\s\ufeff]{0,3}TY\s{0,4}-/.test(lead(text, /(?:^|[\r\n])[\s\ufeff]{0,3}TY\s{0,4}-/)))
    return 'ris'
  if (/(?:^|[\r\n])(?:PMID- ?\d|PMC[R ]- ?\d|(?:STAT|DCOM|FAU |FED |LID |AID |OWN |PHST) ?-\s)/.test(text))
    return 'nbib'
  if (/(?:^|[\r\n])(?:FN |VR \d|PT [A-Z]\s*[\r\n])/.test(text)) return 'wos'
  if (/^%[0-9A-Z] /m.test(text) || /^%0\s/m.test(text)) return 'enw'
  if (/(?:^|[\r\n])[^\S\r\n]*@[a-z]+\s*[{(]/i.test(text)) return 'bibtex'
  if (/(?:^|[\r\n])(TI|T1|AU|A1) {1,4}- /.test(text)) return 'ris'
  const byName = endings[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '']
  if (byName && !['xlsx', 'zip', 'gz'].includes(byName)) return byName
  const head = first[0] ?? ''
  if (/title|author|abstract|doi|record_id/i.test(head))
    return head.includes('\t') ? 'tsv' : /[,;]/.test(head) ? 'csv' : undefined
  return undefined
}

/** From where a pattern is found, so that what stands before the first record does not count. */
function lead(text: string, pattern: RegExp): string {
  const at = text.search(pattern)
  return at < 0 ? '' : text.slice(at).replace(/^[\r\n]+/, '')
}

/** Who wrote a RIS file, as far as its habits tell. */
export function risDialect(start: string): string | undefined {
  const has = (pattern: RegExp) => pattern.test(start)
  if (has(/RAYYAN-|AN {2}- rayyan-/)) return 'Rayyan'
  if (has(/ASReview_/)) return 'ASReview'
  if (has(/N1 {2}- .*Covidence|DB {2}- Covidence/i)) return 'Covidence'
  if (has(/ovidweb\.cgi|Ovid Full Text|Database: Ovid/)) return 'Ovid'
  if (has(/DP {2}- EBSCO|DB {2}- (CINAHL|ASP|SocINDEX)|Accession Number: \d+/)) return 'EBSCO'
  if (has(/DB {2}- Scopus|inward\/record\.ur[il]/)) return 'Scopus'
  if (has(/AN {2}- WOS:|UT {2}- WOS/)) return 'Web of Science'
  if (has(/UR {2}- .*(?:proquest\.com|\/docview\/)|N1 {2}- (?:Date revised|Last updated) - /)) return 'ProQuest'
  if (has(/DB {2}- Embase|embase\.com\/search|L2 {2}- .*embase/i)) return 'Embase'
  if (has(/AN {2}- pub\.\d{6}|app\.dimensions\.ai\//)) return 'Dimensions'
  if (has(/ID {2}- \d{3}(?:-\d{3}){3}-\w{3}\s|lens\.org\//)) return 'Lens'
  if (has(/DP {2}- (NLM|Ovid)|RP {2}- (NOT IN FILE|IN FILE)|ID {2}- \d+\s*[\r\n]+ER/)) return 'EndNote'
  if (has(/(?:DB|UR|L\d|M3) {2}- .*cochrane/i)) return 'Cochrane'
  if (has(/L1 {2}- .*(mendeley|file:)|mendeley/i)) return 'Mendeley'
  if (has(/DA {2}- \d{4}\/(\d\d)?\/(\d\d)?\/?/)) return 'Zotero'
  return undefined
}
