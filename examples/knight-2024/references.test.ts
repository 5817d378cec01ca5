import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { background, methods, policyDocuments } from './citing.ts'
import { referencesCsl, referencesRis } from './references-out.ts'
import { references, usesOf } from './sources.ts'

const beside = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const again = 'write them again: node examples/knight-2024/write-references.ts'

test('the reference list is whole, and what it is used for is known', () => {
  expect(references).toHaveLength(102)
  const known = new Set(references.map(({ id }) => id))
  expect(known.size).toBe(102)
  const unused = references.filter(({ id }) => usesOf(id).length === 0).map(({ id }) => id)
  expect(unused).toEqual(['src_alonso-2022', 'src_elliott-2020', 'src_martin-2019', 'src_robert-2022'])
  expect([...background, ...methods, ...policyDocuments].filter((id) => !known.has(id))).toEqual([])
})

test('works of one author and year keep the letters under which they are cited', () => {
  const lettered = references.filter(({ reference }) => reference.suffix).map(({ id }) => id.replace('src_', ''))
  expect(lettered).toEqual([
    ...['aunger-2021a', 'aunger-2021b', 'aunger-2021c', 'aunger-2022a', 'aunger-2022b', 'dhsc-2022a', 'dhsc-2022b'],
    ...['a', 'b', 'c', 'd', 'e'].map((letter) => `nhs-england-improvement-2021${letter}`),
    ...['pawson-2006a', 'pawson-2006b', 'pawson-2006c'],
  ])
})

test('references.ris is current', () => {
  expect(beside('references.ris'), again).toBe(referencesRis())
  expect(referencesRis().match(/^TY {2}- (JOUR|BOOK|CHAP|STAT|RPRT)$/gm)).toHaveLength(102)
  expect(referencesRis().match(/^ER {2}- $/gm)).toHaveLength(102)
})

test('references.csl.json is current', () => {
  expect(beside('references.csl.json'), again).toBe(referencesCsl())
  expect(JSON.parse(referencesCsl())).toHaveLength(102)
})
