import { useId, useState } from 'react'
import { yesNo } from '../../../core/choices.ts'
import { equal } from '../../../core/equal.ts'
import type { Result } from '../../api.ts'
import { Key } from '../../parts/Key.tsx'
import { currentSettings } from '../../settings.ts'
import type { Asked } from './answer.ts'
import type { Given } from './saving.ts'

interface Props {
  asked: Asked
  given: Given | undefined
  may: boolean
  hint: string
  put: (value: string | string[] | null) => Promise<Result>
}

/** Answers that are picked: a digit picks while the focus is in the group, and picking again takes it back. */
export function Options({ asked, given, may, hint, put }: Props) {
  const id = useId()
  const several = asked.kind === 'several of'
  const options =
    asked.kind === 'yes, no or unclear'
      ? yesNo.map((key) => ({ key, label: key, meaning: undefined }))
      : (asked.options ?? [])
  const value = given?.value
  // What was picked shows at once; the next answer from the server, or a refusal, takes its place.
  const [mine, setMine] = useState<{ over: Given['value']; keys: readonly string[] }>()
  const known = Array.isArray(value) ? value : value === undefined ? [] : [String(value)]
  const chosen = mine && equal(mine.over, value) ? mine.keys : known
  const say = async (keys: readonly string[]) => {
    setMine({ over: value, keys })
    const result = await put(several ? (keys.length > 0 ? [...keys] : null) : (keys[0] ?? null))
    if (!result.ok) setMine(undefined)
  }
  const pick = (key: string) => {
    const has = chosen.includes(key)
    if (!several) return void say(has ? [] : [key])
    // In the order of the form, and what is no longer offered last, until it is taken away.
    const next = has ? chosen.filter((one) => one !== key) : [...chosen, key]
    const place = (one: string) => options.findIndex((option) => option.key === one) + 1 || 99
    void say(next.toSorted((a, b) => place(a) - place(b)))
  }
  const gone = chosen.filter((key) => !options.some((option) => option.key === key))
  // The past, and what is opened, is read: nothing looks as if it could be pressed.
  if (!may)
    return (
      <div className="field">
        <span className="label">{asked.name}</span>
        <p className="said">
          {chosen.map((key) => options.find((option) => option.key === key)?.label ?? key).join('; ') ||
            (given?.absent ? '' : <span className="faint">Not said</span>)}
        </p>
      </div>
    )
  return (
    <fieldset
      className="options"
      aria-describedby={hint ? `${id}-hint` : undefined}
      onKeyDown={(event) => {
        const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
        const option =
          digit && !event.altKey && !event.ctrlKey && !event.metaKey ? options[Number(digit) - 1] : undefined
        if (!option || !currentSettings().singleKeys) return
        event.preventDefault()
        // Tab goes on from what is picked, not to it.
        event.currentTarget.querySelectorAll('input')[options.indexOf(option)]?.focus()
        pick(option.key)
      }}
    >
      <legend className="label">{asked.name}</legend>
      {options.length === 0 && <p className="small soft">It has no options yet.</p>}
      {options.map(({ key, label, meaning }, i) => (
        <label key={key} className="option">
          <input
            type={several ? 'checkbox' : 'radio'}
            name={id}
            checked={chosen.includes(key)}
            onChange={() => pick(key)}
            onClick={() => !several && chosen.includes(key) && pick(key)}
          />
          <span>
            {label}
            {meaning && <span className="small faint"> {meaning}</span>}
          </span>
          {i < 9 && <Key keys={String(i + 1)} />}
        </label>
      ))}
      {gone.map((key) => (
        <label key={key} className="option">
          <input type="checkbox" checked onChange={() => pick(key)} />
          <span>
            {key} <span className="small faint">no longer offered</span>
          </span>
        </label>
      ))}
      {hint && (
        <p className="small faint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  )
}
