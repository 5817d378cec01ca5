import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Io } from './command-line.ts'
import { progress } from './progress.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** What stands on a line of a terminal, or in a pipe, after ten steps of a given length. */
function drawn(tty: boolean, ms: number): string[] {
  const said: string[] = []
  const io: Io = {
    out: () => {},
    err: () => {},
    ...(tty && { draw: (text: string) => void said.push(text) }),
    columns: 60,
    env: {},
    stopped: async () => {},
  }
  const { step, end } = progress(io, 'Building', 10)
  for (let n = 0; n < 10; n++) {
    vi.advanceTimersByTime(ms)
    step()
  }
  end()
  return said
}

test('work of less than a second shows nothing', () => {
  expect(drawn(true, 90)).toEqual([])
})

test('longer work shows a bar that fills, and wipes it', () => {
  const said = drawn(true, 300)
  expect(said[0]).toContain('░ 4 of 10')
  expect(said.at(-2)).toContain('█ 10 of 10')
  expect(said.at(-1)).toBe('\r\u001b[K')
})

test('a pipe gets no bar, however long it takes', () => {
  expect(drawn(false, 3000)).toEqual([])
})
