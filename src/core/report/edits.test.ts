import { expect, test } from 'vitest'
import { journalOf, merged, stamped } from '../../../test/support/copies.ts'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import { seenIn } from '../../../test/support/seen.ts'
import type { Fact } from '../fact.ts'
import type { Journal } from '../journal.ts'
import { exports } from '../view/exports.ts'
import { type Block, wordsOf } from './blocks.ts'
import { changedSince, markOf, marksToKeep } from './marks.ts'
import { pieceId } from './piece-id.ts'
import { piecesOf } from './pieces.ts'
import { report, reportPiece, reportWithPieces } from './report.ts'

const edited = (piece: string, more: object) => made('piece.edited', pieceId(piece), { piece, ...more })
/** The small review without blinding, so that exports are remembered. */
function open(): Journal {
  const journal = review()
  change(journal, [{ type: 'stage.set', id: 'stg_rel', from: { blinded: true }, to: { blinded: false } }])
  return journal
}
const now = (journal: Journal) => reportWithPieces(journal.state, { events: journal.events })

test('a piece has a caption and words of the team’s own, in the whole and alone, and keeps its name', () => {
  const journal = open()
  const before = piecesOf(report(journal.state)).map(({ name }) => name)
  change(journal, [
    edited('table-rameses', { caption: 'What we report', text: 'First words.\n\nSecond words.' }),
    edited('flow', { caption: 'How sources went', text: 'Under the heading.' }),
  ])
  const blocks = report(journal.state)
  expect(piecesOf(blocks).map(({ name }) => name)).toEqual(before)
  const at = blocks.findIndex((block) => 'id' in block && block.id === 'table-rameses')
  expect(blocks.slice(at - 2, at).map(wordsOf)).toEqual(['First words.', 'Second words.'])
  expect(blocks[at]).toMatchObject({ as: 'table', caption: 'What we report' })
  expect(reportPiece(journal.state, 'table-rameses')?.[0]).toMatchObject({ caption: 'What we report' })
  expect(reportPiece(journal.state, 'flow')?.slice(0, 2).map(wordsOf)).toEqual([
    'How sources went',
    'Under the heading.',
  ])
})

test('what is left out is in no form, and takes no number; its parts go with it', () => {
  const journal = open()
  const numberOf = (id: string) => {
    const block = report(journal.state).find((one) => 'id' in one && one.id === id)
    return block && 'number' in block ? block.number : undefined
  }
  const before = numberOf('table-prisma') ?? 0
  change(journal, [edited('table-rameses', { leftOut: true })])
  expect(numberOf('table-rameses')).toBeUndefined()
  expect(numberOf('table-prisma')).toBe(before - 1)
  change(journal, [edited('prisma', { leftOut: true })])
  const blocks = report(journal.state)
  for (const gone of ['prisma', 'table-prisma', 'table-prisma-s'])
    expect(
      blocks.some((block) => 'id' in block && block.id === gone),
      gone,
    ).toBe(false)
  expect(blocks.some((block) => 'id' in block && block.id === 'checks')).toBe(true)
  expect(reportPiece(journal.state, 'prisma')).toBeUndefined()
  // It can be taken in again: it is still told of, without a mark.
  const pieces = now(journal)
    .pieces.filter(({ mark }) => mark === undefined)
    .map(({ name }) => name)
  expect(pieces).toEqual(['table-rameses', 'prisma', 'table-prisma', 'table-prisma-s'])
})

test('the title of the report is the project’s, and stays', () => {
  const journal = open()
  change(journal, [edited('title', { caption: 'Another', leftOut: true })])
  expect(report(journal.state)[0]).toEqual(report(review().state)[0])
})

test('since an export each piece is the same, changed, new or gone; numbers and the trail are no change', () => {
  const journal = open()
  const { pieces } = now(journal)
  const seq = journal.state.seq
  change(journal, [made('report.exported', 'xpt_1', { format: 'docx', seq, pieces: marksToKeep(pieces), by: ana })])
  const then = () => exports.answer(seenIn(journal), {}).exports[0]
  const since = () => {
    const { value } = then() as { value: Parameters<typeof changedSince>[1] }
    return new Map([...changedSince(now(journal).pieces, value)].filter(([, one]) => one !== 'same'))
  }
  expect(since()).toEqual(new Map())
  expect(then()).toMatchObject({ by: { name: 'Ana Ruiz' }, at: expect.stringMatching(/^\d{4}-/) })
  change(journal, [edited('table-rameses', { leftOut: true })])
  // Those after it have other numbers now, and say the same.
  expect(since()).toEqual(
    new Map([
      ['rameses', 'changed'],
      ['table-rameses', 'gone'],
    ]),
  )
  change(journal, [made('code.defined', 'cod_1', { name: 'Trust', definition: 'Belief.', order: 1 })])
  expect(since().get('codebook')).toBe('new')
  expect(since().get('trail')).toBeUndefined()
})

test('an export is found again at its last event when a merge has moved it, and says so', () => {
  const from = stamped(open().events, 0, 'a')
  const copy = (name: string, ...facts: Fact[]) => {
    const journal = journalOf(from)
    for (const fact of facts) change(journal, [fact])
    return stamped(journal.events, from.length, name)
  }
  const code = (n: number) => made('code.defined', `cod_${n}`, { name: `Trust ${n}`, definition: 'Belief.', order: n })
  const ours = copy('a', code(1), code(2))
  const last = ours.at(-1)
  const onward = journalOf(ours)
  const held = { format: 'docx', seq: ours.length, event: last?.id, pieces: [], by: ana }
  change(onward, [made('report.exported', 'xpt_1', held)])
  const both = journalOf(merged(stamped(onward.events, ours.length, 'a'), copy('b', code(3))))
  const told = (journal: Journal) => exports.answer(seenIn(journal), {}).exports[0]
  expect(told(onward)).toMatchObject({ seq: ours.length, merged: false })
  expect(told(both)).toMatchObject({ seq: ours.length + 1, merged: true })
  expect(both.events[ours.length]?.id).toBe(last?.id)
})

test('a mark tells a change in one word, and not how a style prints a citation', () => {
  const para = (text: string, cited: string): Block => ({
    as: 'para',
    spans: [
      { as: 'text', text },
      { as: 'citation', sources: ['src_1'], text: cited },
    ],
  })
  expect(markOf([para('So', '(1)')])).toBe(markOf([para('So', '(Adams 2020)')]))
  expect(markOf([para('So', '(1)')])).not.toBe(markOf([para('So.', '(1)')]))
  expect(markOf([])).toMatch(/^[0-9a-f]{16}$/)
})

test('an export is not remembered while anything is blinded to anybody, nor in another’s name, nor changed', () => {
  const fact = (by: string, seq = 1) => made('report.exported', `xpt_${seq}`, { format: 'md', seq, pieces: [], by })
  const code = (journal: Journal, changes: Fact[]) => carryOut(journal, ana, { do: 'change', changes })?.code
  expect(code(review(), [fact(ana)])).toBe('not-allowed')
  const journal = open()
  expect(code(journal, [fact(ben)])).toBe('not-allowed')
  expect(code(journal, [fact(ana)])).toBeUndefined()
  expect(code(journal, [{ type: 'report.exported', id: 'xpt_1', from: { seq: 1 }, to: { seq: 2 } }])).toBe(
    'not-allowed',
  )
  const edits = [made('piece.edited', 'pce_other', { piece: 'flow', caption: 'Flow' })]
  expect(code(journal, edits)).toBe('does-not-fit')
})
