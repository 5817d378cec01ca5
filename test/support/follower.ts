/** Somebody who listens to a project, and comes back when the connection ends; tells what was told, in order. */
export interface Follower {
  /** The things that changed, as often as it was told. */
  ids: string[]
  /** Who was said to be where. */
  here: unknown[]
  /** How often a connection came about. */
  connected: () => number
  /** Up to which event it was told. */
  seq: () => number
  stop(): Promise<void>
}

/** Follows what is told at `address`, an address of live updates, with these headers. */
export function following(address: string, headers: Record<string, string>): Follower {
  const ids: string[] = []
  const here: unknown[] = []
  let [seq, stopped, connected] = ['', false, 0]
  const stopping = new AbortController()
  const listening = (async () => {
    while (!stopped) {
      try {
        const more = { ...headers, ...(seq && { 'last-event-id': seq }) }
        const answer = await fetch(address, { headers: more, signal: stopping.signal })
        let text = ''
        if (answer.ok) connected++
        for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
          if (!answer.ok) continue
          text += new TextDecoder().decode(piece)
          const told = text.split('\n\n')
          text = told.pop() ?? ''
          for (const one of told) {
            seq = /^id: (.*)$/m.exec(one)?.[1] ?? seq
            const data = /^data: (.*)$/m.exec(one)?.[1]
            if (!data) continue
            if (/^event: here$/m.test(one)) here.push(JSON.parse(data))
            else ids.push(...JSON.parse(data).ids)
          }
        }
      } catch {
        // It comes back.
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return {
    ids,
    here,
    connected: () => connected,
    seq: () => Number(seq),
    async stop() {
      stopped = true
      stopping.abort()
      await listening
    },
  }
}

/** Each thing once, where it was told of last: many changes may be told at once. */
export const lastOfEach = (ids: readonly string[]): string[] => [...new Set(ids.toReversed())].toReversed()
