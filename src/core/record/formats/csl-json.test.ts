import { describe, expect, test } from 'vitest'
import { read, references, told } from '../../../../test/support/records.ts'

const titles = (json: string) => references(json, 'a.json').map(({ title }) => title)
const item = (id: number) => `{"id":"${id}","type":"book","title":"T${id}","author":[{"family":"Sims"}]}`

describe('an item that is broken costs only itself', () => {
  test.each([
    ['a brace is missing', '{"id":"1","title":"T1","author":[{"family":"Sims"}]'],
    ['a quotation mark is missing', '{"id":"1","title":"T1}'],
    ['a comma too many', '{"id":"1","title":"T1",}'],
    ['a name is not closed', '{"id":"1","title":"T1","author":[{"family":"Sims"]}'],
  ])('%s', (_, broken) => {
    const json = `[\n${broken},\n${item(2)},\n${item(3)}\n]`
    expect(titles(json)).toHaveLength(3)
    expect(titles(json).slice(1)).toEqual(['T2', 'T3'])
    expect(told(json, 'a.json')).toContain('not-json 2')
  })

  test('a list of names that lost its end does not take in the item behind it', () => {
    const json = `{"items":[{"id":0,"type":"book","title":"T1","author":[{"family":"Sims","custom":{}},${item(2)}]}`
    expect(titles(json)).toEqual(['T1', 'T2'])
    expect(told(json, 'a.json')).toContain('not-json 1')
  })

  test('it is kept as it stands, with its title', () => {
    const { records } = read('[{"id":1,"title":"Half \\"of\\" it", "volume":}]', { name: 'a.json' })
    expect(records[0]).toMatchObject({
      reference: { title: 'Half "of" it' },
      fields: [['', expect.stringMatching(/volume/)]],
    })
  })
})

test('names and keys that only look like functions do no harm', () => {
  const json =
    '[{"id":"1","title":"A","keyword":[{"toString":1},"trust"],"author":[{"toString":1}],"__proto__":{"title":"B"}}]'
  expect(references(json, 'a.json')[0]).toMatchObject({ title: 'A', keywords: ['trust'] })
})

test('lists in lists without end are no item', () => {
  expect(
    titles(`[{"id":"1","title":"Deep","note":${'['.repeat(100_000)}${']'.repeat(100_000)}},${item(2)}]`).at(-1),
  ).toBe('T2')
})

test('other lists of references in JSON, with names as texts', () => {
  const json =
    '[{"recNumber":"895","title":"A","type":"journalArticle","authors":["Shafiee, F.","Kim AB"],"journal":"Adv Res","pages":"211-6","isbn":"2277-9175 (Print)\\r2277-9183"}]'
  expect(references(json, 'a.json')).toEqual([
    {
      type: 'article-journal',
      title: 'A',
      author: [
        { family: 'Shafiee', given: 'F.' },
        { family: 'Kim', given: 'AB' },
      ],
      container: 'Adv Res',
      pages: '211-216',
      issn: ['2277-9175', '2277-9183'],
    },
  ])
})
