import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { counted, sentenceCase } from '../../core/wording.ts'
import {
  type Accounts,
  accountBy,
  addressOf,
  makeLink,
  seat,
  setDisabled,
  unseat,
} from '../../server/accounts/accounts.ts'
import { slugOf } from '../../server/projects.ts'
import { accountsOf, takeAccounts } from '../../store/accounts-copy.ts'
import { databaseIn, isDatabase, openStore } from '../../store/open.ts'
import { openProject } from '../../store/project.ts'
import { type Answer, command, done, refused, type Trouble } from '../command-line.ts'
import { whoActs } from '../person.ts'

const acts = ['create', 'reset', 'disable', 'enable', 'join', 'leave', 'list', 'bring'] as const
type Act = Exclude<(typeof acts)[number], 'bring'>

/** The first account, and whatever an administrator cannot do who is locked out: whoever holds the folder may. */
export const admin = command({
  name: 'admin',
  summary: `Keep the accounts of a served folder: ${acts.join(', ')}.`,
  examples: [
    'reviews/ create kim@example.org --name "Kim Osei"',
    'reviews/ join kim@example.org --project sepsis --person "Kim Osei"',
    'reviews/ list',
  ],
  needs: ['folder', 'act'],
  may: ['email'],
  options: {
    name: { type: 'string', value: 'NAME', means: 'create: what the person is called' },
    plain: { type: 'boolean', means: 'create: no administrator' },
    project: { type: 'string', value: 'PROJECT', means: 'join, leave: the name of a project file, without its ending' },
    person: { type: 'string', value: 'PERSON', means: 'join: who they are there, an id, a name or initials' },
    address: { type: 'string', value: 'URL', means: 'what links begin with (default: http://127.0.0.1:4680)' },
  },
  async run({ folder, act, email, name, plain, project, person, address = 'http://127.0.0.1:4680' }) {
    const known = acts.find((one) => one === act)
    if (!known)
      return refused({ code: 'malformed', message: `“${act}” is no act.`, hint: `One of: ${acts.join(', ')}.` })
    const no = isDatabase(folder) ? undefined : notAFolder(folder)
    if (no) return refused(no, folder)
    if (known === 'bring') return email === undefined ? refused(noFile(folder)) : bring(folder, email)
    if (known !== 'list' && !email?.includes('@'))
      return refused({
        code: 'malformed',
        message: 'Whose account is missing.',
        hint: `retroduce admin ${folder} ${act} EMAIL`,
      })
    const store = await accountsOf(folder)
    try {
      const accounts = { store, clock: Date.now }
      if (known === 'list' || !email) return await list(accounts)
      return await carryOut(accounts, known, email, { folder, name, plain, project, person, address })
    } finally {
      await store.close()
    }
  },
})

const noFile = (folder: string): Trouble => ({
  code: 'misused',
  message: 'Which file of accounts is missing.',
  hint: `retroduce admin ${folder} bring FILE, as retroduce restore made it.`,
})

/** Takes accounts out of a file that was restored from a backup. Sessions, links and tokens are in none. */
async function bring(folder: string, file: string): Promise<Answer> {
  const store = await accountsOf(folder)
  const came = await takeAccounts(file, store).finally(() => store.close())
  return done({ accounts: came }, `${sentenceCase(counted(came, 'account'))} came. Who had one here already keeps it.`)
}

interface Said {
  folder: string
  name: string | undefined
  plain: boolean | undefined
  project: string | undefined
  person: string | undefined
  address: string
}

