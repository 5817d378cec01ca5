// Past 400 lines: what goes out and comes in is one law, and its hostile files are read beside it.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { article } from '../../test/support/article.ts'
import { docx, paragraph } from '../../test/support/docx.ts'
import { pdf } from '../../test/support/pdf.ts'
import { made } from '../../test/support/review.ts'
import { foundedOn } from '../../test/support/store.ts'
import { zip } from '../../test/support/zip.ts'
import { anchorOf } from '../core/coding/anchors.ts'
import type { Fact } from '../core/fact.ts'
import type { Id } from '../core/ids.ts'
import { openProject, type Project } from '../store/project.ts'
import { readerOf } from '../store/seen.ts'
import { createSqlite } from '../store/sqlite.ts'
import { attach } from './attach.ts'
import { bringOver, lookAtExchange } from './exchange-in.ts'
import { codebookOf, exchangeOf, projectArchive } from './exchange-out.ts'
import { textOf } from './find.ts'
import { silent } from './job.ts'
import { readersApart } from './read-apart.ts'

const readers = readersApart()
afterAll(() => readers.close())
const ana = 'per_ana' as Id<'per'>
const schema = readFileSync(new URL('../../test/files/refi-qda/Project.xsd', import.meta.url), 'utf8')

const out = async (project: Project, names = true) =>
  exchangeOf(project.store, await readerOf(project)([...project.journal.state.person.keys()][0] ?? ana), names)
async function archiveOf(project: Project, names = true): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of projectArchive(project.store, await out(project, names))) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}
const xmlIn = (archive: Uint8Array): string =>
  new TextDecoder().decode(unzipSync(archive)['project.qde'] ?? new Uint8Array())
/**
 * What a codebook alone may hold: the codes as the schema of a project has them, under the name and in the namespace of the
 * codebook, and sets whose members are named by `guid`.
 */
const codebookSchema = schema
  .replaceAll('urn:QDA-XML:project:1.0', 'urn:QDA-XML:codebook:1.0')
  .replace(/<xsd:element name="Project" type="ProjectType">/, '<xsd:element name="CodeBook" type="CodebookFile">')
  .replace(
    '</xsd:schema>',
    `<xsd:complexType name="CodebookFile"><xsd:sequence><xsd:element name="Codes" type="CodesType"/><xsd:element name="Sets" minOccurs="0"><xsd:complexType><xsd:sequence>
      <xsd:element name="Set" maxOccurs="unbounded"><xsd:complexType><xsd:sequence><xsd:element name="Description" type="xsd:string" minOccurs="0"/>
      <xsd:element name="MemberCode" maxOccurs="unbounded"><xsd:complexType><xsd:attribute name="guid" type="GUIDType" use="required"/></xsd:complexType></xsd:element></xsd:sequence>
      <xsd:attribute name="guid" type="GUIDType" use="required"/><xsd:attribute name="name" type="xsd:string" use="required"/></xsd:complexType></xsd:element>
    </xsd:sequence></xsd:complexType></xsd:element></xsd:sequence><xsd:attribute name="origin" type="xsd:string"/></xsd:complexType></xsd:schema>`,
  )
const valid = async (xml: string, against = schema) => {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'project.qde', contents: xml }],
    schema: [{ fileName: 'Project.xsd', contents: against }],
  })
  return valid || errors.slice(0, 3).map(({ message }) => message)
}
const zoe = 'per_zoe' as Id<'per'>
const bring = (project: Project, bytes: Uint8Array, more: object = {}) =>
  bringOver(project, readers, { name: 'a.qdpx', bytes, who: zoe, ...more }, silent)
/** A project of somebody else's, with nothing in it. */
async function fresh(): Promise<Project> {
  const project = await openProject(createSqlite(':memory:'))
  await project.execute(zoe, {
    do: 'change',
    changes: [
      made('person.joined', zoe, { roles: ['owner'] }),
      made('project.described', 'prj_this', { title: 'A review', kind: 'realist review' }),
    ],
  })
  return project
}
const change = async (project: Project, changes: Fact[]) => {
  const result = await project.execute(ana, { do: 'change', changes })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
}
const passages = async (project: Project) => {
  const { state } = project.journal
  return [...state.excerpt.values()].map(({ quote, kind, memo, selectors, document }) => ({
    quote,
    kind,
    memo,
    selectors,
    file: document && state.document.get(document)?.file,
    reference: undefined,
  }))
}

