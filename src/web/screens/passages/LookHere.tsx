import type { Target } from '../../../core/finder/facts.ts'
import type { Id } from '../../../core/ids.ts'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import { marked } from './Found.tsx'
import { useFinding } from './use-finding.ts'
import './passages.css'

interface Props {
  document: Id<'doc'>
  target: Target
  /** How many are shown. */
  most?: number
}

/** Where to look next in one document: a few passages for a target, for the side of the reading room. */
export function LookHere({ document, target, most = 3 }: Props) {
  const { data } = useFinding({ target, document })
  const list = data?.list?.slice(0, most)
  if (!data || !list || list.length === 0) return null
  return (
    <section className="look-here">
      <div className="head">
        <h2>Look here next</h2>
        <Link screen="passages" id={target} className="more">
          for {data.about.label}
        </Link>
      </div>
      <ul>
        {list.map((one) => (
          <li key={one.start}>
            <Link screen="document" id={document} query={{ place: String(one.start), for: target }} className="serif">
              {marked(one)}
            </Link>
            <span className="small faint">
              {one.page !== undefined && `p. ${one.label ?? one.page}, `}because: {one.words.join(', ')}{' '}
              {one.link && <Role slot={one.link.slot} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
