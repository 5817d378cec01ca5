import type { Value } from '../fact.ts'
import { counted, sentenceCase } from '../wording.ts'
import { fitsItem } from './figures.ts'
import { longestText, nameOfItem, rangeWords } from './form-items.ts'

type Item = Value<'questionnaire'>['items'][number]
type Answers = Value<'response'>['answers']

/** What a form that was sent comes to. */
export interface Sent {
  answers: Answers
  /** What is wrong, by the name of the field; whoever sent it is asked to look again. */
  wrong: ReadonlyMap<string, string>
  /** The same in a line; undefined where it is whole. */
  trouble: string | undefined
}

/** Reads the fields of a form that was sent, each with all values that came. Fields that are of no item are not looked at. */
export function answersSent(items: readonly Item[], fields: ReadonlyMap<string, readonly string[]>): Sent {
  const answers: Answers = {}
  const wrong = new Map<string, string>()
  for (const [at, item] of items.entries()) {
    const name = nameOfItem(at)
    const said = (fields.get(name) ?? []).map((one) => one.replaceAll('\r\n', '\n').trim()).filter((one) => one !== '')
    const read = said.length === 0 ? undefined : readField(item.answer, said)
    if (read && 'wrong' in read) wrong.set(name, read.wrong)
    else if (read) answers[item.key] = read.said
    else if (item.must) wrong.set(name, 'This needs an answer.')
  }
  const trouble =
    wrong.size > 0
      ? sentenceCase(`${counted(wrong.size, 'question needs', 'questions need')} another look.`)
      : Object.keys(answers).length === 0
        ? 'Nothing is answered yet.'
        : undefined
  return { answers, wrong, trouble }
}

/** What was said in a field. What the form does not offer did not come from it, and is refused like a slip. */
function readField(answer: Item['answer'], said: readonly string[]): { said: Answers[string] } | { wrong: string } {
  const [first = ''] = said
  const several = answer.kind === 'choice' && answer.several
  if (said.length > 1 && !several) return { wrong: 'Choose one.' }
  switch (answer.kind) {
    case 'scale': {
      const value = /^-?\d{1,3}$/.test(first) ? Number(first) : Number.NaN
      return fitsItem(answer, value) ? { said: value } : { wrong: 'Choose one of the answers.' }
    }
    case 'choice': {
      const value = several ? [...said] : first
      return fitsItem(answer, value) ? { said: value } : { wrong: 'Choose among the answers.' }
    }
    case 'number': {
      const value = /^[-+]?[\d.,]{1,40}$/.test(first) ? Number(first.replace(',', '.')) : Number.NaN
      const range = rangeWords(answer)
      return fitsItem(answer, value)
        ? { said: value }
        : { wrong: Number.isFinite(value) && range ? `Write a number, ${range}.` : 'Write a number.' }
    }
    case 'text':
      return first.length <= longestText
        ? { said: first }
        : { wrong: `Write at most ${longestText.toLocaleString('en')} characters.` }
  }
}
