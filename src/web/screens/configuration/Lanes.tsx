import { ArrowRight, GripVertical } from 'lucide-react'
import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { newId, record, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Role } from '../../parts/Role.tsx'
import type { PartAnswer } from './answer.ts'
import type { SlotsProps } from './editing.ts'
import { added, swapped, toSlot } from './move-part.ts'
import { Add } from './Slots.tsx'
import './lanes.css'

/** What one has in hand: a component of this configuration, one from elsewhere, or an outcome that leads on. */
type Held =
  | { as: 'part'; part: PartAnswer }
  | { as: 'component'; id: Id<'cmp'>; text: string }
  | { as: 'outcome'; part: PartAnswer }

interface Context {
  configuration: Id<'cmoc'>
  link: Id<'lnk'>
  words: string
}

/**
 * The configuration as a canvas: a lane for each slot, components as cards. What is taken up, by dragging or by a press, is
 * put down in a lane; an outcome is put down on another configuration's context, which it then becomes. The commands are
 * those of the slots.
 */
export function Lanes(props: SlotsProps) {
  const { configuration, editing } = props
  const may = writable.use() && !configuration.retired
  const [held, hold] = useState<Held>()
  const [at, drag] = useState<{ x: number; y: number }>()
  const [said, tell] = useState('')
  /** What was moved by keys: the focus goes with it. */
  const moved = useRef<Id<'lnk'>>(undefined)
  const drop = () => {
    hold(undefined)
    drag(undefined)
  }
  const put = async (key: string, held: Held) => {
    drop()
    const slot = configuration.slots.find((one) => one.key === key)
    if (!slot || held.as === 'outcome') return
    if (held.as === 'part') {
      if (held.part.value.slot === key) return
      const facts = [toSlot(held.part, slot)]
      const result = await editing.edit({ words: 'slot', before: held.part.value.slot, after: key, facts })
      if (result.ok) tell(`“${held.part.text}” stands in ${slot.word}.`)
      return
    }
    if (slot.links.some((link) => link.value.component === held.id)) return tell(`It stands in ${slot.word} already.`)
    const facts = [added(newId('lnk'), configuration.id, slot, held.id)]
    const result = await editing.edit({ words: `${slot.word}: reused`, after: held.text, facts })
    if (result.ok) tell(`“${held.text}” stands in ${slot.word}.`)
  }
  const lead = async (context: Context, from: PartAnswer) => {
    drop()
    const to = {
      of: configuration.id,
      to: context.configuration,
      kind: 'becomes context of' as const,
      fromLink: from.id,
      toLink: context.link,
      status: 'hypothesised' as const,
      basis: 'own' as const,
    }
    const result = await record({ type: 'relation.drawn', id: newId('rel'), from: null, to }, 'Drew the relation.')
    if (result.ok) tell(`“${from.text}” becomes the context ${context.words}.`)
  }
  // A thing is taken up where the pointer goes down and put down where it comes up; a press alone leaves it in hand.
  const handle = (thing: Held) =>
    may
      ? {
          onPointerDown: (event: PointerEvent<HTMLElement>) => {
            if (event.button !== 0) return
            event.stopPropagation()
            const from = { x: event.clientX, y: event.clientY }
            let moved = false
            const move = (now: globalThis.PointerEvent) => {
              moved ||= Math.hypot(now.clientX - from.x, now.clientY - from.y) > 4
              if (!moved) return
              hold(thing)
              drag({ x: now.clientX, y: now.clientY })
            }
            const up = (now: globalThis.PointerEvent) => {
              removeEventListener('pointermove', move)
              removeEventListener('pointerup', up)
              removeEventListener('pointercancel', up)
              if (!moved) return
              drag(undefined)
              const under = now.type === 'pointerup' ? document.elementFromPoint(now.clientX, now.clientY) : null
              const lane = under?.closest<HTMLElement>('[data-lane]')?.dataset.lane
              const {
                configuration,
                context,
                words = '',
              } = under?.closest<HTMLElement>('[data-context]')?.dataset ?? {}
              if (lane && thing.as !== 'outcome') void put(lane, thing)
              else if (configuration && context && thing.as === 'outcome')
                void lead({ configuration, link: context, words } as Context, thing.part)
              else drop()
            }
            addEventListener('pointermove', move)
            addEventListener('pointerup', up)
            addEventListener('pointercancel', up)
          },
        }
      : {}
  const isHeld = (part: PartAnswer, as: 'part' | 'outcome') => held?.as === as && held.part.id === part.id
  return (
    <section
      className={at ? 'lanes dragging' : 'lanes'}
      aria-label="Canvas"
      onKeyDown={(event) => event.key === 'Escape' && held && drop()}
    >
      <div className="lanes-row" style={{ '--lanes': configuration.slots.length } as CSSProperties}>
        {configuration.slots.map((slot) => (
          <section key={slot.key} className={`lane ${slot.role}`} data-lane={slot.key} aria-label={slot.word}>
            <p className="lane-head">
              <Role slot={slot} open={slot.links.length === 0} /> <span className="small soft">{slot.word}</span>
            </p>
            {slot.links.map((part) => (
              <Card
                key={part.id}
                {...props}
                part={part}
                may={may}
                moved={moved}
                handle={handle({ as: 'part', part })}
                held={isHeld(part, 'part')}
                take={() => hold(isHeld(part, 'part') ? undefined : { as: 'part', part })}
              >
                {may && slot.role === 'o' && (
                  <span {...handle({ as: 'outcome', part })} className="lane-lead">
                    <Button
                      kind="quiet"
                      only
                      icon={ArrowRight}
                      pressed={isHeld(part, 'outcome')}
                      title="Leads on to"
                      onClick={() => hold(isHeld(part, 'outcome') ? undefined : { as: 'outcome', part })}
                    >
                      {`${part.text} leads on to`}
                    </Button>
                  </span>
                )}
              </Card>
            ))}
            {slot.links.length === 0 && <p className="lane-empty small faint">Nothing stands here.</p>}
            {held && held.as !== 'outcome' && !at && (
              <Button onClick={() => void put(slot.key, held)}>Put it here</Button>
            )}
            {may && !held && <Add {...props} slot={slot} />}
          </section>
        ))}
      </div>
      <p className="small soft" role="status">
        {held && !at ? `In hand: “${held.as === 'component' ? held.text : held.part.text}”. Esc lays it down.` : said}
      </p>
      {may && (
        <div className="lanes-trays">
          <Components
            handle={handle}
            held={held?.as === 'component' ? held.id : undefined}
            take={(id, text) =>
              hold(held?.as === 'component' && held.id === id ? undefined : { as: 'component', id, text })
            }
          />
          <Contexts
            of={configuration.id}
            lead={held?.as === 'outcome' ? (context) => void lead(context, held.part) : undefined}
          />
        </div>
      )}
      {at && held && (
        <span className="lane-ghost" style={{ left: at.x, top: at.y }}>
          {held.as === 'component' ? held.text : held.part.text}
        </span>
      )}
    </section>
  )
}

