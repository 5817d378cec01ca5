import type { Refused as Refusal } from '../api.ts'
import { Both } from './Both.tsx'
import { Button } from './Button.tsx'
import { When, Who } from './Who.tsx'
import { WhyNot } from './WhyNot.tsx'

interface Props {
  refusal: Refusal
  onTheirs: () => void
  onMine: () => void
}

/** A stale edit: both values, who changed it when, and the two choices. Nothing typed is lost until one is taken. */
export function Refused({ refusal, onTheirs, onMine }: Props) {
  if (refusal.code !== 'changed-since') return <WhyNot of={refusal} />
  return (
    <div className="refused" role="alert">
      <b className="strong">
        {refusal.by ? <Who id={refusal.by} full /> : 'Someone'} changed this
        {refusal.at && (
          <>
            {' '}
            (<When at={refusal.at} />)
          </>
        )}{' '}
        while you were writing.
      </b>
      <Both
        stands={{ whose: 'theirs, now in place', says: words(refusal.theirs) }}
        other={{ whose: 'yours, not saved', says: words(refusal.yours) }}
      />
      <div className="row">
        <Button onClick={onTheirs}>Keep theirs</Button>
        <Button onClick={onMine}>Put mine in its place</Button>
      </div>
    </div>
  )
}

const words = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? 'nothing'
    : Array.isArray(value)
      ? value.map(words).join(', ')
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
