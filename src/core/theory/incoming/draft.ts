import type { Fact, Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { inOrder, type State } from '../../state.ts'
import type { LinkStatus } from '../facts.ts'
import { liveConfigurations } from '../lineage.ts'
import { linksOf } from '../links.ts'
import { tidy } from '../phrasing.ts'
import { citer } from './cite.ts'

/** A configuration on its way in. */
export interface Draft {
  /** The row or line it stood in. */
  at: number
  title: string
  template: Id<'tpl'>
  /** The title of its programme theory. */
  theory?: string
  /** One for each component. */
  slots: { slot: string; text: string }[]
  phrasing?: string
  polarity?: 'positive' | 'negative'
  status?: (typeof LinkStatus)['options'][number]
  /** What has no other place, a paragraph each. */
  note: string[]
  /** Sources as they are named, a cell each. */
  cited: CitedCell[]
}

/** A cell that names sources; of one slot, where its column is of one, with the components that stand in it in that row. */
export interface CitedCell {
  cell: string
  slot?: string
  of?: string[]
}

/** What is made of drafts, in numbers and in words. */
export interface Made {
  configurations: number
  theories: number
  components: number
  /** Components that were there already, or stand in several places: used, not made again. */
  reused: number
  evidence: number
  /** Sources that were named and are not known here, or not for sure. */
  unknown: string[]
  told: { at: number; message: string }[]
}

/** Where evidence from a column of sources hangs: on the configuration as a whole, or on each of its parts. */
export type Cited = 'whole' | 'parts'

export interface Asked {
  /** A new id of a kind. */
  fresh: <P extends string>(prefix: P) => Id<P>
  by: Id<'per'>
  cited: Cited
  /** The programme theory of drafts that name none. */
  under?: Id<'pt'> | undefined
}

const longestText = 100_000
const longestLine = 2_000
/** What is longer is a statement, and its beginning the title. */
const longestTitle = 160

/**
 * The facts that make configurations of drafts, for one act. A component whose words are known already is used again; a
 * configuration that is here word for word is not made twice; sources are matched by their labels, titles or DOIs and
 * support what names them, without a passage. Whatever finds no place is in the note, or told.
 */
export function factsOf(state: State, drafts: readonly Draft[], asked: Asked): { facts: Fact[]; made: Made } {
  const { fresh, by } = asked
  const facts: Fact[] = []
  const made: Made = { configurations: 0, theories: 0, components: 0, reused: 0, evidence: 0, unknown: [], told: [] }
  const components = new Map([...state.component].map(([id, { text }]) => [plain(text), id]))
  const theories = new Map(inOrder(state, 'theory').map(([id, { title }]) => [plain(title), id]))
  const here = new Set(liveConfigurations(state).map(([id]) => signOf(state, id)))
  const cite = citer(state)
  const unknown = new Set<string>()
  let order = Math.max(0, ...[...state.configuration.values()].map((one) => one.order))
  let theoryOrder = Math.max(0, ...[...state.theory.values()].map((one) => one.order))

  const theoryOf = (name: string): Id<'pt'> => {
    const known = theories.get(plain(name))
    if (known) return known
    const id = fresh('pt')
    const title = short(name, longestTitle)
    const statement = title === tidy(name) ? {} : { statement: name.slice(0, longestText) }
    facts.push({ type: 'theory.stated', id, from: null, to: { title, ...statement, order: ++theoryOrder } })
    theories.set(plain(name), id)
    made.theories++
    return id
  }
  const componentOf = (text: string): Id<'cmp'> => {
    const known = components.get(plain(text))
    if (known) {
      made.reused++
      return known
    }
    const id = fresh('cmp')
    facts.push({ type: 'component.worded', id, from: null, to: { text } })
    components.set(plain(text), id)
    made.components++
    return id
  }

  for (const draft of drafts) {
    const tell = (message: string) => made.told.push({ at: draft.at, message })
    const slots = draft.slots.filter(({ text }) => {
      if (text.length > longestText)
        tell(`What stands there is longer than ${longestText} characters and was left out.`)
      return text.length <= longestText
    })
    const title = short(draft.title, longestLine - 2)
    const sign = signed(title, slots)
    if (here.has(sign)) {
      tell('It is here already, word for word, and was not made again.')
      continue
    }
    here.add(sign)
    const configuration = fresh('cmoc')
    const theory = draft.theory ? theoryOf(draft.theory) : asked.under
    const found = draft.cited.map((one) => ({ ...one, ...cite(one.cell) }))
    for (const one of found) for (const name of one.unknown) unknown.add(name)
    // A cell of which anything was not understood is kept whole.
    const unclear = found.filter((one) => one.unknown.length > 0).map(({ cell }) => `Sources named: ${tidy(cell)}`)
    const note = [...draft.note, ...unclear].join('\n\n')
    if (note.length > longestText) tell(`Its note is longer than ${longestText} characters and was cut there.`)
    const value: Value<'configuration'> = {
      title,
      template: draft.template,
      ...(theory && { theory }),
      ...(draft.polarity && { polarity: draft.polarity }),
      ...(draft.phrasing !== undefined && { phrasing: draft.phrasing.slice(0, longestText) }),
      ...(note && { note: note.slice(0, longestText) }),
      order: ++order,
    }
    facts.push({ type: 'configuration.formed', id: configuration, from: null, to: value })
    made.configurations++
    const status = draft.status ?? 'hypothesised'
    const placed = new Set<string>()
    const links = slots.flatMap(({ slot, text }, i): { id: Id<'lnk'>; slot: string; text: string }[] => {
      // The same words twice in a slot, as where a cell is merged over two rows.
      if (placed.has(`${slot} ${plain(text)}`)) return []
      placed.add(`${slot} ${plain(text)}`)
      const id = fresh('lnk')
      const component = componentOf(text)
      facts.push({ type: 'link.placed', id, from: null, to: { configuration, slot, component, order: i + 1, status } })
      return [{ id, slot, text: plain(text) }]
    })
    const partsOf = ({ slot, of = [] }: CitedCell) => {
      const all = links.filter((link) => link.slot === slot)
      const those = all.filter(({ text }) => of.some((one) => plain(one) === text))
      return those.length > 0 ? those : all
    }
    for (const source of new Set(found.flatMap((one) => one.sources))) {
      // What is said of a slot is more exact than what is said of the whole.
      const named = new Set(found.filter((one) => one.sources.includes(source)).flatMap(partsOf))
      const hangs = named.size > 0 ? links.filter((link) => named.has(link)) : asked.cited === 'parts' ? links : []
      const to = { configuration, links: hangs.map(({ id }) => id), source, stance: 'supports' as const, by }
      facts.push({ type: 'evidence.linked', id: fresh('evd'), from: null, to })
      made.evidence++
    }
  }
  made.unknown = [...unknown]
  return { facts, made }
}

/** Words as they are compared: case, blanks and a full stop at the end make no other component. */
export const plain = (words: string): string =>
  tidy(words.normalize('NFC'))
    .replace(/(?<![.\s])[.\s]+$/, '')
    .toLowerCase()

/** The beginning of words, up to a whole word. */
function short(words: string, most: number): string {
  const said = tidy(words)
  return said.length <= most ? said : `${said.slice(0, most - 2).replace(/\s+\S*$/, '')} …`
}

/** What to call a configuration that has a number or nothing: by its outcome, else by what it begins with. */
export function titleOf(
  number: string | undefined,
  slots: readonly { slot: string; text: string }[],
  outcome: string | undefined,
  words = '',
): string {
  const said = slots.find(({ slot }) => slot === outcome)?.text ?? slots[0]?.text ?? words
  return [number, short(said, 90)].filter(Boolean).join(' ') || 'Without words'
}

const signed = (title: string, slots: readonly { slot: string; text: string }[]): string =>
  JSON.stringify([plain(title), ...new Set(slots.map(({ slot, text }) => `${slot} ${plain(text)}`).sort())])
const signOf = (state: State, id: Id<'cmoc'>): string =>
  signed(
    state.configuration.get(id)?.title ?? '',
    linksOf(state, id).map(([, { slot, component }]) => ({ slot, text: state.component.get(component)?.text ?? '' })),
  )
