import { expect, test } from 'vitest'
import { barriers } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench()
const state = () => bench().project.journal.state

test('one judges by keys, a second person reviews unseen, and opening shows where they differ', async () => {
  const page = await bench().open('/quality')
  await page.getByText('Nobody has judged this study yet.').waitFor()
  await page.keyboard.press('a')
  await page.getByLabel('What it is of').fill('Before submission')
  await page.getByLabel('Rafaela Neiva Ganga').selectOption('review')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('heading', { name: 'The research problem' }).waitFor()
  const [round] = [...state().qualityRound.keys()]
  const judged = (criterion: string, by: string) =>
    [...state().qualityJudgement.values()].find((one) => one.criterion === criterion && one.by === by)
  await page.getByRole('heading', { name: 'The research problem' }).click()
  await page.keyboard.press('3')
  await expect.poll(() => judged('problem', 'per_knight')?.level).toBe('good')
  await page.getByRole('radio', { name: /^Good/ }).and(page.locator(':checked')).waitFor()
  await page.keyboard.press('w')
  const why = page.getByLabel('Why this level')
  await expect.poll(() => why.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.type('It asks how and why.')
  await page.keyboard.press('Tab')
  await expect.poll(() => judged('problem', 'per_knight')?.because).toBe('It asks how and why.')
  await page.getByRole('heading', { name: 'The research problem' }).click()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Realist principles' }).waitFor()
  await bench().project.execute('per_neiva-ganga', {
    do: 'change',
    changes: [
      {
        type: 'quality.judged',
        id: `qlj_${round}.problem.per_neiva-ganga`,
        from: null,
        to: {
          round: round ?? 'qrd_',
          criterion: 'problem',
          level: 'adequate',
          because: 'Nothing says why it leaves things out.',
          by: 'per_neiva-ganga',
        },
      },
    ],
  })
  await page.keyboard.press('ArrowUp')
  await page.getByRole('heading', { name: 'The research problem' }).waitFor()
  await expect.poll(() => page.getByText('Nothing says why it leaves things out.').count()).toBe(0)
  await page.getByRole('button', { name: 'Open the round to all' }).click()
  await page.getByText('Nothing says why it leaves things out.').waitFor()
  await page.getByText('They differ on one criterion, by one level at most.').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})

test('an item of the checklist is answered by keys, and its place is in the report', async () => {
  const page = await bench().open('/checklist?item=15')
  await page.getByRole('heading', { name: '15 Summary of findings' }).waitFor()
  await page.keyboard.press('1')
  const own = () => state().itemAnswer.get('itm_rameses.15')
  await expect.poll(() => own()?.answer).toBe('yes')
  await page.getByRole('radio', { name: 'yes' }).and(page.locator(':checked')).waitFor()
  await page.keyboard.press('w')
  const where = page.getByLabel('Where in the manuscript')
  await expect.poll(() => where.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.type('p. 14')
  await page.keyboard.press('Enter')
  await expect.poll(() => own()?.place).toBe('p. 14')
  await bench().go(page, '/report/rameses')
  await page.getByText('p. 14').first().waitFor()
  await page.context().close()
})

test('a piece is given words, left out by a key and told as changed since the report was downloaded', async () => {
  const page = await bench().open('/report')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Word', exact: true }).click()
  await saved
  await expect.poll(() => state().reportExport.size).toBe(1)
  await bench().go(page, '/pieces?piece=flow')
  await page.getByRole('heading', { name: 'Flow of sources' }).first().waitFor()
  await page.keyboard.press('w')
  const words = page.getByLabel('Words under the heading')
  await expect.poll(() => words.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.type('From the first search on.')
  await page.keyboard.press('Tab')
  await page.locator('.pieces-diff ins').getByText('From the first search on.').waitFor()
  await page.getByRole('heading', { name: 'Pieces of the report' }).click()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: /^Figure \d+\. Flow of sources/ }).waitFor()
  await page.keyboard.press('x')
  await expect.poll(() => state().pieceEdit.get('pce_figure-flow')?.leftOut).toBe(true)
  await page.getByText(/0 new and 1 gone\.$/).waitFor()
  await page.getByRole('button', { name: /^Take it in again/ }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.context().close()
})
