import { type DiffPiece, diffWords } from '../diff.ts'
import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { apply, emptyState, get, referrers, type State } from '../state.ts'
import { linksOf } from './links.ts'
import { sentence } from './sentence.ts'

/** What one act did to a configuration: its words before and after, the evidence it brought, and what the act was. */
export interface Chapter {
  act: string
  seq: number
  at: string
  actor: Id<'per'>
  why: string | undefined
  configuration: Id<'cmoc'>
  /** It came to be in this act. */
  born: boolean
  title: string
  /** Word by word, where the sentence is another than before. */
  words: DiffPiece[] | undefined
  /** Pieces of evidence that were linked to it, and that were taken from it. */
  evidence: { came: number; went: number }
  /** The lineage acts that name it, and the versions that froze it, in this act. */
  refinements: Id<'rfn'>[]
  versions: Id<'ver'>[]
}

/** What an act did to one configuration, as it is gathered. */
interface Told {
  born: boolean
  came: number
  went: number
  refinements: Id<'rfn'>[]
  versions: Id<'ver'>[]
}

/**
 * All that happened to some configurations, act by act, oldest first: from the events that tell of them, of their links and
 * of the components in these. Acts that left words, evidence and lineage as they were are no chapter.
 */
export function lifeOf(now: State, family: ReadonlySet<Id<'cmoc'>>, told: (id: Id) => readonly Event[]): Chapter[] {
  const events = new Map<number, Event>()
  const take = (id: Id, only?: (event: Event) => boolean) => {
    for (const event of told(id)) if (!only || only(event)) events.set(event.seq, event)
  }
  for (const id of family) take(id)
  for (const { fact } of [...events.values()])
    if (fact.type === 'link.placed') {
      const component = (fact.to ?? fact.from)?.component
      take(fact.id)
      if (component) take(component, (event) => event.fact.id === component)
    }
  const state = emptyState()
  for (const [id, to] of now.template) apply(state, { type: 'template.shaped', id, from: null, to })
  const chapters: Chapter[] = []
  const acts = new Map<string, Event[]>()
  for (const event of [...events.values()].sort((a, b) => a.seq - b.seq)) {
    const known = acts.get(event.act)
    if (known) known.push(event)
    else acts.set(event.act, [event])
  }
  const said = new Map<Id<'cmoc'>, string>()
  for (const [act, all] of acts) {
    const told = new Map<Id<'cmoc'>, Told>()
    const of = (id: Id<'cmoc'> | undefined): Told => {
      const known = id && told.get(id)
      const fresh = known ?? { born: false, came: 0, went: 0, refinements: [], versions: [] }
      if (id && !known && family.has(id)) told.set(id, fresh)
      return fresh
    }
    for (const { fact } of all) {
      switch (fact.type) {
        case 'evidence.linked': {
          const before = get(state, 'evidence', fact.id)?.configuration
          if (fact.from === null || before) apply(state, fact)
          const after = get(state, 'evidence', fact.id)?.configuration
          if (before !== after) {
            of(before).went++
            of(after).came++
          }
          break
        }
        case 'configuration.formed':
          of(fact.id).born ||= fact.from === null
          apply(state, fact)
          break
        case 'link.placed':
          of(get(state, 'link', fact.id)?.configuration)
          apply(state, fact)
          of(get(state, 'link', fact.id)?.configuration)
          break
        case 'component.worded':
          apply(state, fact)
          for (const [, link] of referrers(state, 'link', fact.id)) of(link.configuration)
          break
        case 'theory.refined':
          for (const id of new Set([...(fact.to?.parents ?? []), ...(fact.to?.children ?? [])]))
            of(id).refinements.push(fact.id)
          break
        case 'version.frozen':
          if (fact.from === null)
            for (const { configuration } of fact.to?.members ?? []) of(configuration).versions.push(fact.id)
      }
    }
    const [first] = all
    for (const [configuration, { born, came, went, refinements, versions }] of told) {
      if (!first) continue
      const value = state.configuration.get(configuration)
      const before = said.get(configuration) ?? ''
      // What has no words yet reads as nothing, not as a row of gaps.
      const worded = value?.wording === 'unpublished' || linksOf(state, configuration).length > 0
      const after = value && worded ? sentence(state, configuration) : ''
      said.set(configuration, after)
      const words = before !== after ? diffWords(before, after) : undefined
      if (!born && !words && refinements.length + versions.length + came + went === 0) continue
      chapters.push({
        act,
        seq: first.seq,
        at: first.at,
        actor: first.actor,
        why: all.find(({ fact }) => fact.why)?.fact.why,
        configuration,
        born,
        title: value?.title ?? now.configuration.get(configuration)?.title ?? '',
        words,
        evidence: { came, went },
        refinements,
        versions,
      })
    }
  }
  return chapters
}
