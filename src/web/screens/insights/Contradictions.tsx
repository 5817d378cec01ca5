import { movesSaid } from '../../../core/choices.ts'
import { writable } from '../../acting.ts'
import { newId, record } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { useGrowing } from '../../parts/growing.tsx'
import { Link } from '../../parts/Link.tsx'
import type { InsightsAnswer } from './answer.ts'

type One = NonNullable<InsightsAnswer['contradictions']>[number]

/** Pairs that start alike and end apart: what may tell them apart, or that nothing does yet. */
export function Contradictions({ all }: { all: readonly One[] }) {
  const [shown, more] = useGrowing(all)
  if (all.length === 0)
    return (
      <Empty fact="Nothing contradicts another.">
        A pair shows when two configurations share a context and a resource, and one sees better what the other sees
        worse. Say of each outcome which way it goes.
      </Empty>
    )
  return (
    <ol className="opposed">
      {shown.map((one) => (
        <Pair key={one.a.id + one.b.id + one.outcome} one={one} />
      ))}
      {more && <li>{more}</li>}
    </ol>
  )
}

function Pair({ one: { a, b, shared, outcome, moderators, told, settled } }: { one: One }) {
  const may = writable.use()
  const rival = () =>
    record(
      {
        type: 'relation.drawn',
        id: newId('rel'),
        from: null,
        to: { of: a.id, to: b.id, kind: 'rivals', status: 'hypothesised', basis: 'own' },
      },
      'Told as rivals.',
    )
  return (
    <li>
      <p>
        <Link screen="configuration" id={a.id}>
          {a.title}
        </Link>{' '}
        <span className="soft">against</span>{' '}
        <Link screen="configuration" id={b.id}>
          {b.title}
        </Link>
      </p>
      <p className="soft">
        Both begin with <span className="serif">{shared.join('; ')}</span>, and differ on{' '}
        <span className="serif">{outcome}</span>.
      </p>
      {settled && (
        <p>
          <Chip>
            {settled.context ? 'resolved' : settled.move === 'juxtapose' ? 'left open' : movesSaid[settled.move].done}
          </Chip>{' '}
          {settled.context && <span className="serif">{settled.context}: </span>}
          <span className="serif">{settled.memo}</span>
        </p>
      )}
      <p>
        {moderators.length > 0 ? (
          <>
            What may tell them apart:{' '}
            {moderators.map(({ of, text }) => (
              <span key={of.id + text}>
                <span className="serif">{text}</span> <span className="small faint">({of.label})</span>{' '}
              </span>
            ))}
          </>
        ) : (
          !settled && <b>Open: no context tells them apart yet.</b>
        )}{' '}
        {told ? (
          <span className="soft">The theory says: {told}.</span>
        ) : (
          may && (
            <Button kind="quiet" onClick={() => void rival()}>
              Tell them as rivals
            </Button>
          )
        )}{' '}
        <Link screen="juxtapose" query={{ of: `${a.id},${b.id}` }}>
          {settled ? 'Side by side' : 'Settle it side by side'}
        </Link>
      </p>
    </li>
  )
}
