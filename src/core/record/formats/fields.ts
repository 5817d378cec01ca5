/** A year out of however it is written: 2019, 2019/06/14/, "Jun 2019", '98. Undefined when there is none to be had. */
export function yearFrom(written: string): { year: number; sure: boolean } | undefined {
  const four = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/.exec(written)
  if (four) return { year: Number(four[1]), sure: true }
  const two = /^\s*'?(\d\d)\s*$/.exec(written)
  // The century nearer to now: no database exports works of 1930 by two digits.
  return two ? { year: Number(two[1]) + (Number(two[1]) <= 35 ? 2000 : 1900), sure: false } : undefined
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A date as exact as it is written, as 2019, 2019-06 or 2019-06-14: from 2019/06/14/, 2019-06-14, "2019 Jun 14", "14 Jun 2019". */
export function dateFrom(written: string): string | undefined {
  const year = yearFrom(written)
  if (!year?.sure) return undefined
  const digits = /(?<!\d)(\d{4})[/\-.](\d{1,2})(?:[/\-.](\d{1,2}))?/.exec(written)
  if (digits) return dateOf(Number(digits[1]), Number(digits[2]), Number(digits[3] ?? 0))
  const word = /\p{L}{3,}/u.exec(written)?.[0].slice(0, 3).toLowerCase()
  const month = word === undefined ? 0 : months.indexOf(word) + 1
  const day = /(?<!\d)(\d{1,2})(?!\d)/.exec(written.replace(String(year.year), ' '))
  return dateOf(year.year, month, month > 0 && day ? Number(day[1]) : 0)
}

function dateOf(year: number, month: number, day: number): string {
  if (month < 1 || month > 12) return String(year)
  const start = `${year}-${String(month).padStart(2, '0')}`
  return day < 1 || day > 31 ? start : `${start}-${String(day).padStart(2, '0')}`
}

/** A DOI without resolver, prefix and percent signs, in lower case (DOIs know no case: DOI Handbook 2.4). */
export function doiFrom(written: string): string | undefined {
  const found = /10\.\d{4,9}(?:\.\d+)*(?:\/|%2f)\S+/i.exec(written.trim())
  if (!found) return undefined
  let doi = found[0]
  if (/%[0-9a-f]{2}/i.test(doi))
    try {
      doi = decodeURIComponent(doi)
    } catch {
      // Kept as it is written.
    }
  doi = doi.replace(/(\[doi\]|(?<![.,;'"\]])[.,;'"\]]+)$/i, '').replace(/(?<![.,;])[.,;]+$/, '')
  // A bracket that nothing opened came from the sentence around.
  if (doi.endsWith(')') && !doi.includes('(')) doi = doi.slice(0, -1)
  return doi.toLowerCase()
}

/** Every ISSN in a text, as 1234-567X. */
export const issnsFrom = (written: string): string[] =>
  /^\d{4}-\d{3}[\dX]$/.test(written)
    ? [written]
    : [...written.matchAll(/(?<![\dX-])(\d{4})-?(\d{3}[\dX])(?![\d-])/gi)].map(([, a, b]) => `${a}-${b?.toUpperCase()}`)

/** Every ISBN in a text, its hyphens taken out. */
export const isbnsFrom = (written: string): string[] =>
  // Ten digits at least; most texts hold an ISSN alone.
  written.length < 10
    ? []
    : [...written.matchAll(/(?<!\d)(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX](?![\d])/gi)].map(([isbn]) =>
        isbn.replace(/[- ]/g, '').toUpperCase(),
      )

/** First and last page as one: "221-8" and 221 with 8 are 221-228; "No", "Specified" and the like are no pages. */
export function pagesFrom(first: string, last = ''): string | undefined {
  const start = first.trim().replace(/^pp?\.\s*/i, '')
  if (!start || /^(no\b|no pagination|n\/?a$|unpaginated|\?+$)/i.test(start)) return undefined
  const range = /^(\S+?)\s*[-‐‑‒–—]{1,2}\s*(\S+)$/u.exec(start)
  const [from, to] = range ? [range[1] ?? '', range[2] ?? ''] : [start, last.trim()]
  if (!to || /^specified$/i.test(to)) return from
  return from === to ? from : `${from}-${wholePage(from, to)}`
}

/** The last page with the digits that were left out, since they are those of the first. */
function wholePage(first: string, last: string): string {
  const start = /^(\D*)(\d+)(\D*)$/.exec(first)
  const end = /^(\D*)(\d+)(\D*)$/.exec(last)
  if (!start?.[2] || !end?.[2]) return last
  const digits = end[2].length < start[2].length ? start[2].slice(0, start[2].length - end[2].length) + end[2] : end[2]
  return `${end[1] || start[1]}${digits}${end[3]}`
}

/** CSL types (CSL 1.0.2, appendix III) by the words that formats use for them, in lower case without blanks and signs. */
const types: Record<string, string> = {
  ...each('article-journal', 'jour ejour jfull abst journalarticle journal article electronicarticle j inpress review'),
  ...each('article-magazine', 'mgzn magazinearticle magazine'),
  ...each('article-newspaper', 'news newspaperarticle newspaper'),
  ...each(
    'paper-conference',
    'conf cpaper conferencepaper conferenceproceedings conferenceproceeding c proceedings inproceedings conference',
  ),
  ...each(
    'book',
    'book ebook edbook b s ser editedbook electronicbook wholebook mvbook mvcollection incollectionbook collection',
  ),
  ...each('chapter', 'chap echap booksection bookchapter electronicbooksection inbook incollection booksec'),
  ...each('report', 'rprt govdoc report governmentdocument techreport reporttechnicalreport'),
  ...each('thesis', 'thes thesis phdthesis mastersthesis dissertation'),
  ...each('webpage', 'elec web webpage blog website onlinemultimedia online electronicresource'),
  ...each('article', 'unpb inpr preprint unpublishedwork unpublished'),
  ...each('dataset', 'data dataset aggr agregateddatabase'),
  ...each('legislation', 'stat bill legal statute hearing case'),
  ...each('standard', 'stand standard'),
  ...each('patent', 'pat patent p'),
  ...each('motion_picture', 'video film filmorbroadcast audiovisualmaterial'),
  ...each('personal_communication', 'icomm pcomm personalcommunication email letter'),
  ...each('entry-encyclopedia', 'ency encyclopedia encyclopediaarticle inreference'),
  ...each('entry-dictionary', 'dict dictionary dictionaryentry'),
  ...each('presentation', 'slide presentation'),
  ...each('manuscript', 'mansc manuscript'),
}

function each(type: string, words: string): Record<string, string> {
  return Object.fromEntries(words.split(' ').map((word) => [word, type]))
}

/** The types of CSL 1.0.2, appendix III, of which formats have no words for some. */
const cslTypes = new Set([
  ...Object.values(types),
  ...'document bill broadcast classic collection entry figure graphic hearing interview legal_case map musical_score pamphlet performance periodical post post-weblog regulation review review-book software song speech treaty'.split(
    ' ',
  ),
])

/** The CSL type for what a format calls it; `document` when nothing fits. "article" is a preprint to CSL alone. */
export function typeFrom(written: string): string {
  if (written !== 'article' && cslTypes.has(written)) return written
  const name = plain(written)
  return Object.hasOwn(types, name) ? (types[name] ?? 'document') : 'document'
}
const plain = (written: string): string => written.toLowerCase().replace(/[^a-z]/g, '')

/** RIS types (Research Information Systems 2012) by CSL type. */
const risTypes: Record<string, string> = {
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  'paper-conference': 'CONF',
  book: 'BOOK',
  chapter: 'CHAP',
  report: 'RPRT',
  thesis: 'THES',
  webpage: 'ELEC',
  article: 'UNPB',
  dataset: 'DATA',
  legislation: 'STAT',
  standard: 'STAND',
  patent: 'PAT',
  motion_picture: 'VIDEO',
  personal_communication: 'PCOMM',
  'entry-encyclopedia': 'ENCYC',
  'entry-dictionary': 'DICT',
  presentation: 'SLIDE',
  manuscript: 'MANSCPT',
}
types.encyc = 'entry-encyclopedia'
types.manscpt = 'manuscript'

/** What RIS calls a CSL type. */
export const risType = (type: string): string => risTypes[type] ?? 'GEN'
