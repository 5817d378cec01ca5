import { type Post, postBy } from '../../adapters/mail.ts'
import { type OpenId, openIdAt } from '../../adapters/openid.ts'
import { printerHere } from '../../adapters/print.ts'
import { listen } from '../../server/listen.ts'
import { type Log, logTo } from '../../server/log.ts'
import { projectFiles, projectsOfDatabase } from '../../server/projects.ts'
import { isDatabase } from '../../store/open.ts'
import { command, done, type Io, refused, type Trouble } from '../command-line.ts'
import { accountsOf, notAFolder } from './admin.ts'
import { builtWeb, usualPort } from './open.ts'

export const serve = command({
  name: 'serve',
  summary: 'Serve a folder or a database of projects to a team, who sign in.',
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
    port: { type: 'string', value: 'PORT', means: `where to listen (default: ${usualPort})` },
    host: { type: 'string', value: 'HOST', means: 'which address of this machine to listen on (default: 127.0.0.1)' },
    address: { type: 'string', value: 'URL', means: 'where the team reaches it, through a proxy that ends HTTPS' },
  },
  async run({ folder, database, documents, log, port = String(usualPort), host = '127.0.0.1', address, json }, io) {
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
    const openId = openIdIn(io.env)
    if (openId && 'code' in openId) return refused(openId)
    const accounts = { store: await accountsOf(from), clock: Date.now, openId, post: postIn(io.env) }
    const none = (await accounts.store.list('account')).length === 0
    const options = {
      projects: isDatabase(from)
        ? await projectsOfDatabase(from, documents ?? io.env.RETRODUCE_DOCUMENTS)
        : projectFiles(from),
      webRoot: builtWeb(),
      print: printerHere(),
      accounts,
      address: url,
      watching: { log: log ? logging(io) : undefined, metricsToken: io.env.RETRODUCE_METRICS_TOKEN },
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

/** Faults that are told to a person at a terminal are told without what they may hold of people. */
function logging(io: Io): Log {
  const log = logTo(io.err)
  console.error = (error: unknown) => log.fault(error)
  return log
}

/** The post that the surroundings name, if any. */
const postIn = ({ RETRODUCE_SMTP: server, RETRODUCE_MAIL_FROM: from }: Io['env']): Post | undefined =>
  server ? postBy(server, from ?? 'Retroduce <retroduce@localhost>') : undefined

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
