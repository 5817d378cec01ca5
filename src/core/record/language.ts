/**
 * Languages by their codes of two and three letters (ISO 639-1, 639-2 in both forms), for those that databases index
 * most. What is none of them is kept as it is written.
 */
const codes: Record<string, string> = {
  Afrikaans: 'af afr',
  Arabic: 'ar ara',
  Bosnian: 'bs bos',
  Bulgarian: 'bg bul',
  Catalan: 'ca cat',
  Chinese: 'zh zho chi cn',
  Croatian: 'hr hrv scr',
  Czech: 'cs ces cze',
  Danish: 'da dan',
  Dutch: 'nl nld dut',
  English: 'en eng',
  Estonian: 'et est',
  Finnish: 'fi fin',
  French: 'fr fra fre',
  German: 'de deu ger',
  Greek: 'el ell gre',
  Hebrew: 'he heb iw',
  Hindi: 'hi hin',
  Hungarian: 'hu hun',
  Icelandic: 'is isl ice',
  Indonesian: 'id ind',
  Italian: 'it ita',
  Japanese: 'ja jpn jp',
  Korean: 'ko kor',
  Latvian: 'lv lav',
  Lithuanian: 'lt lit',
  Norwegian: 'no nor nb nob nn nno',
  Persian: 'fa fas per',
  Polish: 'pl pol',
  Portuguese: 'pt por',
  Romanian: 'ro ron rum',
  Russian: 'ru rus',
  Serbian: 'sr srp scc',
  Slovak: 'sk slk slo',
  Slovenian: 'sl slv',
  Spanish: 'es spa',
  Swedish: 'sv swe',
  Thai: 'th tha',
  Turkish: 'tr tur',
  Ukrainian: 'uk ukr',
  Vietnamese: 'vi vie',
}
const names = new Map(
  Object.entries(codes).flatMap(([name, all]) => [name.toLowerCase(), ...all.split(' ')].map((code) => [code, name])),
)

/** Of 100,000 sources a handful of spellings: each is read once. */
const read = new Map<string, string>()

/** What a language is called, whether a database writes "eng", "en-GB", "English" or "English; French". */
export function languageName(written: string): string {
  const before = read.get(written)
  if (before !== undefined) return before
  const parts = written
    .split(/[;,/|]/)
    .map((part) => part.trim())
    .filter(Boolean)
  const name = [...new Set(parts.map((part) => names.get(part.toLowerCase().replace(/[-_].*$/, '')) ?? part))].join(
    ', ',
  )
  if (read.size > 1_000) read.clear()
  read.set(written, name)
  return name
}
