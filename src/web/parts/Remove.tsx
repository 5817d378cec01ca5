import { X } from 'lucide-react'
import type { Fact } from '../../core/fact.ts'
import { writable } from '../acting.ts'
import { record } from '../api.ts'
import { Button } from './Button.tsx'

interface Props {
  type: Fact['type']
  id: string
  /** The whole of it, so that nothing is removed that changed meanwhile. */
  value: object
  /** What it is, for the toast and for those who do not see the row: "the objective". */
  what: string
  /** Whether one may, where it is not for those who write everywhere. */
  may?: boolean
}

/** Takes a thing back. The toast offers Undo; nobody is asked whether they are sure. */
export const Remove = ({ type, id, value, what, may }: Props) => {
  const writes = writable.use()
  return (may ?? writes) ? (
    <Button
      kind="quiet"
      icon={X}
      only
      title={`Remove ${what}`}
      onClick={() => void record({ type, id, from: value, to: null } as Fact, `Removed ${what}.`)}
    >
      {`Remove ${what}`}
    </Button>
  ) : null
}
