import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { StoreTrouble } from '../store/store.ts'
import { type AppOptions, makeApp } from './app.ts'

export interface Listening {
  /** `http://127.0.0.1:PORT` */
  address: string
  close(): Promise<void>
}

/**
 * Serves on loopback, unless another address of this machine is named. Port 0 takes a free one; a port that is taken is
 * refused as trouble.
 */
export function listen(options: AppOptions, port = 0, hostname = '127.0.0.1'): Promise<Listening> {
  const app = makeApp(options)
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, ({ port: taken }: AddressInfo) =>
      resolve({
        address: `http://127.0.0.1:${taken}`,
        close: async () => {
          if ('closeAllConnections' in server) server.closeAllConnections()
          await new Promise((closed) => server.close(closed))
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
