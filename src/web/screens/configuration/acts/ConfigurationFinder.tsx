import { useState } from 'react'
import type { Id } from '../../../../core/ids.ts'
import { useView } from '../../../api.ts'
import { Finder } from '../../../parts/Finder.tsx'

interface Props {
  label: string
  /** Configurations that are not offered. */
  without: readonly string[]
  pick: (id: Id<'cmoc'>) => void
}

const most = 12

/** A field that finds configurations of the theory by number, title and the words in them. */
export function ConfigurationFinder({ label, without, pick }: Props) {
  const [text, setText] = useState('')
  const { data } = useView('configurations', {})
  const asked = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = (data ?? [])
    .filter(({ id }) => !without.includes(id))
    .map((one) => ({
      id: one.id,
      words: one.label === one.title ? one.title : `${one.label}: ${one.title}`,
      note: one.theory,
      all: `${one.label} ${one.title} ${one.slots.flatMap(({ links }) => links.map((link) => link.text)).join(' ')}`.toLowerCase(),
    }))
    .filter(({ all }) => asked.every((word) => all.includes(word)))
    .slice(0, most)
  return (
    <Finder
      label={label}
      placeholder="Number, title or words of a configuration"
      text={text}
      write={setText}
      found={found}
      current={data !== undefined}
      pick={(one) => {
        setText('')
        pick(one.id)
      }}
    />
  )
}
