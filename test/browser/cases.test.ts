import { expect, test } from 'vitest'
import type { Fact } from '../../src/core/fact.ts'
import type { Id } from '../../src/core/ids.ts'
import { personByDefault } from '../../src/core/project/decide.ts'
import { sentence } from '../../src/core/theory/sentence.ts'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state
const cmoc: Id<'cmoc'> = 'cmoc_final-2'

test('a case is named, its context recorded, a configuration judged by keys, and what tells the cases apart made theory', async () => {
  const page = await bench().open('/cases')
  await page.getByText('No case yet.').waitFor()
  const add = page.getByRole('textbox', { name: 'Add a case' })
  await add.fill('North')
  await add.press('Enter')
  await page.getByRole('link', { name: 'North' }).click()
  // The first that waits is there to be judged; the case and its contexts stand beside.
  await page.getByRole('button', { name: /^Activated/ }).waitFor()
  await page.getByRole('button', { name: 'The case and its contexts' }).click()
  await page.getByLabel('A context, of the theory or in your own words').fill('a joint budget')
  await page.getByRole('button', { name: 'holds', exact: true }).click()
  await page.getByRole('heading', { name: 'a joint budget' }).waitFor()
  expect(await barriers(page)).toEqual([])

  const [north] = state().case.keys()
  await bench().go(page, `/cases/${north}?of=${cmoc}`)
  const why = page.getByRole('textbox', { name: 'Why', exact: true })
  await why.waitFor()
  await page.keyboard.press('1')
  await page.getByRole('button', { name: /^Activated/, pressed: true }).waitFor()
  // A verdict asks for its reason: the cursor is there.
  await expect.poll(() => why.evaluate((area) => area === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Its because is empty.').waitFor()
  await page.keyboard.type('Two boards said so.')
  await page.keyboard.press('Control+Enter')
  await expect
    .poll(() => state().activation.get(`act_${north}.${cmoc}`))
    .toMatchObject({ verdict: 'activated', because: 'Two boards said so.', sentence: sentence(state(), cmoc) })

  // Another case, in which the context does not hold and the configuration lies latent.
  const who = personByDefault(state())
  const made = (type: Fact['type'], id: string, to: object) => ({ type, id, from: null, to }) as Fact
  const south = [
    made('case.chosen', 'cas_south', { name: 'South', order: 2 }),
    made('context.found', 'ctx_south', { case: 'cas_south', text: 'a joint budget', holds: 'does not hold' }),
  ]
  const judged = { do: 'judge', case: 'cas_south', configuration: cmoc, verdict: 'latent', because: 'No.' } as const
  expect(await bench().project.execute(who, { do: 'change', changes: south })).toMatchObject({ ok: true })
  expect(await bench().project.execute(who, judged)).toMatchObject({ ok: true })
  await bench().go(page, `/cases?show=across&of=${cmoc}`)
  await page.getByText('Wherever it was at work, and nowhere else.').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: /^Make it theory/ }).click()
  await page.getByRole('button', { name: /^Refine / }).click()
  await expect.poll(() => sentence(state(), cmoc)).toContain('a joint budget')
  expect([...state().refinement.values()].at(-1)).toMatchObject({ kind: 'refine', children: [cmoc] })
  // What was judged before is judged anew: what changed is shown.
  await bench().go(page, `/cases/${north}?of=${cmoc}`)
  await page.getByText('The theory has moved since this was judged.').waitFor()
  await page.locator('.cas-then ins', { hasText: 'a joint budget' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})
