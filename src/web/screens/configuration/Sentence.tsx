import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { writable } from '../../acting.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { inPlace } from '../../parts/in-place.ts'
import type { ConfigurationAnswer } from './answer.ts'
import type { Editing } from './editing.ts'

interface Props {
  configuration: ConfigurationAnswer
  editing: Editing
  /** The slot that is lit, here and in the list. */
  now: string | undefined
  light: (slot: string | undefined) => void
}

/** The configuration as one sentence. Pressing a phrase leads to its words in the slot; the words between are edited too. */
export function Sentence({ configuration, editing, now, light }: Props) {
  const { id, value, template, spans } = configuration
  const [between, setBetween] = useState(false)
  const may = writable.use() && !configuration.retired
  const open = (slot: string, link: string | undefined) =>
    document
      .querySelector<HTMLElement>(link ? `[data-link="${link}"] :is(input, textarea)` : `[data-slot="${slot}"] input`)
      ?.focus()
  return (
    <div className="told">
      <p className="sentence">
        {inPlace(spans, ({ text, slot, role = 'other', label, missing, links, turned }) =>
          slot ? (
            <span className={role}>
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same words are fields below, reached by Tab */}
              {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
              <span
                className={['span', role, missing && 'open', now === slot && 'now'].filter(Boolean).join(' ')}
                onMouseEnter={() => light(slot)}
                onMouseLeave={() => light(undefined)}
                onClick={() => may && open(slot, links?.[0])}
              >
                {text}
              </span>
              {turned && <span className="turned"> ({turned})</span>}
              {label && <sup className="tag">{label}</sup>}
            </span>
          ) : (
            <span className={missing ? 'faint' : undefined}>{text}</span>
          ),
        )}
      </p>
      {may && (
        <Button
          kind="quiet"
          icon={Pencil}
          only
          pressed={between}
          title="Words between the slots"
          onClick={() => setBetween(!between)}
        >
          Words between the slots
        </Button>
      )}
      {may && between && (
        <div className="between">
          <Field
            key={editing.round}
            label="Words between the slots"
            long
            value={value.phrasing ?? template.phrasing}
            hint={`Each slot stands in braces: ${template.slots.map((slot) => `{${slot.key}}`).join(' ')}. Empty it to take the template’s own.`}
            save={(from, to) =>
              editing.save(
                'configuration.formed',
                id,
                'phrasing',
                'words between the slots',
              )(value.phrasing === undefined ? null : from, to)
            }
          />
        </div>
      )}
    </div>
  )
}
