import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProject } from '../store/project.ts'
import { openSqlite } from '../store/sqlite.ts'
import { commands } from './commands.ts'
import { main } from './main.ts'
import { tame } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'retroduce-cli-'))
chmodSync(folder, 0o755)
const knight = join(folder, 'knight-2024.retro')
const path = (name: string) => join(folder, name)
const noStack = /\n\s+at |node:internal/

beforeAll(async () => {
  expect((await run('demo', '--dir', folder)).code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...argv: string[]) {
  const said = { out: [] as string[], err: [] as string[] }
  const code = await main(argv, {
    out: (text) => void said.out.push(text),
    err: (text) => void said.err.push(text),
    columns: 80,
    env: {},
    stopped: () => Promise.resolve(),
  })
  const [out, err] = [said.out.join(''), said.err.join('')]
  expect(out + err).not.toMatch(noStack)
  return { code, out, err }
}

/** The answer in JSON; what a refusal says is held to be code, message and hint. */
async function json(...argv: string[]) {
  const { code, out } = await run(...argv, '--json')
  const data = JSON.parse(out)
  if (data.error)
    expect(data.error).toEqual(expect.objectContaining({ message: expect.any(String), hint: expect.any(String) }))
  return { code, data, error: data.error?.code }
}

async function founded(name: string): Promise<string> {
  mkdirSync(dirname(path(name)), { recursive: true })
  expect((await run('new', path(name), '--title', 'Trust', '--name', 'Ana Lima')).code).toBe(0)
  return path(name)
}

test('the example prints the numbers of the article, computed from its state', async () => {
  mkdirFresh('again')
  const { code, data } = await json('demo', '--dir', path('again'))
  expect(code).toBe(0)
  expect(data).toMatchObject({ flow: [5716, 99, 22, 21, 18], cmocs: [9, 6], links: 57 })
  expect(data.findings.length).toBeGreaterThan(0)
  const head = async (file: string) => (await json('verify', file)).data.head
  expect(await head(data.file), 'built twice, the journal is the same').toEqual(await head(knight))
})
const mkdirFresh = (name: string) => rmSync(path(name), { recursive: true, force: true })

test('the demo makes an evaluation beside the review, which is whole and tells nothing of the interview that may not be quoted', async () => {
  const { code, data } = await json('demo', '--dir', path('both'), '--evaluation')
  expect([code, data.evaluation]).toEqual([0, path('both/ics-evaluation.retro')])
  expect((await run('verify', data.evaluation)).code).toBe(0)
  const { out } = await run('report', data.evaluation, '--to', 'md', '--out', path('both/report.md'))
  expect(out).toContain('report.md')
  const told = readFileSync(path('both/report.md'), 'utf8')
  expect(told).toContain('three things in every room')
  expect(told).not.toContain('Nobody has ever asked my practice')
  expect(told).toMatch(/SHARE·\\?~DISPUTE/)
  const board = (await run('guidance', data.evaluation, '--audience', 'board', '--to', 'md')).out
  expect(board).toContain('Guidance for: Board')
  expect(board).toContain('Decide in the open')
  expect(board).not.toContain('Share what your data tell you')
  expect((await run('guidance', data.evaluation, '--audience', 'Everyone')).err).toContain(
    'There is: Board, System leaders and Teams.',
  )
  expect((await run('guidance', data.evaluation, '--audience', 'Board', '--group', 'Being')).code).toBe(2)
  expect((await run('assessment', data.evaluation)).out).toContain('S1B2 was reworded in version 2')
})

test('without --json the example shows reported and counted numbers side by side', async () => {
  mkdirFresh('shown')
  const { out } = await run('demo', '--dir', path('shown'))
  expect(out).toMatch(/Screened by title and abstract +5,716 +reported only/)
  expect(out).toMatch(/Assessed for rigour +18 +18/)
  expect(out).toContain('Lineage, 9 → 6')
})

test('a new project has an owner, is sound, and is not made twice', async () => {
  const file = await founded('new.retro')
  expect(await json('verify', file)).toMatchObject({ code: 0, data: { ok: true, events: 2 } })
  expect(await json('new', file)).toMatchObject({ code: 1, error: 'already-there' })
  expect(await json('new', path('x.retro'), '--kind', 'novel')).toMatchObject({ code: 2, error: 'malformed' })
})

test('undo takes back one’s last act that stands, then the one before; the log tells of both', async () => {
  const file = await founded('undo.retro')
  const project = await openProject(openSqlite(file))
  const [who] = project.journal.state.person.keys()
  if (!who) throw new Error('the project has no owner')
  for (const n of [1, 2])
    await project.execute(who, {
      do: 'change',
      changes: [{ type: 'objective.stated', id: `obj_${n}`, from: null, to: { text: `Aim ${n}`, order: n } }],
    })
  await project.close()
  expect((await run('undo', file)).out).toContain('Aim 2')
  expect((await run('undo', file)).out).toContain('Aim 1')
  const { out } = await run('log', file, 'obj_2')
  expect(out).toMatch(/Ana Lima added the objective Aim 2.*taken back since/)
  expect(out.trim().split('\n')).toHaveLength(2)
  expect(await json('undo', file, '3')).toMatchObject({ code: 1, error: 'already-undone' })
  expect(await json('undo', file, '99')).toMatchObject({ code: 1, error: 'nothing-to-undo' })
})

test('the log narrows by person, thing, date and number', async () => {
  const all = (await json('log', knight)).data.length
  const last = await json('log', knight, '--last', '3')
  expect(last.data).toHaveLength(3)
  const person = await json('log', knight, '--person', 'rafaela neiva ganga')
  expect(person.data.length).toBeGreaterThan(0)
  expect(person.data.length).toBeLessThan(all)
  expect(await json('log', knight, '--until', '2001-01-01')).toMatchObject({ code: 0, data: [] })
  expect(await json('log', knight, '--since', 'soon')).toMatchObject({ code: 2, error: 'malformed' })
  expect(await json('log', knight, 'cmoc_none')).toMatchObject({ code: 1, error: 'unknown-thing' })
  expect(await json('log', knight, '--person', 'Zoe')).toMatchObject({ code: 1, error: 'unknown-person' })
})

test('check exits with 1 while a finding is open, and says why each matters', async () => {
  const { code, data } = await json('check', knight)
  expect(code).toBe(1)
  expect(data.open).toBe(data.findings.length)
  const { out, err } = await run('check', knight)
  expect(out).toContain(data.findings[0].title)
  expect(out).toContain('Why it matters')
  expect(err).toBe('')
})

test('a finding that was answered with a reason is closed, and --all shows the answer', async () => {
  const file = path('answered.retro')
  copyFileSync(knight, file)
  const before = (await json('check', file)).data
  const [first] = before.findings
  const project = await openProject(openSqlite(file))
  const answer = { check: first.check, finding: first.id, because: 'Two are behind a login.', by: 'per_knight' }
  const change = { type: 'finding.dismissed', id: `dsm_${first.id}`, from: null, to: answer }
  expect(await project.execute('per_knight', { do: 'change', changes: [change] })).toMatchObject({ ok: true })
  await project.close()
  expect((await json('check', file)).data).toMatchObject({ open: before.open - 1, answered: 1 })
  expect((await run('check', file)).out).not.toContain('Two are behind a login.')
  expect((await run('check', file, '--all')).out).toContain('Answered by Lisa Knight: Two are behind a login.')
})

test('export and import give the same journal, and an altered export is refused with nothing left behind', async () => {
  const [out, copy] = [path('knight.json'), path('copy.retro')]
  expect((await run('export', knight, '--to', 'json', '--out', out)).code).toBe(0)
  expect((await run('import', out, copy)).code).toBe(0)
  expect((await json('export', copy)).data).toEqual(JSON.parse(readFileSync(out, 'utf8')))
  expect(await json('export', knight, '--out', out)).toMatchObject({ code: 1, error: 'already-there' })
  expect(await json('import', out, copy)).toMatchObject({ code: 1, error: 'already-there' })

  const before = readdirSync(folder)
  const altered = path('altered.json')
  writeFileSync(altered, readFileSync(out, 'utf8').replace('"number": 5716', '"number": 5717'))
  const refused = await json('import', altered, path('altered.retro'))
  expect(refused).toMatchObject({ code: 1, error: 'damaged-export' })
  expect(readdirSync(folder).toSorted()).toEqual([...before, 'altered.json'].toSorted())
  expect(await json('import', path('no.retro'), path('new.retro'))).toMatchObject({ code: 1, error: 'missing' })
  expect(await json('import', altered.replace('.json', '.retro'), knight)).toMatchObject({ code: 1, error: 'missing' })
  expect(await json('import', path('no.json'), path('no.retro'))).toMatchObject({ code: 1, error: 'missing' })
})

test('verify names the event that was altered', async () => {
  const file = await founded('altered.retro')
  const db = new DatabaseSync(file)
  db.exec(`DROP TRIGGER event_never_changes;
    UPDATE event SET fact = replace(fact, 'Trust', 'Mistrust') WHERE seq = 2`)
  db.close()
  const { code, data } = await json('verify', file)
  expect(code).toBe(1)
  expect(data.damages[0]).toMatchObject({ where: 'event', seq: 2 })
  expect((await run('verify', file)).out).toContain('event 2')
})

test('verify says which event a cited hash stands for, and whether all up to it is as it was', async () => {
  const file = await founded('cited.retro')
  const head = (await json('verify', file)).data.head
  const cited = await json('verify', file, '--hash', head.hash)
  expect(cited).toMatchObject({ code: 0, data: { cited: { seq: head.seq, sound: true } } })
  expect((await run('verify', file, '--hash', head.hash)).out).toContain(`event ${head.seq}`)
  expect(await json('verify', file, '--hash', '0'.repeat(64))).toMatchObject({ code: 1, data: { ok: true } })
  expect(await json('verify', file, '--hash', 'a41f')).toMatchObject({ code: 2, error: 'malformed' })
  const db = new DatabaseSync(file)
  db.exec(`DROP TRIGGER event_never_changes; UPDATE event SET fact = replace(fact, 'Trust', 'Mistrust') WHERE seq = 2`)
  db.close()
  const altered = await json('verify', file, '--hash', head.hash)
  expect(altered).toMatchObject({ code: 1, data: { cited: { sound: false } } })
})

test('files that cannot be read are each refused in one line', async () => {
  writeFileSync(path('foreign.retro'), 'a shopping list')
  const cut = await founded('cut.retro')
  truncateSync(cut, 6_000)
  for (const command of ['check', 'log', 'undo', 'export', 'report', 'open']) {
    const codeOf = async (file: string) => (await json(command, file)).error
    expect(await codeOf(path('nowhere.retro')), command).toBe('missing')
    expect(await codeOf(path('foreign.retro')), command).toBe('foreign-file')
    expect(await codeOf(cut), command).toBe('damaged-file')
    if (command !== 'open') expect(await codeOf(folder), command).toBe('is-folder')
  }
  expect(await json('verify', cut)).toMatchObject({ code: 1, data: { ok: false } })
})

test('a name that is empty is misuse, a folder that is not there is named, and records that are none make no file', async () => {
  expect(await run('check', '')).toMatchObject({ code: 2, err: expect.stringContaining('FILE is empty.') })
  expect(await run('dedupe', 'a.ris', '')).toMatchObject({ code: 2, err: expect.stringContaining('FILE is empty.') })
  const nowhere = await run('new', path('nowhere/at/all.retro'))
  expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining(`no folder ${path('nowhere/at')}.`)])
  const list = path('list.txt')
  writeFileSync(list, 'a shopping list')
  expect(await run('convert', list, path('list.ris'))).toMatchObject({ code: 1 })
  expect(existsSync(path('list.ris'))).toBe(false)
  for (const command of ['dedupe', 'rank']) expect((await run(command, list)).code, command).toBe(1)
  expect((await run('dedupe', folder)).err).toContain('it is a folder')
  const file = await founded('printed.retro')
  expect(await run('report', file, '--to', 'docx')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--out'),
  })
  expect((await run('restore', folder, '--to', 'x')).err).toContain('no backups')
})

