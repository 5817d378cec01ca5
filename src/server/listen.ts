import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { clearFolders } from '../store/parts.ts'
import { StoreTrouble } from '../store/store.ts'
import { type AppOptions, makeApp } from './app.ts'
import { longest } from './body.ts'
import type { Projects } from './projects.ts'

/** How long requests that were begun may take to end when the server stops, in milliseconds. */
const patience = 10_000

/** How long a connection waits for a next request, in milliseconds: longer than the minute that proxies keep one, so that none sends into a closed one. */
const kept = 75_000

export interface Listening {
  /** `http://127.0.0.1:PORT` */
  address: string
  /** Takes no more requests, ends live connections, lets what was begun end, and closes the projects. */
  close(): Promise<void>
}

/**
 * Serves on loopback, unless another address of this machine is named. Port 0 takes a free one; a port that is taken is
 * refused as trouble.
 */
export function listen(options: AppOptions, port = 0, hostname = '127.0.0.1'): Promise<Listening> {
  clearFolders()
  const app = makeApp(options)
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, hostname, port, serverOptions: { requestTimeout: longest, keepAliveTimeout: kept } },
      ({ port: taken }: AddressInfo) =>
        resolve({
          address: `http://127.0.0.1:${taken}`,
          close: async () => {
            await stop(server, options.projects)
            await options.backups?.close()
            await options.projects.close()
            await options.accounts?.store.close()
          },
        }),
    )
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new StoreTrouble('port-taken', `Port ${port} is not free.`, 'Pick another with --port, or leave it out.')
          : error,
      ),
    )
  })
}

async function stop(server: ServerType, projects: Projects): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  projects.hangUp()
  // A connection that is kept for a next request would hold the server up, and whoever listened may come back by it.
  const idle = setInterval(() => {
    projects.hangUp()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  }, 20)
  const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}
