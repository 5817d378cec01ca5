import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { printerHere } from '../../adapters/print.ts'
import type { AppOptions } from '../../server/app.ts'
import { type Listening, listen } from '../../server/listen.ts'
import { projectFiles, projectsOfDatabase } from '../../server/projects.ts'
import { missing } from '../../store/database.ts'
import { isDatabase } from '../../store/open.ts'
import { inFolder } from '../../store/parts.ts'
import { StoreTrouble } from '../../store/store.ts'
import { command, done, type Io, refused } from '../command-line.ts'

/** A port of its own, so that an address kept in a bookmark stays good. */
export const usualPort = 4680

export const open = command({
  name: 'open',
  summary: 'Serve a project (or a folder of them) to the browser on this machine.',
  examples: ['review.retro', 'reviews/ --port 8000 --no-browser'],
  needs: ['file'],
  may: [],
  options: {
    port: { type: 'string', value: 'PORT', means: `where to listen (default: ${usualPort}, or a free one)` },
    'no-browser': { type: 'boolean', means: 'only print the address' },
  },
  async run({ file, port, json, 'no-browser': noBrowser }, io) {
    if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536))
      return refused({ code: 'malformed', message: `“${port}” is no port.`, hint: 'Pick a number up to 65535.' })
    const inDatabase = isDatabase(file)
    if (!inDatabase && !existsSync(file)) throw missing(file)
    const projects = inDatabase ? await projectsOfDatabase(file) : projectFiles(file)
    // Opened now and not at the first request, so that trouble with a file is told here. One of many does not bar the rest.
    const many = inDatabase || statSync(file).isDirectory()
    const slugs = await projects.slugs()
    for (const slug of slugs)
      await projects.find(slug).catch((trouble: unknown) => {
        if (!(many && trouble instanceof StoreTrouble)) throw trouble
        io.err(`retroduce: ${trouble.message}\n  ${trouble.hint}\n`)
      })
    const webRoot = builtWeb()
    const { address, close } = await listenOn(port, { projects, webRoot, print: printerHere(inFolder) })
    const [only] = slugs
    // Of a folder the list, also where there is one project or none in it: others are begun there.
    const page = only !== undefined && !projects.grows ? `${address}/p/${encodeURIComponent(only)}` : `${address}/`
    io.out(
      json ? `${JSON.stringify({ address, page })}\n` : `${page}\nCtrl-C stops it. Everything is saved as you work.\n`,
    )
    if (!webRoot)
      io.err('The web application is not built, so only the HTTP interface answers. Build it: npm run build\n')
    else if (!noBrowser && hasDesktop(io)) showInBrowser(page)
    await io.stopped()
    await close()
    return done(undefined, '')
  },
})

/** The usual port if it is free, else any; a port that was asked for, or trouble. */
async function listenOn(port: string | undefined, options: AppOptions): Promise<Listening> {
  if (port !== undefined) return listen(options, Number(port))
  try {
    return await listen(options, usualPort)
  } catch (error) {
    if (error instanceof StoreTrouble && error.code === 'port-taken') return listen(options, 0)
    throw error
  }
}

/** The built web application: beside this file in a package, under dist in a clone. */
export const builtWeb = (): string | undefined =>
  ['../../../web', '../../../dist/web']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(`${path}/index.html`))

/** Somebody sits before a screen: not in a pipe, in continuous integration, or over a line without a display. */
function hasDesktop({ draw, env }: Io): boolean {
  if (!draw || env.CI || env.SSH_CONNECTION) return false
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

function showInBrowser(page: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', page]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', page]
        : ['xdg-open', page]
  if (!program) return
  // The address is on the screen already, so a desktop without such a program loses nothing.
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}
