import { beforeAll, expect, test } from 'vitest'
import { article } from '../support/article.ts'
import { docx, paragraph } from '../support/docx.ts'
import { pdf } from '../support/pdf.ts'
import { made } from '../support/review.ts'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const title = 'Leading together: a realist review of integrated care'
const paper = {
  name: 'download.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(pdf(article(4, { pages: 3, title, doi: '10.1234/abc.5' }))),
}
const talk = {
  name: 'Wu 2020.docx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(
    docx(
      ['I: What helped?', 'P1: Short meetings, and trust.', 'I: Why?', 'P1: People could see it.']
        .map((text) => paragraph(text))
        .join(''),
    ),
  ),
}
const locked = { name: 'locked.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf([{}], { password: 'x' })) }
const state = () => bench().project.journal.state
const source = (id: string, kind: string, heading: string, family: string, year: number, more: object = {}) =>
  made('source.described', id, {
    kind,
    reference: { type: 'article-journal', title: heading, author: [{ family }], year, ...more },
    entersAt: 'stg_full',
  })

beforeAll(async () => {
  const result = await bench().project.execute('per_me', {
    do: 'change',
    changes: [
      made('person.joined', 'per_me', { roles: ['owner'] }),
      made('project.described', 'prj_this', { title: 'A review', kind: 'realist review' }),
      made('stage.set', 'stg_full', {
        name: 'Full text',
        kind: 'full-text',
        order: 1,
        reviewers: 1,
        blinded: false,
        reasonNeeded: false,
      }),
      source('src_sims', 'article', title, 'Sims', 2021, { doi: '10.1234/abc.5' }),
      source('src_wu', 'interview', 'Interview with a leader', 'Wu', 2020),
      source('src_lost', 'report', 'A report that nobody has', 'Lost', 1999),
    ],
  })
  expect(result.ok).toBe(true)
})

test('files are dropped, each says whose it seems to be, and keys say yes, another one, or leave out', async () => {
  const page = await bench().open('/documents', { reducedMotion: 'reduce' })
  await expect.poll(() => page.getByRole('link', { name: /^Not here yet 3/ }).isVisible()).toBe(true)
  expect(await barriers(page)).toEqual([])
  await page.locator('input[type=file]').first().setInputFiles([paper, talk, locked])
  await page.getByText('It is locked with a password.', { exact: false }).waitFor()
  await page.getByText('Its DOI is 10.1234/abc.5.', { exact: false }).waitFor()
  expect(await barriers(page)).toEqual([])
  expect(state().document.size).toBe(0)
  await page.keyboard.press('y')
  // The next one is asked about; its author and year stand in its name.
  await page.getByText('Its name holds the author and the year.').waitFor()
  await page.keyboard.press('y')
  await expect.poll(() => state().document.size).toBe(2)
  await page.getByText('attached, 3 pages').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()
  expect([...state().document.values()].map(({ source, file }) => [source, file]).sort()).toEqual([
    ['src_sims', 'download.pdf'],
    ['src_wu', 'Wu 2020.docx'],
  ])
  await page.context().close()
})

test('words are found in all documents, and lead to their place', async () => {
  const page = await bench().open('/documents', { reducedMotion: 'reduce' })
  await page.keyboard.press('/')
  await page.keyboard.type('"short meetings"')
  await page.keyboard.press('Enter')
  await page.locator('.found mark', { hasText: 'Short meetings' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'there' }).click()
  await page.locator('#place').waitFor()
  await expect.poll(() => page.locator('#place').textContent()).toBe('Short meetings')
  await expect.poll(() => page.locator('.turns dt').allTextContents()).toEqual(['I', 'P1', 'I', 'P1'])
  await arrived(page)
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('on the page of a source one says where its full text stands, attaches files and better copies', async () => {
  const page = await bench().open('/source/src_lost?tab=documents', { reducedMotion: 'reduce' })
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Sought' }).click()
  await page.getByText('It is sought.').waitFor()
  await page.getByRole('button', { name: 'Not available' }).click()
  await page.getByLabel('Why it is not to be had').fill('The authors did not answer')
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('It is not available: The authors did not answer').waitFor()
  expect(state().retrieval.get('ret_src_lost')).toMatchObject({
    state: 'not available',
    reason: 'The authors did not answer',
  })
  await page.goto(page.url().replace(/source.*/, ''))
  await arrived(page)
  await page.getByText('1 not available', { exact: false }).waitFor()
  await expect.poll(() => page.getByText('full texts sought').isVisible()).toBe(true)
  await page.goto(`${page.url().replace(/\/$/, '')}/source/src_sims?tab=documents`)
  await page.getByRole('link', { name: 'download.pdf' }).waitFor()
  await page.getByRole('button', { name: 'Put a better copy in its place' }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles([{ ...paper, name: 'better.pdf', buffer: Buffer.from(pdf(article(4, { pages: 4, title }))) }])
  await page.getByRole('link', { name: 'better.pdf' }).waitFor()
  await expect.poll(() => page.getByRole('link', { name: 'download.pdf' }).count()).toBe(0)
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('a file dropped on the page of a source is attached to it; documents dropped elsewhere are taken in hand', async () => {
  const page = await bench().open('/source/src_wu', { reducedMotion: 'reduce' })
  const drop = async (name: string) => {
    const data = await page.evaluateHandle((name) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([`Notes by hand: ${name}`], name))
      return transfer
    }, name)
    await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
    await page.locator('.drop-here').waitFor()
    await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  }
  await drop('notes.md')
  await page.getByRole('link', { name: 'notes.md' }).waitFor()
  expect(new URL(page.url()).searchParams.get('tab')).toBe('documents')
  await page.goto(page.url().replace(/source.*/, 'protocol'))
  await arrived(page)
  await drop('other.md')
  await page.getByRole('button', { name: 'other.md' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/p/empty/documents')
  await page.keyboard.press('x')
  await expect.poll(() => page.getByRole('button', { name: 'other.md' }).count()).toBe(0)
  await drop('minutes_of the board.md')
  await page.getByRole('button', { name: 'It is a new source' }).waitFor()
  await page.keyboard.press('s')
  await page.getByRole('link', { name: 'minutes_of the board.md' }).waitFor()
  expect([...state().source.values()].at(-1)?.reference).toEqual({ type: 'document', title: 'minutes of the board' })
  await page.context().close()
})
