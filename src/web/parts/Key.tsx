import { inPlace } from './in-place.ts'

const names: Record<string, string> = {
  escape: 'Esc',
  enter: '↵',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  shift: '⇧',
  space: 'Space',
}
const mac = /Mac|iPhone|iPad/.test(navigator.platform)

/** How keys are printed: `ctrl+k` as Ctrl K, `g o` as G O. */
export const shown = (keys: string): string[] =>
  keys.split(' ').map((stroke) =>
    stroke
      .split(/\+(?=.)/)
      .map((key) => names[key] ?? (key === 'ctrl' && mac ? '⌘' : key.charAt(0).toUpperCase() + key.slice(1)))
      .join(' '),
  )

/** The keys of an act, printed on its button. */
export const Key = ({ keys }: { keys: string | undefined }) =>
  keys ? inPlace(shown(keys), (stroke) => <kbd className="key">{stroke}</kbd>) : null
