import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { inOrder, referrers, type State } from '../state.ts'
import { degreeIn, type Fit, fitOf, type Scored } from './fit.ts'
import { outcomeKey } from './ids.ts'

/** A case of which every membership is judged. */
export interface Member extends Scored {
  case: Id<'cas'>
}

/** A combination of conditions, with the cases that are more in it than out. */
interface Row {
  bits: number
  cases: Id<'cas'>[]
  fit: Fit
  /** It leads to the outcome, it does not, or there are too few cases to say. */
  leads: boolean | undefined
  /** Cases in it that are in the outcome stand beside cases that are not. */
  contradictory: boolean
}

/** A truth table as it stands. */
export interface Table {
  keys: string[]
  members: Member[]
  /** Cases of which something is not judged yet; they are not counted. */
  open: Id<'cas'>[]
  /** Cases that are half in a condition, and so in no row: they count for consistency and coverage alone. */
  torn: Id<'cas'>[]
  /** Rows with cases, those that lead first, then by how many cases they have. Rows without cases are not listed. */
  rows: Row[]
  /** How many combinations have too few cases. */
  remainders: number
  cut: { inclusion: number; cases: number; pri: number }
}

/** The cut-offs of a table: what it says, else consistency of 1 for crisp sets and 0.8 for fuzzy ones, and one case. */
const cutOf = ({ kind, inclusion, cases, pri }: Value<'truthTable'>): Table['cut'] => ({
  inclusion: inclusion ?? (kind === 'crisp' ? 1 : 0.8),
  cases: cases ?? 1,
  pri: pri ?? 0,
})

/**
 * A truth table over the cases whose memberships are all judged (Ragin 1987, 2008): each case belongs to the one row in
 * which it is more than half. A row leads to the outcome when it has enough cases, and is consistent enough by the table's
 * cut-offs; every case counts for that, by how far it is in the row.
 */
export function tableOf(state: State, id: Id<'ttb'>, value: Value<'truthTable'>): Table {
  const keys = value.conditions.map(({ key }) => key)
  const judged = new Map<Id<'cas'>, Map<string, number>>()
  for (const [, one] of referrers(state, 'membership', id)) {
    const known = judged.get(one.case) ?? new Map<string, number>()
    judged.set(one.case, known.set(one.key, one.degree))
  }
  const members: Member[] = []
  const open: Id<'cas'>[] = []
  for (const [one] of inOrder(state, 'case')) {
    const degrees = judged.get(one)
    if (!degrees) continue
    const all = keys.map((key) => degrees.get(key))
    const outcome = degrees.get(outcomeKey)
    if (outcome === undefined || all.some((degree) => degree === undefined)) open.push(one)
    else members.push({ case: one, degrees: all as number[], outcome })
  }
  return laidOut(keys, members, cutOf(value), open)
}

/** The same from degrees that are given. */
export function laidOut(
  keys: string[],
  members: readonly Member[],
  cut: Table['cut'],
  open: readonly Id<'cas'>[] = [],
): Table {
  const torn: Id<'cas'>[] = []
  const byRow = new Map<number, Member[]>()
  for (const member of members) {
    if (member.degrees.includes(0.5)) {
      torn.push(member.case)
      continue
    }
    const bits = member.degrees.reduce((sum, degree, i) => (degree > 0.5 ? sum | (1 << i) : sum), 0)
    const known = byRow.get(bits)
    if (known) known.push(member)
    else byRow.set(bits, [member])
  }
  const mask = 2 ** keys.length - 1
  const rows = [...byRow].map(([bits, own]): Row => {
    const fit = fitOf(members, ({ degrees }) => degreeIn({ mask, value: bits }, degrees))
    const enough = own.length >= cut.cases
    const consistent = reaches(fit.inclusion, cut.inclusion) && reaches(fit.pri, cut.pri)
    return {
      bits,
      cases: own.map((one) => one.case),
      fit,
      leads: enough ? consistent : undefined,
      contradictory: own.some(({ outcome }) => outcome > 0.5) && own.some(({ outcome }) => outcome < 0.5),
    }
  })
  const weight = ({ leads }: Row) => (leads ? 2 : leads === false ? 1 : 0)
  rows.sort((a, b) => weight(b) - weight(a) || b.cases.length - a.cases.length || b.bits - a.bits)
  const counted = rows.filter(({ leads }) => leads !== undefined).length
  return { keys, members: [...members], open: [...open], torn, rows, remainders: mask + 1 - counted, cut }
}

/** Sums of degrees like 0.1 differ in the last digits; a cut-off that is met is not missed by those. */
const reaches = (figure: number | undefined, cut: number): boolean => (figure ?? 0) >= cut - 1e-9
