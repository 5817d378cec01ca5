import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Installed } from '../adapters/recognition.ts'
import { Stopped, type Told } from './job.ts'
import type { Ask, Others, ReadApart, Say } from './reader.ts'

export type { ReadApart } from './reader.ts'

/** What a reader may take: a longer silence, or more memory, and it is ended. */
export interface Limits {
  /** Milliseconds without progress. */
  silence: number
  /** Bytes in all. */
  memory: number
}
/** Memory is looked at from time to time, and grows meanwhile: what is allowed is less than what must never be had. */
const limits: Limits = { silence: 20_000, memory: 1_350_000_000 }

type Answer<R = ReadApart> =
  | { ok: true; read: R }
  | { ok: false; refusal: { code: string; message: string; hint: string } }

/** Readers in processes of their own, so many at once. They end with whoever has them, or when nothing was asked for a while. */
export interface Readers {
  read: (
    file: { name: string; bytes: Uint8Array; first?: number; recognise?: { language: string; at: Installed } },
    told: Told,
  ) => Promise<Answer>
  /** Asks for something else than the words of a file; see `Others`. */
  ask: <W extends keyof Others>(
    what: W,
    file: Pick<Ask, 'name' | 'bytes' | 'marks' | 'how'>,
    told: Told,
  ) => Promise<Answer<Others[W]>>
  close: () => void
}

/** How many milliseconds a page that is a picture may take. */
const onePage = 180_000

interface Reader {
  process: ChildProcess
  busy: boolean
  idle?: NodeJS.Timeout | undefined
}

export function readersApart(most = Math.min(2, availableParallelism()), allowed: Partial<Limits> = {}): Readers {
  const { silence, memory } = { ...limits, ...allowed }
  const readers = new Set<Reader>()
  const waiting: (() => void)[] = []
  let count = 0

  /** A reader that is free, a new one, or the next that becomes free. */
  async function take(): Promise<Reader> {
    for (;;) {
      const free = [...readers].find(({ busy }) => !busy)
      const reader = free ?? (readers.size < most ? begin(memory) : undefined)
      if (reader) {
        readers.add(reader)
        reader.busy = true
        clearTimeout(reader.idle)
        reader.process.ref()
        reader.process.channel?.ref()
        return reader
      }
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }
  const end = (reader: Reader) => {
    readers.delete(reader)
    reader.process.kill('SIGKILL')
  }
  const release = (reader: Reader) => {
    // What a large file took is not given back; the next one begins in a fresh process.
    if (memoryOf(reader.process.pid) > memory / 4) {
      end(reader)
      waiting.shift()?.()
      return
    }
    reader.busy = false
    reader.process.unref()
    reader.process.channel?.unref()
    reader.idle = setTimeout(() => end(reader), 20_000).unref()
    waiting.shift()?.()
  }

  async function asked(what: Omit<Ask, 'id'>, told: Told): Promise<Answer<ReadApart | Others[keyof Others]>> {
    if (what.recognise) return recognised({ id: ++count, ...what }, told)
    const reader = await take()
    try {
      const answer = await ask(reader.process, { id: ++count, ...what }, { silence, memory }, told)
      if (answer.ended) end(reader)
      if (answer.stopped) throw new Stopped()
      return answer.said
    } finally {
      if (readers.has(reader)) release(reader)
      else waiting.shift()?.()
    }
  }

  /** Pictures are read in a process for that file alone, which may begin threads; a page of them takes a while. */
  async function recognised(what: Ask, told: Told): Promise<Answer<ReadApart | Others[keyof Others]>> {
    const reader = begin(memory, what.recognise?.at.folders)
    readers.add(reader)
    reader.busy = true
    try {
      const answer = await ask(reader.process, what, { silence: onePage, memory }, told)
      if (answer.stopped) throw new Stopped()
      return answer.said
    } finally {
      end(reader)
    }
  }

  return {
    read: (file, told) => asked(file, told) as Promise<Answer>,
    ask: (what, file, told) => asked({ ...file, what }, told) as Promise<Answer<Others[typeof what]>>,
    close() {
      for (const reader of readers) end(reader)
    },
  }
}

interface Came {
  said: Answer<ReadApart | Others[keyof Others]>
  /** It died, or has to. */
  ended?: boolean
  stopped?: boolean
}

function ask(child: ChildProcess, what: Ask, { silence, memory }: Limits, told: Told): Promise<Came> {
  return new Promise((resolve) => {
    let heard = Date.now()
    const no = (refusal: Extract<Answer, { ok: false }>['refusal']) =>
      done({ said: { ok: false, refusal }, ended: true })
    const done = (came: Came) => {
      clearInterval(watch)
      child.off('message', hear)
      child.off('exit', gone)
      resolve(came)
    }
    const hear = (said: Say) => {
      if (said.id !== what.id) return
      heard = Date.now()
      if ('done' in said) {
        told.step('reading', said.done, said.of)
        if (said.memory > memory) no(tooMuch)
      } else if ('read' in said) done({ said: { ok: true, read: said.read } })
      else done({ said: { ok: false, refusal: said.refusal } })
    }
    const gone = () => no(tooMuch)
    const watch = setInterval(() => {
      if (told.stopped()) done({ said: { ok: false, refusal: tooSlow }, ended: true, stopped: true })
      else if (Date.now() - heard > silence) no(tooSlow)
      else if (memoryOf(child.pid) > memory) no(tooMuch)
    }, 50)
    child.on('message', hear)
    child.on('exit', gone)
    child.send(what, (error) => error && no(tooMuch))
  })
}

/** Codes under which a file is kept though its words could not be read. */
export const cutShort: ReadonlySet<string> = new Set(['too-slow', 'too-much-memory'])
const tooSlow = {
  code: 'too-slow',
  message: 'Its words could not be read: nothing moved for twenty seconds.',
  hint: 'Print it to PDF anew and attach that.',
}
const tooMuch = {
  code: 'too-much-memory',
  message: 'Its words could not be read: it asks for more memory than there is for one file.',
  hint: 'Attach it in parts, or print it to PDF anew.',
}

/** What a process holds, where the system tells it (Linux); elsewhere the reader says it with its progress. */
function memoryOf(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4_096
  } catch {
    return 0
  }
}

const script = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js', import.meta.url))

/**
 * Begins a reader. It may read this program and its libraries and nothing else, and neither write, start programs nor
 * load native code (Node's permission model); it sees nothing of the environment.
 */
function begin(memory: number, more?: readonly string[]): Reader {
  const heap = Math.round((memory * 0.7) / 1_048_576)
  const child = fork(script, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    execArgv: [
      `--max-old-space-size=${heap}`,
      '--permission',
      ...(more ? ['--allow-worker'] : []),
      ...[...readable(), ...(more ?? [])].map((path) => `--allow-fs-read=${path}`),
    ],
  })
  // What goes wrong is told by its end.
  child.on('error', () => {})
  return { process: child, busy: false }
}

/** Where this program and its libraries lie. */
function readable(): string[] {
  const { resolve } = createRequire(import.meta.url)
  const lies = (name: string) => dirname(dirname(realpathSync(resolve(`${name}/package.json`))))
  const root = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../..' : '../../..', import.meta.url))
  return [...new Set([realpathSync(root), ...['pdfjs-dist', 'mammoth', 'saxes', 'fflate'].map(lies)])]
}