/** A review with a PDF, a Word file and a transcript, coded by two people; as many emoji, marks and turned scripts as it needs. */
async function coded(): Promise<Project> {
  const project = await foundedOn()
  await project.store.putPerson({ id: ana, name: 'Ana Čapek', initials: 'AC' })
  await project.store.putPerson({ id: 'per_ben', name: 'Ben “B” <Ode> & co', initials: 'BO' })
  await change(project, [
    made('tag.named', 'tag_uk', { name: 'UK', order: 1 }),
    made('source.described', 'src_sims', {
      kind: 'article',
      evidenceKind: 'primary',
      country: 'Wales',
      note: 'Read twice.\nSee the annex.',
      tags: ['tag_uk'],
      reference: {
        type: 'article-journal',
        title: 'Leading together',
        doi: '10.1234/abc.5',
        author: [{ family: 'Sims', given: 'A.' }, { literal: 'World Health Organization' }],
        year: 2021,
        container: 'J Integr Care',
        pages: '1-9',
      },
    }),
    made('source.described', 'src_wu', {
      kind: 'interview',
      reference: { type: 'interview', title: 'Interview 1', author: [{ family: 'Wu', particle: 'van', given: 'L' }] },
    }),
    made('consent.recorded', 'cns_src_wu', { source: 'src_wu', uses: ['sharing'] }),
    made('form.set', 'form_1', { name: 'Form', about: 'documents', extractors: 1, blinded: false, order: 1 }),
    made('field.set', 'fld_n', {
      form: 'form_1',
      kind: 'text',
      name: 'Participants',
      instructions: 'How many.',
      order: 1,
    }),
    made('field.set', 'fld_y', { form: 'form_1', kind: 'year', name: 'Year of the data', order: 2 }),
    made('answer.given', `ans_src_sims.fld_y.${ana}`, { source: 'src_sims', field: 'fld_y', value: 2019, by: ana }),
    made('answer.given', `ans_src_sims.fld_n.${ana}`, {
      source: 'src_sims',
      field: 'fld_n',
      value: '12 & more',
      by: ana,
    }),
    made('code.defined', 'cod_trust', {
      name: 'Trust',
      colour: '#1f77b4',
      role: 'M',
      definition: 'When <they> rely.',
      order: 1,
    }),
    made('code.defined', 'cod_slow', {
      name: 'grows slowly',
      parent: 'cod_trust',
      whenToUse: 'Years.',
      whenNot: 'Days.',
      order: 2,
    }),
    made('code.defined', 'cod_time', { name: 'Time 😀', role: 'C', order: 3 }),
  ])
  const files: [name: string, bytes: Uint8Array, source: Id<'src'>][] = [
    ['paper.pdf', pdf(article(3, { pages: 3, title: 'Leading together', doi: '10.1234/abc.5' })), 'src_sims'],
    [
      'talk.docx',
      docx(
        ['I: What helped? 😀', 'P1: Short meetings, “cafe\u0301” and trust 👩‍👩‍👧.', 'שלום לכולם היום']
          .map((t) => paragraph(t))
          .join(''),
      ),
      'src_wu',
    ],
    ['page.html', strToU8('<p>Nobody asked 𝒙 the carers &amp; friends.</p>'), 'src_wu'],
  ]
  for (const [name, bytes, source] of files) {
    const came = await attach(project, readers, { name, bytes, source, who: ana }, silent)
    if (!came.ok) throw new Error(came.refusal.message)
  }
  const { state } = project.journal
  const of = (file: string) =>
    [...state.document].find(([, one]) => one.file === file) as [Id<'doc'>, { text?: string; source: Id<'src'> }]
  const excerpt = async (id: string, file: string, from: number, to: number, more: object = {}) => {
    const [document, { text, source }] = of(file)
    const read = await textOf(project.store, text)
    if (!read) throw new Error(file)
    return made('excerpt.made', id, { source, document, ...anchorOf(read, { start: from, end: to }), by: ana, ...more })
  }
  const talk = (await textOf(project.store, of('talk.docx')[1].text))?.text ?? ''
  const long = (await textOf(project.store, of('paper.pdf')[1].text))?.pages[1]?.start ?? 0
  await change(project, [
    await excerpt('exc_1', 'paper.pdf', 100, 260, { kind: 'finding', memo: 'Strong\r\n\tclaim & "quoted" <b>.' }),
    await excerpt('exc_2', 'paper.pdf', long - 120, long + 90),
    await excerpt('exc_3', 'talk.docx', talk.indexOf('“'), talk.indexOf('.', talk.indexOf('👩')), {
      kind: 'participant quotation',
    }),
    await excerpt('exc_4', 'talk.docx', talk.indexOf('לכולם'), talk.length),
    await excerpt('exc_5', 'page.html', 13, 22),
    made('excerpt.made', 'exc_6', { source: 'src_wu', quote: 'Said by 📞, in no document.', by: 'per_ben' }),
    made('excerpt.made', 'exc_7', {
      source: 'src_sims',
      document: of('paper.pdf')[0],
      quote: '',
      selectors: [{ type: 'page', page: 2, rects: [[0.1, 0.2, 0.3, 0.25]] }],
      memo: 'The figure.',
      by: ana,
    }),
  ])
  await change(project, [
    made('excerpt.coded', 'cdg_1', { excerpt: 'exc_1', code: 'cod_trust', by: ana, memo: 'Sure.' }),
    made('excerpt.coded', 'cdg_2', { excerpt: 'exc_1', code: 'cod_time', by: ana }),
    made('excerpt.coded', 'cdg_3', { excerpt: 'exc_2', code: 'cod_slow', by: ana }),
    made('excerpt.coded', 'cdg_4', { excerpt: 'exc_3', code: 'cod_trust', by: ana }),
    made('excerpt.coded', 'cdg_6', { excerpt: 'exc_7', code: 'cod_time', by: ana }),
    {
      type: 'code.defined',
      id: 'cod_slow',
      from: { examples: null, exampleWords: null, retired: null },
      to: { examples: ['exc_2'], exampleWords: 'Years of talks.', retired: true },
    } as Fact,
    made('passages.joined', 'chn_1', {
      parts: [
        { excerpt: 'exc_4', slot: 'C' },
        { excerpt: 'exc_3', slot: 'M' },
        { excerpt: 'exc_1', slot: 'O' },
      ],
      memo: 'One claim.',
      by: ana,
    }),
    made('passages.joined', 'chn_2', {
      parts: [
        { excerpt: 'exc_5', slot: 'M' },
        { excerpt: 'exc_6', slot: 'O' },
      ],
      by: ana,
    }),
  ])
  const second = await project.execute('per_ben', {
    do: 'change',
    changes: [made('excerpt.coded', 'cdg_5', { excerpt: 'exc_1', code: 'cod_trust', by: 'per_ben' })],
  })
  if (!second.ok) throw new Error(second.refusal.message)
  return project
}

