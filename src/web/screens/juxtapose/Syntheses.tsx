import { movesSaid } from '../../../core/choices.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { Chip } from '../../parts/Chip.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import './juxtapose.css'

type One = ViewAnswer<'juxtaposed'>['syntheses'][number]

/** The moves that were made, each with what it came to, on what, and what was set aside. */
export const Syntheses = ({ all }: { all: readonly One[] }) => (
  <ol className="syntheses">
    {all.map(({ id, value, sources, configurations, aside, context, by, at }) => (
      <li key={id}>
        <div className="row wrap">
          <Chip>{movesSaid[value.move].done}</Chip>
          {sources.length > 0
            ? sources.map((source) => (
                <Link key={source.id} screen="source" id={source.id} query={{ tab: 'evidence' }}>
                  {source.label}
                </Link>
              ))
            : configurations.map((one) => (
                <Link key={one.id} screen="configuration" id={one.id}>
                  {one.label}
                </Link>
              ))}
          <span className="push row">
            <Link screen="juxtapose" query={{ of: value.pieces.join(',') }} className="small">
              Side by side
            </Link>
            <Remove type="synthesis.made" id={id} value={value} what={`the move “${movesSaid[value.move].done}”`} />
          </span>
        </div>
        <p className="serif">{value.memo}</p>
        {context && (
          <p className="small">
            What tells them apart: <span className="serif">{context}</span>
          </p>
        )}
        {aside.length > 0 && (
          <p className="small">Set aside, and not counted: {aside.map(({ label }) => label).join('; ')}</p>
        )}
        <p className="small faint">{[value.inference, by?.name, at?.slice(0, 10)].filter(Boolean).join(' · ')}</p>
      </li>
    ))}
  </ol>
)
