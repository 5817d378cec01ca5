import type { Refused as Refusal } from '../api.ts'
import { Button } from './Button.tsx'
import { When, Who } from './Who.tsx'

interface Props {
  refusal: Refusal
  onTheirs: () => void
  onMine: () => void
}

/** A stale edit: both values, who changed it when, and the two choices. Nothing typed is lost until one is taken. */
export function Refused({ refusal, onTheirs, onMine }: Props) {
  if (refusal.code !== 'changed-since')
    return (
      <p className="err" role="alert">
        {refusal.message} {refusal.hint}
      </p>
    )
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
      <div className="both">
        <div>
          <span className="small faint">theirs, now in place</span>
          <p>{words(refusal.theirs)}</p>
        </div>
        <div>
          <span className="small faint">yours, not saved</span>
          <p>{words(refusal.yours)}</p>
        </div>
      </div>
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
