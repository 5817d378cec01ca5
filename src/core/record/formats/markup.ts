/** The entities that exports contain; numeric ones are computed. */
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  times: '×',
  plusmn: '±',
  le: '≤',
  ge: '≥',
  deg: '°',
  micro: 'µ',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  Uuml: 'Ü',
  Ouml: 'Ö',
  Auml: 'Ä',
  szlig: 'ß',
  ntilde: 'ñ',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  aring: 'å',
  oslash: 'ø',
  aelig: 'æ',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  sigma: 'σ',
  omega: 'ω',
}

/** Text without HTML: entities as the signs they stand for, known tags taken out. What is not markup stays. */
export function withoutMarkup(text: string): string {
  if (!text.includes('<') && !text.includes('&')) return text
  return text
    .replace(
      /<\/?(?:i|b|em|strong|sub|sup|p|br|span|u|sc|jats:[a-z]+|div|bold|italic|inf|font|small|a|h\d|ul|ol|li|title|sec)(?:\s[^<>]{0,300})?\/?>/gi,
      (tag) => (/^<\/?(?:p|br|div|h\d|li|title|sec|jats:(?:p|title|sec))\b/i.test(tag) ? ' ' : ''),
    )
    .replace(/&(?:#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, withoutEntities)
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Text with the signs that entities stand for; a name that is not known stays as it is. */
export const withoutEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => entity(name) ?? whole)
    : text

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(named, name) ? named[name] : undefined
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined
}

/** Whether a text was UTF-8 and read as Latin-1 or Windows-1252 somewhere on its way: "Ã©" for é, "â€™" for ’. */
export const looksMisread = (text: string): boolean =>
  (text.includes('Ã') || text.includes('Â') || text.includes('â')) &&
  /[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc]|â(?:€[\u0080-\uffff]|[\u0080-\u009f][\u0080-\u00bf])/.test(
    text,
  )
