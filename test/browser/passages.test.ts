import { beforeAll, expect, test } from 'vitest'
import { plainText } from '../../src/core/document/text.ts'
import { made } from '../support/review.ts'
import { barriers } from './barriers.ts'
import { arrived, complaints, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const state = () => bench().project.journal.state

const filler = (n: number) =>
  `Report ${n} covers the region and the year. ${'It lists sites, beds, posts and distances in a table of the annex. '.repeat(4)}`
const claims = {
  open: 'Once the ledgers were laid open, the accounts could be read by anyone. Open accounts left no room for guesses, and the board could see what was spent.',
  again:
    'Accounts that lay open to all partners were new. It was said in three interviews that open books changed how they spoke, and what about.',
  trust:
    'In time the partners came to trust one another, as several of them told us in the second interview, held in the spring of the following year.',
}

beforeAll(async () => {
  const { project } = bench()
  const text = (words: string) =>
    project.store.putBlob(new TextEncoder().encode(JSON.stringify(plainText(words))), 'application/json')
  const document = async (id: string, source: string, words: string) => {
    const hash = await text(words)
    return made('document.attached', id, { source, file: `${id}.txt`, mediaType: 'text/plain', blob: hash, text: hash })
  }
  const source = (id: string, family: string) =>
    made('source.described', id, {
      kind: 'article',
      reference: { type: 'article-journal', title: `What ${family} found`, author: [{ family }], year: 2021 },
    })
  const result = await project.execute('per_me', {
    do: 'change',
    changes: [
      made('person.joined', 'per_me', { roles: ['owner'] }),
      made('project.described', 'prj_this', { title: 'A review', kind: 'realist review' }),
      source('src_sims', 'Sims'),
      source('src_wu', 'Wu'),
      await document('doc_a', 'src_sims', [filler(1), claims.open, filler(2), filler(3), filler(4)].join('\n\n')),
      await document('doc_b', 'src_wu', [filler(5), claims.trust, filler(6), filler(7), claims.again].join('\n\n')),
      made('code.defined', 'cod_open', { name: 'Open books', definition: 'Accounts can be read by all.', order: 1 }),
      made('configuration.formed', 'cmoc_1', { title: 'Open books', template: 'tpl_dalkin', order: 1 }),
      made('component.worded', 'cmp_open', { text: 'open accounts' }),
      made('component.worded', 'cmp_trust', { text: 'partners trust one another' }),
      made('link.placed', 'lnk_open', {
        configuration: 'cmoc_1',
        slot: 'M-res',
        component: 'cmp_open',
        order: 1,
        status: 'hypothesised',
      }),
      made('link.placed', 'lnk_trust', {
        configuration: 'cmoc_1',
        slot: 'M-rea',
        component: 'cmp_trust',
        order: 2,
        status: 'hypothesised',
      }),
    ],
  })
  expect(result).toMatchObject({ ok: true })
})

test('by keys alone: a target is picked, passages are accepted, rejected and taken back, until nothing is left', async () => {
  const page = await bench().open('', { reducedMotion: 'reduce' })
  await page.keyboard.press('g')
  await page.keyboard.press('g')
  await page.getByRole('heading', { name: 'Look here next' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'Open books', exact: true }).last().focus()
  await page.keyboard.press('Enter')
  const found = page.locator('.put-forward')
  await found.getByText('because:').waitFor()
  expect(await barriers(page)).toEqual([])
  const first = await found.locator('.said').textContent()
  expect([claims.open, claims.again]).toContain(first)
  await expect.poll(() => found.locator('mark').first().textContent()).toMatch(/open|accounts|books/i)
  // Accepted: marked and coded in one act, which one key takes back.
  await page.keyboard.press('y')
  await page.getByText('Coded “Open books”.').waitFor()
  await page.waitForFunction((said) => document.querySelector('.put-forward .said')?.textContent !== said, first)
  expect([state().excerpt.size, state().coding.size, state().suggestion.size]).toEqual([1, 1, 1])
  expect([...state().excerpt.values()][0]).toMatchObject({ quote: first, by: 'per_me' })
  await page.getByText('one passage accepted').waitFor()
  await page.keyboard.press('z')
  await page.getByText('Taken back.').waitFor()
  await page.getByText('nothing was accepted or rejected yet').waitFor()
  expect([state().excerpt.size, state().coding.size, state().suggestion.size]).toEqual([0, 0, 0])
  // Passed over and gone back to.
  const before = await found.locator('.said').textContent()
  await page.keyboard.press('n')
  await page.waitForFunction((said) => document.querySelector('.put-forward .said')?.textContent !== said, before)
  await page.keyboard.press('ArrowUp')
  await page.waitForFunction((said) => document.querySelector('.put-forward .said')?.textContent === said, before)
  // Rejected, until nothing is left.
  const none = 'Nothing is left that speaks to it.'
  for (let i = 1; i < 12 && !(await page.getByText(none).isVisible()); i++) {
    const said = await found.locator('.said').textContent()
    await page.keyboard.press('x')
    // Between two passages there may be neither for a moment.
    await page.waitForFunction(
      ([said, none]) => {
        const now = document.querySelector('.put-forward .said')?.textContent
        return (now !== undefined && now !== said) || document.body.textContent.includes(none)
      },
      [said, none] as const,
    )
  }
  await page.getByText(none).waitFor()
  // The key for the next one leads nowhere else from here.
  await page.keyboard.press('n')
  expect(page.url()).toContain('/passages/cod_open')
  expect([...state().suggestion.values()].every(({ verdict }) => verdict === 'rejected')).toBe(true)
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('for a configuration the form is filled in: the part it speaks to, and that it supports it; digits change the stance', async () => {
  const page = await bench().open('/passages/cmoc_1', { reducedMotion: 'reduce' })
  await page.getByText('speaks most to').waitFor()
  const said = await page.locator('.put-forward .said').textContent()
  const link = said === claims.trust ? 'lnk_trust' : 'lnk_open'
  await page.keyboard.press('y')
  await page.getByRole('form', { name: 'Link as evidence' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(1)
  await page.keyboard.press('3')
  await page.keyboard.press('Enter')
  await page.getByText('Linked to').waitFor()
  const [evidence] = [...state().evidence.values()]
  expect(evidence).toMatchObject({ configuration: 'cmoc_1', links: [link], stance: 'qualifies', by: 'per_me' })
  expect(state().excerpt.get(evidence?.excerpt as 'exc_1')?.quote).toBe(said)
  await page.waitForFunction((said) => document.querySelector('.put-forward .said')?.textContent !== said, said)
  await page.keyboard.press('o')
  await page.waitForURL(/\/document\/doc_.*place=/)
  await arrived(page)
  // What is looked for goes along, to the side of the reading room.
  const beside = page.locator('.look-here')
  await beside.getByText('because:').first().waitFor()
  expect(await barriers(page)).toEqual([])
  // And is rejected there by the same key.
  const rejected = () => [...state().suggestion.values()].filter(({ verdict }) => verdict === 'rejected').length
  const so = rejected()
  await page.keyboard.press('x')
  await page.getByText('Rejected.').waitFor()
  expect(rejected()).toBe(so + 1)
  await page.context().close()
})

test('a link, on a tablet; what is not there is said', async () => {
  const page = await bench().open('/passages/lnk_trust?among=unread', {
    reducedMotion: 'reduce',
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    colorScheme: 'dark',
  })
  await page.locator('h1').getByText('partners trust one another').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.context().close()
  const none = await bench().open('/passages/cod_none')
  await none.getByText('There is no such thing at that moment.').waitFor()
  await none.context().close()
  expect(complaints.filter((one) => !one.includes('404'))).toEqual([])
})
