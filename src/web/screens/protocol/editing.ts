import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { type Result, saveField } from '../../api.ts'

type Save = (from: string | null, to: string | null) => Promise<Result>

/** Saves a field that holds a whole number. */
export const saveNumber =
  (type: Fact['type'], id: Id, field: string): Save =>
  (from, to) =>
    saveField(type, id, field)(from === null ? null : Number(from), to === null ? null : Number(to))

/** Saves a field that holds a list, written one on a line. */
export const saveLines =
  (type: Fact['type'], id: Id, field: string): Save =>
  (from, to) =>
    saveField(type, id, field)(lines(from), lines(to))

const lines = (text: string | null): string[] | null =>
  text === null
    ? null
    : text
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean)

/** Saves a field that names one thing, from and to lists of at most one. */
export const saveOne =
  <I extends Id>(type: Fact['type'], id: Id, field: string) =>
  (from: readonly I[] | null, to: readonly I[] | null): Promise<Result> =>
    saveField(type, id, field)(from?.[0] ?? null, to?.[0] ?? null)

/** Saves a field that holds the numbers of RAMESES items: "6, 7". */
export const saveItems =
  (type: Fact['type'], id: Id, field: string): Save =>
  (from, to) =>
    saveField(type, id, field)(numbers(from), numbers(to))

const numbers = (text: string | null): number[] | null =>
  text === null ? null : (text.match(/\d+/g) ?? []).map(Number)

/** The place after the last of a list. */
export const afterAll = (list: readonly { value: { order: number } }[]): number =>
  Math.max(0, ...list.map(({ value }) => value.order)) + 1

/** Words that are picked from, as they stand. */
export const same = <T extends string>(words: readonly T[]) => words.map((word) => [word, word] as const)
