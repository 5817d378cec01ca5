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
  { lines: [{ ...line(760, 'Who answers to whom'), size: 20 }, line(720, 'Hospitals held most of the money.')] },
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
      made('configuration.formed', 'cmoc_1', { title: 'Accountability', template: 'tpl_cmo', order: 1 }),
      ...(['C', 'M', 'O'] as const).flatMap((slot, i) => [
        made('component.worded', `cmp_${slot}`, { text: ['hospitals hold the money', 'answerable', 'progress'][i] }),
        made('link.placed', `lnk_${slot.toLowerCase()}`, {
          configuration: 'cmoc_1',
          slot,
          component: `cmp_${slot}`,
          order: 1,
          status: 'hypothesised',
        }),
      ]),
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
  await expect.poll(() => page.getByLabel('Page', { exact: true }).inputValue()).toBe('4')
  await expect.poll(() => page.locator('[data-leaf]').count()).toBeLessThan(6)
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
  await expect.poll(() => page.locator('canvas').count()).toBe(0)
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
  await expect.poll(() => page.locator('.over.hit').count()).toBe(0)
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

/** Waits until what was asked last is on the disk. */
const kept = (page: Page) => page.getByText('Saved', { exact: true }).waitFor()
const state = () => bench().project.journal.state

test('words are selected, coded and linked by keys alone, as one act, and one undo takes all of it back', async () => {
  const page = await open('governance.pdf')
  await painted(page, 1)
  await page.getByRole('region', { name: 'Document' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('Hospitals held most of the money.')
  const before = bench().project.journal.events.length
  await page.keyboard.press('l')
  const panel = page.getByRole('form', { name: 'Mark the selected words' })
  await panel.waitFor()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.type('unequal partners')
  await page.keyboard.press('Enter')
  // To the kinds: the third is a finding.
  for (const key of ['Tab', 'Tab', 'Tab', 'Space']) await page.keyboard.press(key)
  const finding = panel.getByRole('button', { name: 'Finding' })
  await expect.poll(() => finding.getAttribute('aria-pressed')).toBe('true')
  const stance = panel.getByRole('group', { name: /context: hospitals hold/ }).getByRole('button', { name: 'supports' })
  for (let i = 0; i < 12 && !(await stance.evaluate((one) => one === document.activeElement)); i++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('1')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('4')
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('Linked the passage to', { exact: false }).waitFor()
  await kept(page)
  const acts = new Set(
    bench()
      .project.journal.events.slice(before)
      .map(({ act }) => act),
  )
  expect(acts.size).toBe(1)
  const [[id, excerpt] = []] = [...state().excerpt]
  expect(excerpt).toMatchObject({
    quote: 'Hospitals held most of the money.',
    kind: 'finding',
    by: 'per_me',
    document: documents['governance.pdf'],
  })
  expect([...state().coding.values()]).toMatchObject([{ excerpt: id, by: 'per_me' }])
  expect([...state().code.values()]).toMatchObject([{ name: 'unequal partners' }])
  expect([...state().evidence.values()].map(({ links, stance, excerpt }) => [links, stance, excerpt])).toEqual([
    [['lnk_c'], 'supports', id],
    [['lnk_m'], 'refutes', id],
  ])
  // It stands on the page, in its margin and in the list, and the browser says so too.
  await page.locator(`[data-page="1"] [data-excerpt="${id}"]`).waitFor({ state: 'attached' })
  await page.locator('.stripe', { hasText: 'unequal partners' }).waitFor()
  await page.waitForURL(new RegExp(`excerpt=${id}`))
  expect(await barriers(page)).toEqual([])
  // The same said again is not recorded twice.
  await page.getByRole('region', { name: 'Document' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('form', { name: 'What is said of this passage' }).waitFor()
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await page.locator('.link-panel').waitFor({ state: 'detached' })
  await kept(page)
  expect(state().evidence.size).toBe(2)
  await page.keyboard.press('z')
  await page.getByText('Nothing is marked yet.', { exact: false }).waitFor()
  expect([state().excerpt.size, state().coding.size, state().code.size, state().evidence.size]).toEqual([0, 0, 0, 0])
  await page.context().close()
})

test('words are marked by mouse, in columns and on a turned page, and Escape leaves all as it was', async () => {
  const page = await open('governance.pdf', '?page=2&turn=90')
  await painted(page, 2)
  const lines = page.locator('[data-page="2"] .unseen-words span')
  const box = await lines.nth(1).boundingBox()
  if (!box) throw new Error('no line')
  // Turned with the clock, a line runs down the page.
  await page.mouse.move(box.x + box.width / 2, box.y + 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.6, { steps: 5 })
  await page.mouse.up()
  const words = await page.evaluate(() => String(getSelection()))
  expect(words).toMatch(/^Members gave a( reason)?$/)
  await page.keyboard.press('l')
  await page.locator('.link-panel').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.link-panel').count()).toBe(0)
  expect(state().excerpt.size).toBe(0)
  await page.context().close()
})

test('what a finger or a screen reader selects in the browser is marked too, by the button', async () => {
  const page = await open('governance.pdf')
  await painted(page, 1)
  await expect.poll(() => page.getByRole('button', { name: /^Mark L/ }).count()).toBe(0)
  await page.locator('[data-page="1"] .unseen-words span', { hasText: 'Hospitals' }).evaluate((run) => {
    const words = run.firstChild
    if (words) getSelection()?.setBaseAndExtent(words, 0, words, 14)
  })
  await page.locator('[data-page="1"] .chosen-words rect').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: /^Mark L/ }).click()
  await page.getByRole('form', { name: 'Mark the selected words' }).waitFor()
  await page.keyboard.press('Escape')
  await page.context().close()
})

test('a configuration begins with a passage; an excerpt leads to its words from the theory, and back', async () => {
  const page = await open('governance.pdf', '?page=2')
  await painted(page, 2)
  await page.locator('[data-page="2"] .unseen-words span', { hasText: 'Progress' }).dblclick()
  await page.getByRole('region', { name: 'Document' }).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('.link-panel').waitFor()
  await page.locator('.link-panel .stances [tabindex="0"]').waitFor()
  await page.keyboard.press('s')
  await page.getByLabel('Title of the new configuration').fill('Seen by all')
  await page.getByRole('button', { name: 'O', exact: true }).click()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  await page.keyboard.type('Seen by all')
  await page
    .getByRole('group', { name: 'Which part the words are' })
    .getByRole('button', { name: 'O', exact: true })
    .click()
  await page.getByLabel('Title of the new configuration').press('Enter')
  await page.getByText('Started “Seen by all” from the passage.').waitFor()
  await kept(page)
  const formed = [...state().configuration].find(([, { title }]) => title === 'Seen by all')?.[0]
  expect([...state().link.values()].find(({ configuration }) => configuration === formed)).toMatchObject({
    slot: 'O',
    status: 'evidenced',
  })
  await page.locator('.ex.here').getByRole('link').click()
  await page.getByRole('link', { name: 'Read in place' }).click()
  await page.waitForURL(/document\/.*excerpt=/)
  await page.locator('[data-page="2"] .mark-of.current').waitFor({ state: 'attached' })
  await page.context().close()
})

test('words of a web page and of a talk are marked in the text, where stripes stand beside them', async () => {
  const page = await open('page.html')
  await page.getByText('Rules were open.').waitFor()
  await page.getByRole('region', { name: 'Document' }).focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key)
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('Rules were')
  await page.keyboard.press('l')
  await page.locator('.link-panel').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.type('open rules')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.locator('.reading-text .mark-of', { hasText: 'Rules were' }).waitFor()
  await page.locator('.stripe', { hasText: 'open rules' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('two passages are joined as a dyad by keys, shown as a chain, and each part leads to its words', async () => {
  const page = await open('governance.pdf')
  await painted(page, 1)
  const desk = page.getByRole('region', { name: 'Document' })
  const mark = async (steps: number) => {
    await desk.focus()
    for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('l')
    await page.locator('.link-panel').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.link-panel').waitFor({ state: 'detached' })
    await kept(page)
  }
  await mark(2)
  await mark(3)
  await expect.poll(() => desk.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press('j')
  await page.getByRole('region', { name: 'Joining passages' }).waitFor()
  await page.keyboard.press('Shift+E')
  await page.waitForURL(/excerpt=/)
  await page.keyboard.press('j')
  await page.getByRole('button', { name: 'Join as a dyad' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await desk.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Joined two passages.').waitFor()
  await kept(page)
  const [chain] = [...state().chain.values()]
  expect(chain).toMatchObject({ by: 'per_me' })
  expect(chain?.parts.map(({ slot }) => slot)).toEqual(['C', 'M'])
  await page.locator('.chains').getByText('a dyad').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.locator('.chains ol button').first().click()
  await page.waitForURL(new RegExp(`excerpt=${chain?.parts[0]?.excerpt}`))
  await page.context().close()
})

test('a region of a page is marked by keys and by mouse, with a memo', async () => {
  const page = await open('governance.pdf', '?page=2')
  await painted(page, 2)
  const before = state().excerpt.size
  await page.keyboard.press('r')
  const region = page.getByRole('button', { name: /^Region to mark/ })
  await region.waitFor()
  expect(await barriers(page)).toEqual([])
  for (const key of ['ArrowRight', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter'])
    await page.keyboard.press(key)
  await page.locator('.link-panel').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Memo', { exact: true }).fill('The figure shows who answers to whom.')
  await page.keyboard.press('Enter')
  await page.locator('.mark-of.region.current').waitFor({ state: 'attached' })
  await kept(page)
  expect(state().excerpt.size).toBe(before + 1)
  expect([...state().excerpt.values()].at(-1)).toMatchObject({
    quote: '',
    memo: 'The figure shows who answers to whom.',
    selectors: [{ type: 'page', page: 2, rects: [[0.26, 0.31, 0.51, 0.21]] }],
  })
  // By mouse, while a region is placed.
  await page.keyboard.press('r')
  await region.waitFor()
  const box = await region.boundingBox()
  if (!box) throw new Error('no region')
  await page.mouse.move(box.x + 10, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 70, { steps: 4 })
  await page.mouse.up()
  await page.locator('.link-panel').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => region.count()).toBe(0)
  await page.context().close()
})

test('in the past, and for those who may only read, nothing can be marked', async () => {
  const seq = bench().project.journal.state.seq
  const page = await open('governance.pdf', `?at=${seq}`)
  await painted(page, 1)
  await page.getByRole('region', { name: 'Document' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('l')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(200)
  await expect.poll(() => page.locator('.link-panel').count()).toBe(0)
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('nothing was complained of', () => {
  expect(complaints).toEqual([])
})
