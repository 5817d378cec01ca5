import { EyeOff } from 'lucide-react'
import type { Fact, Value } from '../../core/fact.ts'
import type { Id } from '../../core/ids.ts'
import { writable } from '../acting.ts'
import { newId, record, useView } from '../api.ts'
import { Button } from './Button.tsx'

interface Props {
  thing: Id
  what: string
  withheld: { id: Id<'wth'>; value: Value<'withheld'> } | undefined
}

/** Keeps the words of a source or a passage out of what is published, or lets them in again. */
export function KeepPrivate({ thing, what, withheld }: Props) {
  const may = writable.use()
  const me = useView('frame', {}).data?.viewer
  if (!may || !me) return withheld ? <p className="soft">Kept private where the review is published.</p> : null
  const fact: Fact = withheld
    ? { type: 'words.withheld', id: withheld.id, from: withheld.value, to: null }
    : { type: 'words.withheld', id: newId('wth'), from: null, to: { thing, by: me } }
  return (
    <Button
      kind="quiet"
      icon={EyeOff}
      pressed={withheld !== undefined}
      onClick={() => void record([fact], withheld ? `Published ${what} again.` : `Kept ${what} private.`)}
    >
      Keep private
    </Button>
  )
}