async function carryOut(accounts: Accounts, act: Act, email: string, said: Said): Promise<Answer> {
  const account = await accountBy(accounts, email)
  const linked = async (of: 'invitation' | 'reset', name: string): Promise<Answer> => {
    const made = await makeLink(accounts, {
      for: of,
      email,
      name,
      admin: of === 'invitation' && !said.plain,
      by: 'command line',
    })
    const link = `${said.address.replace(/\/$/, '')}/join#${made.secret}`
    return done({ link, expires: made.link.expires }, `${link}\nIt works once, until ${made.link.expires}.`)
  }
  if (act === 'create') {
    if (account)
      return refused({
        code: 'id-taken',
        message: `${email} has an account.`,
        hint: 'A way back in: retroduce admin FOLDER reset EMAIL',
      })
    return linked('invitation', said.name ?? addressOf(email).split('@')[0] ?? email)
  }
  if (!account)
    return refused({
      code: 'unknown-thing',
      message: `${email} has no account.`,
      hint: 'Who was invited has one once their link was used. See them all: retroduce admin FOLDER list',
    })
  if (act === 'reset') return account.disabled ? refused(barredAccount) : linked('reset', account.name)
  if (act === 'disable' || act === 'enable') {
    await setDisabled(accounts, account.id, act === 'disable')
    return done(
      { email, disabled: act === 'disable' },
      `${email} ${act === 'disable' ? 'may not sign in any more, and is signed out.' : 'may sign in again.'}`,
    )
  }
  if (!said.project) return refused({ code: 'misused', message: 'Name the project.', hint: 'Add --project NAME.' })
  if (act === 'leave')
    return (await unseat(accounts, account.id, said.project))
      ? done({ email, project: said.project }, `${email} is out of ${said.project}.`)
      : refused({
          code: 'unknown-thing',
          message: `${email} is not in ${said.project}.`,
          hint: 'See retroduce admin FOLDER list.',
        })
  return joinProject(accounts, account.id, email, said.project, said)
}

const barredAccount: Trouble = {
  code: 'not-allowed',
  message: 'That account is disabled.',
  hint: 'Let it in again first: retroduce admin FOLDER enable EMAIL',
}

/** Says who somebody is in a project: the first owner unless somebody else is named. */
async function joinProject(
  accounts: Accounts,
  account: string,
  email: string,
  slug: string,
  { folder, person }: Said,
): Promise<Answer> {
  const project = slugOf(slug)
  const place = isDatabase(folder) ? { ...databaseIn(folder), project } : { file: join(folder, `${project}.retro`) }
  const store = await openStore(place, { readonly: true, watch: false })
  try {
    const opened = await openProject(store)
    const who = whoActs(opened.journal.state, await store.people(), person)
    if ('refusal' in who) return refused(who.refusal, slug)
    return (await seat(accounts, account, slug, who.who))
      ? done({ email, project: slug, person: who.who }, `${email} is ${who.who} in ${slug}.`)
      : refused({
          code: 'id-taken',
          message: 'That person is another account, or the account is another person there.',
          hint: 'Take that one out of the project first: retroduce admin FOLDER leave EMAIL --project NAME',
        })
  } finally {
    await store.close()
  }
}

async function list({ store }: Accounts): Promise<Answer> {
  const [accounts, sessions, members, links] = await Promise.all([
    store.list('account'),
    store.list('session'),
    store.list('member'),
    store.list('link'),
  ])
  const told = accounts.map(({ key, value: { password: _, ...account } }) => ({
    ...account,
    sessions: sessions.filter(({ value }) => value.account === key).length,
    projects: members
      .filter(({ value }) => value.account === key)
      .map(({ value: { project, person } }) => ({ project, person })),
  }))
  const open = links.map(({ value: { for: of, email, expires } }) => ({ for: of, email, expires }))
  const lines = told.map(
    ({ email, name, admin: keeps, disabled, projects }) =>
      `${email}  ${name}${keeps ? '  administrator' : ''}${disabled ? '  disabled' : ''}${projects.map((one) => `\n  ${one.project} as ${one.person}`).join('')}`,
  )
  return done(
    { accounts: told, links: open },
    [...lines, ...open.map((link) => `${link.email}  ${link.for}, open until ${link.expires}`)].join('\n') ||
      'There is no account yet.',
  )
}

export const notAFolder = (folder: string): Trouble | undefined =>
  existsSync(folder) && statSync(folder).isDirectory()
    ? undefined
    : { code: 'missing', message: `There is no folder ${folder}.`, hint: 'Name the folder in which the projects are.' }
