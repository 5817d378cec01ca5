import { ArrowDown, ArrowUp, SlidersHorizontal, X } from 'lucide-react'
import { useState } from 'react'
import { linkStatuses } from '../../../core/choices.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import type { ConfigurationAnswer } from './Configuration.tsx'
import { Qualities } from './Qualities.tsx'
import type { SlotsProps } from './Slots.tsx'

export type PartAnswer = ConfigurationAnswer['slots'][number]['links'][number]

interface Props extends SlotsProps {
  part: PartAnswer
  list: readonly PartAnswer[]
  may: boolean
}

/** A component in its slot: its words, its standing, its place, and what else it can say of itself. */
export function Part({ configuration, editing, part, list, may }: Props) {
  const { id, value, text, elsewhere } = part
  const [more, setMore] = useState(false)
  const at = list.indexOf(part)
  const aside = !configuration.template.slots.some((slot) => slot.key === value.slot)
  const save = (field: string, words: string) => editing.save('link.placed', id, field, `${words} of “${text}”`)
  const worded = (field: string, words: string) =>
    editing.save('component.worded', value.component, field, `${words} of “${text}”`)
  const role = configuration.template.slots.find((slot) => slot.key === value.slot)?.role
  const swap = (other: PartAnswer) =>
    void editing.edit({
      words: `order in ${value.slot}`,
      facts: [
        { type: 'link.placed', id, from: { order: value.order }, to: { order: other.value.order } },
        { type: 'link.placed', id: other.id, from: { order: other.value.order }, to: { order: value.order } },
      ],
    })
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
    <div className="part" data-link={id}>
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
        {aside && may && (
          <Pick
            label={`Slot for ${text}`}
            quiet
            value={undefined}
            options={configuration.template.slots.map((slot) => [slot.key, `to ${slot.word}`] as const)}
            save={(_, to) => save('slot', 'slot')(value.slot, to)}
          />
        )}
        {elsewhere.length > 0 && (
          <span className="small faint">also in {elsewhere.map((one) => one.label).join(', ')}</span>
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
      <Qualities part={part} open={may && more} role={role} save={save} worded={worded} />
    </div>
  )
}
