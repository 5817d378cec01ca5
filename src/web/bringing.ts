import type { TheoryCame, TheoryLooked, TheoryReading } from '../work/theory-in.ts'
import { did, type Refused, upload } from './api.ts'
import { shared } from './shared.ts'

/** A file, or words that were pasted, on their way into the theory: looked at, said how they are read, made. */
export interface InHand {
  name: string
  body: Blob | string
  reading: TheoryReading
  state: 'looking' | 'asking' | 'making' | 'done' | 'refused'
  looked?: TheoryLooked | undefined
  refused?: Refused | undefined
}

/** It outlives the screen it is shown on. */
export const inHand = shared<InHand | undefined>(undefined)

/** What configurations come in. A Word file is one of them where theory is looked at, else a document. */
export const theoryName = /\.(csv|tsv|tab|xlsx|docx|html?|txt|md)$/i

/** Takes a file or words in hand and looks what would come of them. Nothing is kept by it. */
export function takeTheory(name: string, body: Blob | string): void {
  inHand.set({ name, body, reading: {}, state: 'looking' })
  void look()
}

/** Says how it is to be read; what follows from it is looked at anew. */
export function readAs(part: TheoryReading): void {
  const one = inHand.get()
  if (!one) return
  inHand.set({ ...one, reading: { ...one.reading, ...part } })
  void look()
}

export const letGo = (): void => inHand.set(undefined)

async function look(): Promise<void> {
  const one = inHand.get()
  if (!one) return
  const answer = await upload<TheoryLooked>(path('theory/look', one), one.body)
  const now = inHand.get()
  // Something else was taken or said meanwhile, and is being looked at.
  if (now?.body !== one.body || now.reading !== one.reading) return
  inHand.set(
    'refused' in answer
      ? { ...now, state: 'refused', refused: answer.refused }
      : { ...now, state: 'asking', looked: answer.body, refused: undefined },
  )
}

/** Makes theory of it, as one act. */
export async function bring(): Promise<void> {
  const one = inHand.get()
  if (!one || one.state === 'making') return
  inHand.set({ ...one, state: 'making' })
  const answer = await upload<TheoryCame>(path('theory', one), one.body)
  const now = inHand.get()
  if (now?.body !== one.body) return
  if ('refused' in answer) return inHand.set({ ...now, state: 'refused', refused: answer.refused })
  inHand.set({ ...now, state: 'done', looked: answer.body, refused: undefined })
  if (answer.body.act) did(answer.body.act, 'Brought it in.')
}

const path = (to: string, { name, reading }: InHand): string =>
  `${to}?${new URLSearchParams({ name, ...(Object.keys(reading).length > 0 && { reading: JSON.stringify(reading) }) })}`
