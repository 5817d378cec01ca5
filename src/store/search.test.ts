import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn } from '../../test/support/store.ts'
import { freshStore, hasPostgres, kinds } from '../../test/support/stores.ts'
import type { DocumentText } from '../core/document/text.ts'
import type { Reference } from '../core/record/facts.ts'
import { understood } from '../core/record/query.ts'
import type { Project } from './project.ts'

type Told = Partial<Reference> & { title: string }

/** A review of sources that were described by hand, one a reference. */
async function reviewOf(kind: (typeof kinds)[number], references: readonly Told[]): Promise<Project> {
  const project = await foundedOn(await freshStore(kind))
  const changes = references.map((reference, i) => ({
    type: 'source.described',
    id: `src_${i}`,
    from: null,
    to: { kind: 'article', reference: { type: 'article-journal', ...reference } },
  }))
  expect(await project.execute(ana, { do: 'change', changes })).toMatchObject({ ok: true })
  await indexed(project)
  return project
}
async function indexed({ store }: Project): Promise<void> {
  while (!(await store.index()));
}

/** Which sources are found by what somebody types. */
async function found({ store, journal }: Project, text: string): Promise<string[]> {
  const read = understood(text)
  if (!read.ok) return [read.message]
  return (await store.search(read.query)).map((seq) => journal.events[seq - 1]?.fact.id ?? '').sort()
}

const references: Told[] = [
  { title: 'Trust between Partners', abstract: 'Co-design with 12 teams. Leaders shared data.', year: 2021 },
  {
    title: 'Data sharing',
    abstract: 'Trust grew, between other things, slowly',
    keywords: ['Integrated care'],
    doi: '10.1177/1-2_x',
  },
  { title: 'Fürsorge & Vertrauen in Łódź', author: [{ family: 'Müller', given: 'Ö.' }], container: 'Santé Publique' },
  { title: 'ΟΔΟΣ και οδός', abstract: 'naïve cafe\u0301 und Straße; Ой, йод; 信頼 と 協働' },
  { title: 'Don’t trust: it’s 3.14 %', abstract: 'the the the end of the trust' },
]
const queries: [string, string[]][] = [
  ['trust', ['src_0', 'src_1', 'src_4']],
  ['TRUST between', ['src_0', 'src_1']],
  ['"trust between"', ['src_0']],
  ['title:trust', ['src_0', 'src_4']],
  ['title:trust NOT 3', ['src_0']],
  ['abstract:trust AND keyword:care', ['src_1']],
  ['"partners co"', []],
  ['partn*', ['src_0']],
  ['title:shar* OR muller', ['src_1', 'src_2']],
  ['author:Müller', ['src_2']],
  ['journal:sante', ['src_2']],
  ['10.1177/1-2_x', ['src_1']],
  ['doi:10.1177/1', ['src_1']],
  ['year:2021', ['src_0']],
  ['2021', ['src_0']],
  ['lodz', []],
  ['łodz', ['src_2']],
  ['cafe', ['src_3']],
  ['café', ['src_3']],
  ['οδοσ', ['src_3']],
  ['йод', ['src_3']],
  ['иод', []],
  ['信頼', ['src_3']],
  ['t*', ['src_0', 'src_1', 'src_4']],
  ['0*', []],
  ['"the the the end"', ['src_4']],
  ['nothing', []],
]

