import { useState } from 'react'
import type { Target } from '../../../core/finder/facts.ts'
import type { Id } from '../../../core/ids.ts'
import { useAction, writable } from '../../acting.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import { useRoute } from '../../routes.ts'
import { Accept } from './Accept.tsx'
import { marked } from './Found.tsx'
import { type Accepting, accepting, rejecting, saidOf, useFinding } from './use-finding.ts'
import './passages.css'

interface Props {
  document: Id<'doc'>
  target: Target
  /** How many are shown. */
  most?: number
}

/**
 * Where to look next in one document: a few passages for a target, for the side of the reading room. The one that one came
 * to is accepted or rejected there by the keys of the finder; without one, the first.
 */
export function LookHere({ document, target, most = 3 }: Props) {
  const { query } = useRoute()
  const { data, me, judge } = useFinding({ target, document })
  const [open, setOpen] = useState(false)
  const may = writable.use()
  const place = Number(query.get('place') ?? Number.NaN)
  const there = data?.list?.find(({ start }) => start === place)
  const others = data?.list?.filter((one) => one !== there) ?? []
  const list = [...(there ? [there] : []), ...others].slice(0, most)
  const current = list[0]
  const put = async (how: Accepting) => {
    if (!current || !me || !data) return
    setOpen(false)
    await judge(current, accepting(current, target, me, how), saidOf(data.about))
  }
  const act = current && data && me && may && !open
  useAction('accept-passage', act ? () => (data.about.kind === 'code' ? void put({}) : setOpen(true)) : undefined)
  useAction('reject-passage', act ? () => void judge(current, rejecting(current, target, me), 'Rejected.') : undefined)
  if (!data || !current) return null
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
            {one === current && open && (
              <Accept about={data.about} passage={one} put={(how) => void put(how)} close={() => setOpen(false)} />
            )}
            {one === current && act && (
              <div className="row wrap">
                <ActionButton name="accept-passage" kind="quiet" />
                <ActionButton name="reject-passage" kind="quiet" />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
