import type { Value } from '../fact.ts'
import type { Countable } from '../project/facts.ts'
import { stagesOf } from '../screening/outcome.ts'
import { get, type State } from '../state.ts'
import { versionsOf } from '../theory/lineage.ts'
import { heldAgainst } from './counts.ts'
import type { Looked } from './finding.ts'

/** A list of the project that a reported number can be held against, in words; the key tells it from the others. */
export interface CountableList {
  key: string
  words: string
  against: Countable
}

/** The lists that are there, and those that some reported number is held against. */
export function countables(state: State): CountableList[] {
  const kinds = new Set<string>()
  const sources: Countable[] = []
  const add = (kind: string, use?: string) => {
    const against: Countable = { of: 'sources', kind, ...(use && { use }) }
    if (kinds.size < kinds.add(keyOf(against)).size) sources.push(against)
  }
  for (const { kind, uses = [] } of state.source.values()) {
    add(kind)
    for (const use of uses) add(kind, use)
  }
  const all: Countable[] = [
    ...stagesOf(state).map(([stage]) => ({ of: 'stage' as const, stage })),
    ...sources,
    ...versionsOf(state).map(([version]) => ({ of: 'configurations' as const, version })),
    ...(state.theme.size > 0 ? [{ of: 'themes' as const }] : []),
    ...[...state.count.values()].flatMap(({ against }) => against ?? []),
  ]
  const lists = new Map(all.map((against) => [keyOf(against), against]))
  return [...lists].map(([key, against]) => ({ key, words: wordsOf(state, against), against }))
}

function keyOf(against: Countable): string {
  switch (against.of) {
    case 'stage':
      return `stage ${against.stage}`
    case 'sources':
      return `sources ${against.kind} ${against.use ?? ''}`
    case 'configurations':
      return `configurations ${against.version}`
    case 'themes':
      return 'themes'
  }
}

function wordsOf(state: State, against: Countable): string {
  switch (against.of) {
    case 'stage':
      return `sources at ${get(state, 'stage', against.stage)?.name.toLowerCase() ?? against.stage}`
    case 'sources':
      return `sources: ${against.kind}${against.use ? `, used for ${against.use}` : ''}`
    case 'configurations':
      return `configurations of ${get(state, 'version', against.version)?.name ?? against.version}`
    case 'themes':
      return 'themes of the scoping'
  }
}

/** What a reported number is held against, and how many the project has of it, as far as everybody may know. */
export function heldOf(looked: Pick<Looked, 'state' | 'flow'>, { against }: Value<'count'>) {
  return against && { key: keyOf(against), words: wordsOf(looked.state, against), here: heldAgainst(looked, against) }
}
