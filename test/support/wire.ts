import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** A wire to a database that can be cut: all connections over it break, and new ones are made. */
export interface Wire {
  /** The address of the database over this wire. */
  url: string
  cut(): void
  /** Cuts it when so many more messages have been asked, or answered; what is asked has then reached the database. */
  cutAfter(what: 'asked' | 'answered', messages: number): void
  /** What is said over the connections there are is lost from now on, in one direction or both, and neither end is told. */
  swallow(what: 'asked' | 'answered' | 'both'): void
  /** Ends one side of every connection, as a proxy does that thinks it idle; the other side may still speak. */
  halfClose(side: 'near' | 'far'): void
  /** Lets each message wait for so many milliseconds. */
  delay(ms: number): void
  /** How often it was cut. */
  cuts(): number
  close(): void
}

export async function cutting(url: string): Promise<Wire> {
  const to = new URL(url)
  const open = new Set<Socket>()
  /** Sockets of which nothing that comes is passed on. */
  const deaf = new Set<Socket>()
  const ends = { near: new Set<Socket>(), far: new Set<Socket>() }
  let wait = 0
  let next: { what: 'asked' | 'answered'; left: number } | undefined
  let count = 0
  const cut = () => {
    next = undefined
    count++
    for (const socket of open) socket.destroy()
  }
  const passed = (what: 'asked' | 'answered') => next?.what === what && next.left-- <= 0
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: Number(to.port), host: to.hostname, allowHalfOpen: true })
    ends.near.add(near)
    ends.far.add(far)
    for (const [from, onto, what] of [
      [near, far, 'asked'],
      [far, near, 'answered'],
    ] as const) {
      open.add(from)
      from.on('error', () => undefined)
      from.on('end', () => onto.end())
      from.on('close', () => {
        for (const all of [open, deaf, ends.near, ends.far]) all.delete(from)
        onto.destroy()
      })
      from.on('data', (bytes) => {
        if (deaf.has(from)) return
        // An answer that is cut off never arrives; what was asked arrives, and its answer does not.
        if (what === 'answered' && passed(what)) cut()
        else if (what === 'asked' && passed(what)) onto.write(bytes, () => setTimeout(cut, 2))
        else if (wait > 0) setTimeout(() => onto.writable && onto.write(bytes), wait)
        else onto.write(bytes)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: Object.assign(new URL(url), { port: String((server.address() as AddressInfo).port) }).href,
    cut,
    cutAfter: (what, left) => {
      next = { what, left }
    },
    swallow(what) {
      for (const side of ['near', 'far'] as const)
        if (what === 'both' || (what === 'asked') === (side === 'near'))
          for (const socket of ends[side]) deaf.add(socket)
    },
    halfClose(side) {
      for (const socket of ends[side]) socket.end()
    },
    delay: (ms) => {
      wait = ms
    },
    cuts: () => count,
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
