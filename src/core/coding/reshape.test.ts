import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ana, carryOut } from '../../../test/support/journal.ts'
import { ben, change, made, review } from '../../../test/support/review.ts'
import type { Id } from '../ids.ts'
import type { Journal } from '../journal.ts'
import { codebookOf, pathOf, usesIn, withBelow } from './codebook.ts'
import { mergePreview } from './reshape.ts'

const excerpt = (id: string, source = 'src_adams') => made('excerpt.made', id, { source, quote: `words of ${id}` })
const coded = (id: string, of: string, code: string, by: string = ana, memo?: string) =>
  made('excerpt.coded', id, { excerpt: of, code, by, ...(memo && { memo }) })
const code = (id: string, name: string, order: number, more: object = {}) =>
  made('code.defined', id, { name, order, ...more })

/** Trust over two codes of which one has another under it, and confidence beside; three passages, two people. */
function coding(): Journal {
  const journal = review()
  change(journal, [
    code('cod_trust', 'Trust', 1),
    code('cod_boards', 'Between boards', 2, { parent: 'cod_trust', definition: 'Among directors.' }),
    code('cod_old', 'Old ties', 3, { parent: 'cod_boards' }),
    code('cod_conf', 'Confidence', 4, { definition: 'A feeling.', colour: '#44aa99' }),
    excerpt('exc_1'),
    excerpt('exc_2'),
    excerpt('exc_3', 'src_brown'),
    coded('cdg_1', 'exc_1', 'cod_trust', ana, 'Slowly'),
    coded('cdg_2', 'exc_1', 'cod_conf', ana, 'The same?'),
    coded('cdg_3', 'exc_2', 'cod_conf'),
    coded('cdg_4', 'exc_3', 'cod_old'),
  ])
  change(journal, [coded('cdg_5', 'exc_3', 'cod_conf', ben)], ben)
  return journal
}
const stands = ({ state }: Journal) => ({
  code: Object.fromEntries(state.code),
  coding: Object.fromEntries(state.coding),
})

test('the codebook is read as a tree, with passages and sources counted once, and with what is below', () => {
  const { state } = coding()
  const book = codebookOf(state)
  expect(book.map(({ value, depth }) => `${'.'.repeat(depth)}${value.name}`)).toEqual([
    'Trust',
    '.Between boards',
    '..Old ties',
    'Confidence',
  ])
  const uses = usesIn(state, book)
  expect(uses.get('cod_trust')).toEqual({ passages: 1, sources: 1, allPassages: 2, allSources: 2 })
  expect(uses.get('cod_conf')).toEqual({ passages: 3, sources: 2, allPassages: 3, allSources: 2 })
  expect([...withBelow(state, 'cod_trust')]).toEqual(['cod_trust', 'cod_boards', 'cod_old'])
  expect(pathOf(state, 'cod_old')).toBe('Trust › Between boards › Old ties')
})