test('a file of a newer version is refused, and left alone', async () => {
  const file = await founded('newer.retro')
  const db = new DatabaseSync(file)
  db.exec('PRAGMA user_version = 99')
  db.close()
  const bytes = readFileSync(file)
  for (const command of ['log', 'undo', 'open'])
    expect(await json(command, file), command).toMatchObject({ error: 'newer-file' })
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

test('what may not be written can be read, and is refused clearly when it should change', async () => {
  const file = await founded('shut/review.retro')
  const exported = path('shut.json')
  expect((await run('export', file, '--out', exported)).code).toBe(0)
  chmodSync(file, 0o444)
  chmodSync(path('shut'), 0o555)
  await asNobody(async () => {
    expect((await run('log', file)).code).toBe(0)
    expect((await json('verify', file)).data).toMatchObject({ ok: true })
    for (const argv of [
      ['undo', file],
      ['new', path('shut/other.retro')],
      ['import', exported, path('shut/other.retro')],
      ['demo', '--dir', path('shut')],
      ['demo', '--dir', path('shut/below')],
      ['report', file, '--out', path('shut/report.html')],
    ])
      expect(await json(...argv), argv.join(' ')).toMatchObject({ code: 1, error: 'read-only' })
  })
  expect(readdirSync(path('shut'))).toEqual(['review.retro'])
  chmodSync(path('shut'), 0o755)
})

/** Root may write anything, so the work is done as somebody else. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

test('a file that another program is writing to is busy, and is not harmed', async () => {
  const file = await founded('busy.retro')
  const other = new DatabaseSync(file)
  other.exec('BEGIN IMMEDIATE')
  expect(await json('undo', file)).toMatchObject({ code: 1, error: 'busy' })
  expect((await run('log', file)).code).toBe(0)
  other.exec('ROLLBACK')
  other.close()
  expect((await run('undo', file)).code).toBe(0)
})

test('in a blinded stage the command line shows one’s own votes, and exports nothing', async () => {
  const file = await founded('blind.retro')
  const project = await openProject(openSqlite(file))
  const [ana] = project.journal.state.person.keys()
  if (!ana) throw new Error('the project has no owner')
  const ben = 'per_ben'
  const stage = { name: 'Rigour', kind: 'rigour', order: 1, reviewers: 2, blinded: true, reasonNeeded: false }
  const source = { kind: 'article', reference: { type: 'article', title: 'A study' }, entersAt: 'stg_1' }
  const set = await project.execute(ana, {
    do: 'change',
    changes: [
      { type: 'person.joined', id: ben, from: null, to: { roles: ['reviewer'] } },
      { type: 'stage.set', id: 'stg_1', from: null, to: stage },
      { type: 'source.described', id: 'src_1', from: null, to: source },
    ],
  })
  expect(set).toMatchObject({ ok: true })
  const vote = { do: 'vote', source: 'src_1', stage: 'stg_1', verdict: 'exclude' }
  expect(await project.execute(ben, vote)).toMatchObject({ ok: true })
  await project.close()
  expect((await run('log', file, '--as', ben)).out).toContain('exclude')
  expect((await run('log', file, '--as', 'AL')).out).not.toContain('exclude')
  expect(await json('export', file)).toMatchObject({ code: 1, error: 'not-allowed' })
  expect(await json('log', file, '--as', 'Zoe')).toMatchObject({ code: 1, error: 'unknown-person' })
})

test('every command explains itself, with all its options', async () => {
  const all = await run('--help')
  expect(all.code).toBe(0)
  for (const { name, summary, options } of commands) {
    expect(all.out).toContain(summary)
    const { code, out } = await run(name, '--help')
    expect(code).toBe(0)
    for (const option of [...Object.keys(options), 'json']) expect(out).toContain(`--${option}`)
  }
})

test.each([
  [['frobnicate'], 'no command'],
  [['log'], 'FILE is missing'],
  [['log', knight, 'id', 'more'], 'one word too many'],
  [['log', knight, '--loud'], '--loud'],
  [['log', knight, '--person'], '--person'],
])('%j is wrong usage', async (argv, said) => {
  const { code, out, err } = await run(...argv)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(said)
  expect(err).toMatch(/Usage|--help/)
  expect(await json(...argv)).toMatchObject({ code: 2, error: 'misused' })
})

test('it knows its version', async () => {
  expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('text of a project cannot steer the terminal', () => {
  expect(tame('a\u001b[2Jb\u009b1mc\rd\te\n')).toBe('a\ufffd[2Jb\ufffd1mc\ufffdd\te\n')
})

test('what reads a project leaves its folder as it was', async () => {
  const before = readdirSync(folder)
  for (const command of ['check', 'log', 'verify', 'export']) await run(command, knight)
  expect(readdirSync(folder)).toEqual(before)
  expect(existsSync(`${knight}-wal`)).toBe(false)
})
