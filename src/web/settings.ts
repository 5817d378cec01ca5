import { shared } from './shared.ts'

/** What a person prefers on this machine. It never leaves the browser. */
export interface Settings {
  theme: 'light' | 'dark' | 'system'
  /** Pages of documents in the dark theme: as they are printed, or darkened. */
  pages: 'printed' | 'darkened'
  /** Keys changed by the person, by the name of the action. */
  keys: Record<string, string>
  /** Whether keys without Ctrl or Cmd do anything (WCAG 2.1.4). */
  singleKeys: boolean
  /** The keys that stand for the first to the ninth of a list, and for none of it; empty: the digits. */
  numbered: string
}

const where = 'retroduce.settings'
const standard: Settings = { theme: 'system', pages: 'printed', keys: {}, singleKeys: true, numbered: '' }
const settings = shared(read())
export const currentSettings = settings.get
export const useSettings = settings.use

function read(): Settings {
  try {
    return { ...standard, ...(JSON.parse(localStorage.getItem(where) ?? '{}') as Partial<Settings>) }
  } catch {
    return standard
  }
}

function settle(next: Settings): void {
  if (next.theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next.theme
  if (next.pages === 'darkened') document.documentElement.dataset.pages = 'darkened'
  else delete document.documentElement.dataset.pages
  settings.set(next)
}

/** Shows the settings, and follows another window that changes them. */
export function startSettings(): void {
  settle(settings.get())
  addEventListener('storage', (event) => event.key === where && settle(read()))
}

export function change(part: Partial<Settings>): void {
  settle({ ...settings.get(), ...part })
  try {
    localStorage.setItem(where, JSON.stringify(settings.get()))
  } catch {
    // A browser that keeps nothing still shows the choice until it is closed.
  }
}

/** Turns light to dark and back, from what is shown now. */
export function turnTheme(): void {
  const { theme } = settings.get()
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  change({ theme: dark ? 'light' : 'dark' })
}

/** Darkens the pages of documents in the dark theme, or shows them as they are printed again. */
export const turnPages = (): void => change({ pages: settings.get().pages === 'darkened' ? 'printed' : 'darkened' })
