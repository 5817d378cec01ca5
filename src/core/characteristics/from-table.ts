import { plainWords, unguarded } from '../csv.ts'
import type { Fact } from '../fact.ts'
import type { Id } from '../ids.ts'
import { authorYear } from '../label.ts'
import type { State } from '../state.ts'
import { type Field, type Said, saidFrom, sameSaid, wants } from './fit.ts'
import { answerId, openingId } from './ids.ts'
import { fieldsOf } from './standing.ts'
import { gapWords } from './table.ts'

/** A line of a table that was not taken, and why. */
export interface NotTaken {
  row: number
  message: string
}

/**
 * One person's answers from a table whose first row names fields of a form, and a column `source` or `title` the sources
 * (by label, title or id). What does not fit its field, is of no source here, differs from what the person answered
 * before, or comes too late is listed with its row and left out; gaps are no answers. Of two equal labels neither is taken.
 */
export function answersFrom(
  state: State,
  form: Id<'form'>,
  [head = [], ...rows]: readonly (readonly string[])[],
  by: Id<'per'>,
): { facts: Fact[]; left: NotTaken[] } {
  const facts: Fact[] = []
  const left: NotTaken[] = []
  const names = head.map(plainWords)
  const named = [names.indexOf('source'), names.indexOf('title')].filter((at) => at >= 0)
  if (named.length === 0) return { facts, left: [{ row: 1, message: 'No column is called source or title.' }] }
  const fields = fieldsOf(state, form)
  const columns = head.flatMap((name, at): { at: number; id: Id<'fld'>; field: Field }[] => {
    const found = named.includes(at)
      ? undefined
      : fields.find(([, field]) => plainWords(field.name) === plainWords(name))
    return found ? [{ at, id: found[0], field: found[1] }] : []
  })
  const sources = sourcesByName(state)
  const taken = new Map<string, Said>()
  rows.forEach((cells, i) => {
    const row = i + 2
    const said = named.map((at) => unguarded(cells[at] ?? '').trim()).filter(Boolean)
    if (cells.every((cell) => cell.trim() === '')) return
    const source = said.map((name) => sources.get(plainWords(name))).find((one) => one !== undefined)
    if (!source) {
      left.push({ row, message: `There is no source “${(said[0] ?? '').slice(0, 80)}”, or more than one.` })
      return
    }
    for (const { at, id, field } of columns) {
      const words = unguarded(cells[at] ?? '').trim()
      if (words === '' || Object.values(gapWords).includes(words)) continue
      const answer = answerId(source, id, by)
      const given = saidFrom(field, words)
      const before = state.answer.get(answer) ?? taken.get(answer)
      const not = (message: string) => left.push({ row, message: `${field.name}: ${message}` })
      if (!given) not(`“${words.slice(0, 80)}” does not fit. ${wants(field)}`)
      else if (before) {
        if (!sameSaid(field, before, given)) not('it differs from your answer, which stays.')
      } else if (state.opening.has(openingId(form, source))) not('its reconciliation is opened.')
      else {
        taken.set(answer, given)
        facts.push({ type: 'answer.given', id: answer, from: null, to: { source, field: id, by, ...given } })
      }
    }
  })
  return { facts, left }
}

/** Sources by id, label and title; a name that two have is nobody's. */
export function sourcesByName(state: State): Map<string, Id<'src'> | undefined> {
  const found = new Map<string, Id<'src'> | undefined>()
  for (const [id, { reference }] of state.source)
    for (const name of new Set([id, authorYear(reference), reference.title].map(plainWords)))
      found.set(name, found.has(name) ? undefined : id)
  return found
}
