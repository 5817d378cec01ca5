// Writes to a project, withdraws from it, merges into it and backs it up, and notes whatever is acknowledged: for power.test.ts, which is told of each write.
import { appendFileSync, copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { backUp } from '../../src/store/backup.ts'
import { joinCopies, mergeInto } from '../../src/store/merge.ts'
import { openProject } from '../../src/store/project.ts'
import { createSqlite, openSqlite } from '../../src/store/sqlite.ts'
import { ana } from '../support/journal.ts'
import { foundedOn, inside, word } from '../support/store.ts'

const [folder = '', elsewhere = ''] = process.argv.slice(2)
const [path, copy] = [join(folder, 'review.retro'), join(elsewhere, 'copy.retro')]
const acknowledge = (what: string) => appendFileSync(join(folder, 'acknowledged'), `${what}\n`)

let project = await foundedOn(createSqlite(path))
const say = async (id: string) => {
  if ((await project.execute(ana, word(id, `${id} `.repeat(300)))).ok) acknowledge(`word ${id}`)
}
for (let n = 0; n < 8; n++) await say(`a${n}`)
// The log is brought into the file while people rest.
await new Promise((resolve) => setTimeout(resolve, 600))
for (let n = 0; n < 8; n++) await say(`b${n}`)
const reference = { type: 'interview', title: 'With somebody' } as const
const told = [{ type: 'source.described', id: 'src_1', from: null, to: { kind: 'interview', reference } }]
await project.execute(ana, { do: 'change', changes: told })
if ((await project.execute(ana, { do: 'withdraw', source: 'src_1' })).ok) acknowledge('withdrawn')
await say('c')
await project.close()

copyFileSync(path, copy)
await inside(copy, (other) => other.execute(ana, word('elsewhere', 'elsewhere')))
const [a, b] = [openSqlite(path), openSqlite(copy, { readonly: true })]
const of = await joinCopies(a, b)
if ('refusal' in of) throw new Error(of.refusal.message)
await mergeInto(path, a, b, of.joined)
acknowledge('word elsewhere')
await b.close()

project = await openProject(openSqlite(path))
await say('d')
for (const one of ['first', 'second']) {
  await backUp({ file: path }, join(folder, 'backups'))
  acknowledge(`backup ${one}`)
  await say(one)
}
await project.close()
