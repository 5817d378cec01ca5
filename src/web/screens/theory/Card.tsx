import { ArrowDown, ArrowUp } from 'lucide-react'
import type { TheoryCard } from '../../../core/view/theory.ts'
import { writable } from '../../acting.ts'
import { record } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { useGrowing } from '../../parts/growing.tsx'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import { between } from './order.ts'

interface Props {
  card: TheoryCard
  list: readonly TheoryCard[]
  at: number
}

/** The configurations of a column. Of very many the first are drawn, and more as one comes to the end of them. */
export function Cards({ list }: { list: readonly TheoryCard[] }) {
  const [shown, more] = useGrowing(list)
  return (
    <>
      {shown.map((card, i) => (
        <Card key={card.id} card={card} list={list} at={i} />
      ))}
      {more && <li className="none">{more}</li>}
    </>
  )
}

/** A configuration on the board: its number, its title, and which of its slots something speaks to. */
function Card({ card, list, at }: Props) {
  const may = writable.use()
  const move = (order: number) =>
    void record(
      { type: 'configuration.formed', id: card.id, from: { order: card.order }, to: { order } },
      `Moved ${card.title}.`,
    )
  const [up, down] = [list[at - 1], list[at + 1]]
  return (
    <li>
      <span className="soft num">{card.number}</span>
      <div>
        <Link screen="configuration" id={card.id}>
          {card.title}
        </Link>
        <div className="cells">
          {card.slots.map((slot) => (
            <Role key={slot.key} slot={slot} open={!slot.spoken} />
          ))}
          {card.wording === 'unpublished' && <span className="small faint">wording not published</span>}
          {card.polarity === 'negative' && <span className="small faint">negative</span>}
          {card.against.length > 0 && (
            <span className="small faint">
              {card.against.join(', ')}
              {card.untested && ', untested'}
            </span>
          )}
        </div>
      </div>
      {may && (
        <span className="moves">
          {up && (
            <Button
              kind="quiet"
              only
              icon={ArrowUp}
              title="Move up"
              onClick={() => move(between(list[at - 2]?.order, up.order))}
            >
              {`Move ${card.title} up`}
            </Button>
          )}
          {down && (
            <Button
              kind="quiet"
              only
              icon={ArrowDown}
              title="Move down"
              onClick={() => move(between(down.order, list[at + 2]?.order))}
            >
              {`Move ${card.title} down`}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}
