import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { newId, record } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import type { Chosen, Idea } from './answer.ts'

/** The list of ideas as who facilitates fills it: free words, and things of the theory. */
export function Ideas({ chosen }: { chosen: Chosen }) {
  const { id, ideas, facilitates } = chosen
  return (
    <>
      <ol className="ideas">
        {ideas.map((idea) => (
          <li key={idea.id}>
            <IdeaWords idea={idea} />
            {facilitates && <Remove type="idea.put" id={idea.id} value={idea.value} what="the idea" />}
          </li>
        ))}
      </ol>
      {facilitates && (
        <>
          <Adder
            label="Add an idea"
            action="add-idea"
            add={(text) =>
              record({
                type: 'idea.put',
                id: newId('ide'),
                from: null,
                to: { prioritisation: id, text, order: after(ideas) },
              })
            }
          />
          <FromTheory chosen={chosen} />
        </>
      )}
    </>
  )
}

/** The words of an idea, what it stands for, and what says the same. */
export const IdeaWords = ({ idea: { value, about, joined } }: { idea: Idea }) => (
  <span className="words">
    <span className="serif">{value.text}</span>
    {about && (
      <Link {...about.place} className="small soft">
        {about.label}
      </Link>
    )}
    {joined.length > 0 && <span className="small faint">with: {joined.map(({ text }) => text).join('; ')}</span>}
  </span>
)

/** The order of an idea that comes behind all others. */
export const after = (ideas: readonly Idea[]): number => Math.max(0, ...ideas.map(({ value }) => value.order)) + 1

/** Programme theories, configurations and candidate theories to take into the list, one by one or all of a kind. */
function FromTheory({ chosen: { id, ideas, things } }: { chosen: Chosen }) {
  const [open, setOpen] = useState(false)
  if (things.length === 0) return null
  const kinds = [...new Set(things.map(({ kind }) => kind))]
  const take = (taken: typeof things) =>
    record(
      taken.map((thing, i) => ({
        type: 'idea.put' as const,
        id: newId('ide'),
        from: null,
        to: { prioritisation: id, text: thing.words, about: thing.id as Id<'pt'>, order: after(ideas) + i },
      })),
    )
  return (
    <details className="from-theory" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Take from the theory</summary>
      {open && (
        <>
          <div className="row wrap">
            {kinds.map((kind) => (
              <Button key={kind} onClick={() => void take(things.filter((one) => one.kind === kind))}>
                All {things.filter((one) => one.kind === kind).length}: {kind}
              </Button>
            ))}
          </div>
          <ul>
            {things.map((thing) => (
              <li key={thing.id} className="row">
                <Button kind="quiet" onClick={() => void take([thing])}>
                  Take <span className="sr">{thing.words}</span>
                </Button>
                <span>
                  <span className="small faint">{thing.label === thing.words ? thing.kind : thing.label}</span>{' '}
                  {thing.words}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}
