import { expect, test } from 'vitest'
import { ana, carryOut } from '../../test/support/journal.ts'
import { change, made, review } from '../../test/support/review.ts'
import type { Id } from './ids.ts'
import { authorYear, configurationLabel, kindOf, labelOf, shortName } from './label.ts'
import type { Name } from './record/facts.ts'

const sims: Name = { family: 'Sims', given: 'S.' }
const cited = (author: Name[], more: object = {}) => authorYear({ type: 'report', title: 'On trust', author, ...more })

test('a reference is called by its authors, its year and its letter', () => {
  expect(cited([sims], { year: 2021 })).toBe('Sims 2021')
  expect(cited([sims, { family: 'Watson' }], { year: 2018 })).toBe('Sims & Watson 2018')
  expect(cited([sims, { family: 'Watson' }, { family: 'Bell' }], { year: 2022, suffix: 'b' })).toBe('Sims 2022b')
  expect(cited([{ literal: 'NHS England' }], { year: 2021, suffix: 'a' })).toBe('NHS England 2021a')
  expect(cited([], { editor: [sims] })).toBe('Sims n.d.')
  expect(cited([])).toBe('On trust n.d.')
  expect(shortName({ family: 'Berg', particle: 'van den' })).toBe('van den Berg')
  expect(shortName({ given: 'Plato' })).toBe('Plato')
  expect(shortName({})).toBe('Anonymous')
})

test('a configuration is called by its title until a version numbers it', () => {
  const journal = review()
  expect(configurationLabel(journal.state, 'cmoc_1')).toBe('Open books')
  carryOut(journal, ana, { do: 'freeze', id: 'ver_1', version: { name: 'First', kind: 'IRPT', order: 1 } })
  expect(configurationLabel(journal.state, 'cmoc_1')).toBe('CMOC 1')
  expect(configurationLabel(journal.state, 'cmoc_none')).toBe('cmoc_none')
})

test('everything has a name in a few words', () => {
  const journal = review()
  change(journal, [
    made('relation.drawn', 'rel_1', { of: 'cmoc_1', to: 'cmoc_2', kind: 'rivals', status: 'inferred' }),
    made('definition.given', 'def_1', { term: 'Context', meaning: 'What is there already', order: 1 }),
    made('statement.made', 'stm_1', { kind: 'finding', text: `${'trust '.repeat(40)}`, order: 1 }),
  ])
  const names = [
    'src_adams',
    'lnk_open',
    'evd_3',
    'vote_src_clark.stg_rel.per_ben',
    'rel_1',
    'def_1',
    'pt_1',
    'cod_none',
  ]
  expect(names.map((id) => labelOf(journal.state, id as Id))).toEqual([
    'Adams 2020',
    'M-Res of Open books: open accounts',
    'Brown 2020 qualifies Open books',
    'exclude Clark 2020 at Relevance',
    'Open books rivals Bare',
    'Context',
    'Trust',
    'cod_none',
  ])
  expect(labelOf(journal.state, 'stm_1')).toMatch(/^(trust )+…$/)
  expect(labelOf(journal.state, 'stm_1').length).toBeLessThan(92)
  expect([kindOf('stm_1'), kindOf('zzz_1')]).toEqual(['statement', 'thing'])
})