describe('merging codes', () => {
  const merge = {
    do: 'mergeCodes' as const,
    into: 'cod_trust' as const,
    from: ['cod_conf' as const, 'cod_boards' as const],
  }

  test('moves what was coded, folds what is then there twice with both memos, and is one act with one undo', () => {
    const journal = coding()
    const before = stands(journal)
    expect(mergePreview(journal.state, { who: ana, told: () => [] }, merge)).toEqual({
      ok: true,
      preview: { moved: 2, folded: 1, children: 1 },
    })
    expect(carryOut(journal, ana, merge)).toBeUndefined()
    const { state } = journal
    expect([...state.code.keys()].sort()).toEqual(['cod_old', 'cod_trust'])
    expect(state.code.get('cod_old')?.parent).toBe('cod_trust')
    // What it lacked it takes over, the first that has it.
    expect(state.code.get('cod_trust')).toMatchObject({ definition: 'A feeling.', colour: '#44aa99' })
    expect(state.coding.get('cdg_1')).toMatchObject({ code: 'cod_trust', memo: 'Slowly\n\nThe same?' })
    expect(state.coding.has('cdg_2')).toBe(false)
    expect(state.coding.get('cdg_5')).toMatchObject({ code: 'cod_trust', by: ben })
    expect(carryOut(journal, ana, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })).toBeUndefined()
    expect(stands(journal)).toEqual(before)
  })

  test('into a code under one that goes takes it out from under it', () => {
    const journal = coding()
    expect(carryOut(journal, ana, { do: 'mergeCodes', into: 'cod_old', from: ['cod_trust', 'cod_boards'] })).toBe(
      undefined,
    )
    expect(journal.state.code.get('cod_old')?.parent).toBeUndefined()
    expect([...journal.state.code.keys()].sort()).toEqual(['cod_conf', 'cod_old'])
  })

  test('of what others coded is for who leads', () => {
    expect(carryOut(coding(), ben, merge)).toMatchObject({ code: 'not-allowed' })
    expect(carryOut(coding(), ben, { do: 'mergeCodes', into: 'cod_boards', from: ['cod_boards'] })?.code).toBe(
      'malformed',
    )
  })

  test('whatever is merged, every passage keeps a code of each person who gave one, and nothing else changes', () => {
    const ids = ['cod_trust', 'cod_boards', 'cod_old', 'cod_conf'] as const
    const given = ({ state }: Journal) =>
      [...new Set([...state.coding.values()].map(({ excerpt, by }) => `${excerpt} ${by}`))].sort()
    fc.assert(
      fc.property(fc.shuffledSubarray([...ids], { minLength: 2 }), ([into, ...from]) => {
        const journal = coding()
        const [before, then] = [given(journal), stands(journal)]
        expect(carryOut(journal, ana, { do: 'mergeCodes', into: into as Id<'cod'>, from })).toBeUndefined()
        expect(given(journal)).toEqual(before)
        expect(from.some((id) => journal.state.code.has(id))).toBe(false)
        expect(codebookOf(journal.state).length).toBe(journal.state.code.size)
        carryOut(journal, ana, { do: 'undo', act: journal.events.at(-1)?.act ?? '' })
        expect(stands(journal)).toEqual(then)
      }),
    )
  })
})

test('splitting deals passages out to new codes; the rest stays, and only its own can be dealt', () => {
  const journal = coding()
  const into = [
    { id: 'cod_a' as const, name: 'In oneself', order: 5, codings: ['cdg_2' as const] },
    {
      id: 'cod_b' as const,
      name: 'In others',
      order: 6,
      parent: 'cod_conf' as const,
      codings: ['cdg_5' as const, 'cdg_2' as const],
    },
  ]
  expect(carryOut(journal, ben, { do: 'splitCode', code: 'cod_conf', into })).toMatchObject({ code: 'not-allowed' })
  expect(carryOut(journal, ana, { do: 'splitCode', code: 'cod_conf', into })).toBeUndefined()
  const codeOf = (id: Id<'cdg'>) => journal.state.coding.get(id)?.code
  expect([codeOf('cdg_2'), codeOf('cdg_3'), codeOf('cdg_5')]).toEqual(['cod_a', 'cod_conf', 'cod_b'])
  const stray = [{ id: 'cod_c' as const, name: 'No', order: 1, codings: ['cdg_1' as const] }]
  expect(carryOut(journal, ana, { do: 'splitCode', code: 'cod_conf', into: stray })).toMatchObject({
    code: 'does-not-fit',
  })
})

test('a code cannot come under itself, nor go while it is given or others stand under it', () => {
  const journal = coding()
  const ask = (id: string, from: object, to: object | null) =>
    carryOut(journal, ana, { do: 'change', changes: [{ type: 'code.defined', id: id as Id<'cod'>, from, to }] })?.code
  expect(ask('cod_trust', { parent: null }, { parent: 'cod_old' })).toBe('does-not-fit')
  expect(ask('cod_trust', { parent: null }, { parent: 'cod_trust' })).toBe('does-not-fit')
  expect(ask('cod_boards', journal.state.code.get('cod_boards') ?? {}, null)).toBe('in-use')
  expect(ask('cod_conf', journal.state.code.get('cod_conf') ?? {}, null)).toBe('in-use')
  expect(ask('cod_conf', { retired: null }, { retired: true })).toBeUndefined()
})
