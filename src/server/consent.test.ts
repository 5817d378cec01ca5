import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { ana } from '../../test/support/journal.ts'
import { foundedOn } from '../../test/support/store.ts'
import type { ConsentUse } from '../core/choices.ts'
import { plainText } from '../core/document/text.ts'
import type { Fact } from '../core/fact.ts'
import { makeKey } from '../store/identities.ts'
import { makeApp } from './app.ts'
import { openProjects } from './projects.ts'

/** Everything that goes out of a project as a file, by what it is for. */
const outputs = {
  report: [
    ...['html', 'md', 'docx', 'tex', 'xlsx', 'json'].flatMap((format) => [
      `report.${format}?download=1`,
      `report.${format}?download=1&of=manuscript`,
    ]),
    'searches.html',
    'searches.md',
    'characteristics/csv',
    'characteristics/xlsx',
  ],
  open: ['site.zip', 'pack.zip?votes=named'],
  copy: [
    'exchange.qdpx',
    'codebook.qdc',
    'annotations.jsonld',
    'evaluation.retro?version=ver_1',
    ...['text', 'dot', 'graphml', 'mermaid', 'drawio', 'json-ld', 'csv'].map((form) => `theory/${form}`),
    ...['ris', 'nbib', 'bibtex', 'csl-json', 'endnote-xml', 'csv', 'tsv', 'xlsx'].map((format) => `sources/${format}`),
  ],
}
/** What the team alone reads, and the whole project, which is the same as its file. */
const within = [
  'views/:name',
  'live',
  'session',
  'people',
  'people/:id/stored.json',
  'identities',
  'jobs',
  'duplicates',
  'find',
  'export.json',
  'waves/:id/links',
  'figures/:file',
  'records/:id',
  'documents/:id/text',
  'documents/:id/file',
  'documents/:id/marks',
  'documents/:id/marked.pdf',
  'imports/:id/report',
  'imports/:id/labels',
  'invitations',
]

/** Words that stand nowhere else, of what one participant said and of what the team said of it. */
const title = 'Interview with Quaxolith'
const quote = 'We felt brumblewick about the merger'
const memo = 'She means dorplestone.'
const told = {
  words: ['brumblewick'],
  name: ['Quaxolith'],
  rest: [
    'dorplestone',
    'zintharrow',
    'fennimoss',
    'vrillikan',
    'glorvimund',
    'tashquill',
    'Yexley',
    'wimpleford',
    'quibblestone',
    'crundlewump',
    'plinthorpe',
    'snargleford',
  ],
  /** What people answered to a questionnaire, under which code, and who they are: in no output, whatever they agreed to. */
  never: ['plindergast', 'mirkwelly', 'Zebediah', 'wibblethorn'],
}

