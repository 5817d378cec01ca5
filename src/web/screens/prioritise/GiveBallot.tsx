import { Minus, Plus } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button } from '../../parts/Button.tsx'
import type { Casting } from './casting.ts'
import { IdeaWords } from './Ideas.tsx'

/** Points or dots given out over the ideas; how many are left stands above. On an idea, + gives one and − takes one back. */
export function GiveBallot({ chosen: { ideas, value }, choices, cast }: Casting) {
  const given = new Map<string, number>(choices.map(({ idea, gives }) => [idea, gives]))
  const left = value.each - choices.reduce((sum, { gives }) => sum + gives, 0)
  const give = (idea: (typeof ideas)[number]['id'], by: 1 | -1) => {
    const next = (given.get(idea) ?? 0) + by
    if (next < 0 || (by > 0 && left < 1)) return
    const others = choices.filter((one) => one.idea !== idea)
    cast(next === 0 ? others : [...others, { idea, gives: next }])
  }
  const keyed = (idea: (typeof ideas)[number]['id']) => (event: KeyboardEvent) => {
    if (event.key !== '+' && event.key !== '-') return
    event.preventDefault()
    event.stopPropagation()
    give(idea, event.key === '+' ? 1 : -1)
  }
  const dots = value.method === 'dots'
  return (
    <section className="ballot">
      <p className="left" role="status">
        <b className="num">{left}</b> of {value.each} {dots ? 'dots' : 'points'} left
      </p>
      <ul className="give">
        {ideas.map((idea) => {
          const has = given.get(idea.id) ?? 0
          return (
            <li key={idea.id}>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside have the focus */}
              <span className="row tools" onKeyDown={keyed(idea.id)}>
                <Button icon={Minus} only not={has === 0 ? 'It has none' : undefined} onClick={() => give(idea.id, -1)}>
                  {`Take one back from ${idea.value.text}`}
                </Button>
                <b className="num has">
                  {has}
                  <span className="sr"> for {idea.value.text}</span>
                </b>
                <Button icon={Plus} only not={left === 0 ? 'None is left' : undefined} onClick={() => give(idea.id, 1)}>
                  {`Give one to ${idea.value.text}`}
                </Button>
              </span>
              {dots && (
                <span className="dots" aria-hidden="true">
                  {'●'.repeat(Math.min(has, 12))}
                </span>
              )}
              <span>
                <IdeaWords idea={idea} />
                {idea.first && <span className="small faint"> first ranking: place {idea.first.place}</span>}
                {idea.value.note && <span className="small soft block">{idea.value.note}</span>}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
