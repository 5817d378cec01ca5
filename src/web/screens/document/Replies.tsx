import { type ReplySays, replySays } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { useView } from '../../api.ts'
import { useAhead } from '../../parts/ahead.ts'
import { Link } from '../../parts/Link.tsx'
import { give } from '../interview/give.ts'
import { SaysMark } from '../interviews/SaysMark.tsx'
import '../interviews/interviews.css'

/** What the words beside it say to each theory: the same replies as in the interview, one press each. */
export function Replies({ source }: { source: Id<'src'> }) {
  const { data } = useView('interview', { source })
  const viewer = useView('frame', {}).data?.viewer as Id<'per'> | undefined
  if (!data || data.theories.length === 0) return null
  return (
    <section>
      <div className="head">
        <h2>What it says to the theories</h2>
        <Link screen="interview" id={source} className="more">
          With what to ask
        </Link>
      </div>
      <ul className="itv-beside">
        {data.theories.map(({ id, label, title, replies }) => (
          <Theory
            key={id}
            label={label}
            title={title}
            says={replies.find(({ value }) => value.participant === undefined)?.value.says}
            may={data.consent !== 'withdrawn'}
            put={(before, says) =>
              give({ source, configuration: id }, before, { says, by: viewer ?? 'per_nobody' }, label)
            }
          />
        ))}
      </ul>
    </section>
  )
}

interface Props {
  label: string
  title: string
  says: ReplySays | undefined
  may: boolean
  put: (before: ReplySays | undefined, says: ReplySays) => ReturnType<typeof give>
}

function Theory({ label, title, says, may: open, put }: Props) {
  const may = writable.use() && open
  const [now, say] = useAhead<ReplySays | undefined>(says, (from, to) => put(from, to as ReplySays))
  return (
    <li title={title}>
      <span className="small">{label}</span>
      {may ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
        <span role="group" aria-label={label}>
          {replySays.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === now}
              aria-label={one}
              title={one}
              onClick={() => one !== now && void say(one)}
            >
              <SaysMark says={one} quiet />
            </button>
          ))}
        </span>
      ) : (
        now && <SaysMark says={now} />
      )}
    </li>
  )
}
