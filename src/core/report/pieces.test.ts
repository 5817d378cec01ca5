import { expect, test } from 'vitest'
import { smallReview } from '../../../test/support/small-review.ts'
import { spansOf } from './blocks.ts'
import { pieceOf, piecesOf } from './pieces.ts'
import { report, reportPiece } from './report.ts'

const { state, events } = smallReview()
const whole = report(state, { events })

test('every piece of the report can be had alone, under its name and with its number', () => {
  for (const { name, kind, number } of piecesOf(whole)) {
    const [first] = reportPiece(state, name, { events }) ?? []
    expect(first, name).toMatchObject({ id: name, as: kind === 'part' ? 'heading' : kind })
    expect(first && 'number' in first ? first.number : undefined, name).toBe(number)
  }
})

test('the parts hold every block between them, each once', () => {
  const parts = piecesOf(whole).filter(({ kind }) => kind === 'part')
  expect(parts.flatMap(({ name }) => pieceOf(whole, name) ?? [])).toEqual(whole)
})

test('a piece brings the references it cites and no others, and points to no place outside it', () => {
  const piece = reportPiece(state, 'table-left-stg_relevance', { events }) ?? []
  const list = piece.find((block) => block.as === 'list')
  expect(list?.as === 'list' && list.items).toHaveLength(1)
  const rameses = reportPiece(state, 'rameses', { events }) ?? []
  expect(rameses.flatMap(spansOf).filter(({ as }) => as === 'place')).toEqual([])
})

test('of a piece that is not there is nothing', () => {
  expect(reportPiece(state, 'nothing', { events })).toBeUndefined()
})