test('a project goes out as the published schema has it, and its codebook too; names stay in where they are not wanted', async () => {
  const project = await coded()
  const archive = await archiveOf(project)
  const xml = xmlIn(archive)
  expect(await valid(xml)).toBe(true)
  expect(xml).toContain('Ben “B” &#60;Ode&#62; &#38; co')
  for (const words of [
    'PDFSelection',
    'PlainTextSelection',
    'Role: M',
    'Kind of passage',
    'OneWay',
    'typeOfVariable="Integer"',
  ])
    expect(xml).toContain(words)
  expect(Object.keys(unzipSync(archive)).filter((name) => name.startsWith('Sources/'))).toHaveLength(6)
  const nameless = xmlIn(await archiveOf(project, false))
  expect(nameless).not.toContain('Čapek')
  expect(await valid(nameless)).toBe(true)
  const codebook = codebookOf(await out(project))
  expect(await valid(codebook, codebookSchema)).toBe(true)
  expect(await valid(codebook.replace('isCodable="true"', ''), codebookSchema)).not.toBe(true)
  expect(codebook).toContain('<CodeBook xmlns="urn:QDA-XML:codebook:1.0"')
  expect(codebook).toMatch(/<Code [^>]*name="Trust"[^>]*>.*<Code [^>]*name="grows slowly"/s)
  // The same project gives the same file.
  expect(Buffer.compare(archive, await archiveOf(project))).toBe(0)
})

