import { useState } from 'react'
import type { Id } from '../../core/ids.ts'
import { writable } from '../acting.ts'
import type { Result } from '../api.ts'
import { Button } from './Button.tsx'
import { Finder } from './Finder.tsx'
import { Link } from './Link.tsx'
import { useSourcesFound } from './sources-found.ts'
import { WhyNot } from './WhyNot.tsx'

interface Props {
  label: string
  value: { id: Id<'src'>; label: string } | undefined
  save: (from: Id<'src'> | null, to: Id<'src'> | null) => Promise<Result>
}

/** One source of the project, found by its words. */
export function SourcePick({ label, value, save }: Props) {
  const may = writable.use()
  const [refused, setRefused] = useState<string>()
  const put = async (to: Id<'src'> | null) => {
    const result = await save(value?.id ?? null, to)
    setRefused(result.ok ? undefined : `${result.refusal.message} ${result.refusal.hint}`)
  }
  return (
    <div className="field">
      <span className="label">{label}</span>
      {value ? (
        <p className="said row">
          <Link screen="source" id={value.id}>
            {value.label}
          </Link>
          {may && (
            <Button kind="quiet" onClick={() => void put(null)}>
              Change
            </Button>
          )}
        </p>
      ) : may ? (
        <SourceFinder label={label} pick={(id) => void put(id)} />
      ) : (
        <p className="said faint">Not said</p>
      )}
      <WhyNot of={refused} />
    </div>
  )
}

interface Looking {
  label: string
  placeholder?: string
  pick: (id: Id<'src'>) => void
  /** Sources that are not offered. */
  without?: readonly string[]
  /** The person asked for the field just now. */
  asked?: boolean
}

/** A field that finds sources as one types. */
export function SourceFinder({ label, placeholder = 'Author, year or title', pick, without = [], asked }: Looking) {
  const [text, setText] = useState('')
  const { found, current } = useSourcesFound(text)
  return (
    <Finder
      label={label}
      placeholder={placeholder}
      text={text}
      write={setText}
      found={found.filter(({ id }) => !without.includes(id))}
      current={current}
      asked={asked}
      pick={(one) => {
        setText('')
        pick(one.id)
      }}
    />
  )
}
