import type { Draft } from '../drafts.ts'
import { Button } from './Button.tsx'
import { When } from './Who.tsx'

/** What was written here and did not reach the disk: offered again, until it is taken or let go. */
export const Unsaved = ({ draft, take, drop }: { draft: Draft; take: () => void; drop: () => void }) => (
  <div className="refused" role="status">
    <b className="strong">
      You wrote this here (<When at={new Date(draft.at).toISOString()} />
      ), and it was not saved.
    </b>
    <div className="both">
      <div>
        <span className="small faint">kept in this browser</span>
        <p>{draft.text || 'nothing'}</p>
      </div>
    </div>
    <div className="row">
      <Button onClick={take}>Put it back</Button>
      <Button onClick={drop}>Let it go</Button>
    </div>
  </div>
)
