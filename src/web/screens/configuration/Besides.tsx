import { sentenceCase } from '../../../core/wording.ts'
import { Link } from '../../parts/Link.tsx'
import { Spans } from '../../parts/Spans.tsx'
import type { ConfigurationAnswer } from './answer.ts'

/** What a configuration was written against, sentence under sentence, so that both are read as one question. */
export function Besides({ configuration: { besides, untested } }: { configuration: ConfigurationAnswer }) {
  if (besides.length === 0) return null
  return (
    <div className="besides">
      {untested && <p className="small soft">Untested: it was written as a mirror, and no source speaks to it yet.</p>}
      <ul>
        {besides.map((one) => (
          <li key={`${one.kind}${one.id}`}>
            <span className="small faint">
              {sentenceCase(told[one.kind][one.back ? 1 : 0])}
              {one.untested && ', untested'}
            </span>
            <Link screen="configuration" id={one.id}>
              {one.label === one.title ? one.title : `${one.label} ${one.title}`}
            </Link>
            <p className="serif">
              <Spans spans={one.spans} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

const told = { mirrors: ['mirrors', 'its mirror'], rivals: ['rivals', 'its rival'] } as const
