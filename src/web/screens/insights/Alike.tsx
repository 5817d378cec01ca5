import { useState } from 'react'
import { mostBeside } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { newId, record, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import type { InsightsAnswer } from './answer.ts'

type Answer = NonNullable<InsightsAnswer['alike']>
type Group = Answer['groups'][number]

/** So many members of a group are shown at first. */
const shown = 6

/** Components and configurations that may be one, each with why; made one, or said to be two. */
export function Alike({ alike: { groups, found, configurations, foundConfigurations } }: { alike: Answer }) {
  if (groups.length === 0 && configurations.length === 0)
    return (
      <Empty fact="Nothing looks like another.">
        Components in nearly the same words, or in the same place, show here.
      </Empty>
    )
  return (
    <>
      <ol className="groups">
        {groups.map((group) => (
          <GroupOf key={group.members[0]?.id} group={group} />
        ))}
      </ol>
      <Rest shown={groups.length} of={found} />
      {configurations.length > 0 && (
        <section>
          <h2>Configurations that may be one</h2>
          <ul className="pairs">
            {configurations.map((group) => (
              <ConfigurationsOf key={group.members[0]?.id} group={group} />
            ))}
          </ul>
          <Rest shown={configurations.length} of={foundConfigurations} />
        </section>
      )}
    </>
  )
}

/** Configurations that say the same by their ideas: to be merged, laid beside each other, or kept as they are. */
function ConfigurationsOf({ group: { members, same, filled } }: { group: Answer['configurations'][number] }) {
  const may = writable.use()
  const [all, showAll] = useState(false)
  const [first, ...others] = members
  if (!first) return null
  return (
    <li>
      <p className="small faint">
        {members.length} configurations, one idea in {same.join(', ')}: {same.length} of {filled} slots
      </p>
      <ul>
        {members.slice(0, all ? members.length : shown).map(({ id, label, title }) => (
          <li key={id}>
            <Link screen="configuration" id={id}>
              {label === title ? title : `${label} ${title}`}
            </Link>
            {members.length > 2 && (
              <Apart
                words="Another"
                of={title}
                pairs={members.flatMap((other) => (other.id === id ? [] : [[id, other.id] as const]))}
              />
            )}
          </li>
        ))}
      </ul>
      <p className="row">
        {members.length > shown && !all && (
          <Button kind="quiet" onClick={() => showAll(true)}>
            All {members.length}
          </Button>
        )}
        {may && (
          <Link screen="configuration" id={first.id} query={{ merge: others.map(({ id }) => id).join(',') }}>
            Merge them …
          </Link>
        )}
        <Link
          screen="juxtapose"
          query={{
            of: members
              .slice(0, mostBeside)
              .map(({ id }) => id)
              .join(','),
          }}
        >
          Side by side
        </Link>
        {members.length === 2 && others[0] && (
          <Apart words="They are two" of={`${first.title}, ${others[0].title}`} pairs={[[first.id, others[0].id]]} />
        )}
      </p>
    </li>
  )
}

const Rest = ({ shown, of }: { shown: number; of: number }) =>
  of > shown ? (
    <p className="soft small">
      {shown} of {of}. Others come when these are judged.
    </p>
  ) : null

function GroupOf({ group }: { group: Group }) {
  const may = writable.use()
  const [all, showAll] = useState(false)
  const [a, b] = group.members
  return (
    <li>
      <p className="small faint">
        {group.by === 'words'
          ? `Nearly the same words: ${group.shared.join(', ')}`
          : `Other words, the same company: ${group.shared.slice(0, 3).join('; ')}`}
      </p>
      <ul>
        {group.members.slice(0, all ? group.members.length : shown).map(({ id, text, links, places }) => (
          <li key={id}>
            <span className="serif">{text}</span>{' '}
            <span className="small soft">
              {places.map(({ link, configuration, label, slot }) => (
                <span key={link}>
                  <Role slot={slot} />{' '}
                  <Link screen="configuration" id={configuration}>
                    {label}
                  </Link>{' '}
                </span>
              ))}
              {links.length > places.length && `and ${links.length - places.length} more`}
            </span>
            {may && (
              <Button kind="quiet" onClick={() => void makeOne(group, id)}>
                Keep these words <span className="sr">“{text}” for all of the group</span>
              </Button>
            )}
            {group.members.length > 2 && (
              <Apart
                words="Another idea"
                of={text}
                pairs={group.members.flatMap((other) => (other.id === id ? [] : [[id, other.id] as const]))}
              />
            )}
          </li>
        ))}
      </ul>
      {group.members.length > shown && !all && (
        <Button kind="quiet" onClick={() => showAll(true)}>
          All {group.members.length}
        </Button>
      )}
      {a && b && group.members.length === 2 && (
        <Apart words="They are two" of={`${a.text}, ${b.text}`} pairs={[[a.id, b.id]]} />
      )}
    </li>
  )
}

/** Every link of the group holds the one component that is kept; the others are no longer needed. One act. */
function makeOne({ members }: Group, kept: Id<'cmp'>) {
  const changes = members
    .filter(({ id }) => id !== kept)
    .flatMap(({ id, links }) =>
      links.map(
        (link): Fact => ({
          type: 'link.placed',
          id: link,
          from: { component: id },
          to: { component: kept },
          why: 'The same idea in other words.',
        }),
      ),
    )
  return record(changes, 'Made one.')
}

/** Says that what looks alike is not one: it is not offered again. */
function Apart({ words, of, pairs }: { words: string; of: string; pairs: readonly (readonly [Id, Id])[] }) {
  const may = writable.use()
  const viewer = useView('frame', {}).data?.viewer
  if (!may || !viewer) return null
  const put = () =>
    record(
      pairs.map(([a, b]) => ({
        type: 'likeness.judged' as const,
        id: newId('lik'),
        from: null,
        to: { things: [a, b], by: viewer },
      })),
      'Not one, and not offered again.',
    )
  return (
    <Button kind="quiet" onClick={() => void put()}>
      {words} <span className="sr">: {of}</span>
    </Button>
  )
}
