import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../src/core/command.ts'
import type { Fact } from '../src/core/fact.ts'
import type { Id } from '../src/core/ids.ts'
import type { Journal } from '../src/core/journal.ts'
import { askedOf, rolls } from './support/arbitrary.ts'
import { ana, carryOut } from './support/journal.ts'
import { actsOf, often } from './support/laws.ts'
import { heard, readings } from './support/readings.ts'
import { ben, change, made, review } from './support/review.ts'
import { seenIn } from './support/seen.ts'

/** What Ben says behind the blinding of the stage, of which source, whom he asks, and whether he deals with it. */
interface Said {
  text: 'It is out' | 'It is in'
  about: Id<'src'>
  asks: boolean
  resolved: boolean
}
const said: fc.Arbitrary<Said> = fc.record({
  text: fc.constantFrom('It is out' as const, 'It is in' as const),
  about: fc.constantFrom<Id<'src'>>('src_adams', 'src_brown', 'src_clark'),
  asks: fc.boolean(),
  resolved: fc.boolean(),
})

const comment = (id: string, by: Id<'per'>, about: string, text: string, more: object = {}) =>
  made('comment.made', id, { about, text, by, ...more })

/** Both comment for all to read; then Ben behind the blinding, and he answers himself. */
function commented({ text, about, asks, resolved }: Said): Journal {
  const journal = review()
  change(journal, [comment('cmt_a', ana, 'src_adams', 'Where is the PDF?')])
  const behind = { behind: 'stg_rel', ...(asks && { mentions: [ana] }) }
  change(
    journal,
    [
      comment('cmt_open', ben, 'cmoc_1', 'Too broad?', { mentions: [ana] }),
      comment('cmt_b', ben, about, text, behind),
      comment('cmt_c', ben, about, 'Still', { behind: 'stg_rel', under: 'cmt_b' }),
      { type: 'comment.made', id: 'cmt_b', from: { resolved: null }, to: { resolved: resolved } } as Fact,
    ],
    ben,
  )
  return journal
}

function tries(journal: Journal): Command[] {
  const { state } = journal
  const facts = [
    comment('cmt_x', ana, 'src_adams', 'So?', { under: 'cmt_b' }),
    comment('cmt_y', ana, 'cmt_b', 'So?'),
    { type: 'comment.made', id: 'cmt_b', from: { resolved: null }, to: { resolved: true } },
    { type: 'comment.made', id: 'cmt_b', from: { text: 'It is in' }, to: { text: 'Mine' } },
    ...(['src_adams', 'src_brown', 'src_clark'] as const).map((id) => ({
      type: 'source.described',
      id,
      from: state.source.get(id),
      to: null,
    })),
    { type: 'person.joined', id: ben, from: state.person.get(ben), to: null },
    { type: 'person.joined', id: ana, from: state.person.get(ana), to: null },
  ] as Fact[]
  const undos = actsOf(journal).map((act): Command => ({ do: 'undo', act }))
  const join: Command = { do: 'join', joins: [{ into: 'src_adams', from: ['src_clark'] }] }
  return [...facts.map((fact): Command => ({ do: 'change', changes: [fact] })), ...undos, join]
}

const reads = (journal: Journal, who: Id<'per'> = ana): string =>
  readings(journal, who, [
    {},
    ...['src_adams', 'src_brown', 'cmt_b', 'cmoc_1'].map((about) => ({ about, id: about })),
    { show: 'all' },
    { show: 'for me' },
  ])

/**
 * Without the numbers, times and acts of events: a join takes along what is hidden too, and as the journal is numbered one
 * can notice that something happened there (SECURITY.md), but not what.
 */
const unnumbered = (read: string): string =>
  read.replace(
    /"(?:evt|act)-\d+"|"2024-01-01T[\d:.]+Z"|"(?:seq|since|newest|from|to)":\d+|the last is number \d+/g,
    '""',
  )

test('what stands behind a blinding is told to nobody who is blinded there: not what was said, of what, to whom, nor by what may be done', () => {
  fc.assert(
    fc.property(rolls(8), said, said, (asked, a, b) => {
      const [one, two] = [commented(a), commented(b)]
      expect(reads(one)).toBe(reads(two))
      for (const command of tries(one)) expect(heard(two, ana, command)).toBe(heard(one, ana, command))
      for (const roll of asked) {
        const { command } = askedOf(one, roll)
        expect(heard(two, ana, command)).toBe(heard(one, ana, command))
        carryOut(one, ana, command)
        carryOut(two, ana, command)
        const rounds = [...one.state.calibration.values()]
        if (!one.state.stage.get('stg_rel')?.blinded || rounds.some(({ opened }) => opened)) return
      }
      expect(unnumbered(reads(one))).toBe(unnumbered(reads(two)))
    }),
    { numRuns: Math.ceil(often.numRuns / 2) },
  )
})

test('once the stage is unblinded all read it, so the law above can fail', () => {
  const lift = { type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } } as const
  const of = { about: 'src_adams', asks: true, resolved: false } as const
  const [one, two] = (['It is in', 'It is out'] as const).map((text) => {
    const journal = commented({ ...of, text })
    change(journal, [lift])
    return journal
  }) as [Journal, Journal]
  expect(reads(one)).toContain('It is in')
  expect(reads(two)).toContain('It is out')
})

test('who settles there reads it at once; one’s own is always read; and a comment on what is hidden is hidden with it', () => {
  const journal = commented({ text: 'It is in', about: 'src_adams', asks: false, resolved: false })
  expect([...seenIn(journal, ben).state.comment.keys()]).toEqual(['cmt_a', 'cmt_open', 'cmt_b', 'cmt_c'])
  expect([...seenIn(journal, ana).state.comment.keys()]).toEqual(['cmt_a', 'cmt_open'])
  change(journal, [comment('cmt_v', ana, 'vote_src_adams.stg_rel.per_ana', 'I was not sure.')])
  expect(seenIn(journal, ben).state.comment.has('cmt_v')).toBe(false)
  change(journal, [made('person.joined', 'per_cem', { roles: ['reviewer'] })])
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { arbiters: null }, to: { arbiters: ['per_cem'] } }])
  expect(seenIn(journal, 'per_cem').state.comment.size).toBe(5)
})