describe.each(kinds)('on $kind', (kind) => {
  test('records are found by words, phrases, fields and beginnings', async () => {
    const project = await reviewOf(kind, references)
    for (const [text, ids] of queries) expect([text, await found(project, text)]).toEqual([text, ids])
    await project.close()
  })

  test('what is described anew is found by its new words alone, and not after it was undone', async () => {
    const project = await reviewOf(kind, references.slice(0, 2))
    const was = project.journal.state.source.get('src_0')?.reference as Reference
    const to = { reference: { ...was, title: 'Doubt between partners', abstract: 'nothing more' } }
    await project.execute(ana, {
      do: 'change',
      changes: [{ type: 'source.described', id: 'src_0', from: { reference: was }, to }],
    })
    await indexed(project)
    expect([await found(project, 'doubt'), await found(project, 'leaders')]).toEqual([['src_0'], []])
    await project.execute(ana, { do: 'undo', act: project.journal.events.at(-1)?.act ?? '' })
    await indexed(project)
    expect([await found(project, 'doubt'), await found(project, 'leaders')]).toEqual([[], ['src_0']])
    await project.close()
  })

  test('pages are found with their places, and those of a document that was taken back are not', async () => {
    const project = await reviewOf(kind, references.slice(0, 1))
    const text = 'Trust grows be-\ntween people.\nIt ends on page two, where time is short.'
    const second = text.indexOf('It')
    const read: DocumentText = {
      version: 1,
      reader: 'test',
      text,
      pages: [
        { start: 0, width: 100, height: 100 },
        { start: second, width: 100, height: 100 },
      ],
      blocks: [],
      marks: [],
      turns: [],
      furniture: [],
      problems: [],
    } as never
    const blob = await project.store.putBlob(new Uint8Array([1]), 'application/pdf')
    const hash = await project.store.putBlob(new TextEncoder().encode(JSON.stringify(read)), 'application/json')
    const to = { source: 'src_0', file: 'a.pdf', mediaType: 'application/pdf', blob, text: hash }
    expect(
      await project.execute(ana, {
        do: 'change',
        changes: [{ type: 'document.attached', id: 'doc_1', from: null, to }],
      }),
    ).toMatchObject({ ok: true })
    await indexed(project)
    const hits = async (asked: string) => {
      const query = understood(asked)
      return query.ok ? (await project.store.searchPages(query.query)).map(({ start, end }) => [start, end]) : []
    }
    expect(await hits('between')).toEqual([[0, second]])
    expect(await hits('"time is"')).toEqual([[second, text.length]])
    expect(await hits('title:people')).toEqual([[0, second]])
    expect((await hits('trust OR ends')).length).toBe(2)
    expect(await hits('people time')).toEqual([])
    await project.execute(ana, {
      do: 'change',
      changes: [{ type: 'document.attached', id: 'doc_1', from: to, to: null }],
    })
    await project.close()
  })
})

test.runIf(hasPostgres)('both stores find the same, whatever the words and whatever is asked', async () => {
  const letter = fc.constantFrom(
    ...'aAbéÉöøßşςΣйЁ1२த่ाक信'.split(''),
    'e\u0301',
    '\u0301',
    'İ',
    'ﬁ',
    "'",
    '-',
    '_',
    '.',
    '°',
  )
  const word = fc.array(letter, { minLength: 1, maxLength: 3 }).map((letters) => letters.join(''))
  const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
  const reference = fc.record({ title: text, abstract: text, container: text })
  const asked = fc.oneof(
    word,
    word.map((one) => `${one}*`),
    fc.tuple(fc.constantFrom('title', 'abstract', 'journal'), word).map(([field, one]) => `${field}:${one}`),
    text.map((some) => `"${some}"`),
    fc.tuple(word, fc.constantFrom(' ', ' OR ', ' NOT '), word).map((parts) => parts.join('')),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(reference, { minLength: 4, maxLength: 6 }),
      fc.array(asked, { minLength: 20, maxLength: 20 }),
      async (all, questions) => {
        const [one, two] = await Promise.all(kinds.map((kind) => reviewOf(kind, all)))
        if (!one || !two) throw new Error('There are two kinds.')
        for (const question of questions)
          expect([question, await found(two, question)]).toEqual([question, await found(one, question)])
        await Promise.all([one.close(), two.close()])
      },
    ),
    { numRuns: Math.ceil(Number(process.env.LAWS ?? 40) / 4) },
  )
})
