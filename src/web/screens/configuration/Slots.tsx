import { useRef, useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useAction, writable } from '../../acting.ts'
import { newId, useView } from '../../api.ts'
import { Finder } from '../../parts/Finder.tsx'
import { Role } from '../../parts/Role.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import type { ConfigurationAnswer } from './answer.ts'
import type { SlotsProps } from './editing.ts'
import { added } from './move-part.ts'
import { Part } from './Part.tsx'

type Slot = ConfigurationAnswer['slots'][number]

/** The slots, a row each: components, their standing, and what speaks to them. */
export function Slots(props: SlotsProps) {
  const { slots, aside, retired } = props.configuration
  const may = writable.use() && !retired
  const section = useRef<HTMLElement>(null)
  const empty = slots.find((slot) => slot.links.length === 0)
  useAction(
    'fill-slot',
    may && empty
      ? () => section.current?.querySelector<HTMLElement>(`[data-slot="${empty.key}"] input`)?.focus()
      : undefined,
  )
  return (
    <section className="slots" aria-label="Slots" ref={section}>
      {slots.map((slot) => (
        <Row key={slot.key} {...props} slot={slot} may={may} />
      ))}
      {aside.length > 0 && (
        <div className="slot aside">
          <span className="small faint">aside</span>
          <div>
            <p className="small soft">
              These stood in slots that the template does not have. They come back with a template that has them, or can
              be moved into a slot.
            </p>
            {aside.map((part) => (
              <Part key={part.id} {...props} part={part} list={aside} may={may} />
            ))}
          </div>
        </div>
      )}
    </section>
  )
}

function Row({ slot, may, ...props }: SlotsProps & { slot: Slot; may: boolean }) {
  const { configuration, now, light } = props
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a row lights its phrase, which says nothing new
    <div
      className={now === slot.key ? 'slot now' : 'slot'}
      data-slot={slot.key}
      onMouseEnter={() => light(slot.key)}
      onMouseLeave={() => light(undefined)}
      onFocus={() => light(slot.key)}
      onBlur={() => light(undefined)}
    >
      <Role slot={slot} open={slot.links.length === 0} />
      <div className="parts">
        {slot.links.map((part) => (
          <Part key={part.id} {...props} part={part} list={slot.links} may={may} />
        ))}
        {slot.links.length === 0 && !may && <span className="faint">Nothing stands here.</span>}
        {may && <Add {...props} slot={slot} />}
      </div>
      <Marks configuration={configuration} slot={slot} />
    </div>
  )
}

const most = 12

/** What speaks to a slot and counts: a mark for each piece of evidence, and the sources counted in words. */
function Marks({ configuration, slot }: { configuration: ConfigurationAnswer; slot: Slot }) {
  const here = configuration.evidence.filter((piece) => piece.slots.includes(slot.key) && !piece.aside)
  return (
    <div className="marks">
      {here.slice(0, most).map(({ id, value, source }) => (
        <StanceMark key={id} stance={value.stance} name={`${value.stance}, ${slot.word}, ${source}`} />
      ))}
      {here.length > most && <span className="small soft">+ {here.length - most}</span>}
      <span className="said">{slot.counted}</span>
    </div>
  )
}

/** Where a component stands already: "C in CMOC 2, O in CMOC 5 and 3 more". */
function standing({ used, where }: ViewAnswer<'components'>[number]): string {
  if (used === 0) return 'stands nowhere yet'
  const more = used - where.length
  return `${where.map(({ slot, label }) => `${slot} in ${label}`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** Adds a component to a slot: new words, or one that stands elsewhere already. */
export function Add({ configuration, editing, slot }: SlotsProps & { slot: Slot }) {
  const [text, setText] = useState('')
  const asked = text.trim().length > 1
  const { data, isPending, isPlaceholderData } = useView('components', { text }, { when: asked })
  const mirrored = configuration.besides.find(({ kind, back }) => kind === 'mirrors' && !back)
  const words = mirrored?.slots.filter((one) => one.slot === slot.key).map((one) => one.text)
  const opposite = words?.length ? `Opposite of: ${words.join(', ')}` : undefined
  const here = new Set(slot.links.map((link) => link.value.component))
  const link = (component: Id<'cmp'>) => added(newId('lnk'), configuration.id, slot, component)
  const write = async () => {
    if (!text.trim()) return
    const component = newId('cmp')
    const worded = { type: 'component.worded', id: component, from: null, to: { text: text.trim() } } as const
    const result = await editing.edit({
      words: `${slot.word}: new`,
      after: text.trim(),
      facts: [worded, link(component)],
    })
    if (result.ok) setText('')
  }
  return (
    <Finder
      label={`Add to ${slot.word}`}
      placeholder={slot.links.length > 0 ? 'Add another' : (opposite ?? `What is the ${slot.word}?`)}
      text={text}
      write={setText}
      current={!asked || !(isPending || isPlaceholderData)}
      found={(asked ? (data ?? []) : [])
        .filter((one) => !here.has(one.id))
        .map((one) => ({ id: one.id, words: one.text, note: standing(one) }))}
      pick={async (one) => {
        const result = await editing.edit({ words: `${slot.word}: reused`, after: one.words, facts: [link(one.id)] })
        if (result.ok) setText('')
      }}
      enter={() => void write()}
    />
  )
}
