import { expect, test } from 'vitest'
import { foundedOn } from '../../test/support/store.ts'
import { hasPostgres, ownDatabase } from '../../test/support/stores.ts'
import { connectTo } from '../store/postgres/connect.ts'
import { createPostgres } from '../store/postgres/open.ts'
import { projectsOfDatabase } from './projects.ts'

test.runIf(hasPostgres)('a project that cannot be opened keeps no connection, so that the server can end', async () => {
  const database = await ownDatabase()
  await (await foundedOn(await createPostgres({ database, project: 'damaged' }))).close()
  const admin = connectTo(database)
  await admin.transaction(async (run) => {
    await run('SET LOCAL session_replication_role = replica')
    await run('DELETE FROM event WHERE seq = 3')
  })
  const projects = await projectsOfDatabase(database)
  await expect(projects.find('damaged')).rejects.toMatchObject({ code: 'damaged-file' })
  await projects.close()
  await admin.release()
  // Who comes when all have let go gets connections of their own.
  const fresh = connectTo(database)
  await fresh.release()
  expect(fresh).not.toBe(admin)
})