test('what went out comes into an empty project in its place, and goes out again the same', async () => {
  const project = await coded()
  const archive = await archiveOf(project)
  const other = await fresh()
  const came = await bring(other, archive)
  expect(came).toMatchObject({
    ok: true,
    unplaced: [],
    counts: {
      people: 3,
      codes: 3,
      sources: 2,
      documents: 3,
      excerpts: 7,
      codings: 6,
      chains: 2,
      answers: 2,
      orphans: 0,
      near: 0,
    },
  })
  const [before, after] = [await passages(project), await passages(other)]
  const sort = (all: typeof before) => all.toSorted((a, b) => (a.quote < b.quote ? -1 : 1))
  // A rectangle is told in whole points, so a region is where it was to within one; memos have XML's line ends.
  const near = (one: (typeof before)[number]) => ({
    ...one,
    memo: one.memo?.replaceAll('\r\n', '\n'),
    ...(one.quote === '' && {
      selectors: one.selectors?.map((s) =>
        s.type === 'page' ? { ...s, rects: s.rects?.map((r) => r.map((n) => Math.round(n * 100) / 100)) } : s,
      ),
    }),
  })
  expect(sort(after).map(near)).toEqual(sort(before).map(near))
  expect([...other.journal.state.source.values()].map(({ reference }) => reference)).toEqual(
    [...project.journal.state.source.values()].map(({ reference }) => reference),
  )
  expect(
    [...other.journal.state.chain.values()].map(({ parts, memo }) => [parts.map(({ slot }) => slot).join(), memo]),
  ).toEqual([
    ['C,M,O', 'One claim.'],
    ['M,O', undefined],
  ])
  const slow = [...other.journal.state.code.values()].find(({ name }) => name === 'grows slowly')
  expect(slow).toMatchObject({ exampleWords: 'Years of talks.', retired: true, whenToUse: 'Years.', whenNot: 'Days.' })
  expect(other.journal.state.excerpt.get(slow?.examples?.[0] ?? 'exc_')?.quote).toBe(
    project.journal.state.excerpt.get('exc_2')?.quote,
  )
  const users = (xml: string) => xml.replace(/<Users>.*<\/Users>/s, '').replace(/ name="A review"/, '')
  // What was agreed to is not told by such a file, so it is recorded anew.
  const [talk] = [...other.journal.state.source].find(([, { kind }]) => kind === 'interview') ?? []
  const agreed = made('consent.recorded', `cns_${talk}`, { source: talk, uses: ['sharing'] })
  const recorded = await other.execute(zoe, { do: 'change', changes: [agreed] })
  const again = xmlIn(await archiveOf(other))
  expect(users(again).length).toBeGreaterThan(1_000)
  // Ana, who brings it in, is one more user; everything else is word for word.
  expect(users(again)).toBe(users(xmlIn(archive)))
  // Once more, and nothing is new.
  expect(await bring(other, archive)).toMatchObject({
    ok: true,
    counts: { codes: 0, excerpts: 0, codings: 0, chains: 0, documents: 0 },
  })
  await other.execute(zoe, { do: 'undo', act: (recorded as { act: string }).act })
  // It was one act.
  const act = (came as { act: string }).act
  expect(await other.execute(zoe, { do: 'undo', act })).toMatchObject({ ok: true })
  expect(other.journal.state.excerpt.size + other.journal.state.code.size).toBe(0)
})

