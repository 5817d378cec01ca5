import { witnessKinds } from '../choices.ts'
import { type Fact, type NounName, nouns } from '../fact.ts'
import type { Id } from '../ids.ts'
import { apply, draft, get, type State } from '../state.ts'
import type { Table } from '../table.ts'
import { consentId } from './ids.ts'
import { sourcesOf } from './of-source.ts'

/**
 * Where words go: into what the team reports (report, manuscript, tables), into what everybody can read (site,
 * supplement), or into a file for others to work with (QDA, annotations, a copy that is handed out).
 */
export type Output = 'report' | 'open' | 'copy'

/** How far the words of a source may go: as they are, without saying whose they are, or not at all. */
export type Reach = 'whole' | 'nameless' | 'none'

/** What stands where a text has to stand. */
const keptPrivate = 'kept private'

/**
 * How far what somebody said who took part may go, by what they agreed to. Where nothing is recorded, it is for the
 * analysis by the team alone. Sources that are not of participants go everywhere.
 */
export function reachOf(state: State, source: Id<'src'>, output: Output): Reach {
  const kind = get(state, 'source', source)?.kind
  if (kind === undefined || !(witnessKinds as readonly string[]).includes(kind)) return 'whole'
  const uses = get(state, 'consent', consentId(source))?.uses ?? []
  if (output === 'copy') return uses.includes('sharing') ? 'whole' : 'none'
  if (output === 'open' && !uses.includes('open publication')) return 'none'
  return uses.includes('quoting with role') ? 'whole' : uses.includes('quoting') ? 'nameless' : 'none'
}

/** Fields with words, and what is left of them; a text that has to be there says that it is kept private. */
const blanks: { readonly [N in NounName]?: Readonly<Record<string, unknown>> } = {
  document: { file: keptPrivate, note: null },
  excerpt: { quote: '', selectors: null, memo: null },
  coding: { memo: null },
  chain: { memo: null },
  agreedCoding: { note: null },
  evidence: { memo: null, locator: null },
  suggestion: { quote: '' },
  answer: { value: keptPrivate, note: null, grounds: null },
  agreed: { value: keptPrivate, because: null },
  comment: { text: keptPrivate },
  caseContext: { text: keptPrivate, because: null },
  participant: { organisation: null },
  encounter: { setting: null },
  reply: { note: null },
  promptNote: { text: keptPrivate },
  need: { text: keptPrivate },
}

/**
 * The state as it may go into an output: what participants did not agree to has lost its words, and its title says what
 * it is and no more. Nothing that is counted goes. A copy has no files of such sources either. `now` is the state whose
 * consent holds, when an earlier moment is looked at.
 */
export function withinConsent(state: State, output: Output, now: State = state): State {
  const reach = new Map<Id<'src'>, Reach>()
  for (const id of state.source.keys()) {
    const one = reachOf(now, id, output)
    if (one !== 'whole') reach.set(id, one)
  }
  if (reach.size === 0) return state
  const open = draft(state)
  const change = (noun: NounName, id: Id, to: object | null) =>
    apply(open, { type: nouns[noun].fact, id, from: {}, to } as Fact)
  const silent = (id: Id) => sourcesOf(state, id).some((source) => reach.get(source) === 'none')
  const numbers = new Map<string, number>()
  for (const [id, { kind }] of state.source) {
    const number = (numbers.get(kind) ?? 0) + 1
    numbers.set(kind, number)
    if (!reach.has(id)) continue
    const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${number}`
    change('source', id, { reference: { type: 'document', title }, note: null, setting: null, country: null })
  }
  for (const [noun, fields] of Object.entries(blanks) as [NounName, Record<string, unknown>][])
    for (const [id, value] of state[noun] as unknown as Table<Id, Record<string, unknown>>) {
      if (!silent(id)) continue
      const held = Object.entries(fields).filter(([key]) => isWords(key, value[key]))
      change(noun, id, Object.fromEntries(held))
    }
  if (output !== 'copy') return open
  for (const id of state.document.keys())
    if (silent(id)) {
      for (const excerpt of state.refs.excerpt.get(id) ?? []) change('excerpt', excerpt, { document: null })
      for (const suggestion of state.refs.suggestion.get(id) ?? []) change('suggestion', suggestion, null)
      change('document', id, null)
    }
  return open
}

/** The key of an option, and a number, are no words of anybody’s. */
const isWords = (key: string, said: unknown): boolean =>
  said !== undefined && (key !== 'value' || (typeof said === 'string' && !/^[a-z0-9][a-z0-9-]{0,63}$/.test(said)))
