import { useState } from 'react'
import { counted } from '../../../core/wording.ts'
import { writable } from '../../acting.ts'
import { newId, record, saveField } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Table } from '../../parts/Table.tsx'
import type { Chosen, Idea } from './answer.ts'
import { IdeaWords } from './Ideas.tsx'

/** What came of it: places and scores, how far people agree, what moved; notes of the talk, and what is chosen. */
export function Result({ chosen }: { chosen: Chosen }) {
  const { id, value, ideas, rounds, facilitates } = chosen
  const two = rounds.length > 1
  if (rounds.length === 0) return <Empty fact="Nobody has ranked anything.">There is no order to show.</Empty>
  return (
    <>
      <Agreement chosen={chosen} />
      {facilitates && <ChooseFirst chosen={chosen} />}
      <Table
        label="The ideas in order"
        head={[
          { words: 'Place', num: true, width: '4rem' },
          { words: 'Idea' },
          ...rounds.map(({ round }) => ({ words: two ? `Ranking ${round}` : 'Score', num: true, width: '7rem' })),
          ...(two ? [{ words: 'Moved', width: '5.5rem' }] : []),
          { words: 'Chosen', width: '14rem' },
        ]}
      >
        {ideas.map((idea) => (
          <Row key={idea.id} idea={idea} chosen={chosen} two={two} />
        ))}
      </Table>
      {facilitates ? (
        <Field
          label="Notes of the discussion"
          long
          value={value.notes}
          save={saveField('prioritisation.set', id, 'notes')}
        />
      ) : (
        value.notes && <p className="serif note">{value.notes}</p>
      )}
    </>
  )
}

/** How far people agree, in words, with the coefficient and what it is. */
export const Agreement = ({ chosen: { rounds, value } }: { chosen: Chosen }) => (
  <ul className="agreement-words">
    {rounds.map(({ round, ballots, agreement, words }) => (
      <li key={round}>
        {rounds.length > 1 ? `Ranking ${round}: ` : ''}
        {counted(ballots, 'ballot')}.{' '}
        {agreement === undefined ? (
          'Of one ballot, or of equal ones, agreement cannot be told.'
        ) : (
          <>
            Agreement is <b className="strong">{words}</b>{' '}
            <span
              className="soft"
              title="Kendall and Babington Smith 1939, corrected for ties; the words are Schmidt’s (1997). What a ballot leaves out shares its last places."
            >
              (Kendall’s W = {agreement.toFixed(2)}, from 0 for none to 1 for the same order
              {value.method === 'ranks' ? '; what a ballot leaves out shares its last places' : ''}).
            </span>
          </>
        )}
      </li>
    ))}
  </ul>
)

export const placeWords = (one: Idea['first']) => (one ? `${one.place}${one.shared ? ' =' : ''}` : '')

/** Up or down by so many places; the arrow is read aloud in words. */
export const Moved = ({ by }: { by: number | undefined }) =>
  by === undefined ? null : by === 0 ? (
    <span className="faint">stays</span>
  ) : (
    <span className="num">
      <span aria-hidden="true">{by > 0 ? '↑' : '↓'}</span>
      <span className="sr">{by > 0 ? 'up' : 'down'} </span> {Math.abs(by)}
    </span>
  )

function Row({ idea, chosen, two }: { idea: Idea; chosen: Chosen; two: boolean }) {
  const { facilitates } = chosen
  const last = idea.second ?? idea.first
  return (
    <tr className={idea.value.chosen ? 'picked' : undefined}>
      <td className="num">{placeWords(last)}</td>
      <td>
        <IdeaWords idea={idea} />
        {facilitates ? (
          <Field
            label={`What was said of “${idea.value.text}”`}
            quiet
            placeholder="What was said of it"
            className="bare small"
            value={idea.value.note}
            save={saveField('idea.put', idea.id, 'note')}
          />
        ) : (
          idea.value.note && <p className="small soft">{idea.value.note}</p>
        )}
      </td>
      {[idea.first, ...(two ? [idea.second] : [])].map((one, i) => (
        <td key={i ? 'second' : 'first'} className="num">
          {one?.score} <span className="small faint">by {one?.seats}</span>
          {two && <span className="small faint block">place {placeWords(one)}</span>}
        </td>
      ))}
      {two && (
        <td>
          <Moved by={idea.moved} />
        </td>
      )}
      <td>{facilitates ? <Choosing idea={idea} /> : idea.value.chosen ? 'chosen' : ''}</td>
    </tr>
  )
}

/** Whether it is chosen; and a chosen one that is words alone becomes a programme theory or a configuration. */
function Choosing({ idea: { id, value } }: { idea: Idea }) {
  const may = writable.use()
  const become = (kind: 'theory' | 'configuration') => {
    const title = value.text.length > 120 ? `${value.text.slice(0, 117)} …` : value.text
    const made =
      kind === 'theory'
        ? {
            type: 'theory.stated' as const,
            id: newId('pt'),
            from: null,
            to: { title, statement: value.text, order: Date.now() },
          }
        : {
            type: 'configuration.formed' as const,
            id: newId('cmoc'),
            from: null,
            to: { title, template: 'tpl_dalkin' as const, order: Date.now() },
          }
    void record(
      [made, { type: 'idea.put', id, from: { about: null }, to: { about: made.id } }],
      kind === 'theory' ? 'It is a programme theory now.' : 'It is a configuration now, with empty slots.',
    )
  }
  return (
    <span className="row wrap choosing">
      <label className="toggle">
        <input
          type="checkbox"
          checked={value.chosen === true}
          aria-label={`Choose “${value.text}”`}
          onChange={(event) =>
            void record({
              type: 'idea.put',
              id,
              from: { chosen: value.chosen ?? null },
              to: { chosen: event.target.checked || null },
            })
          }
        />
        chosen
      </label>
      {may && value.chosen && !value.about && (
        <select
          className="input"
          aria-label={`Make something of “${value.text}”`}
          value=""
          onChange={(event) => become(event.target.value as 'theory' | 'configuration')}
        >
          <option value="">Becomes …</option>
          <option value="theory">a programme theory</option>
          <option value="configuration">a configuration</option>
        </select>
      )}
    </span>
  )
}

/** The first few at once: 40 ideas, of which 6 go on. */
function ChooseFirst({ chosen: { ideas } }: { chosen: Chosen }) {
  const [first, setFirst] = useState(6)
  const choose = () =>
    void record(
      ideas
        .map(({ id, value }, i) => ({ id, was: value.chosen ?? null, will: i < first ? true : null }))
        .filter(({ was, will }) => was !== will)
        .map(({ id, was, will }) => ({ type: 'idea.put', id, from: { chosen: was }, to: { chosen: will } })),
      'Chosen.',
    )
  return (
    <p className="row choose-first">
      <Button onClick={choose}>Choose the first</Button>
      <input
        className="input"
        type="number"
        aria-label="How many"
        min={1}
        max={ideas.length}
        value={first}
        onChange={(event) => setFirst(event.target.valueAsNumber || 1)}
      />
    </p>
  )
}
