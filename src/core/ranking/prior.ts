import type { Id } from '../ids.ts'
import { inOrder, type State } from '../state.ts'
import { coverage } from '../theory/coverage.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { sentence } from '../theory/sentence.ts'
import type { Readable } from './texts.ts'

/**
 * What a project says of what it looks for before anybody votes, as texts that count as included: the question, what is
 * to be included, the theory in sentences, passages already coded, and the sources it began from.
 */
export function priorTexts(state: State): Readable[] {
  const texts: Readable[] = []
  const add = (id: string, title: string | undefined, abstract?: string) => {
    if (title?.trim()) texts.push({ id, title, ...(abstract && { abstract }) })
  }
  for (const [id, { question, programme, title }] of state.project) add(id, question ?? title, programme)
  const wanted = inOrder(state, 'criterion').filter(([, { kind }]) => kind === 'include')
  if (wanted.length > 0) add('criteria', wanted.map(([, { text }]) => text).join('. '))
  for (const [id, { title, statement }] of inOrder(state, 'theory')) add(id, title, statement)
  for (const [id, { title }] of liveConfigurations(state)) add(id, title, sentence(state, id))
  for (const [id, { quote }] of state.excerpt) add(id, quote)
  for (const [id, { uses, reference }] of state.source)
    if (uses?.includes('theory building')) add(id, reference.title, reference.abstract)
  return texts
}

/** A part of the theory that little speaks to, and its words. */
export interface Lacking {
  configuration: Id<'cmoc'>
  text: Readable
}

/**
 * The configurations in the order of how little evidence they have, each with the words of the parts that have least:
 * what a source would have to speak of to help the theory most. At most `most`.
 */
export function lacking(state: State, most = 3): Lacking[] {
  return liveConfigurations(state)
    .flatMap(([configuration, { title }]) => {
      const covered = coverage(state, configuration)
      if (!covered) return []
      const least = Math.min(...covered.slots.map(({ sources }) => sources))
      const words = covered.slots
        .filter(({ sources, links }) => sources === least && links.length > 0)
        .flatMap(({ links }) => links.map(({ link }) => wordsOf(state, link)))
      const text = { id: configuration, title: words.join('. ') || title, abstract: sentence(state, configuration) }
      return [{ configuration, text, least, sources: covered.sources }]
    })
    .sort((a, b) => a.least - b.least || a.sources - b.sources || (a.configuration < b.configuration ? -1 : 1))
    .slice(0, most)
    .map(({ configuration, text }) => ({ configuration, text }))
}

/** One part of the theory and its words, where what is read is to help just that. Undefined where it is not there. */
export function lackingAt(state: State, link: Id<'lnk'>): Lacking | undefined {
  const placed = state.link.get(link)
  if (!placed) return undefined
  const { configuration } = placed
  return {
    configuration,
    text: { id: configuration, title: wordsOf(state, link), abstract: sentence(state, configuration) },
  }
}

const wordsOf = (state: State, link: Id<'lnk'>): string => {
  const component = state.link.get(link)?.component
  return (component && state.component.get(component)?.text) ?? ''
}
