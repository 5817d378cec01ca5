import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { personByDefault } from '../../src/core/project/decide.ts'
import { arrived, ownBench } from './setup.ts'

const bench = ownBench()

test('two people write in one field: what each changes in other places is in the text, a clash is shown, and nothing typed is lost', async () => {
  const { project, open } = bench()
  const who = personByDefault(project.journal.state)
  const [id] = [...project.journal.state.project][0] as [`prj_${string}`, object]
  const question = () => project.journal.state.project.get(id)?.question ?? ''
  const put = async (to: string) => {
    const changes = [{ type: 'project.described', id, from: { question: question() || null }, to: { question: to } }]
    expect(await project.execute(who, { do: 'change', changes })).toMatchObject({ ok: true })
  }
  await put('How does trust grow between partners?')
  const [ana, ben] = [await open('/protocol'), await open('/protocol')]
  const field = (page: Page) => page.getByRole('textbox', { name: 'Question', exact: true })
  const says = (page: Page, text: string) => expect.poll(() => field(page).inputValue()).toBe(text)
  await says(ben, 'How does trust grow between partners?')
  // Ana writes at the end while Ben's words arrive at the start: her caret stays behind her own.
  await field(ana).press('Control+End')
  await ana.keyboard.type(' And when')
  await field(ben).press('Control+Home')
  await ben.keyboard.type('Where and ')
  await field(ben).blur()
  await says(ana, 'Where and How does trust grow between partners? And when')
  await ana.keyboard.type(' not?')
  await field(ana).blur()
  const both = 'Where and How does trust grow between partners? And when not?'
  await expect.poll(question).toBe(both)
  await says(ben, both)

  // Both change one word: what is in place stays until one is chosen, and what was typed stays in the field.
  await field(ana).fill(both.replace('trust', 'distrust'))
  await put(both.replace('trust', 'confidence'))
  await ana.getByText('theirs, now in place').waitFor()
  await says(ana, both.replace('trust', 'distrust'))
  await ana.getByRole('button', { name: 'Put mine in its place' }).click()
  await expect.poll(question).toBe(both.replace('trust', 'distrust'))

  // A window that closes on what the server never got offers it when it is opened again.
  await ana.context().setOffline(true)
  await field(ana).fill('How does trust grow, and for whom?')
  await expect
    .poll(() => ana.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft ')).length))
    .toBe(1)
  // As it is a while later: a draft of this moment may be another window's, which still saves it.
  await ana.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith('draft ')))
      localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? ''), at: 0 }))
  })
  const again = await ana.context().newPage()
  await ana.close()
  await again.context().setOffline(false)
  await again.goto(`${bench().address}/p/knight-2024/protocol`)
  await arrived(again)
  await again.getByText('kept in this browser').waitFor()
  expect(question()).toBe(both.replace('trust', 'distrust'))
  await again.getByRole('button', { name: 'Put it back' }).click()
  await expect.poll(question).toBe('How does trust grow, and for whom?')
  await again.getByText('kept in this browser').waitFor({ state: 'detached' })
})
