import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { article } from '../../test/support/article.ts'
import { run } from '../../test/support/cli.ts'
import { pdf } from '../../test/support/pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-exchange-'))
const path = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

const guid = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`
const annotation =
  '/Annots [ << /Type /Annot /Subtype /Highlight /C [1 1 0] /Rect [50 600 300 720] /QuadPoints [50 720 300 720 50 600 300 600] /Contents (Look) >> ]'
const paper = Buffer.from(
  Buffer.from(pdf(article(4, { pages: 1, title: 'Leading together in integrated care', doi: '10.1234/abc.5' })))
    .toString('latin1')
    .replace('/Contents 8 0 R', `${annotation} /Contents 8 0 R`),
  'latin1',
)
writeFileSync(
  path('refs.ris'),
  'TY  - JOUR\nTI  - Leading together in integrated care\nAU  - Sims, Ana\nPY  - 2021\nDO  - 10.1234/abc.5\nER  - \n',
)
writeFileSync(
  path('theirs.qdpx'),
  zipSync({
    'project.qde': strToU8(
      `<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="NVivo 15"><Users><User guid="${guid(1)}" name="Carla"/></Users><CodeBook><Codes><Code guid="${guid(2)}" name="Trust" isCodable="true"/></Codes></CodeBook><Sources><PDFSource guid="${guid(3)}" name="paper.pdf" path="internal://p.pdf"/><TextSource guid="${guid(6)}" name="Interview"><PlainTextContent>Short meetings helped.</PlainTextContent><PlainTextSelection guid="${guid(4)}" startPosition="0" endPosition="14" creatingUser="${guid(1)}"><Coding guid="${guid(5)}" creatingUser="${guid(1)}"><CodeRef targetGUID="${guid(2)}"/></Coding></PlainTextSelection></TextSource></Sources></Project>`,
    ),
    'Sources/p.pdf': new Uint8Array(paper),
  }),
)
const project = path('review.retro')

test('a project of another program is looked at, then brought in as somebody here, and goes out again', async () => {
  await run('new', project, '--title', 'A review', '--name', 'Ana')
  await run('import', project, path('refs.ris'))
  const records = await run('import', project, path('theirs.qdpx'))
  expect(records).toMatchObject({ code: 2, err: expect.stringContaining('retroduce exchange') })
  const looked = await run('exchange', project, path('theirs.qdpx'), '--dry-run')
  expect(looked.out).toContain('user Carla: a new person')
  expect(looked.out).toMatch(/source paper\.pdf: Sims 2021/)
  expect(await run('exchange', project, path('theirs.qdpx'), '--people', 'Jo=Ana')).toMatchObject({ code: 1 })
  const brought = await run('exchange', project, path('theirs.qdpx'), '--people', 'Carla=Ana', '--json')
  expect(JSON.parse(brought.out)).toMatchObject({ counts: { people: 0, excerpts: 1, documents: 2, sources: 1 } })
  const out = await run('export', project, '--to', 'qdpx', '--out', path('out.qdpx'), '--without-people')
  expect(out.out).toContain('Wrote one passage')
  const xml = new TextDecoder().decode(unzipSync(readFileSync(path('out.qdpx')))['project.qde'])
  expect(xml).toContain(`<PlainTextSelection guid="${guid(4)}"`)
  expect(xml).not.toContain('name="Ana"')
  expect((await run('export', project, '--to', 'qdc')).out).toContain('name="Trust"')
  expect(await run('export', project, '--to', 'qdpx')).toMatchObject({ code: 2 })
})

test('the highlights of a PDF are listed by colour, become excerpts, and go out in a copy', async () => {
  expect((await run('highlights', project, 'paper.pdf')).out).toContain('#ffff00: one mark')
  expect((await run('highlights', project, 'nobody.pdf')).code).toBe(1)
  const made = await run('highlights', project, 'paper.pdf', '--colours', '#ffff00=Trust')
  expect(made.out).toContain('One excerpt, one coding, no new codes')
  const again = await run('highlights', project, 'Sims 2021', '--colours', '#ffff00=Trust')
  expect(again.out).toContain('1 was marked here already')
  expect((await run('highlights', project, 'paper.pdf', '--out', path('marked.pdf'))).out).toContain('one highlight')
  expect(readFileSync(path('marked.pdf')).subarray(0, paper.length).equals(paper)).toBe(true)
  expect((await run('reread', project)).out).toContain('Two documents read as before.')
})
