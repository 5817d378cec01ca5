import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../test/support/cli.ts'
import { goTo, group, ranked, seats } from '../../test/support/group.ts'
import { ana } from '../../test/support/journal.ts'
import { ben, change } from '../../test/support/review.ts'
import { openProject } from '../store/project.ts'
import { createSqlite } from '../store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-priorities-'))
const file = join(folder, 'review.retro')
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  const journal = group()
  goTo(journal, 'ranking')
  change(journal, [ranked(seats.ana, ['ide_2', 'ide_1']), ranked(seats.carer, ['ide_2', 'ide_3'])], ana)
  change(journal, [ranked(seats.ben, ['ide_2', 'ide_1'])], ben)
  goTo(journal, 'discussing')
  change(journal, [{ type: 'idea.put', id: 'ide_2', from: { chosen: null }, to: { chosen: true } }])
  goTo(journal, 'ranking again')
  change(journal, [ranked(seats.ben, ['ide_4'], 2)], ben)
  const project = await openProject(createSqlite(file))
  await project.store.append(0, journal.events)
  await project.close()
})

test('the order a group came to is printed, as a table too; what is ranked again stays out until it is over', async () => {
  const { code, out } = await run('priorities', file)
  expect(code).toBe(0)
  expect(out).toContain('Which theories first? Four people; step: Rank again.')
  expect(out).toMatch(/Ranking 1: three ballots, strong agreement \(W = 0\.7\d\)\./)
  expect(out).toContain('   1  Money (9 by 3, chosen)')
  expect(out).not.toContain('Ranking 2')
  const csv = (await run('priorities', file, '--csv')).out
  expect(csv.split('\r\n')[0]).toBe(
    '"idea","stands for","chosen","score 1","place 1","given by 1","1: 1 manager","1: 2 manager","1: 3 patient","1: 4 carer","note","joined","id"',
  )
  expect(csv).toContain('"Money","","yes",9,1,3,1,1,"",1,"","","ide_2"')
  expect((await run('priorities', file, 'prz_none')).code).toBe(1)
})
