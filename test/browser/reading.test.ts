import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Id } from '../../src/core/ids.ts'
import { attach } from '../../src/work/attach.ts'
import { silent } from '../../src/work/job.ts'
import { readersApart } from '../../src/work/read-apart.ts'
import { article } from '../support/article.ts'
import { pdf } from '../support/pdf.ts'
import { made } from '../support/review.ts'
import { barriers } from './barriers.ts'
import { complaints, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const line = (y: number, text: string) => ({ x: 60, y, size: 12, text })
/** What a reader reads in these tests: few words, each sentence on lines of its own. */
const governance = [
  { lines: [line(760, 'Who answers to whom'), line(720, 'Hospitals held most of the money.')] },
  {
    lines: [
      line(760, 'Short regular meetings ended with named actions.'),
      line(740, 'Members gave a reason to prepare.'),
      line(720, 'Progress could be seen by all.'),
    ],
    more: '0.5 0.7 0.9 rg 60 300 300 200 re f',
  },
]
const files: Record<string, Uint8Array> = {
  'governance.pdf': pdf(governance),
  'long.pdf': pdf(article(4, { pages: 9, title: 'Leading together' })),
  'scripted.pdf': pdf(governance, {
    catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\("/evil"\\);) >>',
  }),
  'page.html': new TextEncoder().encode(
    '<html><body onload="fetch(\'/evil\')"><h1>Rules</h1><p>Rules were open.<script>fetch("/evil")</script>' +
      '<img src="http://example.org/evil.png" onerror="fetch(\'/evil\')"><svg onload="fetch(\'/evil\')"></svg></p></body></html>',
  ),
}
const documents: Record<string, Id<'doc'>> = {}

beforeAll(async () => {
  const { project } = bench()
  const result = await project.execute('per_me', {
    do: 'change',
    changes: [
      made('person.joined', 'per_me', { roles: ['owner'] }),
      made('project.described', 'prj_this', { title: 'A review', kind: 'realist review' }),
      made('source.described', 'src_gordon', {
        kind: 'article',
        reference: { type: 'article-journal', title: 'Governance', author: [{ family: 'Gordon' }], year: 2020 },
      }),
    ],
  })
  expect(result.ok).toBe(true)
  const readers = readersApart()
  for (const [name, bytes] of Object.entries(files)) {
    const came = await attach(project, readers, { name, bytes, who: 'per_me', source: 'src_gordon' }, silent)
    if (!came.ok) throw new Error(came.refusal.message)
    documents[name] = came.document
  }
  readers.close()
  // A file that was whole when its words were read, and is not any more.
  const broken = await project.store.putBlob(new TextEncoder().encode('%PDF-1.7 and no more'), 'application/pdf')
  const whole = project.journal.state.document.get(documents['governance.pdf'] as Id<'doc'>)
  for (const [id, more] of [
    ['doc_broken', { text: whole?.text }],
    ['doc_gone', {}],
  ] as const) {
    const document = { source: 'src_gordon', file: `${id}.pdf`, mediaType: 'application/pdf', blob: broken, pages: 2 }
    const attached = await project.execute('per_me', {
      do: 'change',
      changes: [made('document.attached', id, { ...document, ...more })],
    })
    expect(attached.ok).toBe(true)
  }
})

const open = (name: string, query = '') =>
  bench().open(`/document/${documents[name] ?? name}${query}`, { reducedMotion: 'reduce' })
const painted = (page: Page, number: number) => page.locator(`[data-page="${number}"] canvas[data-painted]`).waitFor()

test('pages are painted near the view only, and page, zoom, turn and drawer have an address', async () => {
  const page = await open('long.pdf', '?page=4')
  await painted(page, 4)
  expect(await page.getByLabel('Page', { exact: true }).inputValue()).toBe('4')
  expect(await page.locator('[data-leaf]').count()).toBeLessThan(6)
  // Paint is on it, not white alone.
  const dark = await page.locator('[data-page="4"] canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement
    const { data = [] } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? {}
    let dark = 0
    for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 100) dark++
    return dark
  })
  expect(dark).toBeGreaterThan(1_000)
  await page.keyboard.press(']')
  await page.waitForURL(/page=5/)
  await page.keyboard.press('+')
  await page.waitForURL(/zoom=/)
  await page.keyboard.press('Shift+R')
  await page.waitForURL(/turn=90/)
  await painted(page, 5)
  const { width = 0, height = 0 } = (await page.locator('[data-page="5"]').boundingBox()) ?? {}
  expect(width).toBeGreaterThan(height)
  await page.keyboard.press('t')
  await page.getByRole('navigation', { name: 'Pages and outline' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('navigation', { name: 'Pages and outline' }).getByRole('button', { name: 'Page 7' }).click()
  await page.waitForURL(/page=7/)
  await page.getByLabel('Page', { exact: true }).fill('2')
  await page.keyboard.press('Enter')
  await page.waitForURL(/page=2/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('v')
  await page.getByLabel('Page 2', { exact: true }).waitFor()
  expect(await page.locator('canvas').count()).toBe(0)
  await page.context().close()
})

test('words are found and marked on the page, one after another', async () => {
  const page = await open('governance.pdf')
  await painted(page, 1)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('REASON to')
  await page.getByText('1 of 1', { exact: true }).waitFor()
  await page.waitForURL(/page=2/)
  await painted(page, 2)
  const words = await page.locator('[data-page="2"] .over.hit rect').boundingBox()
  const whole = await page.locator('[data-page="2"] .unseen-words span', { hasText: 'Members' }).boundingBox()
  // The hit lies within its line, where its words are.
  expect(words?.y).toBeCloseTo(whole?.y ?? 0, -1)
  expect(words?.x).toBeGreaterThan((whole?.x ?? 0) + 60)
  await page.keyboard.type('nowhere')
  await page.getByText('Not found', { exact: true }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await page.locator('.over.hit').count()).toBe(0)
  await page.context().close()
})

test('a broken file shows its words, or one clear line', async () => {
  const broken = await open('doc_broken')
  await broken.getByText('The file is damaged, so its pages cannot be shown. Here are its words.').waitFor()
  await broken.getByText('Hospitals held most of the money.').waitFor()
  expect(await barriers(broken)).toEqual([])
  await broken.context().close()
  const gone = await open('doc_gone')
  await gone.getByText('The file is damaged, so its pages cannot be shown.').waitFor()
  await gone.context().close()
  // The only thing the console may have said is that there is no text to read.
  expect(complaints.splice(0).filter((said) => !said.includes('404'))).toEqual([])
})

test('scripts in a PDF and in HTML run nothing and fetch nothing', async () => {
  for (const name of ['scripted.pdf', 'page.html']) {
    const page = await bench()
      .browser.newContext()
      .then((context) => context.newPage())
    const asked: string[] = []
    const dialogs: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('dialog', (dialog) => dialogs.push(dialog.message()))
    await page.goto(`${bench().address}/p/empty/document/${documents[name]}`)
    if (name.endsWith('.pdf')) await painted(page, 1)
    else await page.getByText('Rules were open.').waitFor()
    await page.waitForTimeout(300)
    expect(dialogs).toEqual([])
    expect(asked.filter((url) => url.includes('evil') || !url.startsWith(bench().address))).toEqual([])
    expect(await page.locator('main script, main img').count()).toBe(0)
    await page.context().close()
  }
})

test('nothing was complained of', () => {
  expect(complaints).toEqual([])
})
