import { type KeyboardEvent, useId, useState } from 'react'
import { keysOf, strokeOf } from '../../acting.ts'
import { type ActionName, actionNames, actionOf, clashOf } from '../../actions.ts'
import { Button } from '../../parts/Button.tsx'
import { Key } from '../../parts/Key.tsx'
import { Table } from '../../parts/Table.tsx'
import { change, useSettings } from '../../settings.ts'
import { troubleWith } from '../screen/digit-of.ts'

/** Every action with its keys, each to be changed by pressing others. */
export function Keys() {
  const settings = useSettings()
  const changed = Object.keys(settings.keys).length > 0
  return (
    <section>
      <div className="head">
        <h2>Keys</h2>
        {changed && (
          <span className="more">
            <Button kind="quiet" onClick={() => change({ keys: {} })}>
              All as they were
            </Button>
          </span>
        )}
      </div>
      <label className="toggle">
        <input
          type="checkbox"
          checked={settings.singleKeys}
          onChange={(event) => change({ singleKeys: event.target.checked })}
        />
        Keys without Ctrl or Cmd do something
      </label>
      <Numbered />
      <Table
        label="Actions and their keys"
        head={[{ words: 'Action' }, { words: 'Keys', width: '16rem' }, { words: <span className="sr">Change</span> }]}
      >
        {actionNames.map((name) => (
          <KeyRow key={name} name={name} />
        ))}
      </Table>
    </section>
  )
}

/** Ten keys of one's own in place of the digits, which some keyboards make hard to reach. */
function Numbered() {
  const { numbered } = useSettings()
  const id = useId()
  const [typed, setTyped] = useState(numbered)
  const trouble = troubleWith(typed)
  return (
    <div className="row wrap">
      <label htmlFor={id}>Keys for the first to the ninth of a list, and for none</label>
      <span>
        <input
          id={id}
          className="input"
          size={12}
          maxLength={10}
          placeholder="1234567890"
          value={typed}
          aria-invalid={trouble ? true : undefined}
          onChange={({ target: { value } }) => {
            const small = value.toLowerCase()
            setTyped(small)
            if (!troubleWith(small)) change({ numbered: small })
          }}
        />
      </span>
      {trouble && (
        <span className="err small" role="status">
          {trouble}
        </span>
      )}
    </div>
  )
}

function KeyRow({ name }: { name: ActionName }) {
  const settings = useSettings()
  const [listening, setListening] = useState(false)
  const { label, group } = actionOf(name)
  const keys = settings.keys[name] ?? actionOf(name).keys
  const taken = clashOf(name, (one) => keysOf(one, settings))
  const listen = (event: KeyboardEvent) => {
    if (!listening || ['Shift', 'Control', 'Meta', 'Alt', 'Tab'].includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    setListening(false)
    if (event.key !== 'Escape') change({ keys: { ...settings.keys, [name]: strokeOf(event) } })
  }
  return (
    <tr>
      <td>
        {label} <span className="faint small">{group}</span>
      </td>
      <td>
        <span className="row">
          <Key keys={keys} /> {taken && <span className="err">also {actionOf(taken).label}</span>}
        </span>
      </td>
      <td>
        {/* The press that is listened for comes up to here. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside has the focus */}
        <span className="row" onKeyDown={listen} onBlur={() => setListening(false)}>
          <Button kind="quiet" pressed={listening} onClick={() => setListening(true)}>
            {listening ? 'Press the new key' : 'Change'} <span className="sr">the key of {label}</span>
          </Button>
          {settings.keys[name] !== undefined && (
            <Button
              kind="quiet"
              onClick={() => {
                const { [name]: _, ...rest } = settings.keys
                change({ keys: rest })
              }}
            >
              As it was
            </Button>
          )}
        </span>
      </td>
    </tr>
  )
}
