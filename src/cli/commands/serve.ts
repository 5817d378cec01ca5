import { type OpenId, openIdAt } from '../../adapters/openid.ts'
import { printerHere } from '../../adapters/print.ts'
import { listen } from '../../server/listen.ts'
import { type Log, logTo } from '../../server/log.ts'
import { type Projects, projectFiles, projectsOfDatabase } from '../../server/projects.ts'
import { accountsOf } from '../../store/accounts-copy.ts'
import { accountsFile } from '../../store/accounts-sqlite.ts'
import { isDatabase } from '../../store/open.ts'
import { inFolder } from '../../store/parts.ts'
import { keepBackups, timeOf } from '../../work/backups.ts'
import { command, done, type Io, refused, type Trouble, withoutPasswords } from '../command-line.ts'
import { postIn } from '../post-in.ts'
import { notAFolder } from './admin.ts'
import { builtWeb, usualPort } from './open.ts'

export const serve = command({
  name: 'serve',
  summary: 'Serve a folder or a database of projects to a team, who sign in.',
  examples: [
    'reviews/ --address https://review.example.org',
    'reviews/ --backup /media/disk/backups --every 24h --keep 14',
    '--database postgres://retroduce@db.example.org/retroduce',
  ],
  needs: [],
  may: ['folder'],
  options: {
    database: {
      type: 'string',
      value: 'URL',
      means: 'serve the projects of this database, in place of a folder (default: what RETRODUCE_DATABASE says)',
    },
    documents: {
      type: 'string',
      value: 'URL',
      means: 'keep large files of a database in a store that speaks S3 from now on: s3://BUCKET/PREFIX?endpoint=…',
    },
    log: { type: 'boolean', means: 'write a line of JSON for each request, without anything of people and projects' },
    backup: { type: 'string', value: 'DIR', means: 'back all projects up into this folder, by itself and verified' },
    every: { type: 'string', value: 'TIME', means: 'with --backup: how often, as 30m, 24h or 7d (default: 24h)' },
    keep: { type: 'string', value: 'N', means: 'with --backup: how many of each project stay (default: 14)' },
    port: { type: 'string', value: 'PORT', means: `where to listen (default: ${usualPort})` },
    host: { type: 'string', value: 'HOST', means: 'which address of this machine to listen on (default: 127.0.0.1)' },
    address: { type: 'string', value: 'URL', means: 'where the team reaches it, through a proxy that ends HTTPS' },
  },
  async run(
    { folder, database, documents, log, port = String(usualPort), host = '127.0.0.1', address, json, ...given },
    io,
  ) {
    if (!(/^\d{1,5}$/.test(port) && Number(port) < 65_536))
      return refused({ code: 'malformed', message: `“${port}” is no port.`, hint: 'Pick a number up to 65535.' })
    const url = address === undefined ? undefined : publicAddress(address)
    if (url === null)
      return refused({
        code: 'malformed',
        message: `“${address}” is no address for a team.`,
        hint: 'Give it as https://review.example.org, without a path. Passwords do not travel over plain HTTP.',
      })
    const from = folder ?? database ?? io.env.RETRODUCE_DATABASE
    if (from === undefined || (folder !== undefined && database !== undefined))
      return refused({
        code: 'misused',
        message: from === undefined ? 'There is nothing to serve.' : 'A folder is served, or a database.',
        hint: 'Name a folder of projects, or a database: --database postgres://USER@HOST/DATABASE.',
      })
    const no = isDatabase(from) ? undefined : notAFolder(from)
    if (no) return refused(no, from)
    const often = timeOf(given.every ?? '24h')
    const keep = /^[1-9]\d{0,5}$/.test(given.keep ?? '14') ? Number(given.keep ?? 14) : undefined
    if (often === undefined || keep === undefined || (given.backup === undefined && (given.every ?? given.keep)))
      return refused({
        code: 'misused',
        message: 'How backups are to be made is not clear.',
        hint: 'For example: --backup DIR --every 24h --keep 14.',
      })
    const openId = openIdIn(io.env)
    if (openId && 'code' in openId) return refused(openId)
    const accounts = { store: await accountsOf(from), clock: Date.now, openId, post: postIn(io.env) }
    const none = (await accounts.store.list('account')).length === 0
    const projects = isDatabase(from)
      ? await projectsOfDatabase(from, documents ?? io.env.RETRODUCE_DOCUMENTS)
      : projectFiles(from)
    const watching = { log: log ? logging(io) : undefined, metricsToken: io.env.RETRODUCE_METRICS_TOKEN }
    const options = {
      projects,
      backups:
        given.backup === undefined
          ? undefined
          : keepingBackups(given.backup, often, keep, { projects, from }, io, watching.log),
      webRoot: builtWeb(),
      print: printerHere(inFolder),
      accounts,
      address: url,
      watching,
    }
    const { address: here, close } = await listen(options, Number(port), host)
    const page = url?.origin ?? here
    options.watching.log?.said('listening')
    io.out(json ? `${JSON.stringify({ address: here, page })}\n` : `${page}\nCtrl-C stops it.\n`)
    if (none) io.err(`Nobody can sign in yet. Make the first account: retroduce admin ${from} create EMAIL\n`)
    await io.stopped()
    options.watching.log?.said('stopping')
    await close()
    options.watching.log?.said('stopped')
    return done(undefined, '')
  },
})

/** Backups that are made while it serves. One that fails is said on the terminal, or in the log without the name of the project. */
const keepingBackups = (
  folder: string,
  every: number,
  keep: number,
  { projects, from }: { projects: Projects; from: string },
  io: Io,
  log: Log | undefined,
) =>
  keepBackups({
    folder,
    every,
    keep,
    projects: async () => [
      { name: accountsFile, place: { accounts: from } },
      ...(await projects.slugs()).flatMap((name) => {
        const place = projects.placeOf(name)
        return place ? [{ name, place }] : []
      }),
    ],
    said: ({ name, trouble }) => {
      if (log) log.said(trouble ? 'backup-failed' : 'backup', trouble ? { code: trouble.code } : {})
      else if (trouble) io.err(`retroduce: The backup of ${name} failed: ${withoutPasswords(trouble.message)}\n`)
    },
  })

/** Faults that are told to a person at a terminal are told without what they may hold of people. */
function logging(io: Io): Log {
  const log = logTo(io.err)
  console.error = (error: unknown) => log.fault(error)
  return log
}

/** The provider that the surroundings name; a secret does not stand in a command line, which others on the machine can read. */
function openIdIn(env: Io['env']): OpenId | Trouble | undefined {
  const { RETRODUCE_OPENID_ISSUER: issuer, RETRODUCE_OPENID_CLIENT: client, RETRODUCE_OPENID_SECRET: secret } = env
  if (!issuer) return undefined
  const url = publicAddress(issuer, true)
  if (url && client && secret)
    return openIdAt({ name: env.RETRODUCE_OPENID_NAME ?? url.host, issuer: url, client, secret })
  return {
    code: 'malformed',
    message: 'The provider that people sign in at is not told whole.',
    hint: 'Set RETRODUCE_OPENID_ISSUER (https), RETRODUCE_OPENID_CLIENT and RETRODUCE_OPENID_SECRET.',
  }
}

/** An address over HTTPS, or of this machine itself; null when it is none. */
function publicAddress(text: string, path = false): URL | null {
  const url = URL.parse(text)
  if (!url || (!path && url.pathname !== '/') || url.search || url.hash || url.username) return null
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback) ? url : null
}
