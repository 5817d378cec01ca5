import type { Value } from '../../fact.ts'

type Questionnaire = Value<'questionnaire'>
type Item = Questionnaire['items'][number]

const columns = ['class', 'type/scale', 'name', 'relevance', 'text', 'help', 'language', 'validation', 'mandatory', 'other', 'default', 'same_default'] as const // biome-ignore format: one line
type Row = Partial<Record<(typeof columns)[number], string>>

/**
 * A questionnaire as LimeSurvey imports it: its “tab separated values survey structure”, a row for each setting (S, SL), group
 * (G), question (Q), sub-question (SQ) and answer (A). Question codes have letters and digits, at most 20, answer codes at
 * most five; answers come back by the code of the item, and are taken in as any table of responses.
 */
export function limeSurvey({ title, intro, items, purpose }: Questionnaire, language = 'en'): string {
  const codes = codesOf(items)
  const rows: Row[] = [
    { class: 'S', name: 'language', text: language },
    { class: 'S', name: 'anonymized', text: 'Y' },
    { class: 'S', name: 'format', text: 'G' },
    { class: 'SL', name: 'surveyls_title', text: title, language },
    ...(intro ? [{ class: 'SL', name: 'surveyls_welcometext', text: intro, language }] : []),
    { class: 'G', name: purpose === 'assessment' ? 'Assessment' : 'Questions', relevance: '1', language },
    ...items.flatMap((item, i) => question(item, codes[i] ?? '', language)),
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
      name: String(from + i),
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

/** The keys as LimeSurvey takes them; where two would be one, or none is left, by number. */
function codesOf(items: readonly Item[]): string[] {
  const taken = new Set<string>()
  return items.map(({ key }, i) => {
    const plain = key.replace(/[^A-Za-z0-9]/g, '').slice(0, 20)
    const code = /^[A-Za-z]/.test(plain) && !taken.has(plain.toLowerCase()) ? plain : `Q${i + 1}x`
    taken.add(code.toLowerCase())
    return code
  })
}

/** A cell on one line: tabs and line breaks would begin another. LimeSurvey shows text as HTML. */
const cell = (words = ''): string =>
  words
    .replace(/[&<>]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt' }[sign]};`)
    .replace(/\r?\n/g, '<br>')
    .replace(/\t/g, ' ')
