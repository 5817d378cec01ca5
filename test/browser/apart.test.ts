import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import type { Id } from '../../src/core/ids.ts'
import { type Listening, listen } from '../../src/server/listen.ts'
import { projectFiles } from '../../src/server/projects.ts'
import { openProject } from '../../src/store/project.ts'
import { createSqlite, openSqlite } from '../../src/store/sqlite.ts'
import { run } from '../support/cli.ts'
import { ana } from '../support/journal.ts'
import { made } from '../support/review.ts'
import { ben, foundedOn, reword, word } from '../support/store.ts'
import { barriers, barriersOfColour } from './barriers.ts'
import { drop } from './dropping.ts'
import { ownBench, webRoot } from './setup.ts'
import { runsOver } from './sides.ts'

const said = `Interviewer: Where do you work, Grace?
Grace Bell: At Riverside Surgery in Sheffield, with Dr Ahmed Khan.
Interviewer: And what changed?
Grace Bell: Ahmed Khan rang me himself. I trusted the service after that.
`
const reference = { type: 'article-journal', title: 'Study 1 of trust' }
const stage = { name: 'Title', kind: 'title-abstract', order: 1, reviewers: 2, blinded: true, reasonNeeded: false }

/** A review of Ana and Ben: two sources to vote on, and an interview with its transcript. */
async function review(path: string): Promise<void> {
  const project = await foundedOn(createSqlite(path))
  await project.store.putPerson({ id: ana, name: 'Ana Alves', initials: 'AA' })
  await project.store.putPerson({ id: ben, name: 'Ben Bauer', initials: 'BB' })
  await project.execute(ana, word('1', 'trust'))
  await project.execute(ana, {
    do: 'change',
    changes: [
      made('stage.set', 'stg_1', stage),
      made('source.described', 'src_1', { kind: 'article', reference, entersAt: 'stg_1' }),
      made('source.described', 'src_told', {
        kind: 'interview',
        reference: { type: 'interview', title: 'Interview 1' },
      }),
    ],
  })
  await project.close()
  const transcript = join(mkdtempSync(join(tmpdir(), 'retroduce-told-')), 'grace.txt')
  writeFileSync(transcript, said)
  expect((await run('attach', path, transcript, '--to', 'src_told')).code).toBe(0)
}

const bench = ownBench({ make: review })
const opened: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of opened) await close()
})

