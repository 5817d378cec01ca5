import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** A wire to a database that can be cut: all connections over it break, and new ones are made. */
export interface Wire {
  /** The address of the database over this wire. */
  url: string
  cut(): void
  /** Cuts it when so many more messages have been asked, or answered; what is asked has then reached the database. */
  cutAfter(what: 'asked' | 'answered', messages: number): void
  /** How often it was cut. */
  cuts(): number
  close(): void
}

export async function cutting(url: string): Promise<Wire> {
  const to = new URL(url)
  const open = new Set<Socket>()
  let next: { what: 'asked' | 'answered'; left: number } | undefined
  let count = 0
  const cut = () => {
    next = undefined
    count++
    for (const socket of open) socket.destroy()
  }
  const passed = (what: 'asked' | 'answered') => next?.what === what && next.left-- <= 0
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname)
    for (const [from, onto, what] of [
      [near, far, 'asked'],
      [far, near, 'answered'],
    ] as const) {
      open.add(from)
      from.on('error', () => undefined)
      from.on('close', () => {
        open.delete(from)
        onto.destroy()
      })
      from.on('data', (bytes) => {
        // An answer that is cut off never arrives; what was asked arrives, and its answer does not.
        if (what === 'answered' && passed(what)) cut()
        else if (what === 'asked' && passed(what)) onto.write(bytes, () => setTimeout(cut, 2))
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
    cuts: () => count,
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
