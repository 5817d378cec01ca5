import { type KeyboardEvent, useRef, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import { Role } from '../../parts/Role.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { type Configurations, type Stance, stanceKeys } from './draft.ts'

interface Props {
  configuration: Configurations[number]
  configurations: Configurations
  stances: Readonly<Record<string, Stance>>
  pick: (configuration: Id<'cmoc'>) => void
  say: (stances: Readonly<Record<string, Stance>>) => void
}

/**
 * The parts of a configuration, each with the four stances a passage can have to it. One stop of Tab: arrows move, 1 to 4
 * say it, and the same again takes it back. Enter says the first one; once something is said it links.
 */
export function SlotRows({ configuration, configurations, stances, pick, say }: Props) {
  const table = useRef<HTMLDivElement>(null)
  const [here, setHere] = useState({ row: 0, column: 0 })
  const rows = [
    ...configuration.slots.flatMap((slot) =>
      slot.links.map((link) => ({ id: link.id as string, slot, words: link.text })),
    ),
    { id: 'whole', slot: undefined, words: 'the configuration as a whole' },
  ]
  const toggle = (row: number, stance: Stance) => {
    const id = rows[row]?.id
    if (!id) return
    const { [id]: before, ...others } = stances
    say(before === stance ? others : { ...others, [id]: stance })
  }
  const press = (event: KeyboardEvent) => {
    const digit = stanceKeys[Number(event.key) - 1]
    const move = ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] } as const)[
      event.key as 'ArrowUp'
    ]
    const reach = (row: number, column: number) => {
      setHere({ row, column })
      table.current?.querySelectorAll<HTMLElement>('.stances button')[row * stanceKeys.length + column]?.focus()
    }
    if (digit) {
      toggle(here.row, digit)
      reach(here.row, Number(event.key) - 1)
    } else if (event.key === ' ') toggle(here.row, stanceKeys[here.column] ?? 'supports')
    else if (move) {
      reach(
        Math.min(rows.length - 1, Math.max(0, here.row + move[0])),
        Math.min(stanceKeys.length - 1, Math.max(0, here.column + move[1])),
      )
    } else return
    event.preventDefault()
  }
  return (
    <div className="slots">
      <div className="row">
        <label className="row small faint">
          <kbd className="key">/</kbd>
          <select
            className="input configuration-pick"
            aria-label="Configuration"
            value={configuration.id}
            onChange={(event) => pick(event.target.value as Id<'cmoc'>)}
          >
            {configurations.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label === one.title ? one.title : `${one.label}: ${one.title}`}
              </option>
            ))}
          </select>
        </label>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons within have the focus, keys move between them */}
      <div ref={table} onKeyDown={press}>
        {rows.map(({ id, slot, words }, row) => (
          <div key={id} className="slotline">
            {slot ? <Role slot={slot} /> : <span className="small faint">whole</span>}
            <span className={stances[id] ? 'words' : 'words soft'} title={words}>
              {words}
            </span>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a row */}
            <span className="stances" role="group" aria-label={slot ? `${slot.word}: ${words}` : words}>
              {stanceKeys.map((stance, column) => (
                <button
                  key={stance}
                  type="button"
                  data-own-enter={Object.keys(stances).length === 0 || undefined}
                  tabIndex={row === here.row && column === here.column ? 0 : -1}
                  aria-pressed={stances[id] === stance}
                  title={`${stance} (${column + 1})`}
                  onFocus={() => setHere({ row, column })}
                  onClick={() => toggle(row, stance)}
                >
                  <StanceMark stance={stance} />
                </button>
              ))}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
