// Safe-keeping while people write: copies, merges, backups, what is restored of them, and words that are withdrawn, by commands of which half are
// killed in the middle. After each all of it is there or nothing, what was killed is done by the same command once more, and nothing is left beside.
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { plainText } from '../../src/core/document/text.ts'
import { backupAt, backupsIn, restored } from '../../src/store/backup.ts'
import { openStore, placeOf } from '../../src/store/open.ts'
import { openProject, type Project } from '../../src/store/project.ts'
import { keptBeside } from '../../src/store/replace.ts'
import { type Place, StoreTrouble } from '../../src/store/store.ts'
import { ana } from '../support/journal.ts'
import { word } from '../support/store.ts'
import { commanded, unlessKilled } from './commanded.ts'
import { forgotten, type Ground, type Subject } from './ground.ts'
import type { Harm } from './harm.ts'
import { lookAt } from './look.ts'
import { pause } from './supervised.ts'
import { type Asked, asking, type Written } from './writing.ts'

export const keeping: Record<string, Harm> = {
  async 'a backup, killed or not'({ ground, subject, written }) {
    const folder = join(ground.beside, 'backups')
    const before = acknowledged(written)
    const { code, said } = await commanded(ground, ['backup', subject.named, '--to', folder])
    return [
      ...(await backupsHold(ground, folder, subject, code === 0 ? before : undefined)),
      ...unlessKilled(code, said),
    ]
  },
  async 'what is restored, killed or not'({ ground, subject, written, round }) {
    const [folder, file] = [join(ground.beside, 'backups'), join(ground.beside, `restored-${round}.retro`)]
    const before = acknowledged(written)
    const made = await commanded(ground, ['backup', subject.named, '--to', folder], false)
    if (made.code !== 0) return [`no backup: ${made.said}`]
    return wholeOrNot(ground, ['restore', folder, subject.slug, '--to', file], { file }, before)
  },
  async 'a look at everything'({ ground, subject }) {
    const { code, said } = await commanded(ground, ['verify', subject.named], false)
    return code === 0 ? [] : [said]
  },
  async 'a copy, killed or not'({ ground, subject, written, round }) {
    const to = somewhere(ground, `copy-${round}`)
    return wholeOrNot(ground, ['copy', subject.named, to], placeOf(to), acknowledged(written))
  },
  async 'a merge, killed or not'({ ground, subject, written, round }) {
    const [copy, to] = [join(ground.beside, `parted-${round}.retro`), somewhere(ground, `merged-${round}`)]
    const before = acknowledged(written)
    const parted = await commanded(ground, ['copy', subject.named, copy], false)
    if (parted.code !== 0) return [`no copy: ${parted.said}`]
    const both = [...before, await saying(copy, `elsewhere-${round}`)]
    const problems = await wholeOrNot(
      ground,
      ['merge', subject.named, copy, '--out', to, '--as', ana],
      placeOf(to),
      both,
    )
    await away({ file: copy })
    return problems
  },
  async 'a merge in the place of a file, killed or not'({ ground, subject, written, round }) {
    const [here, there] = ['here', 'there'].map((one) => join(ground.beside, `${one}-${round}.retro`)) as [
      string,
      string,
    ]
    const before = acknowledged(written)
    for (const copy of [here, there]) {
      const { code, said } = await commanded(ground, ['copy', subject.named, copy], false)
      if (code !== 0) return [`no copy: ${said}`]
    }
    const [mine, theirs] = [await saying(here, `here-${round}`), await saying(there, `there-${round}`)]
    const problems: string[] = []
    const look = async (asked: readonly Asked[]) => {
      for (const file of [here, ...keptBeside(here)])
        problems.push(
          ...(await lookAt({ file }, file === here ? asked : before)).problems.map(
            (what) => `merged in place: ${what}`,
          ),
        )
      for (const kept of keptBeside(here))
        if (statSync(kept).nlink > 1) problems.push('what was kept and what came in its place are one file')
    }
    const merging = ['merge', here, there, '--as', ana]
    const { code, said } = await commanded(ground, merging)
    problems.push(...unlessKilled(code, said))
    await look([...before, mine, ...(code === 0 ? [theirs] : [])])
    const again = await commanded(ground, merging, false)
    if (again.code !== 0) problems.push(`it is not merged afterwards: ${again.said}`)
    await look([...before, mine, theirs])
    problems.push(...leftBeside(ground))
    for (const file of [...keptBeside(here), here, there]) await away({ file })
    return problems
  },
  async 'words are withdrawn, killed or not'({ ground, subject, written, round }) {
    const secret = randomBytes(12).toString('hex')
    const source = `src_said${round}` as const
    const old = join(ground.beside, `old-${round}.retro`)
    await tell(subject.place, source, secret)
    const parted = await commanded(ground, ['copy', subject.named, old], false)
    if (parted.code !== 0) return [`no copy: ${parted.said}`]
    const problems: string[] = []
    const command = ['withdraw', subject.named, source, '--as', ana]
    if (Math.random() < 0.5) {
      const server = ground.servers[round % ground.servers.length]
      const where = { port: server?.port, subject, who: ana }
      const asked = asking(written, where, { do: 'withdraw', source }, [`wdr_${source}`])
      await pause(Math.random() * 60)
      server?.signal('SIGKILL')
      await asked
    } else {
      const { code, said } = await commanded(ground, command)
      written.asked.push({ keys: [`wdr_${source}`], acknowledged: code === 0 })
      problems.push(...unlessKilled(code, said))
    }
    const within = await inside(subject.place, async ({ journal: { state } }) => ({
      gone: state.withdrawal.has(`wdr_${source}`),
      said: [...state.excerpt.values()].filter((one) => one.source === source).map(({ quote }) => quote),
    }))
    if (within.gone === within.said.some((quote) => quote.includes(secret)))
      problems.push(`withdrawn: ${within.gone}, and it says “${within.said}”`)
    if (!within.gone) {
      const { code, said } = await commanded(ground, command, false)
      if (code !== 0) problems.push(`words are not withdrawn afterwards: ${said}`)
    }
    problems.push(...(await saidYet(subject.place, secret)))
    const merged = join(ground.beside, `later-${round}.retro`)
    const copies = Math.random() < 0.5 ? [subject.named, old] : [old, subject.named]
    const joined = await commanded(ground, ['merge', ...copies, '--out', merged, '--as', ana], false)
    if (joined.code !== 0) problems.push(`no merge with an older copy: ${joined.said}`)
    const backups = join(ground.beside, `later-${round}`)
    const backed = await commanded(ground, ['backup', subject.named, '--to', backups], false)
    if (backed.code !== 0) problems.push(`no backup after a withdrawal: ${backed.said}`)
    for (const file of [merged, ...readdirSync(join(backups, 'pieces')).map((one) => join(backups, 'pieces', one))])
      if (existsSync(file) && readFileSync(file).includes(secret)) problems.push(`words came back into ${file}`)
    rmSync(backups, { recursive: true })
    for (const file of [merged, old]) await away({ file })
    return problems
  },
}

