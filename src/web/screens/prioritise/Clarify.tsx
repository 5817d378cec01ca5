import type { Id } from '../../../core/ids.ts'
import { newId, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Remove } from '../../parts/Remove.tsx'
import type { Chosen, Idea, PrioritisingAnswer } from './answer.ts'
import { after, Ideas } from './Ideas.tsx'
import { Seats } from './Prepare.tsx'

/** All ideas on the table, one after another: what is meant, what says the same, whether one is missing. */
export function Clarify({ chosen, data }: { chosen: Chosen; data: PrioritisingAnswer }) {
  const { id, ideas, facilitates, seats } = chosen
  const seat = seats.find((one) => one.mine && one.person)
  return (
    <>
      <p className="soft lead">
        {facilitates
          ? 'Go through them one by one. Put words right, join what says the same. From the next step on the list stays as it is.'
          : 'The facilitator goes through them one by one. Say what you mean, and add what is missing.'}
      </p>
      {ideas.length === 0 && <Empty fact="No idea yet.">Add the first below.</Empty>}
      <ol className="clarify">
        {ideas.map((idea) => (
          <One key={idea.id} idea={idea} all={ideas} facilitates={facilitates} />
        ))}
      </ol>
      {facilitates ? (
        <Ideas chosen={{ ...chosen, ideas: [] }} />
      ) : (
        seat && (
          <Adder
            may
            action="add-idea"
            label="Add an idea"
            add={(text) =>
              record({
                type: 'idea.put',
                id: newId('ide'),
                from: null,
                to: { prioritisation: id, text, seat: seat.id, order: after(ideas) },
              })
            }
          />
        )
      )}
      <Seats chosen={chosen} data={data} />
    </>
  )
}

function One({ idea, all, facilitates }: { idea: Idea; all: readonly Idea[]; facilitates: boolean }) {
  const { id, value, joined, about } = idea
  const join = (into: Id<'ide'>) =>
    record({ type: 'idea.put', id, from: { joinedInto: null }, to: { joinedInto: into } }, 'Joined.')
  const apart = (one: Idea['joined'][number]) =>
    record({ type: 'idea.put', id: one.id, from: { joinedInto: one.joinedInto }, to: { joinedInto: null } })
  if (!facilitates)
    return (
      <li>
        <p className="serif">{value.text}</p>
        {value.note && <p className="small soft">{value.note}</p>}
        {joined.map((one) => (
          <p key={one.id} className="small faint">
            with: {one.text}
          </p>
        ))}
      </li>
    )
  return (
    <li>
      <Field label="Idea" quiet long className="bare" value={value.text} save={saveField('idea.put', id, 'text')} />
      <Field
        label="What is meant"
        quiet
        placeholder="What is meant"
        className="bare small"
        value={value.note}
        save={saveField('idea.put', id, 'note')}
      />
      <span className="row wrap">
        {about && <span className="small soft">{about.label}</span>}
        {joined.map((one) => (
          <span key={one.id} className="chip line joined">
            with: {one.text}
            <Button kind="quiet" onClick={() => void apart(one)}>
              Take apart
            </Button>
          </span>
        ))}
        {joined.length === 0 && all.length > 1 && (
          <select
            className="input join"
            aria-label={`Join “${value.text}” into`}
            value=""
            onChange={(event) => void join(event.target.value as Id<'ide'>)}
          >
            <option value="">Says the same as …</option>
            {all
              .filter((other) => other.id !== id)
              .map((other) => (
                <option key={other.id} value={other.id}>
                  {other.value.text}
                </option>
              ))}
          </select>
        )}
        <Remove type="idea.put" id={id} value={value} what="the idea" />
      </span>
    </li>
  )
}
