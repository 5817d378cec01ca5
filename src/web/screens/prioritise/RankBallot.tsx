import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Id } from '../../../core/ids.ts'
import { Button } from '../../parts/Button.tsx'
import type { Casting } from './casting.ts'
import { IdeaWords } from './Ideas.tsx'

/**
 * The first few ideas in order. On an idea: Enter puts it next, a digit at that rank, 0 takes it out; a tap does the same.
 */
export function RankBallot({ chosen: { ideas, value }, choices, cast }: Casting) {
  const order = choices.toSorted((a, b) => a.gives - b.gives).map(({ idea }) => idea)
  const full = order.length >= value.each
  const rest = ideas.filter(({ id }) => !order.includes(id))
  const put = (next: readonly Id<'ide'>[]) => cast(next.slice(0, value.each).map((idea, i) => ({ idea, gives: i + 1 })))
  const list = useRef<HTMLUListElement>(null)
  /** Where the idea stood that was just put: the one that stands there now gets the focus. */
  const left = useRef<number>(undefined)
  useEffect(() => {
    if (left.current === undefined || choices.length === 0) return
    const all = list.current?.querySelectorAll('button') ?? []
    all[Math.min(left.current, all.length - 1)]?.focus()
    left.current = undefined
  }, [choices])
  const at = (idea: Id<'ide'>, place: number) => {
    const stood = rest.findIndex(({ id }) => id === idea)
    if (stood >= 0) left.current = stood
    const others = order.filter((one) => one !== idea)
    put([...others.slice(0, place), idea, ...others.slice(place)])
  }
  const out = (idea: Id<'ide'>) => put(order.filter((one) => one !== idea))
  const keyed = (idea: Id<'ide'>) => (event: KeyboardEvent) => {
    if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === '0') out(idea)
    else at(idea, Number(event.key) - 1)
  }
  return (
    <div className="two-sides ballot">
      <section>
        <h2>Your first {value.each}</h2>
        {order.length === 0 && <p className="soft">Pick the most important one first.</p>}
        <ol className="ranked">
          {order.map((one, i) => {
            const idea = ideas.find(({ id }) => id === one)
            if (!idea) return null
            return (
              <li key={one}>
                <span className="num place">{i + 1}</span>
                <IdeaWords idea={idea} />
                {/* Digits work wherever in the row the focus is. */}
                {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside have the focus */}
                <span className="row tools" onKeyDown={keyed(one)}>
                  <Button
                    kind="quiet"
                    icon={ChevronUp}
                    only
                    not={i === 0 ? 'It is first' : undefined}
                    onClick={() => at(one, i - 1)}
                  >
                    {`Higher: ${idea.value.text}`}
                  </Button>
                  <Button
                    kind="quiet"
                    icon={ChevronDown}
                    only
                    not={i === order.length - 1 ? 'It is last' : undefined}
                    onClick={() => at(one, i + 1)}
                  >
                    {`Lower: ${idea.value.text}`}
                  </Button>
                  <Button kind="quiet" icon={X} only onClick={() => out(one)}>
                    {`Take out: ${idea.value.text}`}
                  </Button>
                </span>
              </li>
            )
          })}
        </ol>
      </section>
      <section>
        <h2>Ideas</h2>
        <p className="soft small">
          Press one to put it next, or a digit to put it at that rank.
          {full ? ' All places are taken; a digit puts one in.' : ''}
        </p>
        <ul className="to-rank" ref={list}>
          {rest.map((idea) => (
            <li key={idea.id}>
              <button
                type="button"
                className="idea-button"
                onClick={() => !full && at(idea.id, order.length)}
                onKeyDown={keyed(idea.id)}
                aria-disabled={full || undefined}
              >
                <span className="serif">{idea.value.text}</span>
                {idea.first && (
                  <span className="small faint">
                    first ranking: place {idea.first.place}, {idea.first.score}
                  </span>
                )}
                {idea.value.note && <span className="small soft">{idea.value.note}</span>}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
