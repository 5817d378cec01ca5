import { plainWords } from '../csv.ts'
import { numberOf } from '../evaluation/from-table.ts'
import type { Value } from '../fact.ts'
import { fitsItem } from './figures.ts'

type Answer = Value<'questionnaire'>['items'][number]['answer']
type Said = Value<'response'>['answers'][string]

/**
 * What a cell answers to an item: a scale by its number or its anchor words ("4", "Agree", "4 - Agree"), a choice by its
 * words or its number where words are not numbers, several by commas or semicolons, a number. What does not fit stays the
 * words it is. Nothing for an empty cell.
 */
export function readAnswer(answer: Answer, cell: string): { said: Said; fits: boolean } | undefined {
  if (cell === '') return undefined
  const said = read(answer, cell)
  return said !== undefined && fitsItem(answer, said) ? { said, fits: true } : { said: cell, fits: false }
}

function read(answer: Answer, cell: string): Said | undefined {
  switch (answer.kind) {
    case 'scale': {
      const from = answer.from ?? 1
      const at = placeOf(answer.anchors, cell)
      if (at >= 0) return from + at
      // Codes of LimeSurvey are letters and digits: a scale that begins below nothing is counted from A1.
      const coded = from < 0 ? /^a(\d+)$/i.exec(cell)?.[1] : undefined
      if (coded !== undefined) return from + Number(coded) - 1
      const [, number, rest] = /^(-?\d+)(?:\.0+)?(?:\s*[-–=:.)]\s*(.+))?$/.exec(cell) ?? []
      if (number === undefined) return undefined
      // "4 - Agree" has to say the same twice.
      return rest === undefined || placeOf(answer.anchors, rest) === Number(number) - from ? Number(number) : undefined
    }
    case 'choice': {
      const one = (words: string) => answer.options[placeOf(answer.options, words)] ?? numbered(answer.options, words)
      if (!answer.several) return one(cell)
      const whole = one(cell)
      if (whole) return [whole]
      return several(cell.split(/[;|\n]/), one, ';') ?? several(cell.split(','), one, ',')
    }
    case 'number':
      return numberOf(cell)
    case 'text':
      return cell
  }
}

/** Options that stand one after another; as one may hold the sign between them itself, the longest that is one is taken each time. */
function several(
  parts: readonly string[],
  one: (words: string) => string | undefined,
  sign: string,
): string[] | undefined {
  const found = new Set<string>()
  for (let at = 0; at < parts.length; ) {
    const from = at
    const words = (n: number) =>
      one(
        parts
          .slice(from, from + n)
          .join(sign)
          .trim(),
      )
    const span = parts[at]?.trim() === '' ? 1 : spans.find((n) => from + n <= parts.length && words(n) !== undefined)
    if (span === undefined) return undefined
    const option = words(span)
    if (option !== undefined) found.add(option)
    at += span
  }
  return found.size > 0 ? [...found] : undefined
}
const spans = [8, 7, 6, 5, 4, 3, 2, 1]

const placeOf = (words: readonly string[], cell: string): number => {
  const plain = plainWords(cell)
  return words.findIndex((one) => one !== '' && plainWords(one) === plain)
}

/** The option that a code stands for, counted from 1 as tools do, unless options are numbers themselves. */
const numbered = (options: readonly string[], cell: string): string | undefined =>
  /^\d+$/.test(cell) && !options.some((option) => /^\d+$/.test(option.trim())) ? options[Number(cell) - 1] : undefined
