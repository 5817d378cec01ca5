import { shared } from './shared.ts'

/** A file that the server is making, and how to stop it. */
export interface Making {
  file: string
  stop: () => void
}

/** What is being made now, oldest first. */
export const making = shared<readonly Making[]>([])

/** Has a file made: whoever waits sees that it is, and may stop it. */
export async function beingMade<T>(file: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController()
  const one: Making = { file, stop: () => over.abort() }
  making.set([...making.get(), one])
  try {
    return await work(over.signal)
  } finally {
    making.set(making.get().filter((other) => other !== one))
  }
}
