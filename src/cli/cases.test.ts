import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { ana } from '../../test/support/journal.ts'
import { made } from '../../test/support/review.ts'
import { foundedOn } from '../../test/support/store.ts'
import { createSqlite } from '../store/sqlite.ts'

test('cases are printed with every verdict, and whole as JSON', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'retroduce-cases-')), 'evaluation.retro')
  const project = await foundedOn(createSqlite(file))
  await project.execute(ana, {
    do: 'change',
    changes: [
      made('case.chosen', 'cas_n', { name: 'North', kind: 'system', order: 1 }),
      made('case.chosen', 'cas_w', { name: 'Ward 3', within: 'cas_n', order: 2 }),
      made('configuration.formed', 'cmoc_1', { title: 'Trust', template: 'tpl_cmo', order: 1 }),
    ],
  })
  await project.execute(ana, {
    do: 'judge',
    case: 'cas_w',
    configuration: 'cmoc_1',
    verdict: 'partly',
    because: 'Seen twice.',
  })
  await project.close()
  const { out, code } = await run('cases', file)
  expect(code).toBe(0)
  expect(out.trimEnd()).toBe(
    'North, system\n  not judged: 1\n  Ward 3\n    Trust: partly\nTwo cases, one configuration.',
  )
  const { cases } = JSON.parse((await run('cases', file, '--json')).out)
  expect(cases[1]).toMatchObject({ name: 'Ward 3', depth: 1, cells: [{ verdict: 'partly', because: 'Seen twice.' }] })
})
