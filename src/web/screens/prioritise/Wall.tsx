import { inPlace } from '../../parts/in-place.ts'
import type { Chosen } from './answer.ts'
import { Agreement, Moved, placeWords } from './Result.tsx'

/** What all may look at together, large: no seat's own words or ballot stands here while they are silent. */
export function Wall({ chosen }: { chosen: Chosen }) {
  const { value, ideas, rounds, seats } = chosen
  const { step } = value
  const shown = step === 'generating' ? ideas.filter(({ value }) => !value.seat) : ideas
  const ordered = rounds.length > 0 && step !== 'ranking again'
  return (
    <div className="on-wall">
      {step === 'generating' && <p className="ask">Write down what you think of, in silence. Nobody sees it yet.</p>}
      {(step === 'ranking' || step === 'ranking again') && (
        <p className="ask">
          {value.method === 'ranks'
            ? `Rank your first ${value.each}, the most important one first.`
            : `Give out your ${value.each} ${value.method}.`}
        </p>
      )}
      {seats.some(({ ready }) => ready !== undefined) && (
        <ul className="who-is-done" aria-label="Who is done">
          {seats.map(({ id, person, role, ready }) => (
            <li key={id} data-done={ready ? '' : undefined}>
              {person?.initials ?? role} <span className="small">{ready ? 'done' : 'goes on'}</span>
            </li>
          ))}
        </ul>
      )}
      {ordered && <Agreement chosen={chosen} />}
      <ol className={ordered ? 'wall-list ordered' : 'wall-list'}>
        {inPlace(shown, (idea) => (
          <li key={idea.id} className={idea.value.chosen ? 'picked' : undefined}>
            {ordered && <span className="num place">{placeWords(idea.second ?? idea.first)}</span>}
            <span className="words">
              <span className="serif">{idea.value.text}</span>
              {idea.value.note && <span className="soft small">{idea.value.note}</span>}
              {idea.joined.length > 0 && (
                <span className="faint small">with: {idea.joined.map(({ text }) => text).join('; ')}</span>
              )}
            </span>
            {ordered && <span className="num">{(idea.second ?? idea.first)?.score}</span>}
            {ordered && <Moved by={idea.moved} />}
          </li>
        ))}
      </ol>
    </div>
  )
}