const acknowledged = ({ asked }: Written) => asked.filter((one) => one.acknowledged)

/** A project that is not there yet: a file, or one of the database. */
const somewhere = ({ beside, database }: Ground, name: string): string =>
  database && Math.random() < 0.5 ? `${database.cluster.url}/${name}` : join(beside, `${name}.retro`)

/** Makes something by a command, killed or not: it is there whole or not at all, and after the same command once more it is there. */
async function wholeOrNot(ground: Ground, command: string[], place: Place, asked: readonly Asked[]): Promise<string[]> {
  const what = command[0]
  const problems: string[] = []
  const { code, said } = await commanded(ground, command)
  problems.push(...unlessKilled(code, said))
  if (code === 0 && !(await isThere(place))) problems.push(`a ${what} that was done is not there`)
  if (!(await isThere(place))) {
    const again = await commanded(ground, command, false)
    if (again.code !== 0) problems.push(`no ${what} after one that was killed: ${again.said}`)
  }
  if (await isThere(place)) problems.push(...(await lookAt(place, asked)).problems.map((one) => `${what}: ${one}`))
  problems.push(...leftBeside(ground))
  await away(place)
  return problems
}

async function isThere(place: Place): Promise<boolean> {
  try {
    await (await openStore(place, { readonly: true, watch: false })).close()
    return true
  } catch (trouble) {
    if (trouble instanceof StoreTrouble && trouble.code === 'missing') return false
    throw trouble
  }
}

/** What commands left beside what they made. */
const leftBeside = ({ beside }: Ground): string[] =>
  readdirSync(beside)
    .filter((name) => name.includes('.part'))
    .map((name) => `${name} is left`)

/** Takes away what was made for one round. */
async function away(place: Place): Promise<void> {
  if ('file' in place) {
    for (const end of ['', '-wal', '-shm']) rmSync(place.file + end, { force: true })
    return
  }
  if (await isThere(place)) await forgotten(place)
}

