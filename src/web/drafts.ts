/** What was typed into a field and is not on the disk yet: the words, what they were written on, and when. */
export interface Draft {
  base: string
  text: string
  at: number
}

const begin = 'draft '
/** How old a draft is before it is offered, in milliseconds: a younger one may be another window's, which still saves it. */
const settled = 5_000

/** Whose words of which field: what one person typed is not offered to another who works in the same browser. */
interface DraftOf {
  project: string | undefined
  viewer: string | undefined
  /** The field, as `saveField` names it. */
  of: string
}

const keyOf = ({ project = '', viewer = '', of }: DraftOf): string => `${begin}${project} ${viewer} ${of}`

/** Keeps what is typed in this browser until it is saved; a browser that keeps nothing keeps none. */
export function keepDraft(of: DraftOf, draft: Omit<Draft, 'at'>): void {
  attempt(() => localStorage.setItem(keyOf(of), JSON.stringify({ ...draft, at: Date.now() })))
}

/** Forgets what was left unsaved of a field, once it is saved or given up. */
export function dropDraft(of: DraftOf): void {
  attempt(() => localStorage.removeItem(keyOf(of)))
}

/** What was left unsaved of a field whose value is `value` now; undefined where there is nothing of it. */
export function draftOf(of: DraftOf, value: string): Draft | undefined {
  const kept = attempt(() => JSON.parse(localStorage.getItem(keyOf(of)) ?? 'null') as Partial<Draft> | null)
  if (typeof kept?.text !== 'string' || typeof kept.base !== 'string' || typeof kept.at !== 'number') return undefined
  if (kept.text === value || Date.now() - kept.at < settled) return undefined
  return kept as Draft
}

/** Lets go of all drafts, or of one project’s: who signs out leaves none to whoever comes next, and words that are withdrawn go. */
export function dropDrafts(project?: string): void {
  const these = project === undefined ? begin : `${begin}${project} `
  attempt(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(these)) localStorage.removeItem(key)
  })
}

const withdrawn = 'retroduce.withdrawals '

/**
 * Lets go of the drafts of a project where words were withdrawn in it since this browser last looked, by how often that was
 * done: a window that was closed or behind others was not told.
 */
export function dropWithdrawn(project: string, times: number): void {
  attempt(() => {
    if (Number(localStorage.getItem(withdrawn + project) ?? 0) === times) return
    dropDrafts(project)
    localStorage.setItem(withdrawn + project, String(times))
  })
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
