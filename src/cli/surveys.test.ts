import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import type { Command } from '../core/command.ts'
import type { Id } from '../core/ids.ts'
import { openStore, placeOf } from '../store/open.ts'
import { openProject } from '../store/project.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-surveys-'))
const file = join(folder, 'evaluation.retro')
const path = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

async function change(...facts: { type: string; id: string; from?: object | null; to: object }[]) {
  const project = await openProject(await openStore(placeOf(file)))
  const who = [...project.journal.state.person.keys()][0] as Id<'per'>
  const changes = facts.map((fact) => ({
    from: null,
    ...fact,
    to: { ...fact.to, ...(fact.id.startsWith('wav') && !fact.from && { by: who }) },
  }))
  const result = await project.execute(who, { do: 'change', changes } as unknown as Command)
  await project.close()
  if (!result.ok) throw new Error(result.refusal.message)
}

test('a form is written, a table is taken once, and what it came to is told in groups that are large enough', async () => {
  await run('new', file, '--title', 'An evaluation')
  expect((await run('survey', file)).err).toContain('There is no questionnaire yet.')
  await change(
    {
      type: 'questionnaire.made',
      id: 'qst_1',
      to: {
        purpose: 'survey',
        title: 'Working together',
        items: [
          {
            key: 'trust',
            text: 'We trust each other.',
            part: 'context',
            answer: { kind: 'scale', anchors: ['No', 'Partly', 'Yes'] },
          },
          {
            key: 'role',
            text: 'What is your role?',
            part: 'about you',
            answer: { kind: 'choice', options: ['Nurse', 'Doctor'] },
          },
          { key: 'years', text: 'Years here', part: 'about you', answer: { kind: 'number', min: 0 } },
        ],
      },
    },
    { type: 'wave.opened', id: 'wav_1', to: { questionnaire: 'qst_1', name: 'Spring', anonymous: false } },
  )
  expect((await run('survey', file, '--form', path('form.html'))).out).toContain('Wrote')
  expect(readFileSync(path('form.html'), 'utf8')).toContain('We trust each other.')
  expect((await run('survey', file, '--form', path('form.html'))).code).toBe(1)

  const rows = [...Array(14).keys()].map(
    (i) => `R${i},${(i % 3) + 1},${i < 11 ? 'Nurse' : 'Doctor'},${i === 4 ? 'many' : i},x@example.org`,
  )
  writeFileSync(path('answers.csv'), ['ResponseId,trust,role,years,Email', ...rows].join('\n'))
  const came = await run('survey', file, '--from', path('answers.csv'))
  expect(came.out.trim()).toBe(
    [
      `${path('answers.csv')}:6: years: “many” is not among its answers; it is kept as it came, and not counted.`,
      `${path('answers.csv')}: the column Email would tell who answered, and is left out.`,
      '14 responses taken.',
    ].join('\n'),
  )
  expect(came.code).toBe(1)
  expect((await run('survey', file, '--from', path('answers.csv'))).out).toContain('No responses taken.')

  const open = await run('survey', file)
  expect(open.out.trim()).toBe('14 people have answered. What they answered is told once the wave is closed.')
  await change({ type: 'wave.opened', id: 'wav_1', from: { closed: null }, to: { closed: true } })
  const told = await run('survey', file)
  expect(told.out).toContain('We trust each other.\n  n 14: No 5, Partly 5, Yes 4; median 2')
  expect(told.out).toContain('n 13: median 7; middle half 3 to 10; 1 not readable')
  // Three doctors are too few, and the nurses would tell of them.
  const parted = await run('survey', file, '--by', 'role')
  expect(parted.out).not.toMatch(/Nurse: |Doctor: /)
  expect(parted.out).toContain('Two groups are not shown')
  expect((await run('survey', file, '--by', 'years')).code).toBe(1)
  expect(JSON.parse((await run('surveys', file, '--json')).out)).toMatchObject({
    questionnaires: [
      { id: 'qst_1', version: 1, items: 3, waves: [{ id: 'wav_1', name: 'Spring', closed: true, responses: 14 }] },
    ],
    results: [],
  })
})

test('what a form saved is taken once; an answered questionnaire stays as it was put, and its trail tells no answer', async () => {
  const saved = {
    retroduce: 'answers',
    questionnaire: 'qst_1',
    wave: 'wav_1',
    respondent: 'canary',
    answers: { trust: 3 },
  }
  writeFileSync(path('answers.json'), JSON.stringify(saved))
  expect((await run('survey', file, '--from', path('answers.json'))).err).toContain('The wave is closed.')
  await change({ type: 'wave.opened', id: 'wav_1', from: { closed: true }, to: { closed: null } })
  expect((await run('survey', file, '--from', path('answers.json'))).out).toContain('One response taken.')
  expect((await run('survey', file, '--from', path('answers.json'))).out).toContain('canary is here already.')
  await expect(
    change({ type: 'questionnaire.made', id: 'qst_1', from: { title: 'Working together' }, to: { title: 'Other' } }),
  ).rejects.toThrow('stays as it was put to people')
  const log = (await run('log', file, '--json')).out
  expect(log).toContain('recorded')
  expect(log).not.toMatch(/canary|R13/)
})

test('who withdraws is found by their code: the answers are gone for good, and the same table does not bring them back', async () => {
  expect((await run('survey', file, '--withdraw', 'nobody')).err).toContain('Nobody answered under that code.')
  expect(readFileSync(file).includes('"respondent":"R3"')).toBe(true)
  const before = JSON.parse((await run('survey', file, '--json')).out).responses
  expect((await run('survey', file, '--withdraw', 'R3')).out).toContain('Withdrawn.')
  expect((await run('survey', file, '--withdraw', 'R3')).err).toContain('were withdrawn already')
  const told = JSON.parse((await run('survey', file, '--json')).out)
  expect([told.responses, 'withdrawn' in told]).toEqual([before - 1, false])
  expect((await run('survey', file)).out).toContain('Fewer than five answers were withdrawn since.')
  expect((await run('survey', file, '--from', path('answers.csv'))).out).toContain(
    'R3 withdrew; nothing more is taken.',
  )
  expect((await run('verify', file)).code).toBe(0)
  const project = await openProject(await openStore(placeOf(file)))
  const gone = [...project.journal.state.response.values()].filter(({ respondent }) => respondent === 'R3')
  await project.close()
  expect(gone).toMatchObject([{ answers: {} }])
})
