import { useLayoutEffect, useRef } from 'react'
import { type ActionName, actionNames, actionOf, byNearness } from './actions.ts'
import { currentSettings, useSettings } from './settings.ts'
import { shared } from './shared.ts'

type Run = () => void
/** How each action is carried out just now; the last to say so wins. An action nobody carries out is not offered. */
const carriers = shared<ReadonlyMap<ActionName, readonly Run[]>>(new Map())
/** Whether changes may be made here: not in the past, and only by people with a role that writes. */
export const writable = shared(false)

/** Says how an action is carried out while a component is shown; with `undefined` it is not. */
export function useAction(name: ActionName | undefined, run: Run | undefined): void {
  const latest = useRef(run)
  latest.current = run
  const offered = run !== undefined
  // Before it is painted: what is on screen answers its keys.
  useLayoutEffect(() => {
    if (!offered || !name) return
    const own: Run = () => latest.current?.()
    const put = (change: (list: readonly Run[]) => readonly Run[]) =>
      carriers.set(new Map(carriers.get()).set(name, change(carriers.get().get(name) ?? [])))
    put((list) => [...list, own])
    if (awaited?.name === name && performance.now() < awaited.until) {
      const still = awaited
      awaited = undefined
      // After the screen has put the focus where it goes on arrival. What is not offered any more by then is waited for.
      setTimeout(() => {
        if (isOffered(name)) perform(name)
        else awaited ??= still
      })
    }
    return () => put((list) => list.filter((one) => one !== own))
  }, [name, offered])
}

export const isOffered = (name: ActionName): boolean =>
  (carriers.get().get(name)?.length ?? 0) > 0 && (!actionOf(name).writes || writable.get())

/** The actions that can be carried out now, in the order of the list. */
export function useOffered(): ActionName[] {
  carriers.use()
  writable.use()
  return actionNames.filter(isOffered)
}

export function perform(name: ActionName): void {
  awaited = undefined
  if (isOffered(name)) carriers.get().get(name)?.at(-1)?.()
}

let awaited: { name: ActionName; until: number } | undefined
/** How long a screen may take to come, in milliseconds; later a person would not expect it any more. */
const patience = 5_000

/** Carries out an action of the screen one is on the way to, when that screen offers it. */
export function performOnArrival(name: ActionName): void {
  awaited = { name, until: performance.now() + patience }
}

/** The keys of an action, the person's own before the list's; undefined when it has none or they are turned off. */
export const keysOf = (name: ActionName, settings = currentSettings()): string | undefined => {
  const keys = settings.keys[name] ?? actionOf(name).keys
  return keys && (settings.singleKeys || keys.includes('ctrl+') || keys === 'escape') ? keys : undefined
}

export function useKeysOf(name: ActionName): string | undefined {
  return keysOf(name, useSettings())
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))

/** Keys with Ctrl or Cmd that belong to whoever types: select, copy, cut, paste, undo, redo, and word by word. */
const editing = /^ctrl\+(shift\+)?([acvxyz]|arrow\w+|backspace|delete|home|end)$/

/** What a key press is called in the list of actions: `ctrl+k`, `shift+tab`, `?`, `z`. */
export function strokeOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const named = key.length > 1
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${
    event.shiftKey && (named || /[a-z]/.test(key)) ? 'shift+' : ''
  }${key}`
}

/** Listens for keys. Letters do nothing while someone types, until Esc; a sequence like `g o` may take a second. */
export function startKeys(): void {
  let before = ''
  let when = 0
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return
    const stroke = strokeOf(event)
    if (document.querySelector('dialog[open]')) return
    if (typing(event.target) && (!stroke.startsWith('ctrl+') || editing.test(stroke))) {
      if (stroke !== 'escape') return
      // Out of the field, so that keys mean acts again; Tab goes on from here, and the browser does not empty it.
      event.preventDefault()
      return (event.target as HTMLElement).blur()
    }
    const sequence = event.timeStamp - when < 1_000 && before ? `${before} ${stroke}` : stroke
    const name =
      byNearness.find((one) => keysOf(one) === sequence && isOffered(one)) ??
      byNearness.find((one) => keysOf(one) === stroke && isOffered(one))
    before = name ? '' : stroke
    when = event.timeStamp
    if (!name) return
    event.preventDefault()
    perform(name)
  })
}
