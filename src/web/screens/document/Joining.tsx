import { ActionButton, Button } from '../../parts/Button.tsx'
import { inPlace } from '../../parts/in-place.ts'
import type { Marking } from './draft.ts'
import { shortened } from './Side.tsx'
import type { Joining } from './use-joining.ts'
import './chains.css'

/** The passages that are being joined, under the desk: which part each is, and what is still to do. */
export function JoiningBar({ joining, slots }: { joining: Joining; slots: Marking['slots'] }) {
  const { parts } = joining
  return (
    <section className="joining" aria-label="Joining passages">
      <ol>
        {inPlace(parts, ({ excerpt, slot }, at) => (
          <li>
            <select
              className="input"
              aria-label={`Part of passage ${at + 1}`}
              value={slot}
              onChange={(event) => joining.setSlot(at, event.target.value)}
            >
              {slots.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
            <span className="serif">{excerpt.quote ? shortened(excerpt.quote) : 'A region'}</span>
            <Button kind="quiet" onClick={() => joining.leave(at)}>
              <span className="sr">Leave out passage {at + 1}</span>
              <span aria-hidden="true">×</span>
            </Button>
          </li>
        ))}
      </ol>
      <div className="row">
        {parts.length < 2 ? (
          <p className="soft">Go to the next passage of the claim and press J.</p>
        ) : (
          <Button kind="main" keys="enter" onClick={() => void joining.join()}>
            {parts.length === 2 ? 'Join as a dyad' : 'Join as a triad'}
          </Button>
        )}
        <ActionButton name="join-passages" kind="quiet">
          Add this passage
        </ActionButton>
        <span className="push">
          <Button kind="quiet" keys="escape" onClick={joining.clear}>
            Leave
          </Button>
        </span>
      </div>
    </section>
  )
}
