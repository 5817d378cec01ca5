import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { postgresHere, startCluster } from '../../scripts/postgres.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where to ask for the address of a database; undefined where there is no PostgreSQL. */
    postgres: string | undefined
  }
}

/** One PostgreSQL for all tests of a run, started when the first of them asks for it. */
export default function setup({ provide }: TestProject): (() => Promise<void>) | undefined {
  const bin = postgresHere()
  if (!bin) return provide('postgres', undefined) as undefined
  const path = join(tmpdir(), `retroduce-tests-${process.pid}.sock`)
  let cluster: ReturnType<typeof startCluster> | undefined
  const server = createServer((socket) => {
    cluster ??= startCluster(bin)
    cluster.then(
      ({ url }) => socket.end(url),
      (error: unknown) => socket.end(`failed: ${error}`),
    )
  })
  server.listen(path)
  server.unref()
  provide('postgres', path)
  return async () => {
    server.close()
    rmSync(path, { force: true })
    await (await cluster)?.stop()
  }
}
