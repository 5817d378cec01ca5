import type { Value } from '../fact.ts'
import { html, type Markup } from '../site/markup.ts'

type Item = Value<'questionnaire'>['items'][number]

/** How many characters of their own words people may write to one item. */
export const longestText = 20_000

/** What somebody filled in for an item, and what is wrong with it, where the form comes back to them. */
interface FilledIn {
  said?: readonly string[] | undefined
  wrong?: string | undefined
}

/** What the fields of an item are called. */
export const nameOfItem = (at: number): string => `q${at + 1}`

/** Which numbers an item takes; undefined where it takes any. */
export function rangeWords({ min, max }: { min?: number | undefined; max?: number | undefined }): string | undefined {
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`
  return min !== undefined ? `${min} or more` : max !== undefined ? `${max} or less` : undefined
}

/** An item as a part of a form: its words, and how it is answered. The same in a file, on paper and where it is served. */
export function itemPart(
  { key, text, answer, must }: Item,
  at: number,
  { said = [], wrong: trouble }: FilledIn = {},
): Markup {
  const name = nameOfItem(at)
  const label = html`<span class="no">${at + 1}</span> ${text}${must && html` <span class="must">(needed)</span>`}`
  const wrong = html`<p class="wrong" id="${name}-wrong"${!trouble && html` hidden`}>${trouble}</p>`
  const invalid = trouble && html` aria-invalid="true"`
  const kind = answer.kind === 'choice' && answer.several ? 'several' : answer.kind
  const data = html` data-key="${key}" data-kind="${kind}"${must && html` data-must="1"`}`
  switch (answer.kind) {
    case 'scale':
    case 'choice': {
      const type = kind === 'several' ? 'checkbox' : 'radio'
      const values =
        answer.kind === 'scale'
          ? answer.anchors.map((words, i) => ({
              value: (answer.from ?? 1) + i,
              words: words || String((answer.from ?? 1) + i),
            }))
          : answer.options.map((words) => ({ value: words, words }))
      return html`<fieldset class="${answer.kind}${trouble && ' bad'}"${data}><legend>${label}</legend>${kind === 'several' && html`<p class="hint">Tick all that apply.</p>`}${wrong}
<div class="choices">${values.map(({ value, words }, i) => html`<label><input${i === 0 && html` id="${name}"`} type="${type}" name="${name}" value="${value}"${said.includes(String(value)) && html` checked`} aria-describedby="${name}-wrong"> <span>${words}</span></label>`)}</div></fieldset>
`
    }
    case 'number': {
      const { min, max, unit } = answer
      const range = rangeWords(answer)
      const bounds = html`${min !== undefined && html` data-least="${min}"`}${max !== undefined && html` data-most="${max}"`}${range && html` data-range="Write a number, ${range}."`}`
      return html`<div class="field${trouble && ' bad'}"${data}${bounds}><label for="${name}">${label}</label>${(unit || range) && html`<p class="hint" id="${name}-hint">${[unit, range].filter(Boolean).join(', ')}</p>`}${wrong}
<input id="${name}" name="${name}" type="text" inputmode="decimal" value="${said[0] ?? ''}"${invalid} aria-describedby="${name}-wrong${(unit || range) && html` ${name}-hint`}"></div>
`
    }
    case 'text':
      return html`<div class="field${trouble && ' bad'}"${data}><label for="${name}">${label}</label>${wrong}
<textarea id="${name}" name="${name}" rows="4" maxlength="${longestText}"${invalid} aria-describedby="${name}-wrong">
${said[0]}</textarea></div>
`
  }
}