const guid = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`
const qde = (inside: string, origin = 'ATLAS.ti 26') =>
  `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="${origin}"><Users><User guid="${guid(1)}" name="Sebastian P"/></Users><CodeBook><Codes><Code guid="${guid(2)}" name="Trust" isCodable="true" color="#F00082"/></Codes></CodeBook>${inside}</Project>`
const archived = (xml: string, files: Record<string, Uint8Array> = {}) =>
  zipSync({ 'Theirs.qde': strToU8(xml), ...files })
const selection = (n: number, start: number, end: number, name: string, more = '') =>
  `<PlainTextSelection guid="{${guid(n).toUpperCase()}}" name="${name}" creatingUser="${guid(1)}" creationDateTime="2018-03-27T19:29:27Z" startPosition="${start}" endPosition="${end}"><Coding guid="${guid(n + 500)}" creatingUser="${guid(1)}" creationDateTime="2018-03-27T19:29:27Z"><CodeRef targetGUID="${guid(2)}"/></Coding>${more}</PlainTextSelection>`

test('what another program wrote stands in its place, and what has none is told with its words', async () => {
  const text = '\ufeffWhat helped? 😀😀\r\nShort meetings, and cafe\u0301.\r\nNobody asked.'
  const xml = qde(`<Sources><TextSource guid="${guid(10)}" name="Interview 3" plainTextPath="internal://a%20b.txt">
      ${selection(20, 16, 30, 'Short meetings', `<NoteRef targetGUID="${guid(40)}"/>`)}
      ${selection(21, 36, 41, 'cafe\u0301')}
      ${selection(22, 900, 905, 'words that nobody said at all')}
      ${selection(23, 30, 30, 'Nobody asked.')}
      <Coding guid="${guid(30)}"><CodeRef targetGUID="${guid(2)}"/></Coding></TextSource>
      <AudioSource guid="${guid(11)}" name="call.m4a" path="relative:///call.m4a"><AudioSelection guid="${guid(24)}" name="laughter" begin="100" end="1100"/></AudioSource>
    </Sources><Notes><Note guid="${guid(40)}" name="m" plainTextPath=""><PlainTextContent>A memo.</PlainTextContent></Note>
      <Note guid="${guid(41)}" name="lost"><PlainTextContent>Of nothing.</PlainTextContent></Note></Notes>
    <Links><Link guid="${guid(50)}" name="explains" direction="OneWay" originGUID="${guid(20)}" targetGUID="${guid(21)}"/></Links>
    <Sets><Set guid="${guid(60)}" name="Mechanisms"><MemberCode targetGUID="${guid(2)}"/></Set><Set guid="${guid(61)}" name="Sites"><MemberSource targetGUID="${guid(10)}"/></Set></Sets>`)
  const project = await fresh()
  const bytes = archived(xml, { 'sources/a b.txt': strToU8(text) })
  const looked = await lookAtExchange(project, readers, { name: 'a.qdpx', bytes, who: zoe }, silent)
  expect(looked).toMatchObject({
    ok: true,
    name: 'Theirs',
    users: [{ name: 'Sebastian P' }],
    sources: [{ selections: 4 }, { selections: 1 }],
  })
  expect(project.journal.events).toHaveLength(2)
  const came = await bring(project, bytes)
  if (!came.ok) throw new Error(came.refusal.message)
  // Their line ends count as one, as ATLAS.ti counts them, and one selection is empty and found by its name.
  const { state } = project.journal
  const quotes = [...state.excerpt.values()].map(({ quote, document, memo }) => [quote, document !== undefined, memo])
  expect(quotes).toEqual([
    ['Short meetings', true, 'A memo.'],
    ['cafe\u0301', true, undefined],
    ['words that nobody said at all', false, undefined],
    ['Nobody asked.', true, undefined],
    ['laughter', false, undefined],
  ])
  expect([...state.code.values()]).toMatchObject([{ name: 'Trust', role: 'M', colour: '#F00082' }])
  expect([...state.coding.values()][0]).toMatchObject({
    by: `per_${guid(1)}`,
    brought: { from: 'ATLAS.ti 26', at: '2018-03-27T19:29:27Z' },
  })
  expect([...state.chain.values()]).toMatchObject([{ memo: 'explains' }])
  expect([...state.tag.values()]).toMatchObject([{ name: 'Sites' }])
  const told = came.unplaced.map(({ what, quote }) => `${what} ${quote ?? ''}`).join('\n')
  for (const words of ['words that nobody said', 'laughter', 'A whole source is coded “Trust”', 'Of nothing.'])
    expect(told).toContain(words)
  expect(came.problems.join()).toContain('call.m4a')
  // It goes out under the GUIDs that it came with.
  const xmlOut = xmlIn(await archiveOf(project))
  for (const n of [1, 2, 10, 20, 21, 50, 520]) expect(xmlOut.toLowerCase()).toContain(guid(n))
  expect(await valid(xmlOut)).toBe(true)
})

test('a PDF is matched to the source it belongs to, words and rectangle are one passage, and a rectangle alone a region', async () => {
  const bytes = pdf(article(3, { pages: 2, title: 'Leading together', doi: '10.1234/abc.5' }))
  const project = await fresh()
  await change2(project, [
    made('source.described', 'src_sims', {
      kind: 'article',
      reference: { type: 'article', title: 'Leading together', doi: '10.1234/abc.5' },
    }),
  ])
  const came = await attach(project, readers, { name: 'paper.pdf', bytes, source: 'src_sims', who: zoe }, silent)
  if (!came.ok) throw new Error(came.refusal.message)
  const read = await textOf(project.store, project.journal.state.document.get(came.document)?.text)
  const words = read?.text.slice(100, 260) ?? ''
  const box = (n: number, page: number, name = '') =>
    `<PDFSelection guid="${guid(n)}" name="${name}" page="${page}" firstX="100" firstY="700" secondX="300" secondY="600"/>`
  const xml = qde(
    `<Sources><PDFSource guid="${guid(10)}" name="paper" path="internal://p.pdf">${box(20, 0)}${box(21, 1)}<Representation guid="${guid(11)}" plainTextPath="internal://p.txt"><PlainTextSelection guid="${guid(20)}" startPosition="0" endPosition="${words.length}"/></Representation></PDFSource></Sources>`,
  )
  const archive = archived(xml, { 'Sources/p.pdf': bytes, 'Sources/p.txt': strToU8(words) })
  expect(await bring(project, archive)).toMatchObject({
    ok: true,
    counts: { sources: 0, documents: 0, excerpts: 2, placed: 2 },
  })
  expect([...project.journal.state.excerpt.values()]).toMatchObject([
    { source: 'src_sims', document: came.document, quote: words },
    {
      document: came.document,
      quote: '',
      selectors: [{ type: 'page', page: 2, rects: [[0.16807, 0.16865, 0.33613, 0.11876]] }],
    },
  ])
})

const change2 = async (project: Project, changes: Fact[]) => {
  const result = await project.execute(zoe, { do: 'change', changes })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
}

test('hostile files end in one clear line each, and the project is as it was', async () => {
  const project = await fresh()
  const source = `<Sources><TextSource guid="${guid(10)}" name="A"><PlainTextContent>Words.</PlainTextContent></TextSource></Sources>`
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'abcdefghij'[i + 1]} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}]>`
  const cases: [says: string, bytes: Uint8Array][] = [
    [
      'leads out of the archive',
      zip([
        { name: 'p.qde', data: qde(source) },
        { name: '../../x.txt', data: 'x' },
      ]),
    ],
    [
      'leads out of the archive',
      zip([
        { name: 'p.qde', data: qde(source) },
        { name: '/etc/x', data: 'x' },
      ]),
    ],
    ['holds no project', zip([{ name: 'Sources/a.txt', data: 'x' }])],
    [
      'more than one project',
      zip([
        { name: 'a.qde', data: qde(source) },
        { name: 'b.qde', data: qde(source) },
      ]),
    ],
    ['not well made', strToU8(qde(source).slice(0, 300))],
    [
      'not well made',
      strToU8(
        bomb +
          qde(source)
            .replace(/<\?xml.*?\?>/, '')
            .replace('Words.', '&j;'),
      ),
    ],
    ['no project and no codebook', strToU8('<html><body>no</body></html>')],
    [
      'Two codes have the GUID',
      strToU8(qde(source).replace('</Codes>', `<Code guid="${guid(2)}" name="Other" isCodable="true"/></Codes>`)),
    ],
    ['has no GUID', strToU8(qde(source).replace(guid(10), 'ten'))],
    [
      'nested more than',
      strToU8(
        qde(source).replace(
          '</Codes>',
          `${`<Code guid="${guid(3)}" name="x" isCodable="true">`.repeat(200)}${'</Code>'.repeat(200)}</Codes>`,
        ),
      ),
    ],
    ['would grow to', zip([{ name: 'p.qde', data: new Uint8Array(12_000_000) }])],
  ]
  for (const [says, bytes] of cases) {
    const came = await bring(project, bytes)
    expect(came, says).toMatchObject({ ok: false })
    if (!came.ok) expect(came.refusal.message).toContain(says)
  }
  expect(project.journal.events).toHaveLength(2)
  // Wrong offsets and files that are not there are no reason to lose the rest.
  const partly = qde(
    `<Sources><PDFSource guid="${guid(12)}" name="gone.pdf" path="internal://gone.pdf"/><TextSource guid="${guid(10)}" name="A"><PlainTextContent>Words.</PlainTextContent>${selection(20, -5, 3, '')}${selection(21, 4, 99, 'W')}${selection(21, 0, 5, 'Words')}</TextSource></Sources>`,
  )
  expect(await bring(project, strToU8(partly))).toMatchObject({
    ok: true,
    counts: { excerpts: 3, sources: 2 },
    problems: ['gone.pdf: Its file is not in the archive.'],
  })
})

