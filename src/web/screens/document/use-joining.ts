import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { newId, record, useView } from '../../api.ts'
import type { Excerpt } from './answer.ts'
import type { Marking } from './draft.ts'

/** A passage that is being joined with others, and which part of the claim it is. */
interface Joint {
  excerpt: Excerpt
  slot: string
}

/** Joins two or three marked passages as one causal claim: J picks the one that one is at, Enter joins. */
export function useJoining(current: Excerpt | undefined, marking: Marking | undefined) {
  const [parts, setParts] = useState<readonly Joint[]>([])
  const me = useView('frame', {}).data?.viewer as Id<'per'> | undefined
  const slots = marking?.slots ?? []
  const may = current && parts.length < 3 && !parts.some(({ excerpt }) => excerpt.id === current.id)
  const add = (excerpt: Excerpt) => {
    const taken = new Set(parts.map(({ slot }) => slot))
    const own = excerpt.slot && slots.some(({ key }) => key === excerpt.slot?.key) ? excerpt.slot.key : undefined
    const slot = (own && !taken.has(own) ? own : slots.find(({ key }) => !taken.has(key))?.key) ?? own
    if (slot) setParts([...parts, { excerpt, slot }])
  }
  useAction('join-passages', current && may ? () => add(current) : undefined)
  const clear = () => setParts([])
  const join = async () => {
    if (parts.length < 2 || !me) return
    const place = (key: string) => slots.findIndex((slot) => slot.key === key)
    const inOrder = [...parts].sort((a, b) => place(a.slot) - place(b.slot))
    const result = await record(
      {
        type: 'passages.joined',
        id: newId('chn'),
        from: null,
        to: { parts: inOrder.map(({ excerpt, slot }) => ({ excerpt: excerpt.id, slot })), by: me },
      },
      `Joined ${parts.length === 2 ? 'two' : 'three'} passages.`,
    )
    if (result.ok) clear()
  }
  return {
    parts,
    clear,
    join,
    setSlot: (at: number, slot: string) => setParts(parts.map((part, i) => (i === at ? { ...part, slot } : part))),
    leave: (at: number) => setParts(parts.filter((_, i) => i !== at)),
  }
}
export type Joining = ReturnType<typeof useJoining>