/** A folder of projects, served as at home, and a window of whoever sits there. */
async function home(who: Id<'per'>, fill: (folder: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-home-'))
  await fill(folder)
  const projects = projectFiles(folder)
  const server: Listening = await listen({ projects, webRoot })
  opened.push(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const page = await bench().open('', { reducedMotion: 'reduce', acceptDownloads: true })
  await page.context().addCookies([{ name: 'retroduce-person', value: who, url: server.address }])
  const state = async (slug: string) => (await projects.find(slug))?.project.journal.state
  return { folder, page, state, go: (path: string) => page.goto(`${server.address}${path}`) }
}

/** The list of projects, which drops are heard on. */
const listed = (page: Page) => page.getByRole('button', { name: 'Bring a project file…' }).waitFor()

test('a copy is handed out on screen, opened and voted in elsewhere, and taken back by a drop, as blinded as before', async () => {
  const there = await home(ben, async () => undefined)
  const here = await home(ana, async (folder) => {
    await review(join(folder, 'review.retro'))
    await (await foundedOn(createSqlite(join(folder, 'other.retro')))).close()
  })
  const { page } = here
  await here.go('/p/review/protocol/sources')
  await page.getByText('Who votes, and what counts').click()
  await page.getByRole('button', { name: 'Hand out…' }).press('Enter')
  await page.getByLabel('For', { exact: true }).selectOption({ label: 'Ben Bauer' })
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Make the copy' }).press('Enter')
  const copy = readFileSync(await (await saved).path())
  await page.getByText('1 source to Ben Bauer').or(page.getByText('One source to Ben Bauer')).waitFor()

  // Where nothing is yet he begins a project of his own, and goes back to the list.
  await there.go('/')
  await there.page.getByRole('button', { name: 'New project' }).press('Enter')
  await there.page.getByLabel('Your name').fill('Ben Bauer')
  await there.page.getByLabel('Title').focus()
  await there.page.getByLabel('Title').and(there.page.locator(':focus')).waitFor()
  await there.page.keyboard.type('Notes on trust')
  expect(await barriers(there.page)).toEqual([])
  await there.page.keyboard.press('Enter')
  await there.page.waitForURL(/\/p\/Notes-on-trust$/)
  await there.page.getByText('Write the question.').waitFor()
  await there.page.getByRole('link', { name: 'all projects' }).press('Enter')
  await there.page.getByRole('link', { name: 'Notes on trust' }).waitFor()
  await listed(there.page)
  await drop(there.page, 'for-ben.retro', copy)
  const add = there.page.getByRole('button', { name: 'Add it' })
  await add.and(there.page.locator(':focus')).waitFor()
  expect(await barriers(there.page)).toEqual([])
  await add.press('Enter')
  await there.page.waitForURL(/\/p\/for-ben$/)
  await there.go('/p/for-ben/screen')
  await there.page.getByRole('heading', { name: 'Study 1 of trust' }).waitFor()
  await there.page.keyboard.press('i')
  await expect.poll(async () => (await there.state('for-ben'))?.vote.size).toBe(1)

  // He sends the file while it is open.
  const file = join(there.folder, 'for-ben.retro')
  await expect.poll(() => votesIn(file), { timeout: 5_000 }).toBe(1)
  await here.go('/')
  await listed(page)
  await drop(page, 'for-ben.retro', readFileSync(file))
  await page.getByText('This copy was handed out to Ben Bauer.', { exact: false }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/p/review/merge')
  await page.getByRole('button', { name: 'Take it back' }).press('Enter')
  await page.getByText('The stage is blinded to you, so no more is told.', { exact: false }).waitFor()
  expect((await here.state('review'))?.vote.size).toBe(1)

  await told(here)
})

/** How many votes the file alone holds, as it is now. */
async function votesIn(file: string): Promise<number> {
  const path = join(mkdtempSync(join(tmpdir(), 'retroduce-sent-')), 'sent.retro')
  copyFileSync(file, path)
  const project = await openProject(openSqlite(path))
  await project.close()
  return project.journal.state.vote.size
}

test('a copy that is dropped inside its project is made one with it; what collides is settled by a key, and his vote stays blinded until hers is in', async () => {
  const his = join(mkdtempSync(join(tmpdir(), 'retroduce-his-')), 'his.retro')
  const here = await home(ana, async (folder) => {
    const mine = join(folder, 'review.retro')
    await review(mine)
    copyFileSync(mine, his)
    for (const [path, who, text] of [
      [mine, ana, 'trust between partners'],
      [his, ben, 'trust among staff'],
    ] as const) {
      const copy = await openProject(openSqlite(path))
      expect((await copy.execute(who, reword('1', 'trust', text))).ok).toBe(true)
      if (who === ben) await copy.execute(ben, { do: 'vote', source: 'src_1', stage: 'stg_1', verdict: 'maybe' })
      await copy.close()
    }
  })
  const { page } = here
  await here.go('/p/review')
  await page.getByRole('heading', { name: 'Overview' }).or(page.getByText('Lately')).first().waitFor()
  await drop(page, 'his.retro', readFileSync(his))
  await page.getByText('One collision to settle afterwards.', { exact: false }).waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(/vote|maybe/i)
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Merge it' }).press('Enter')
  await page.getByRole('link', { name: 'Settle one collision' }).press('Enter')
  await page.locator('.cases > li[aria-current]').getByText('trust among staff').last().waitFor()
  await page.keyboard.press('2')
  await page.getByText('There is nothing to settle.').waitFor()
  const state = await here.state('review')
  expect([state?.component.get('cmp_1')?.text, state?.vote.size]).toEqual(['trust among staff', 1])
  await told(here)
})

/** Of Ben’s vote Ana is told when the stage is unblinded, and not before. */
async function told({ page, go }: Awaited<ReturnType<typeof home>>): Promise<void> {
  const main = page.locator('main')
  await go('/p/review/source/src_1?tab=stg_1')
  await page.getByRole('button', { name: 'Include' }).waitFor()
  expect(await main.innerText()).not.toMatch(/Ben Bauer/)
  await go('/p/review/protocol/sources')
  await page.getByRole('checkbox', { name: 'Blinded' }).uncheck()
  await page.getByText('Saved', { exact: true }).waitFor()
  await go('/p/review/source/src_1?tab=stg_1')
  await main.getByText('Ben Bauer').first().waitFor()
}

test('what may say who somebody is in a transcript is decided by keys, and a copy with pseudonyms takes its place', async () => {
  const [document] = bench().project.journal.state.document.keys()
  const page = await bench().open(`/pseudonyms/${document}`, { reducedMotion: 'reduce' })
  await page.getByRole('heading', { name: 'Pseudonyms' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await barriersOfColour(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 256 })
  expect(await runsOver(page), 'at 400 % zoom').toEqual([0, 0, 0])
  await page.setViewportSize({ width: 1024, height: 768 })
  // The first is a given name alone: it is kept, and the whole name is replaced by one's own word.
  const at = page.locator('.psd-words')
  for (const [words, key] of [
    ['Grace', 'k'],
    ['Grace Bell', 'e'],
  ] as const) {
    await at.getByText(words, { exact: true }).waitFor()
    await page.keyboard.press(key)
  }
  const by = page.getByLabel('Replaced by')
  await by.and(page.locator(':focus')).waitFor()
  await by.fill('Patient 1')
  await by.press('Enter')
  for (const words of ['Riverside Surgery', 'Sheffield', 'Ahmed Khan']) {
    await at.getByText(words, { exact: true }).waitFor()
    await page.keyboard.press('r')
  }
  await page.getByText('5 of 5, 0 not decided').waitFor()
  await page.getByLabel(/^Choose a passphrase/).fill('ferry lantern moss quartet')
  await page.getByLabel('The same again').fill('ferry lantern moss quartet')
  await page.getByRole('checkbox', { name: 'Delete the file' }).check()
  await page.getByRole('button', { name: 'Replace four names' }).press('Enter')
  await page.getByRole('button', { name: 'Replace for good' }).press('Enter')
  await page.getByText('The copy took its place').waitFor()
  const { store } = bench().project
  const all = await Promise.all((await store.blobs()).map(({ hash }) => store.blob(hash)))
  const kept = all.map((blob) => new TextDecoder().decode(blob?.bytes)).join('\n')
  expect(kept).toMatch(/Patient 1: At \[.*trusted the service/s)
  expect(kept).not.toMatch(/Bell|Riverside|Sheffield|Khan/)
})
