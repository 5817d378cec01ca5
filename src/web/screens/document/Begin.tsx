import { useEffect, useRef } from 'react'
import { Switch } from '../../parts/Tabs.tsx'
import type { Draft, Marking } from './draft.ts'

interface Props {
  begins: NonNullable<Draft['begins']>
  slots: Marking['slots']
  change: (begins: NonNullable<Draft['begins']>) => void
  enter: () => void
}

/** A configuration that begins with the passage: its title, and which part the words are. */
export function Begin({ begins, slots, change, enter }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="begin">
      <input
        ref={field}
        className="input"
        aria-label="Title of the new configuration"
        placeholder="New configuration: a title in a few words"
        value={begins.title}
        onChange={(event) => change({ ...begins, title: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          enter()
        }}
      />
      <div className="row">
        <Switch
          label="Which part the words are"
          value={begins.slot}
          onChange={(slot) => change({ ...begins, slot })}
          options={slots.map(({ key, label }) => [key, label] as const)}
        />
        <input
          className="input"
          aria-label="The part in your words"
          value={begins.words}
          onChange={(event) => change({ ...begins, words: event.target.value })}
        />
      </div>
    </div>
  )
}
