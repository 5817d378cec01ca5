import { beforeAll, expect, test } from 'vitest'
import { ana, ben, bensCoding, cem, cemsCoding, codingOn } from '../support/coding.ts'
import { made } from '../support/review.ts'
import { barriers } from './barriers.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench({ empty: true })
const agreed = () =>
  [...bench().project.journal.state.agreedCoding.values()].map(({ passages, words, codes, note }) => ({
    passages,
    words,
    codes,
    ...(note && { note }),
  }))
const said = async (who: string, ...changes: unknown[]) => {
  const result = await bench().project.execute(who as never, { do: 'change', changes: changes as never })
  expect(result.ok).toBe(true)
}
beforeAll(async () => {
  await codingOn(bench().project, { codings: false })
  for (const [id, name] of [
    [ana, 'Ana'],
    [ben, 'Ben'],
    [cem, 'Cem'],
  ] as const)
    await bench().project.store.putPerson({ id, name, initials: name.slice(0, 2) })
  const round = { name: 'A tenth', sources: ['src_sims', 'src_wu'], coders: [ben, cem], order: 1 }
  await said(ana, made('coding.doubled', 'scd_1', round))
  await said(ben, ...bensCoding)
  await said(cem, ...cemsCoding)
})

test('what two coded is compared and reconciled by keys, once it is opened; one undo takes one agreement back', async () => {
  const page = await bench().open('/compare/scd_1', { reducedMotion: 'reduce' })
  await page.getByText('It is coded blind.').waitFor()
  expect(await page.getByText('Trust between the boards').count()).toBe(0)
  expect(await barriers(page)).toEqual([])

  await said(ana, { type: 'coding.doubled', id: 'scd_1', from: { opened: null }, to: { opened: true } })
  await page.getByText('5 of 5 passages differ; 5 to agree on.').waitFor()
  expect(
    await page.locator('.met ol > li').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
  ).toEqual(['Codes differ', 'Ben alone', 'Cem alone', 'Ben alone', 'Cem alone'])
  expect(await barriers(page)).toEqual([])

  // Cem’s codes, with a note that goes along; then the next difference is at hand.
  await page.keyboard.press('e')
  await page.keyboard.type('Confidence is of persons.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('2')
  await page.getByText('4 to agree on', { exact: false }).waitFor()
  await page.keyboard.press('0')
  await page.getByText('3 to agree on', { exact: false }).waitFor()
  const first = { passages: ['exc_b1', 'exc_c1'], words: ['exc_c1'], codes: ['cod_boards'] }
  const noted = { ...first, note: 'Confidence is of persons.' }
  expect(agreed()).toEqual([noted, { passages: ['exc_b2'], words: [], codes: [] }])
  await page.keyboard.press('z')
  await page.getByText('4 to agree on', { exact: false }).waitFor()
  expect(agreed()).toEqual([noted])

  // Both, and then the words of the one: what was agreed is changed, and the note stays.
  await page.locator('.met ol > li').first().focus()
  await page.keyboard.press('3')
  await expect.poll(() => agreed()[0]?.codes).toEqual(['cod_boards', 'cod_conf'])
  expect(agreed()[0]).toMatchObject({ words: ['exc_b1', 'exc_c1'], note: 'Confidence is of persons.' })

  // In the next document they marked more and less of the same words.
  await page.keyboard.press(']')
  await page.getByText('1 of 1 passages differ; 1 to agree on.').waitFor()
  await page.keyboard.press('m')
  await page.getByText('The words of both as one.').waitFor()
  await page.keyboard.press('m')
  await page.getByText('The words of Ben.').waitFor()
  expect(agreed().at(-1)).toEqual({
    passages: ['exc_b4', 'exc_c4'],
    words: ['exc_b4'],
    codes: ['cod_old', 'cod_trust'],
  })
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'Read in place' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/document\/doc_wu\?excerpt=exc_b4/)
  await arrived(page)

  // What each coded stays, and so do the figures of how far they agreed before.
  expect(bench().project.journal.state.coding.size).toBe(bensCoding.length + cemsCoding.length - 8)
  await page.goto(`${bench().address}/p/empty/coding/scd_1`)
  await page.getByRole('row', { name: /^Confidence/ }).waitFor()
  await page.context().close()
})