async function project(uses: readonly ConsentUse[] | undefined) {
  const one = await foundedOn()
  const add = async (...facts: object[]) => {
    const changes = facts.map((fact) => ({ from: null, ...fact })) as Fact[]
    expect(await one.execute(ana, { do: 'change', changes })).toMatchObject({ ok: true })
  }
  const reference = { type: 'interview', title, year: 2025 }
  await add({
    type: 'source.described',
    id: 'src_int',
    to: { kind: 'interview', reference, setting: 'wimpleford ward', uses: ['testing'] },
  })
  if (uses) await add({ type: 'consent.recorded', id: 'cns_src_int', to: { source: 'src_int', uses } })
  const bytes = (text: string) => new TextEncoder().encode(text)
  const [blob, text] = await one.store.stage([
    { bytes: bytes(`${quote}, honestly.`), mediaType: 'text/plain' },
    { bytes: bytes(JSON.stringify(plainText(`${quote}, honestly.`))), mediaType: 'application/json' },
  ])
  const selectors = [
    { type: 'quote', exact: quote },
    { type: 'position', start: 0, end: quote.length },
  ]
  await add(
    {
      type: 'document.attached',
      id: 'doc_1',
      to: { source: 'src_int', file: 'tashquill.txt', mediaType: 'text/plain', blob, text },
    },
    {
      type: 'excerpt.made',
      id: 'exc_1',
      to: { source: 'src_int', document: 'doc_1', quote, selectors, memo, by: ana },
    },
    { type: 'code.defined', id: 'cod_1', to: { name: 'Trust', definition: 'Belief.', examples: ['exc_1'], order: 1 } },
    { type: 'excerpt.coded', id: 'cdg_1', to: { excerpt: 'exc_1', code: 'cod_1', by: ana, memo } },
    { type: 'theory.stated', id: 'pt_1', to: { title: 'Trust', order: 1 } },
    {
      type: 'configuration.formed',
      id: 'cmoc_1',
      to: { title: 'Trust', template: 'tpl_cmo', theory: 'pt_1', order: 1 },
    },
    { type: 'component.worded', id: 'cmp_1', to: { text: 'partners trust one another' } },
    {
      type: 'link.placed',
      id: 'lnk_1',
      to: { configuration: 'cmoc_1', slot: 'C', component: 'cmp_1', status: 'evidenced', order: 1 },
    },
    {
      type: 'evidence.linked',
      id: 'evd_1',
      to: {
        source: 'src_int',
        excerpt: 'exc_1',
        configuration: 'cmoc_1',
        links: ['lnk_1'],
        stance: 'supports',
        memo: 'zintharrow of trust',
        locator: 'p. 1',
      },
    },
    {
      type: 'form.set',
      id: 'form_1',
      to: { name: 'Setting', about: 'documents', extractors: 1, blinded: false, order: 1 },
    },
    { type: 'field.set', id: 'fld_1', to: { form: 'form_1', name: 'Place', kind: 'text', order: 1 } },
    {
      type: 'answer.given',
      id: 'ans_src_int.fld_1.per_ana',
      to: {
        source: 'src_int',
        field: 'fld_1',
        by: ana,
        value: 'A ward called fennimoss',
        grounds: [{ quote: 'vrillikan' }],
      },
    },
    { type: 'comment.made', id: 'cmt_1', to: { about: 'exc_1', text: 'Was this glorvimund?', by: ana } },
    {
      type: 'participant.enrolled',
      id: 'prt_1',
      to: { role: 'nurse', organisation: 'Yexley Trust', source: 'src_int', consent: 'given' },
    },
    { type: 'case.chosen', id: 'cas_1', to: { name: 'North', order: 1 } },
    {
      type: 'context.found',
      id: 'ctx_1',
      to: { case: 'cas_1', component: 'cmp_1', holds: 'holds', because: 'As quibblestone said.', source: 'src_int' },
    },
    { type: 'encounter.held', id: 'enc_src_int', to: { source: 'src_int', case: 'cas_1', setting: 'plinthorpe hall' } },
    {
      type: 'theory.answered',
      id: 'rpl_src_int.cmoc_1',
      to: { source: 'src_int', configuration: 'cmoc_1', says: 'confirms', note: 'Said with crundlewump.', by: ana },
    },
    {
      type: 'need.found',
      id: 'ned_1',
      to: { of: 'the valley', text: 'Somebody in snargleford waits.', source: 'src_int', order: 1 },
    },
    {
      type: 'version.frozen',
      id: 'ver_1',
      to: { name: 'First', kind: 'IRPT', members: [{ configuration: 'cmoc_1', number: '1' }], order: 1 },
    },
  )
  const item = { text: 'Is there trust?', part: 'context', answer: { kind: 'scale', anchors: ['no', 'partly', 'yes'] } }
  const items = [
    { key: 'trust', ...item, links: ['lnk_1'] },
    { key: 'more', text: 'What else?', part: 'open', answer: { kind: 'text' } },
  ]
  const wave = { questionnaire: 'qst_1', wave: 'wav_1' }
  await add(
    { type: 'questionnaire.made', id: 'qst_1', to: { purpose: 'survey', title: 'Trust', items, smallest: 3 } },
    { type: 'wave.opened', id: 'wav_1', to: { questionnaire: 'qst_1', name: 'Spring', anonymous: false, by: ana } },
    ...[1, 2, 3, 3].map((trust, i) => ({
      type: 'questionnaire.answered',
      id: `rsp_${i}`,
      to: { ...wave, on: '2025-03-01', respondent: `mirkwelly-${i}`, answers: { trust, more: `plindergast ${i}` } },
    })),
  )
  await add({ type: 'wave.opened', id: 'wav_1', from: { closed: null }, to: { closed: true } })
  // What invited people answered waits beside the journal, with the links that let them in.
  await add({
    type: 'wave.opened',
    id: 'wav_2',
    to: { questionnaire: 'qst_1', name: 'Autumn', anonymous: true, linked: true, by: ana },
  })
  await one.store.box.addLinks([{ hash: 'wibblethorn', wave: 'wav_2', most: 9, forOne: false }])
  const value = { questionnaire: 'qst_1', wave: 'wav_2', answers: { more: 'wibblethorn' } } as const
  expect(await one.store.box.put('wibblethorn', 'wibblethorn', { id: 'rsp_w', value })).toBe('kept')
  const identities = await makeKey(one.store, 'seven brass lanterns')
  if ('code' in identities) throw new Error(identities.message)
  await identities.put('prt_1', { name: 'Zebediah Plonk' })
  return makeApp({ projects: openProjects({ review: one }) })
}

