import { strToU8, zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { article } from '../support/article.ts'
import { pdf } from '../support/pdf.ts'
import { made } from '../support/review.ts'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const state = () => bench().project.journal.state
const guid = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`
const words = 'What helped? Short meetings, and trust.'
const theirs = {
  name: 'Interviews.qdpx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(
    zipSync({
      'Interviews.qde': strToU8(
        `<Project xmlns="urn:QDA-XML:project:1.0" name="Interviews" origin="NVivo 15"><Users><User guid="${guid(1)}" name="Carla"/></Users><CodeBook><Codes><Code guid="${guid(2)}" name="Trust" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="${guid(3)}" name="Interview 3"><PlainTextContent>${words}</PlainTextContent><PlainTextSelection guid="${guid(4)}" startPosition="13" endPosition="27" creatingUser="${guid(1)}"><Coding guid="${guid(5)}" creatingUser="${guid(1)}"><CodeRef targetGUID="${guid(2)}"/></Coding></PlainTextSelection></TextSource></Sources></Project>`,
      ),
    }),
  ),
}
const annotation =
  '/Annots [ << /Type /Annot /Subtype /Highlight /C [1 1 0] /Rect [50 600 300 720] /QuadPoints [50 720 300 720 50 600 300 600] /Contents (Look) >> ]'
const plain = Buffer.from(pdf(article(4, { pages: 1 }))).toString('latin1')
const marked = {
  name: 'marked.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(plain.replace('/Contents 8 0 R', `${annotation} /Contents 8 0 R`), 'latin1'),
}

beforeAll(async () => {
  const result = await bench().project.execute('per_me', {
    do: 'change',
    changes: [
      made('person.joined', 'per_me', { roles: ['owner'] }),
      made('project.described', 'prj_this', { title: 'A review', kind: 'realist review' }),
      made('source.described', 'src_a', { kind: 'article', reference: { type: 'article', title: 'A paper' } }),
    ],
  })
  expect(result.ok).toBe(true)
})

test('a project of another program is looked at, its user said to be somebody here, brought in and taken back', async () => {
  const page = await bench().open('/documents', { reducedMotion: 'reduce' })
  await page.locator('input[type=file]').first().setInputFiles(theirs)
  const panel = page.getByRole('region', { name: 'Bring in Interviews.qdpx' })
  await panel.getByText('from NVivo 15').waitFor()
  expect(state().excerpt.size).toBe(0)
  await panel.getByLabel('Who Carla is here').selectOption('per_me')
  expect(await barriers(page)).toEqual([])
  await panel.getByRole('button', { name: 'Bring it in' }).click()
  await panel.getByText('is in the project').waitFor()
  expect([...state().excerpt.values()]).toMatchObject([{ quote: 'Short meetings' }])
  expect([...state().coding.values()]).toMatchObject([{ by: 'per_me' }])
  await panel.getByRole('button', { name: 'Take it back' }).click()
  await expect.poll(() => state().excerpt.size).toBe(0)
})

test('what is no project is told in one line, and left out', async () => {
  const page = await bench().open('/documents', { reducedMotion: 'reduce' })
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ ...theirs, buffer: Buffer.from('<a/>') })
  await page.getByRole('alert').getByText('no project and no codebook').waitFor()
  await page.getByRole('button', { name: 'Leave it out' }).click()
  await expect.poll(() => page.getByRole('alert').count()).toBe(0)
})

test('the highlights of a PDF become excerpts under a new code', async () => {
  const page = await bench().open('/source/src_a?tab=documents', { reducedMotion: 'reduce' })
  await page.locator('input[type=file]').first().setInputFiles(marked)
  await page.getByRole('button', { name: 'Highlights in it' }).click()
  const stands = page.getByLabel('What #ffff00 stands for')
  await stands.selectOption('new')
  await page.getByLabel('Name of the code for #ffff00').fill('Trust')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Make excerpts of 1 mark' }).click()
  await expect.poll(() => [...state().excerpt.values()].map(({ memo }) => memo)).toEqual(['Look'])
  expect([...state().code.values()]).toMatchObject([{ name: 'Trust', colour: '#ffff00' }])
})
