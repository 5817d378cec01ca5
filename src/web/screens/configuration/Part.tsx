import { ArrowDown, ArrowUp, SlidersHorizontal, X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { linkStatuses } from '../../../core/choices.ts'
import { counted } from '../../../core/wording.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { TalkMark } from '../../talk/TalkMark.tsx'
import type { PartAnswer } from './answer.ts'
import type { SlotsProps } from './editing.ts'
import { stepped, swapped, toSlot } from './move-part.ts'
import { Qualities } from './Qualities.tsx'

interface Props extends SlotsProps {
  part: PartAnswer
  list: readonly PartAnswer[]
  may: boolean
}

/** A component in its slot: its words, its standing, its place, and what else it can say of itself. */
export function Part({ configuration, editing, part, list, may }: Props) {
  const { id, value, text, elsewhere, evidence } = part
  const [more, setMore] = useState(false)
  const at = list.indexOf(part)
  const save = (field: string, words: string) => editing.save('link.placed', id, field, `${words} of “${text}”`)
  const worded = (field: string, words: string) =>
    editing.save('component.worded', value.component, field, `${words} of “${text}”`)
  const slots = configuration.template.slots
  const slot = slots.find(({ key }) => key === value.slot)
  const swap = (other: PartAnswer) =>
    void editing.edit({ words: `order in ${value.slot}`, facts: swapped(part, other) })
  const put = (key: string) => {
    const links = configuration.slots.find((slot) => slot.key === key)?.links ?? []
    return editing.edit({ words: 'slot', before: value.slot, after: key, facts: [toSlot(part, { key, links })] })
  }
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    const facts = event.altKey && by !== undefined ? stepped(part, configuration.slots, by) : undefined
    if (!facts || !may) return
    event.preventDefault()
    keepFocus(id)
    void editing.edit({ words: `place of “${text}”`, facts })
  }
  const pieces = configuration.evidence.filter((piece) => piece.value.links.includes(id))
  const remove = () =>
    void editing.edit(
      {
        words: `${value.slot}: removed`,
        before: text,
        facts: [
          ...pieces.map(({ id: evidence, value: { links } }) => ({
            type: 'evidence.linked' as const,
            id: evidence,
            from: { links },
            to: { links: links.filter((link) => link !== id) },
          })),
          { type: 'link.placed', id, from: value, to: null },
        ],
      },
      pieces.length > 0 ? 'Removed it. Its evidence stays with the configuration.' : 'Removed it.',
    )
  const [up, down] = [list[at - 1], list[at + 1]]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields within
    <div className="part" data-link={id} onKeyDown={step}>
      <div className="words">
        {may ? (
          <Field
            label={`Wording in ${value.slot}`}
            quiet
            long
            className="bare"
            value={text}
            save={editing.save('component.worded', value.component, 'text', 'wording')}
          />
        ) : (
          <p>{text}</p>
        )}
        {!slot && may && (
          <Pick
            label={`Slot for ${text}`}
            quiet
            value={undefined}
            options={slots.map((one) => [one.key, `to ${one.word}`] as const)}
            save={(_, to) => put(to ?? value.slot)}
          />
        )}
        <TalkMark about={id} of={`“${text}” as ${slot?.word ?? value.slot}`} />
        {value.home !== undefined && slot && <span className="small faint">written as {value.home}</span>}
        {evidence > 0 && (
          <Link
            screen="configuration"
            id={configuration.id}
            query={{ part: id }}
            className="small faint"
            title={`The evidence on it: ${part.counted}`}
          >
            {counted(evidence, 'piece')} of evidence
          </Link>
        )}
        {elsewhere.length > 0 && (
          <span className="small faint">
            also in{' '}
            {elsewhere
              .slice(0, most)
              .map((one) => one.label)
              .join(', ')}
            {elsewhere.length > most && ` and ${elsewhere.length - most} more`}{' '}
            <TalkMark about={value.component} of={`the component “${text}”`} />
          </span>
        )}
      </div>
      {may ? (
        <Pick
          label={`Standing of ${text}`}
          quiet
          value={value.status}
          options={linkStatuses.map((status) => [status, status] as const)}
          save={save('status', 'standing')}
        />
      ) : (
        <span className="small soft">{value.status}</span>
      )}
      {may && (
        <span className="moves">
          <Button
            kind="quiet"
            only
            icon={SlidersHorizontal}
            pressed={more}
            title="Say more of it"
            onClick={() => setMore(!more)}
          >
            {`Say more of ${text}`}
          </Button>
          {up && (
            <Button kind="quiet" only icon={ArrowUp} title="Move up" onClick={() => swap(up)}>
              {`Move ${text} up`}
            </Button>
          )}
          {down && (
            <Button kind="quiet" only icon={ArrowDown} title="Move down" onClick={() => swap(down)}>
              {`Move ${text} down`}
            </Button>
          )}
          <Button kind="quiet" only icon={X} title="Remove" onClick={remove}>
            {`Remove ${text}`}
          </Button>
        </span>
      )}
      <Qualities part={part} open={may && more} role={slot?.role} slots={slots} save={save} put={put} worded={worded} />
    </div>
  )
}

/** So many configurations that hold the component too are named; the rest are counted. */
const most = 4

/** A part that moves to another slot is drawn anew there: the hands that moved it stay on it. */
function keepFocus(link: string): void {
  const found = (list: Element) => list.querySelector<HTMLElement>(`[data-link="${link}"] :is(input, textarea)`)
  const slots = document.querySelector('.slots')
  if (!slots) return
  const watch = new MutationObserver(() => {
    const field = found(slots)
    if (field && document.activeElement === document.body) field.focus()
  })
  watch.observe(slots, { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), 2_000)
}