/** All text of an answer, of archives within archives too. */
function textIn(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return Buffer.from(bytes).toString('utf8')
  return Object.entries(unzipSync(bytes))
    .map(([name, one]) => `${name}\n${textIn(one)}`)
    .join('\n')
}

async function textsOf(uses: readonly ConsentUse[] | undefined, of: keyof typeof outputs) {
  const app = await project(uses)
  const texts: string[] = []
  for (const path of outputs[of]) {
    const answer = await app.request(`/api/p/review/${path}`)
    expect(answer.status, path).toBe(200)
    texts.push(`${path}\n${textIn(new Uint8Array(await answer.arrayBuffer()))}`)
  }
  const stored = await app.request(`/api/p/review/people/${ana}/stored.json?events=1`)
  expect(holding([...texts, `stored.json\n${await stored.text()}`], told.never)).toEqual([])
  return texts
}
/** Which outputs hold one of some words, in whatever spelling of letters. */
const holding = (texts: string[], words: string[]) =>
  texts.flatMap((text) =>
    words
      .filter((word) => text.toLowerCase().includes(word.toLowerCase()))
      .map((word) => `${text.split('\n')[0]}: ${word}`),
  )

test('every route that gives something out is among these, or is for the team alone', async () => {
  const app = await project(undefined)
  const known = new Set([
    ...Object.values(outputs)
      .flat()
      .map((path) => path.replace(/\?.*/, '')),
    ...within,
  ])
  const routes = app.routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/api/p/:project/'))
  const names = routes.map(({ path }) => path.replace('/api/p/:project/', '').replace(/\{.*\}/, ''))
  const named = (name: string) =>
    known.has(name) || [...known].some((one) => new RegExp(`^${name.replaceAll(/:\w+/g, '[^/]+')}$`).test(one))
  // What is called `bring-back` lists titles of projects that one may enter; what it brings has tests of its own.
  const alone = ['report.pdf', 'report.csv', 'report.svg', 'report.png', 'bring-back']
  expect([...new Set(names)].filter((name) => !named(name) && !alone.includes(name))).toEqual([])
})

test.each(['report', 'open', 'copy'] as const)('without consent, %s holds nothing of what was said', async (of) => {
  for (const uses of [undefined, []] as const)
    expect(holding(await textsOf(uses, of), [...told.words, ...told.name, ...told.rest])).toEqual([])
})

test('what goes out with nothing is there to be found: whoever leads has the codes of respondents in the whole project', async () => {
  const whole = await (await project(undefined)).request('/api/p/review/export.json')
  expect(await whole.text()).toContain('mirkwelly')
})

test('who agreed to be quoted is quoted in the report and nowhere else, and not named', async () => {
  const texts = await textsOf(['quoting'], 'report')
  expect(holding(texts, told.words)).toContain('report.html?download=1: brumblewick')
  expect(holding(texts, ['n 4: no 1, partly 1, yes 2'])).toContain('report.html?download=1: n 4: no 1, partly 1, yes 2')
  expect(holding(texts, [...told.name, 'wimpleford', 'Yexley'])).toEqual([])
  for (const of of ['open', 'copy'] as const)
    expect(holding(await textsOf(['quoting'], of), [...told.words, ...told.name, ...told.rest])).toEqual([])
})

test('who agreed to be quoted with their role is called what the team calls them', async () => {
  const texts = await textsOf(['quoting with role'], 'report')
  expect(holding(texts, told.words)).toContain('report.html?download=1: brumblewick')
  expect(holding(texts, told.name)).toContain('report.html?download=1: Quaxolith')
})

test('who agreed to publication is on the site, in words without name; sharing is something else', async () => {
  const open = await textsOf(['quoting', 'open publication'], 'open')
  expect(holding(open, told.words)).toContain('site.zip: brumblewick')
  expect(holding(open, told.name)).toEqual([])
  expect(holding(await textsOf(['quoting', 'open publication'], 'copy'), [...told.words, ...told.name])).toEqual([])
  const copies = await textsOf(['sharing'], 'copy')
  expect(holding(copies, told.words)).toEqual(
    expect.arrayContaining([
      'exchange.qdpx: brumblewick',
      'annotations.jsonld: brumblewick',
      'evaluation.retro?version=ver_1: brumblewick',
    ]),
  )
  expect(holding(await textsOf(['sharing'], 'report'), [...told.words, ...told.name])).toEqual([])
})
