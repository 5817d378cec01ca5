import { record } from '../../api.ts'
import type { BuiltField } from './answer.ts'

/** Moves a field up or down a list by so many places: one number changes, between the two it comes to stand. */
export function moved(all: readonly BuiltField[], id: string, by: number) {
  const from = all.findIndex((field) => field.id === id)
  return movedTo(all, id, Math.max(0, Math.min(all.length - 1, from + by)))
}

export async function movedTo(all: readonly BuiltField[], id: string, to: number) {
  const from = all.findIndex((field) => field.id === id)
  const field = all[from]
  if (!field || from === to) return
  const rest = all.filter((one) => one.id !== id)
  const [before, after] = [rest[to - 1]?.value.order, rest[to]?.value.order]
  const order =
    before === undefined ? (after ?? 1) - 1 : after === undefined ? before + 1 : before + (after - before) / 2
  await record({ type: 'field.set', id: field.id, from: { order: field.value.order }, to: { order } })
}
