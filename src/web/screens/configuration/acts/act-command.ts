import type { Command } from '../../../../core/command.ts'
import type { Fact } from '../../../../core/fact.ts'
import type { Id } from '../../../../core/ids.ts'
import type { Inference } from '../../../../core/theory/facts.ts'
import type { MatchingGroup } from '../../../../core/view/matching.ts'
import type { ConfigurationAnswer } from '../answer.ts'

export type ActKind = 'refine' | 'support' | 'merge' | 'split' | 'drop' | 'refute' | 'reopen' | 'add' | 'adjudicate'

/** What an act rests on, as it is said in the panel. */
export interface Said {
  why: string
  inference?: Inference | undefined
  evidence: readonly Id<'evd'>[]
  meeting?: Id<'mtg'> | undefined
  novelty?: 'new' | 'known' | undefined
}

export interface Merging {
  with: readonly Id<'cmoc'>[]
  title: string
  /** What a person changed of the groups that were proposed. */
  groups?: readonly Group[] | undefined
}
/** Links that become one in the words of `stands`; each keeps its own words where nothing stands. */
export interface Group {
  slot: string
  links: readonly Id<'lnk'>[]
  stands?: Id<'lnk'> | undefined
  /** It does not go along. */
  left?: boolean
}

export interface Splitting {
  titles: readonly string[]
  /** Which of the titles, by place, each link goes to. */
  deal: Readonly<Record<string, readonly number[]>>
  /** The same for pieces of evidence that were dealt by hand. */
  evidence: Readonly<Record<string, readonly number[]>>
}

export interface Weighing {
  rival?: Id<'cmoc'> | undefined
  outcome: 'this' | 'that' | 'both'
  conditions: readonly [string, string]
}

/** What the panel holds for the acts that ask for more than a reason. */
export interface Filled {
  merging: Merging
  proposed: readonly Group[]
  splitting: Splitting
  weighing: Weighing
  changes: readonly Fact[]
}

/** Ids that an act will give, made once, so that what is previewed is what is done. */
export interface Fresh {
  refinements: readonly [Id<'rfn'>, Id<'rfn'>]
  child: (n: number) => Id<'cmoc'>
}

type Made =
  | { command: Command; said: string; to?: Id<'cmoc'> | undefined }
  | { refusal: { message: string; hint: string } }

const saidOf = {
  refine: 'Refined.',
  support: 'Supported.',
  drop: 'Dropped.',
  refute: 'Refuted.',
  reopen: 'Reopened.',
  add: 'Added to the theory.',
}

/** The command that an act amounts to, what the toast says of it, and where it leads; or what is missing. */
export function commandFor(
  kind: ActKind,
  { id, value, nextAct }: ConfigurationAnswer,
  { why, inference, evidence, meeting, novelty }: Said,
  { merging, proposed, splitting, weighing, changes }: Filled,
  fresh: Fresh,
): Made {
  const rest = {
    basis: 'own' as const,
    pairing: 'own' as const,
    order: nextAct,
    ...(inference && { inference }),
    ...(evidence.length > 0 && { evidence: [...evidence] }),
    ...(meeting && { meeting }),
    ...(novelty && { novelty }),
  }
  const grounds = { ...rest, id: fresh.refinements[0] }
  const { title: _, note: __, phrasing: ___, wording: ____, ...shape } = value
  switch (kind) {
    case 'merge': {
      if (merging.with.length === 0) return missing('Nothing is picked to merge with.', 'Pick one or more.')
      if (!merging.title.trim()) return missing('The new configuration has no title.', 'Write a few words.')
      const groups = merging.groups ?? proposed
      const child = { ...shape, id: fresh.child(0), title: merging.title.trim() }
      return {
        command: {
          do: 'merge',
          parents: [id, ...merging.with],
          child,
          matched: groups.flatMap(({ links, stands, left }) =>
            stands && links.length > 1 && !left ? [{ links: [...links], stands }] : [],
          ),
          left: groups.flatMap(({ links, left }) => (left ? links : [])),
          grounds,
          why,
        },
        said: 'Merged.',
        to: child.id,
      }
    }
    case 'split': {
      if (splitting.titles.some((title) => !title.trim()))
        return missing('A new configuration has no title.', 'Write a few words for each.')
      const ids = splitting.titles.map((_, i) => fresh.child(i))
      const children = splitting.titles.map((title, i) => ({
        ...shape,
        id: ids[i] as Id<'cmoc'>,
        title: title.trim(),
        order: value.order + i / 10,
        links: (Object.entries(splitting.deal) as [Id<'lnk'>, readonly number[]][])
          .filter(([, to]) => to.includes(i))
          .map(([link]) => link),
      }))
      const byHand = (Object.entries(splitting.evidence) as [Id<'evd'>, readonly number[]][]).map(([evidence, to]) => ({
        evidence,
        to: to.flatMap((i) => ids[i] ?? []),
      }))
      return {
        command: { do: 'split', parent: id, children, evidence: byHand, grounds, why },
        said: 'Split.',
        to: ids[0],
      }
    }
    case 'adjudicate': {
      const { rival, outcome, conditions } = weighing
      if (!rival) return missing('No rival is named.', 'Pick the configuration it competes with.')
      const side = (at: 0 | 1, configuration: Id<'cmoc'>, stands: boolean) => ({
        configuration,
        stands,
        id: fresh.refinements[at],
        ...(outcome === 'both' && { conditions: conditions[at].trim() }),
      })
      const { id: _, ...grounded } = grounds
      return {
        command: {
          do: 'adjudicate',
          sides: [side(0, id, outcome !== 'that'), side(1, rival, outcome !== 'this')],
          grounds: grounded,
          why,
        },
        said: outcome === 'both' ? 'Both stand, under their conditions.' : 'Settled: one stands, the other is refuted.',
      }
    }
    default:
      return {
        command: {
          do: 'refine',
          ...grounds,
          kind,
          parents: kind === 'add' ? [] : [id],
          children: kind === 'drop' || kind === 'refute' ? [] : [id],
          why,
          ...(kind === 'refine' && changes.length > 0 && { changes: [...changes] }),
        },
        said: saidOf[kind],
      }
  }
}

const missing = (message: string, hint: string): Made => ({ refusal: { message, hint } })

/** The groups as they are proposed. Where only the company they keep is alike, each keeps its words until someone chooses. */
export const groupsOf = (proposed: readonly MatchingGroup[]): Group[] =>
  proposed.map(({ slot, links, stands, by }) => ({
    slot,
    links: links.map(({ id }) => id),
    ...(by !== 'company' && { stands }),
  }))
