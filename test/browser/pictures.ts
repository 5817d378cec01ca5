/**
 * The pictures of the guide, into docs/guide/pictures: `npx vite build`, then `node scripts/run.mjs test/browser/pictures.ts [NAME…]`.
 * Those of the tutorial are taken on its way, step by step, so that it is walked each time.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { main } from '../../src/cli/main.ts'
import { listen } from '../../src/server/listen.ts'
import { projectFiles } from '../../src/server/projects.ts'
import { arrived, webRoot } from './setup.ts'

const root = join(import.meta.dirname, '../..')
const into = join(root, 'docs/guide/pictures')
const example = (name: string) => join(root, 'examples/tutorial', name)
const wanted = process.argv.slice(2)

/** Screens of the two examples as they stand. */
const screens: Readonly<Record<string, string>> = {
  overview: 'knight-2024',
  library: 'knight-2024/library?text=leadership',
  evidence: 'knight-2024/configuration/cmoc_final-6?by=source&part=O',
  lineage: 'knight-2024/lineage',
  gaps: 'knight-2024/insights',
  web: 'knight-2024/web',
  pieces: 'knight-2024/pieces',
  across: 'ics-evaluation/cases?show=across',
  indicators: 'ics-evaluation/indicators/ind_reached-h',
  guidance: 'ics-evaluation/guidance',
}

const folder = mkdtempSync(join(tmpdir(), 'retroduce-pictures-'))
const io = { out: () => {}, err: console.error, columns: 80, env: {}, stopped: () => Promise.resolve() }
await main(['demo', '--evaluation', '--dir', folder], io)
const tutorial = ['--title', 'Huddles and speaking up', '--name', 'Ana Lima']
await main(['new', join(folder, 'huddles.retro'), ...tutorial], io)
const served = await listen({ projects: projectFiles(folder), webRoot })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
const page = await context.newPage()
const { keyboard } = page

async function go(path: string) {
  await page.goto(`${served.address}/p/${path}`)
  await arrived(page)
}
async function picture(name: string) {
  if (wanted.length > 0 && !wanted.includes(name)) return
  await arrived(page)
  // What drew a figure, or said that something was done, has come to rest.
  await page.waitForTimeout(600)
  await page.screenshot({ path: join(into, `${name}.png`) })
}
/** Chooses a file where a button asks for it. */
async function choose(button: string, file: string) {
  const asked = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).first().click()
  await (await asked).setFiles(example(file))
}

for (const [name, path] of Object.entries(screens)) {
  await go(path)
  await picture(name)
}

// The tutorial, in its order.
await go('huddles')
await keyboard.press('n')
await page.getByLabel('Question').waitFor()
await keyboard.type('How, for whom and when do short daily meetings on a ward lead people to speak up about patients?')
await keyboard.press('Escape')
await go('huddles/protocol/sources')
await page.getByRole('button', { name: 'Set the usual five' }).click()
await page.getByPlaceholder('Add a reason').first().fill('not about speaking up')
await keyboard.press('Enter')
await page.getByText('Saved', { exact: true }).waitFor()
await go('huddles/imports')
await choose('Import files', 'records.ris')
await page.getByLabel('Database').fill('Made up')
await page.getByRole('button', { name: 'Import it' }).click()
await page.getByText('12 records; 1 duplicate joined.').waitFor()
await go('huddles/screen')
await page.getByRole('heading', { name: /^Ten minutes at nine/ }).waitFor()
await picture('screen')
await keyboard.press('i')
await page.getByRole('heading', { name: /^Ten minutes at nine/ }).waitFor({ state: 'detached' })
await go('huddles/documents')
await choose('Attach files', 'Okafor 2021 Ten minutes at nine.html')
await page.getByRole('button', { name: 'Attach to it' }).waitFor()
await picture('attach')
await keyboard.press('y')
const attached = page.getByRole('link', { name: 'Okafor 2021 Ten minutes at nine.html' })
await attached.waitFor()
await go('huddles/theory')
await keyboard.press('c')
await page.getByLabel('Title, in a few words').fill('A senior who doubts aloud')
await page.getByLabel('Template').selectOption({ label: 'Dalkin: M (resource) + C → M (reasoning) = O' })
await page.getByRole('button', { name: 'Add', exact: true }).click()
const parts = {
  'Add to context': 'a ward whose staff meet again the next day',
  'Add to mechanism, resource': 'a senior says first what they are unsure of',
  'Add to mechanism, reasoning': 'others judge that doubt is safe to show',
  'Add to outcome': 'junior nurses raise worries about patients',
}
for (const [slot, words] of Object.entries(parts)) {
  await page.getByRole('combobox', { name: slot }).fill(words)
  await keyboard.press('Enter')
  await page.locator('.sentence').getByText(words).waitFor()
}
await keyboard.press('Escape')
await picture('configuration')
await go('huddles/documents')
await attached.click()
await arrived(page)
const words = await page.getByText('One of them told us').evaluate((paragraph) => {
  const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode() as Text
  const range = document.createRange()
  range.setStart(text, text.data.indexOf('“She said'))
  range.setEnd(text, text.data.length)
  const lines = [...range.getClientRects()]
  const [first, last] = [lines[0], lines.at(-1)]
  return { from: { x: first?.left ?? 0, y: first?.top ?? 0 }, to: { x: last?.right ?? 0, y: last?.top ?? 0 } }
})
await page.mouse.move(words.from.x + 1, words.from.y + 12)
await page.mouse.down()
await page.mouse.move(words.to.x - 1, words.to.y + 12, { steps: 8 })
await page.mouse.up()
await keyboard.press('Enter')
await page.getByRole('button', { name: 'Quotation', exact: true }).click()
for (const part of ['a senior says first what they are unsure of', 'others judge that doubt is safe to show'])
  await page.getByRole('group', { name: part }).getByRole('button').first().click()
await picture('mark')
await page.getByRole('button', { name: /^Link/ }).click()
await page.getByText('Linked the passage').waitFor()
await picture('marked')

await browser.close()
await served.close()
rmSync(folder, { recursive: true })
