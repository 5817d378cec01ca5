import { join } from 'node:path'
import { printerHere } from '../../adapters/print.ts'
import { listen } from '../../server/listen.ts'
import { projectFiles } from '../../server/projects.ts'
import { accountsFile, openAccounts } from '../../store/accounts-sqlite.ts'
import { command, done, refused } from '../command-line.ts'
import { notAFolder } from './admin.ts'
import { builtWeb } from './open.ts'

const usualPort = 4680

export const serve = command({
  name: 'serve',
  summary: 'Serve a folder of projects to a team, who sign in.',
  needs: ['folder'],
  may: [],
  options: {
    port: { type: 'string', value: 'PORT', means: `where to listen (default: ${usualPort})` },
    host: { type: 'string', value: 'HOST', means: 'which address of this machine to listen on (default: 127.0.0.1)' },
    address: { type: 'string', value: 'URL', means: 'where the team reaches it, through a proxy that ends HTTPS' },
  },
  async run({ folder, port = String(usualPort), host = '127.0.0.1', address, json }, io) {
    if (!(/^\d{1,5}$/.test(port) && Number(port) < 65_536))
      return refused({ code: 'malformed', message: `“${port}” is no port.`, hint: 'Pick a number up to 65535.' })
    const url = address === undefined ? undefined : publicAddress(address)
    if (url === null)
      return refused({
        code: 'malformed',
        message: `“${address}” is no address for a team.`,
        hint: 'Give it as https://review.example.org, without a path. Passwords do not travel over plain HTTP.',
      })
    const no = notAFolder(folder)
    if (no) return refused(no, folder)
    const accounts = { store: openAccounts(join(folder, accountsFile)), clock: Date.now }
    const none = (await accounts.store.list('account')).length === 0
    const options = {
      projects: projectFiles(folder),
      webRoot: builtWeb(),
      print: printerHere(),
      accounts,
      address: url,
    }
    const { address: here, close } = await listen(options, Number(port), host)
    const page = url?.origin ?? here
    io.out(json ? `${JSON.stringify({ address: here, page })}\n` : `${page}\nCtrl-C stops it.\n`)
    if (none) io.err(`Nobody can sign in yet. Make the first account: retroduce admin ${folder} create EMAIL\n`)
    await io.stopped()
    await close()
    return done(undefined, '')
  },
})

/** An address over HTTPS, or of this machine itself; null when it is none. */
function publicAddress(text: string): URL | null {
  const url = URL.parse(text)
  if (url?.pathname !== '/' || url.search || url.hash || url.username) return null
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback) ? url : null
}