interface CardProps extends SlotsProps {
  part: PartAnswer
  may: boolean
  moved: RefObject<Id<'lnk'> | undefined>
  handle: object
  held: boolean
  take: () => void
  children: React.ReactNode
}

/** A component on the canvas. Alt and arrows move it: up and down in its lane, left and right into the next. */
function Card({ configuration, editing, part, may, moved, handle, held, take, children }: CardProps) {
  const grip = useRef<HTMLButtonElement>(null)
  const { text, value, said, evidence } = part
  const at = configuration.slots.findIndex(({ key }) => key === value.slot)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it came to stand elsewhere
  useEffect(() => {
    if (moved.current !== part.id) return
    grip.current?.focus()
    moved.current = undefined
  }, [value.slot, value.order])
  const move = (event: KeyboardEvent) => {
    if (!event.altKey || !may) return
    const beside = { ArrowLeft: at - 1, ArrowRight: at + 1 }[event.key]
    const slot = beside === undefined ? undefined : configuration.slots[beside]
    const list = configuration.slots[at]?.links ?? []
    const next = list[list.findIndex(({ id }) => id === part.id) + ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0)]
    const facts = slot ? [toSlot(part, slot)] : next && next.id !== part.id ? swapped(part, next) : undefined
    if (!facts) return
    event.preventDefault()
    event.stopPropagation()
    moved.current = part.id
    void editing.edit({ words: `place of “${text}”`, facts })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of its grip
    <div className={held ? 'lane-card held' : 'lane-card'} data-card={part.id} onKeyDown={move} {...handle}>
      {may ? (
        <button
          type="button"
          ref={grip}
          className="lane-grip"
          aria-pressed={held}
          onClick={take}
          title="Take up; Alt and arrows move"
        >
          <Icon of={GripVertical} />
          <span>{text}</span>
        </button>
      ) : (
        <p>{text}</p>
      )}
      <span className="small faint">
        {[value.status, ...said, evidence > 0 ? `${evidence} pieces of evidence` : 'no evidence'].join(', ')}
      </span>
      {children}
    </div>
  )
}

/** Components that stand somewhere already, found by typing, to be taken into a lane. */
function Components({
  handle,
  held,
  take,
}: {
  handle: (thing: Held) => object
  held: Id<'cmp'> | undefined
  take: (id: Id<'cmp'>, text: string) => void
}) {
  const [text, setText] = useState('')
  const found = useView('components', { text }).data ?? []
  return (
    <section aria-label="Components to bring in">
      <input
        className="input"
        aria-label="Find a component to bring in"
        placeholder="A component that stands elsewhere"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul>
        {found.map((one) => (
          <li key={one.id} {...handle({ as: 'component', id: one.id, text: one.text })}>
            <button
              type="button"
              className="lane-grip"
              aria-pressed={held === one.id}
              onClick={() => take(one.id, one.text)}
            >
              <Icon of={GripVertical} />
              <span>{one.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const context = { label: 'C', role: 'c', word: 'context' } as const

/** Contexts of the other configurations, where an outcome can be put down. */
function Contexts({ of, lead }: { of: Id<'cmoc'>; lead: ((context: Context) => void) | undefined }) {
  const [text, setText] = useState('')
  const all = useView('configurations', {}).data ?? []
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = all
    .filter(({ id }) => id !== of)
    .flatMap(({ id, label, slots }) =>
      slots
        .filter(({ role }) => role === 'c')
        .flatMap(({ links }) => links.map((link) => ({ configuration: id, link: link.id, text: link.text, label }))),
    )
    .filter((one) => words.every((word) => `${one.label} ${one.text}`.toLowerCase().includes(word)))
    .slice(0, 8)
  return (
    <section aria-label="Contexts it may lead on to">
      <input
        className="input"
        aria-label="Find a context it leads on to"
        placeholder="Drag → of an outcome to a context of another"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul>
        {found.map(({ configuration, link, text, label }) => {
          const words = `“${text}” of ${label}`
          return (
            <li
              key={link}
              data-configuration={configuration}
              data-context={link}
              data-words={words}
              className={lead ? 'open' : undefined}
            >
              <Role slot={context} /> <span className="small faint">{label}</span> {text}
              {lead && <Button onClick={() => lead({ configuration, link, words })}>Becomes this</Button>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
