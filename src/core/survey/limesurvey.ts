import type { Value } from '../fact.ts'

type Questionnaire = Value<'questionnaire'>
type Item = Questionnaire['items'][number]

const columns = [
  'id',
  'class',
  'type/scale',
  'name',
  'relevance',
  'text',
  'help',
  'language',
  'validation',
  'mandatory',
  'other',
  'default',
  'same_default',
] as const
type Row = Partial<Record<(typeof columns)[number], string>>

/**
 * A questionnaire as LimeSurvey imports it: its “tab separated values survey structure”, a row for each setting (S, SL), group
 * (G), question (Q), sub-question (SQ) and answer (A; LimeSurvey manual, Tab Separated Value survey structure). Questions and
 * sub-questions share one row of ids, and an answer names its question’s. Question codes have letters and digits, at most
 * 20, answer codes at most five; answers come back by the code of the item, and are taken in as any table of responses.
 */
export function limeSurvey({ title, intro, items, purpose }: Questionnaire, language = 'en'): string {
  const codes = codesOf(items)
  let ids = 0
  const rows: Row[] = [
    { class: 'S', name: 'language', text: language },
    { class: 'S', name: 'anonymized', text: 'Y' },
    { class: 'S', name: 'format', text: 'G' },
    { class: 'SL', name: 'surveyls_title', text: title, language },
    ...(intro ? [{ class: 'SL', name: 'surveyls_welcometext', text: intro, language }] : []),
    { id: '1', class: 'G', name: purpose === 'assessment' ? 'Assessment' : 'Questions', relevance: '1', language },
    ...items.flatMap((item, i) => {
      const rows = question(item, codes[i] ?? '', language)
      const own = ids + 1
      ids += rows.filter(({ class: kind }) => kind !== 'A').length
      return rows.map((row, j) => ({ ...row, id: String(row.class === 'A' ? own : own + j) }))
    }),
  ]
  return `\uFEFF${[columns, ...rows.map((row) => columns.map((name) => cell(row[name])))].map((line) => line.join('\t')).join('\r\n')}\r\n`
}

function question({ text, answer, must }: Item, name: string, language: string): Row[] {
  const asked = (type: string): Row => ({
    class: 'Q',
    'type/scale': type,
    name,
    relevance: '1',
    text,
    language,
    mandatory: must ? 'Y' : 'N',
    other: 'N',
  })
  const answers = (words: readonly string[], from: number): Row[] =>
    words.map((one, i) => ({
      class: 'A',
      'type/scale': '0',
      // A code is letters and digits: a scale that begins below nothing is counted from A1.
      name: from < 0 ? `A${i + 1}` : String(from + i),
      text: one || String(from + i),
      language,
    }))
  switch (answer.kind) {
    case 'scale':
      return [asked('L'), ...answers(answer.anchors, answer.from ?? 1)]
    case 'choice':
      return answer.several
        ? [
            asked('M'),
            ...answer.options.map((text, i) => ({
              class: 'SQ',
              'type/scale': '0',
              name: `SQ${String(i + 1).padStart(3, '0')}`,
              relevance: '1',
              text,
              language,
            })),
          ]
        : [asked('L'), ...answers(answer.options, 1)]
    case 'number':
      return [asked('N')]
    case 'text':
      return [asked('T')]
  }
}

/**
 * The keys as LimeSurvey takes them, and as its answers come back. One that has to lose signs, and would then be another’s,
 * or none is left of, is by number.
 */
export function codesOf(items: readonly Pick<Item, 'key'>[]): string[] {
  const plain = items.map(({ key }) => key.replace(/[^A-Za-z0-9]/g, '').slice(0, 20))
  const whole = items.map(({ key }, i) => plain[i] === key && /^[A-Za-z]/.test(key))
  const taken = new Set(items.flatMap(({ key }, i) => (whole[i] ? key.toLowerCase() : [])))
  return items.map(({ key }, i) => {
    if (whole[i]) return key
    let code = plain[i] ?? ''
    if (!/^[A-Za-z]/.test(code) || taken.has(code.toLowerCase())) code = `Q${i + 1}x`
    while (taken.has(code.toLowerCase())) code += 'x'
    taken.add(code.toLowerCase())
    return code
  })
}

/**
 * A cell on one line: tabs and line breaks would begin another, and quotes would hold cells together. LimeSurvey shows text as
 * HTML, and takes what stands in braces for an expression.
 */
function cell(words = ''): string {
  const plain = words
    .replace(/[&<>{}]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\r?\n/g, '<br>')
    .replace(/\t/g, ' ')
  return plain.includes('"') ? `"${plain.replaceAll('"', '""')}"` : plain
}