const letters = fc.constantFrom(...'aé ß😀👩‍👧\u0301\u200d𝒙ש לا,.\n\t—"\'&<>')
test('whatever is marked in whatever words comes back as it was', async () => {
  const words = fc.string({ unit: letters, minLength: 4, maxLength: 120 }).filter((text) => /[a-zé]/.test(text))
  await fc.assert(
    fc.asyncProperty(
      words,
      fc.array(fc.tuple(fc.nat(119), fc.nat(60), words), { minLength: 1, maxLength: 6 }),
      async (text, marks) => {
        const project = await fresh()
        await change2(project, [
          made('source.described', 'src_a', { kind: 'other', reference: { type: 'document', title: 'A' } }),
        ])
        const came = await attach(
          project,
          readers,
          { name: 'a.txt', bytes: strToU8(text), source: 'src_a', who: zoe },
          silent,
        )
        if (!came.ok) return
        const read = await textOf(project.store, project.journal.state.document.get(came.document)?.text)
        if (!read) throw new Error('no text')
        const made_ = marks.flatMap(([at, length, memo], i) => {
          const start = at % read.text.length
          const anchor = anchorOf(read, { start, end: Math.min(read.text.length, start + 1 + length) })
          return anchor.quote.trim() === ''
            ? []
            : [
                made('excerpt.made', `exc_${i}`, {
                  source: 'src_a',
                  document: came.document,
                  ...anchor,
                  memo: memo.trim() ? memo : 'x',
                  by: zoe,
                }),
              ]
        })
        if (made_.length === 0) return
        await change2(project, made_)
        const archive = await archiveOf(project)
        expect(await valid(xmlIn(archive))).toBe(true)
        const other = await fresh()
        expect(await bring(other, archive)).toMatchObject({ ok: true, unplaced: [] })
        const set = (all: Awaited<ReturnType<typeof passages>>) => new Set(all.map((one) => JSON.stringify(one)))
        expect(set(await passages(other))).toEqual(set(await passages(project)))
      },
    ),
    { numRuns: 25 },
  )
})
