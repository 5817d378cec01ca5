import type { Back } from '../work/hand-out.ts'
import type { WhatComes } from '../work/what-comes.ts'
import { client, type Refused, upload } from './api.ts'
import { current, useRoute } from './routes.ts'
import { shared } from './shared.ts'

/** What the server says of a copy: what it would bring, or that it was handed out and is to be taken back. */
export type LookedAt = WhatComes | { handOut: { stage: string; person: string } }

/** A copy of the project that was dropped or chosen: looked at, and then made one with it. */
export interface Copy {
  /** The project it was brought to: in another it is not at hand. */
  project: string | undefined
  file: File
  state: 'looking' | 'asking' | 'merging' | 'done' | 'refused'
  seen?: LookedAt
  refused?: Refused
  /** What came of taking it back, where it was handed out. */
  back?: Back
}

const copy = shared<Copy | undefined>(undefined)

/** The copy that is at hand in the project one is in. */
export function useCopy(): Copy | undefined {
  const now = copy.use()
  const { project } = useRoute()
  return now?.project === project ? now : undefined
}

/** What a project file is called. */
export const copyName = /\.retro$/i

/** Takes a copy in hand and looks what it would bring. Nothing is changed by it. */
export async function takeCopy(file: File): Promise<void> {
  const { project } = current()
  const at = { project, file }
  copy.set({ ...at, state: 'looking' })
  const said = await upload<LookedAt>('merge/look', file)
  if (copy.get()?.file !== file) return
  copy.set(
    'refused' in said
      ? { ...at, state: 'refused', refused: said.refused }
      : { ...at, state: 'asking', seen: said.body },
  )
}

/** Makes the copy one with the project, or takes back what was voted in it. */
export async function mergeCopy(): Promise<void> {
  const now = copy.get()
  if (now?.state !== 'asking' || !now.seen) return
  const { project, file, seen } = now
  const at = { project, file }
  copy.set({ ...now, state: 'merging' })
  if ('handOut' in seen) {
    const said = await upload<Back>('take-back', file)
    copy.set(
      'refused' in said
        ? { ...at, state: 'refused', refused: said.refused }
        : { ...at, state: 'done', seen, back: said.body },
    )
    return
  }
  const said = await upload<WhatComes>('merge', file)
  if ('refused' in said) return copy.set({ ...at, state: 'refused', refused: said.refused })
  copy.set({ ...at, state: 'done', seen: said.body })
  // All of the journal was put in order anew, so nothing that was read before holds.
  await client.invalidateQueries()
}

export const forgetCopy = (): void => copy.set(undefined)
