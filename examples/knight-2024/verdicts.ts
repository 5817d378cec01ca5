import type { Value } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { knight, neivaGanga, tucker } from './tell.ts'

/** What became of initial configurations. `into` is the final one by its number; a dropped one has none. */
export interface Verdict {
  id: Id<'rfn'>
  from: readonly string[]
  into?: string
  why: string
  value: Pick<Value<'refinement'>, 'basis' | 'pairing' | 'inference' | 'note' | 'by' | 'order'>
}

/** The article gives its verdicts in the name of all three. */
const by = [knight, neivaGanga, tucker]
const reading = 'The article names no form of inference; the one given here is a reading.'

const supported = (order: number, from: string, into: string): Verdict => ({
  id: `rfn_${order}`,
  from: [from],
  into,
  why: 'The empirical papers support it, and its words were refined by them.',
  value: {
    order,
    basis: 'reported',
    pairing: 'inferred',
    inference: 'deduction',
    by,
    note: `The verdict is the article’s. That it became final CMOC ${into} follows from the order of the themes. ${reading}`,
  },
})

const merged = (order: number, from: readonly [string, string], into: string, theme: string): Verdict => ({
  id: `rfn_${order}`,
  from,
  into,
  why: 'The papers gave too little distinct evidence to keep them apart.',
  value: {
    order,
    basis: 'reported',
    pairing: 'inferred',
    inference: 'abduction',
    by,
    note: `The article says that 2, 9, 4 and 5 were merged, in this order, and not which with which or into what. The pair is inferred from that order; that it became final CMOC ${into}, from the theme this shares with ${theme}. ${reading}`,
  },
})

/** From nine to six, in the order of the initial numbers. */
export const verdicts: readonly Verdict[] = [
  supported(1, '1', '1'),
  merged(2, ['2', '9'], '6', '9'),
  {
    id: 'rfn_3',
    from: ['3'],
    why: 'No evidence for it was found in the papers.',
    value: { order: 3, basis: 'reported', pairing: 'reported', inference: 'deduction', by, note: reading },
  },
  merged(4, ['4', '5'], '2', '4'),
  supported(5, '6', '3'),
  supported(6, '7', '4'),
  supported(7, '8', '5'),
]
