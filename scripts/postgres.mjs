// Finds PostgreSQL for the tests, and starts clusters of it that last as long as whoever asked.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What is asked of the machine, and done to it. */
const machine = {
  env: process.env,
  isRoot: process.getuid?.() === 0,
  has: existsSync,
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
  run: (command, args, env = process.env) => spawnSync(command, args, { stdio: 'ignore', env }),
  say: console.log,
}

const debian = '/usr/lib/postgresql'
const whole = ['initdb', 'postgres']

/**
 * The folder of PostgreSQL's programs: the one named by POSTGRES_BIN, Debian's newest, one on the PATH, or where Homebrew
 * puts them. Undefined where there is none.
 */
export function postgresHere(on = machine) {
  const { env, has, list } = on
  const numbered = list(debian)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => `${debian}/${version}/bin`)
  const named = env.POSTGRES_BIN ? [env.POSTGRES_BIN] : []
  const places = [...named, ...numbered, ...(env.PATH ?? '').split(':'), '/opt/homebrew/opt/postgresql/bin']
  return places.find((folder) => whole.every((program) => has(`${folder}/${program}`)))
}

/** The same, after installing Debian's package where that can be done. Without one, says in a line that its tests are left out. */
export function findPostgres(on = machine) {
  const found = postgresHere(on) ?? installed(on)
  if (!found)
    on.say(
      'The tests on PostgreSQL are left out: there is none. Install it, or set POSTGRES_BIN to the folder of initdb.',
    )
  return found
}

function installed(on) {
  if (!on.isRoot || !on.has('/usr/bin/apt-get')) return undefined
  on.say('Installing PostgreSQL from Debian (half a minute, the first time).')
  const apt = (...args) =>
    on.run('apt-get', args, {
      ...on.env,
      DEBIAN_FRONTEND: 'noninteractive',
      // The tests start clusters of their own; the package's is not wanted.
      PG_CREATE_MAIN_CLUSTER: 'false',
    })
  apt('update', '-q')
  apt('install', '-y', '-q', '--no-install-recommends', 'postgresql')
  return postgresHere(on)
}

/** Where the system can see to it, PostgreSQL ends when whoever asked for it does, however that ends. */
const attended = ['/usr/bin/setpriv', '--pdeathsig', 'QUIT']

/**
 * Starts a cluster of its own in a folder of its own: on loopback, with a password, writing to the disk as in earnest.
 * `stop` ends it and removes the folder; it also ends when this process does, however that ends. `kill` ends all of it at
 * once as a power cut would, and `start` starts it again. PostgreSQL refuses to run as root, so there it runs as another user.
 * `within` is the folder it gets its own in, `env` what else stands in the environment of its server.
 */
export async function startCluster(bin, settings = {}, { within = tmpdir(), env = {} } = {}) {
  const folder = mkdtempSync(join(within, 'retroduce-postgres-'))
  const data = join(folder, 'data')
  const as = process.getuid?.() === 0 ? other() : {}
  const password = 'for-tests'
  mkdirSync(data)
  writeFileSync(join(folder, 'password'), `${password}\n`)
  for (const path of [folder, data, join(folder, 'password')]) if (as.uid) chownSync(path, as.uid, as.gid)
  const made = spawnSync(
    join(bin, 'initdb'),
    // Not synchronised: what it makes is new, and gone when the tests are.
    [
      '-D',
      data,
      '-U',
      'tests',
      '--pwfile',
      join(folder, 'password'),
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...as, encoding: 'utf8', cwd: folder },
  )
  if (made.status !== 0) throw new Error(`PostgreSQL could not be set up: ${made.stderr || made.error}`)
  const port = await freePort()
  const options = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    fsync: 'on',
    max_connections: 200,
    ...settings,
  }
  const args = ['-D', data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  let server
  /** Starts it; after a kill the processes of the one before may still be going, and it is tried again. */
  async function start() {
    for (let left = 25; ; left--) {
      const said = await begun()
      if (said === undefined) return
      if (left === 0) throw new Error(`PostgreSQL did not start: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  /** Answers what it said if it ended before it was ready. */
  async function begun() {
    const words = [...(existsSync(attended[0]) ? attended : []), join(bin, 'postgres'), ...args]
    server = spawn(words[0], words.slice(1), {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...env },
    })
    let said = ''
    return new Promise((resolve) => {
      server.stderr.on('data', (text) => {
        said += text
        if (!/ready to accept connections/.test(said)) return
        // Whoever asked need not wait for it to end.
        for (const one of [server, server.stderr]) one.unref()
        resolve(undefined)
      })
      server.on('exit', () => resolve(said || 'nothing'))
    })
  }
  const ended = () =>
    new Promise((resolve) => {
      if (server.exitCode !== null || server.signalCode !== null) return resolve()
      // What is not waited for in general is waited for now.
      const waiting = setInterval(() => {}, 1_000)
      server.on('exit', () => {
        clearInterval(waiting)
        resolve()
      })
    })
  await start()
  return {
    url: `postgres://tests:${password}@127.0.0.1:${port}/postgres`,
    port,
    start,
    running: () => server.exitCode === null && server.signalCode === null,
    async kill() {
      server.kill('SIGKILL')
      await ended()
    },
    async stop() {
      server.kill('SIGQUIT')
      await ended()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The user that Debian made for it, else nobody. */
function other() {
  const ask = (flag, user) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout)
  const user = ask('-u', 'postgres') > 0 ? 'postgres' : 'nobody'
  return { uid: ask('-u', user), gid: ask('-g', user) }
}

function freePort() {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
