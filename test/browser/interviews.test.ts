import { expect, test } from 'vitest'
import { plainText } from '../../src/core/document/text.ts'
import type { Id } from '../../src/core/ids.ts'
import { personByDefault } from '../../src/core/project/decide.ts'
import { made } from '../support/review.ts'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state
const shot = async (page: { screenshot: (o: object) => Promise<unknown> }, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
}

test('a kit is drafted and reworded, an interview answered by one key for each theory, and a passage made evidence', async () => {
  const page = await bench().open('/interviews?show=kits')
  await page.getByText('No kit yet.').waitFor()
  expect(await barriers(page)).toEqual([])
  await shot(page, 'kits-empty')
  await page.getByLabel('For whom').fill('board members')
  for (const one of ['CMOC 4', 'CMOC 5', 'CMOC 6']) await page.getByLabel(new RegExp(`^${one}`)).uncheck()
  await page.getByRole('button', { name: /^Draft the kit/ }).click()
  await page.getByRole('heading', { name: 'Topic guide, refining, for board members' }).waitFor()
  const taught = page.getByRole('textbox', { name: 'Theory' }).first()
  await taught.waitFor()
  await expect
    .poll(() => taught.inputValue())
    .toContain('There, leaders who hold to a clear vision make plain what they intend.')
  await taught.fill('Here is how it seems to us. What do you say?')
  await taught.press('Tab')
  const [kit] = state().instrument.keys()
  await expect
    .poll(() =>
      state()
        .instrument.get(kit as Id<'ins'>)
        ?.prompts.some(({ text }) => text.startsWith('Here is how')),
    )
    .toBe(true)
  expect(await barriers(page)).toEqual([])
  await shot(page, 'kit')

  await bench().go(page, '/interviews')
  const add = page.getByRole('textbox', { name: 'Add an interview' })
  await add.fill('Interview 6')
  await add.press('Enter')
  await page.getByText('No consent is recorded.').waitFor()
  await page.getByLabel('Kit').selectOption({ label: 'Topic guide, refining, for board members' })
  await page.getByText('Here is how it seems to us. What do you say?').waitFor()
  await page.getByLabel('Kit').blur()
  const [encounter] = [...state().encounter.values()]
  const source = encounter?.source as Id<'src'>
  const who = personByDefault(state())
  const passage = made('excerpt.made', 'exc_told', { source, quote: 'We knew what it was for.' })
  expect(await bench().project.execute(who, { do: 'change', changes: [passage] })).toMatchObject({ ok: true })

  // From prompt to prompt by keys, each with its own note; out of it the keys say again what is said to the theory.
  await page.keyboard.press('Control+Enter')
  const note = page.getByRole('textbox', { name: 'Note on the theory' })
  await expect.poll(() => note.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.type('Not in winter.')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => [...state().promptNote.values()]).toMatchObject([{ source, text: 'Not in winter.', by: who }])
  await page.keyboard.press('Escape')

  const reply = (cmoc: string) => state().reply.get(`rpl_${source}.${cmoc}`)
  await page.keyboard.press('e')
  await page.getByRole('button', { name: /^Experienced/, pressed: true }).waitFor()
  await page.keyboard.press('3')
  // The next theory opens, and what was said shows in the list.
  await page.getByRole('region', { name: 'CMOC 2' }).waitFor()
  await expect.poll(() => reply('cmoc_initial-1')).toMatchObject({ says: 'refines', standing: 'experienced', by: who })
  await page.keyboard.press('1')
  await page.getByRole('region', { name: 'CMOC 3' }).waitFor()
  await expect.poll(() => reply('cmoc_final-2')?.says).toBe('confirms')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.getByRole('region', { name: 'CMOC 1' }).waitFor()
  await page.getByRole('textbox', { name: 'Note for the team: it lies apart' }).fill('Only with the chair.')
  await page.getByRole('button', { name: 'M-Rea', exact: true }).click()
  await expect
    .poll(() => reply('cmoc_initial-1'))
    .toMatchObject({ note: 'Only with the chair.', excerpts: ['exc_told'] })
  const evidence = [...state().evidence.values()].find(({ excerpt }) => excerpt === 'exc_told')
  expect(evidence).toMatchObject({
    configuration: 'cmoc_initial-1',
    stance: 'refines',
    standing: 'experienced',
    source,
  })
  expect(await barriers(page)).toEqual([])
  await shot(page, 'interview')

  // Beside the transcript the same replies are given, one press each.
  const { store } = bench().project
  const words = 'We knew what it was for.'
  const [blob, text] = await store.stage([
    { bytes: new TextEncoder().encode(words), mediaType: 'text/plain' },
    { bytes: new TextEncoder().encode(JSON.stringify(plainText(words))), mediaType: 'application/json' },
  ])
  const transcript = { source, file: 'six.txt', mediaType: 'text/plain', blob, text }
  const attached = { do: 'change', changes: [made('document.attached', 'doc_six', transcript)] } as const
  expect(await bench().project.execute(who, attached)).toMatchObject({ ok: true })
  await bench().go(page, '/document/doc_six')
  const beside = page.getByRole('group', { name: 'CMOC 3' })
  await beside.waitFor()
  await page.getByRole('group', { name: 'CMOC 1' }).getByRole('button', { name: 'refines', pressed: true }).waitFor()
  await beside.getByRole('button', { name: 'falsifies' }).click()
  await expect.poll(() => reply('cmoc_initial-6')?.says).toBe('falsifies')
  await beside.getByRole('button', { name: 'adds' }).click()
  await expect.poll(() => reply('cmoc_initial-6')?.says).toBe('adds')
  expect(await barriers(page)).toEqual([])
  await shot(page, 'beside')

  // Used, the kit stays as it is; the table shows what was said, and the sampling what is lacking still.
  await bench().go(page, `/interviews/${kit}`)
  await page.getByText('It was used in Interview 6', { exact: false }).waitFor()
  await expect.poll(() => page.getByRole('textbox', { name: 'Theory' }).count()).toBe(0)
  await shot(page, 'kit-used')
  await bench().go(page, '/interviews')
  await page.getByRole('img', { name: 'refines' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await shot(page, 'replies')
  await bench().go(page, '/interviews?show=sampling')
  await page.getByText('The last encounter brought something new: go on.').first().waitFor()
  await page.getByRole('button', { name: 'Plan it' }).first().click()
  await page.getByText('of 1 heard', { exact: false }).waitFor()
  expect([...state().samplingTarget.values()]).toMatchObject([{ way: 'interview', wanted: 1 }])
  expect(await barriers(page)).toEqual([])
  await shot(page, 'sampling')
})
