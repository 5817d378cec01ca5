import { expect, test } from 'vitest'
import { personByDefault } from '../../src/core/project/decide.ts'
import { barriers, barriersOfColour } from './barriers.ts'
import { ownBench } from './setup.ts'

const bench = ownBench({ empty: true })

test('a link is made, and whoever opens it answers on a phone without script; the team is told no count that is too small', async () => {
  const { project, browser, open } = bench()
  const who = personByDefault(project.journal.state)
  const items = [
    {
      key: 'trust',
      text: 'We trust each other.',
      part: 'context',
      must: true,
      answer: { kind: 'scale', anchors: ['No', 'Partly', 'Yes'] },
    },
    { key: 'role', text: 'Your role?', part: 'about you', answer: { kind: 'choice', options: ['Nurse', 'Doctor'] } },
    { key: 'years', text: 'Years here', part: 'about you', answer: { kind: 'number', min: 0, max: 60 } },
    { key: 'words', text: 'What else?', part: 'open', answer: { kind: 'text' } },
  ]
  const made = await project.execute(who, {
    do: 'change',
    changes: [
      { type: 'person.joined', id: who, from: null, to: { roles: ['owner'] } },
      {
        type: 'project.described',
        id: 'prj_this',
        from: null,
        to: { title: 'Two systems', kind: 'realist evaluation' },
      },
      {
        type: 'questionnaire.made',
        id: 'qst_1',
        from: null,
        to: { purpose: 'survey', title: 'Working together', items },
      },
      {
        type: 'wave.opened',
        id: 'wav_1',
        from: null,
        to: { questionnaire: 'qst_1', name: 'Spring', anonymous: true, by: who },
      },
    ],
  })
  expect(made).toMatchObject({ ok: true })
  const team = await open('/surveys/qst_1?show=waves')
  await team.getByRole('button', { name: 'Make links for Spring' }).click()
  await team.getByText('is this machine alone').waitFor()
  await team.getByLabel('How many').fill('2')
  await team.getByRole('button', { name: 'Make links', exact: true }).click()
  await team.getByText('Two links made.').waitFor()
  expect(await barriers(team)).toEqual([])
  const link = (await team.locator('.srv-url').first().textContent()) ?? ''

  // What looks for barriers is a script, so that it looks at the same pages in a browser that runs some.
  const looked = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const watched = await looked.newPage()
  const lookAt = async () => {
    expect(await barriers(watched)).toEqual([])
    await watched.emulateMedia({ colorScheme: 'dark' })
    expect(await barriersOfColour(watched)).toEqual([])
    await watched.emulateMedia({ colorScheme: 'light' })
  }
  await watched.goto(link)
  await watched.getByLabel('Years here').fill('many')
  await lookAt()
  await watched.getByRole('button', { name: 'Send my answers' }).click()
  await watched.getByRole('heading', { name: 'Two questions need another look.' }).waitFor()
  await lookAt()

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  const page = await phone.newPage()
  await page.goto(link)
  await page.getByLabel('Years here').fill('many')
  await page.getByLabel('What else?').fill('More <b>money</b>')
  await page.getByRole('button', { name: 'Send my answers' }).click()
  // What is wrong is where the keys are, and each leads to its question.
  await page.locator('.again:focus').getByRole('link', { name: 'We trust each other.' }).click()
  await page.getByLabel('Yes').check()
  await page.getByLabel('Years here').fill('7,5')
  await page.getByRole('button', { name: 'Send my answers' }).click()
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  // To look at a link does not tell whether it was used.
  await page.goto(link)
  await page.getByText('If you have sent answers by it before, these are kept').waitFor()
  expect([...(await phone.cookies()), ...(await looked.cookies())]).toEqual([])
  // The same link, in a browser that still has the form: it is not there any more either.
  await watched.getByRole('button', { name: 'Send my answers' }).click()
  await watched.getByRole('heading', { name: 'There is no form here' }).waitFor()
  await lookAt()
  await phone.close()
  await looked.close()

  await team.reload()
  await team.getByText('Fewer than five answers came by links.').waitFor()
  expect(project.journal.state.response.size).toBe(0)
  expect(await project.store.box.waiting('wav_1')).toMatchObject([
    { value: { answers: { trust: 3, years: 7.5, words: 'More <b>money</b>' } } },
  ])
  await team.getByRole('button', { name: 'Remind… those asked in Spring' }).click()
  await team.getByLabel('The table that was saved as the links were made').fill('1,ana@x.example\n2')
  await team.getByText('Two lines found.').waitFor()
  expect(await barriers(team)).toEqual([])
  await team.getByRole('button', { name: 'Make links anew' }).click()
  await team.getByText('Two links made.').waitFor()
  expect(await team.locator('.srv-url').allTextContents()).not.toContain(link)
  await team.context().close()
})
