import { useRef } from 'react'
import type { Ground } from '../../../core/characteristics/facts.ts'
import { answerId } from '../../../core/characteristics/ids.ts'
import { equal } from '../../../core/equal.ts'
import type { Fact, Value } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { ask, type Result } from '../../api.ts'

export type Given = Value<'answer'>
type Field = Pick<Value<'field'>, 'kind'>
type Part = Partial<Record<'value' | 'absent' | 'note' | 'grounds', unknown>>

export interface Saving {
  /** Writes parts of the answer; null takes a part away. What has nothing left to say is no answer any more. */
  put: (parts: Part) => Promise<Result>
  /** From what was seen when writing began, as `Field` tells it. */
  putValue: (from: string | null, to: string | null) => Promise<Result>
  /** Says that the answer holds for the wording of today. */
  confirm: () => Promise<Result>
}

const done: Result = { ok: true, seq: 0, ids: [] }

/**
 * Saves one's own answer to a field. It knows what it saved last, so that quick hands do not run ahead of the view, and
 * says with each value up to which event the wording of the field was known.
 */
export function useSaving(
  source: Id<'src'>,
  field: Id<'fld'>,
  asked: Field,
  by: Id<'per'>,
  given: Given | undefined,
  seq: number,
): Saving {
  const held = useRef(given)
  const seen = useRef(given)
  if (!equal(seen.current, given)) {
    seen.current = given
    held.current = given
  }
  const id = answerId(source, field, by)
  const send = async (from: object | null, to: object | null, next: Given | undefined): Promise<Result> => {
    const result = await ask({ do: 'change', changes: [{ type: 'answer.given', id, from, to } as Fact] }, undefined, {
      quiet: true,
    })
    if (result.ok) held.current = next
    return result
  }
  const put = async (parts: Part, seenBefore: Part = {}): Promise<Result> => {
    const now = held.current
    const asOf = 'value' in parts || 'absent' in parts ? { asOf: seq } : {}
    const change: Record<string, unknown> = { ...parts, ...asOf }
    const next = present({ ...(now ?? { source, field, by }), ...change }) as Given
    if (next.value === undefined && next.absent === undefined) return now ? send(now, null, undefined) : done
    if (!now) return send(null, next, next)
    const before = { ...now, ...present(seenBefore) } as Record<string, unknown>
    const from = Object.fromEntries(Object.keys(change).map((key) => [key, before[key] ?? null]))
    return send(from, change, next)
  }
  return {
    put,
    putValue: (from, to) =>
      put(
        { value: parsed(asked, to), ...(to !== null && held.current?.absent && { absent: null }) },
        from === null ? {} : { value: parsed(asked, from) },
      ),
    confirm: () => {
      const now = held.current
      return now ? send({ asOf: now.asOf ?? null }, { asOf: seq }, { ...now, asOf: seq }) : Promise.resolve(done)
    },
  }
}

const present = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null && part !== undefined))

/** What was typed, as the field's kind holds it. What is no number stays words: the refusal then says what would fit. */
export function parsed({ kind }: Field, words: string | null): string | number | string[] | null {
  if (words === null || words.trim() === '') return null
  if (kind === 'number' || kind === 'year') {
    const plain = words.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2')
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : words.trim()
  }
  if (kind === 'list')
    return words
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean)
  return kind === 'long text' ? words : words.trim()
}

/** What is held, as it is typed. */
export const typed = (value: Given['value']): string | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value.join('\n') : String(value)

export type { Ground }
