import { activations, directions, levels, reaches } from '../../../core/choices.ts'
import type { Slot } from '../../../core/project/facts.ts'
import type { Result } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import type { PartAnswer } from './answer.ts'

type Put = (from: string | boolean | null, to: string | boolean | null) => Promise<Result>

interface Props {
  part: PartAnswer
  /** Its controls are shown; else only what is said. */
  open: boolean
  role: Slot['role'] | undefined
  slots: readonly Pick<Slot, 'key' | 'word'>[]
  /** Puts it into another slot. */
  put: (slot: string) => Promise<Result>
  /** Saves what belongs to the component in this slot. */
  save: (field: string, words: string) => Put
  /** Saves what belongs to the component wherever it stands. */
  worded: (field: string, words: string) => Put
}

const none = 'not said'
const same = (list: readonly string[]) => list.map((one) => [one, one] as const)
const meant = [
  ['yes', 'intended'],
  ['no', 'not intended'],
] as const

/** What is said of a component beyond its words, in one line; opened, what its role lets one say. */
export function Qualities({ part: { value, component, said }, open, role, slots, save, put, worded }: Props) {
  if (!open) return said.length > 0 ? <p className="qualities small soft">{said.join(', ')}</p> : null
  return (
    <div className="qualities">
      <div className="pair">
        {role === 'o' && (
          <>
            <Pick label="Reach" value={value.reach} none={none} options={same(reaches)} save={save('reach', 'reach')} />
            <Pick
              label="Meant"
              value={value.intended === undefined ? undefined : value.intended ? 'yes' : 'no'}
              none={none}
              options={meant}
              save={(from, to) => save('intended', 'intention')(from && from === 'yes', to && to === 'yes')}
            />
            <Pick
              label="Direction"
              value={value.direction}
              none={none}
              options={same(directions)}
              save={save('direction', 'direction')}
            />
          </>
        )}
        {(role === 'res' || role === 'rea') && (
          <Pick
            label="Activation"
            value={value.activation}
            none={none}
            options={same(activations)}
            save={save('activation', 'activation')}
          />
        )}
        {role !== undefined && (
          <Pick
            label="Stands as"
            value={value.slot}
            options={slots.map(({ key, word }) => [key, word] as const)}
            save={(_, to) => put(to ?? value.slot)}
          />
        )}
        <Pick
          label="Level"
          value={component?.level}
          none={none}
          options={same(levels)}
          save={worded('level', 'level')}
        />
        <Field label="Whose" value={component?.actor} save={worded('actor', 'actor')} placeholder="leaders, staff" />
        <div className="whole">
          <Field label="Note" long value={component?.note} save={worded('note', 'note')} />
        </div>
      </div>
    </div>
  )
}
