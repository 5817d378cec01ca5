import type { SentenceSpan } from '../../core/theory/sentence.ts'
import { inPlace } from './in-place.ts'

/** A configuration as one sentence: each slot underlined in its role, its letter after it and read aloud with it. */
export const Spans = ({ spans }: { spans: readonly SentenceSpan[] }) =>
  inPlace(spans, ({ text, slot, role = 'other', label, missing, turned }) =>
    slot ? (
      <span className={role}>
        <span className={`span ${role}${missing ? ' open' : ''}`}>{text}</span>
        {turned && <span className="turned"> ({turned})</span>}
        {label && <sup className="tag">{label}</sup>}
      </span>
    ) : (
      <span className={missing ? 'faint' : undefined}>{text}</span>
    ),
  )
