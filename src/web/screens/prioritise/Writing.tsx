import type { Id } from '../../../core/ids.ts'
import { newId, record } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Remove } from '../../parts/Remove.tsx'
import type { Chosen } from './answer.ts'
import { after, IdeaWords } from './Ideas.tsx'
import { Done, SeatSwitch, useSeat } from './SeatSwitch.tsx'

/** Each writes down what they think of, and sees nothing of what the others write. */
export function Writing({ chosen }: { chosen: Chosen }) {
  const { id, ideas, seats } = chosen
  const { seat, mine, choose } = useSeat(chosen)
  const given = ideas.filter(({ value }) => !value.seat)
  const own = ideas.filter(({ value }) => value.seat === seat?.id)
  return (
    <div className="two-sides">
      <section>
        {seat ? (
          <>
            <SeatSwitch mine={mine} seat={seat} choose={choose} />
            <h2>{seat.person ? 'What you think of' : `What ${seat.role} says`}</h2>
            <p className="soft small">One idea a line, in silence. The others see it when everybody is done.</p>
            <ol className="ideas">
              {own.map((idea) => (
                <li key={idea.id}>
                  <IdeaWords idea={idea} />
                  <Remove may type="idea.put" id={idea.id} value={idea.value} what="the idea" />
                </li>
              ))}
            </ol>
            <Adder
              key={seat.id}
              may
              action="add-idea"
              label="Write an idea"
              add={(text) =>
                record({
                  type: 'idea.put',
                  id: newId('ide'),
                  from: null,
                  to: { prioritisation: id, text, seat: seat.id as Id<'sea'>, order: after(ideas) },
                })
              }
            />
            <Done chosen={chosen} seat={seat} />
          </>
        ) : (
          <Empty fact="People write in silence.">
            {seats.length === 0
              ? 'Nobody takes part yet.'
              : 'You do not take part. What they wrote shows when all are done.'}
          </Empty>
        )}
      </section>
      {given.length > 0 && (
        <section>
          <h2>On the list already</h2>
          <ol className="ideas">
            {given.map((idea) => (
              <li key={idea.id}>
                <IdeaWords idea={idea} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}