async function inside<T>(place: Place, work: (project: Project) => Promise<T>): Promise<T> {
  const project = await openProject(await openStore(place, { wait: 10_000 }))
  try {
    return await work(project)
  } finally {
    await project.close()
  }
}

/** Says something in a copy. */
async function saying(file: string, name: string): Promise<Asked> {
  const { ok } = await inside({ file }, ({ execute }) => execute(ana, word(name, name)))
  return { keys: [`cmp_${name} ${name}`], acknowledged: ok }
}

/** An interview with a file, an excerpt and a comment, in each of which stands what shall be withdrawn. */
async function tell(place: Place, source: `src_${string}`, secret: string): Promise<void> {
  await inside(place, async ({ store, execute }) => {
    const ok = async (command: object) => {
      const result = await execute(ana, command)
      if (!result.ok) throw new Error(result.refusal.message)
    }
    const made = (type: string, id: string, to: object) => ({ type, id, from: null, to })
    const reference = { type: 'interview', title: `With ${secret}` }
    await ok({ do: 'change', changes: [made('source.described', source, { kind: 'interview', reference })] })
    const transcript = `Trust takes time, said ${secret}. `.repeat(2_000)
    const bytes = (words: string) => new TextEncoder().encode(words)
    const [blob, text] = await store.stage([
      { bytes: bytes(transcript), mediaType: 'text/plain' },
      { bytes: bytes(JSON.stringify(plainText(transcript))), mediaType: 'application/json' },
    ])
    const [document, excerpt] = [`doc_${source}`, `exc_${source}`]
    const file = `${secret}.txt`
    await ok({ do: 'attach', id: document, document: { source, file, mediaType: 'text/plain', blob, text } })
    await ok({
      do: 'change',
      changes: [
        made('excerpt.made', excerpt, { source, document, quote: `said ${secret}`, by: ana }),
        made('comment.made', `cmt_${source}`, { about: excerpt, text: `Who is ${secret}?`, by: ana }),
      ],
    })
    while (!(await store.index()));
  })
}

/** Where words yet stand that were withdrawn: in which files or tables. Whoever reads at that moment holds up the wiping, which the next opening does. */
async function saidYet(place: Place, secret: string): Promise<string[]> {
  let where: string[] = []
  for (const until = performance.now() + 20_000; performance.now() < until; await pause(200)) {
    await (await openStore(place, { watch: false })).close()
    where = 'file' in place ? filesWith(place.file, secret) : await tablesWith(place, secret)
    if (where.length === 0) return []
  }
  return where.map((one) => `withdrawn words still stand in ${one}`)
}

function filesWith(path: string, secret: string): string[] {
  const folder = dirname(path)
  return readdirSync(folder).filter((name) => {
    const file = join(folder, name)
    return file.startsWith(path) && existsSync(file) && readFileSync(file).includes(secret)
  })
}

async function tablesWith({ database, project }: Extract<Place, { database: string }>, secret: string) {
  const client = new pg.Client(database)
  await client.connect()
  try {
    const found: string[] = []
    for (const table of ['blob', 'blob_rest', 'staged_blob', 'staged_blob_rest', 'event', 'words', 'pages']) {
      const { rows } = await client.query(
        `SELECT FROM retroduce.${table} AS one WHERE project = $1
         AND (one::text LIKE $2 OR one::text LIKE '%' || encode(convert_to($3, 'UTF8'), 'hex') || '%') LIMIT 1`,
        [project, `%${secret}%`, secret],
      )
      if (rows.length > 0) found.push(table)
    }
    return found
  } finally {
    await client.end()
  }
}

/** Every backup there is restores and verifies; the newest has what was acknowledged before it was begun. */
async function backupsHold(
  { beside }: Ground,
  folder: string,
  { slug }: Subject,
  before: readonly Asked[] | undefined,
): Promise<string[]> {
  if (!existsSync(folder)) return before ? ['a backup that was done is not there'] : []
  const { backups, broken } = backupsIn(folder)
  const problems = broken.map((one) => `a backup is broken: ${one}`)
  const newest = backupAt(backups, slug)
  if (!newest) return before ? [...problems, 'a backup that was done is not there'] : problems
  const file = join(beside, 'restored.retro')
  const pieces: Uint8Array[] = [...restored(folder, newest)]
  writeFileSync(file, Buffer.concat(pieces))
  const place: Place = { file }
  problems.push(...(await lookAt(place, before ?? [])).problems.map((what) => `backup: ${what}`))
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  return problems
}
