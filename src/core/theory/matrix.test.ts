import fc from 'fast-check'
import { expect, test } from 'vitest'
import { change, made, review } from '../../../test/support/review.ts'
import { matrix } from './matrix.ts'

test('the matrix has a row for each source and a cell for each configuration, down to slot and link', () => {
  const { rows, columns, links } = matrix(review().state)
  expect(rows.map(({ source, built, used }) => [source, built, used])).toEqual([
    ['src_adams', true, 1],
    ['src_brown', false, 1],
  ])
  expect(columns.map(({ configuration, sources }) => [configuration, sources])).toEqual([
    ['cmoc_1', 2],
    ['cmoc_2', 0],
  ])
  expect(links).toBe(2)
  expect(rows[1]?.cells[0]).toEqual({
    configuration: 'cmoc_1',
    stances: ['supports', 'qualifies'],
    slots: [
      { slot: 'C', stances: ['qualifies'] },
      { slot: 'M-res', stances: ['supports'] },
      { slot: 'M-rea', stances: [] },
      { slot: 'O', stances: [] },
    ],
    links: [
      { link: 'lnk_c', stances: ['qualifies'] },
      { link: 'lnk_open', stances: ['supports'] },
      { link: 'lnk_meet', stances: ['supports'] },
      { link: 'lnk_rea', stances: [] },
      { link: 'lnk_o', stances: [] },
    ],
    whole: [],
    evidence: ['evd_2', 'evd_3'],
  })
  expect(rows[1]?.cells[1]).toMatchObject({ stances: [], evidence: [] })
})

test('an excluded source with evidence is a row too, and only the configurations asked for are columns', () => {
  const journal = review()
  change(journal, [
    made('evidence.linked', 'evd_4', { source: 'src_clark', stance: 'absent', configuration: 'cmoc_2', links: [] }),
  ])
  const found = matrix(journal.state, ['cmoc_2'])
  expect(found.rows.map(({ source, used }) => [source, used])).toEqual([
    ['src_adams', 0],
    ['src_brown', 0],
    ['src_clark', 1],
  ])
  expect(found.rows[2]?.cells[0]?.whole).toEqual(['absent'])
})

test('totals by row and by column are the filled cells', () => {
  const pairs = fc.array(fc.tuple(fc.constantFrom('adams', 'brown', 'clark'), fc.constantFrom('cmoc_1', 'cmoc_2')))
  fc.assert(
    fc.property(pairs, (said) => {
      const journal = review()
      if (said.length > 0)
        change(
          journal,
          said.map(([source, configuration], i) =>
            made('evidence.linked', `evd_x${i}`, {
              source: `src_${source}`,
              stance: 'refines',
              configuration,
              links: [],
            }),
          ),
        )
      const { rows, columns, links } = matrix(journal.state)
      const filled = rows.flatMap(({ cells }) => cells).filter(({ evidence }) => evidence.length > 0).length
      expect(links).toBe(filled)
      expect(rows.reduce((sum, { used }) => sum + used, 0)).toBe(filled)
      expect(columns.reduce((sum, { sources }) => sum + sources, 0)).toBe(filled)
    }),
    { numRuns: 30 },
  )
})
