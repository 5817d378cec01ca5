import type { Id } from '../core/ids.ts'
import { labelsIn } from '../core/record/labels-in.ts'
import type { RecordRead } from '../core/record/read.ts'
import { counted, sentenceCase } from '../core/wording.ts'
import type { Project } from '../store/project.ts'
import { labelled, type Taken, takeVotes } from '../work/labels.ts'
import type { Trouble } from './command-line.ts'

/** Whose votes a file's decisions are: one person's, or by the names in the file. */
type Takers = { all?: Id<'per'>; by: ReadonlyMap<string, Id<'per'>> }

/** What `--votes-of` says: “Ana”, or “Ama=Ana, Kofi=Ben”. */
export function takersOf(
  asked: string | undefined,
  who: (called: string) => { who: Id<'per'> } | { refusal: Trouble },
): Takers | { refusal: Trouble } {
  if (asked === undefined) return { by: new Map() }
  if (!asked.includes('=')) {
    const found = who(asked.trim())
    return 'refusal' in found ? found : { all: found.who, by: new Map() }
  }
  const by = new Map<string, Id<'per'>>()
  for (const pair of asked.split(',')) {
    const [name = '', called = ''] = pair.split('=').map((part) => part.trim())
    const found = who(called)
    if ('refusal' in found) return found
    by.set(name.toLowerCase(), found.who)
  }
  return { by }
}

interface VotesTaken extends Taken {
  tool: string
  who?: string | undefined
  person: Id<'per'>
}

/** Why one person cannot stand for all: the decisions are of several. Asked before a file is brought in. */
export function severalIn(records: Iterable<Pick<RecordRead, 'labels'>>, { all }: Takers): Trouble | undefined {
  return all ? several(decisionsIn(records)) : undefined
}

const decisionsIn = (records: Iterable<Pick<RecordRead, 'labels'>>) =>
  labelsIn(records).decisions.filter(({ verdicts }) => Object.keys(verdicts).length > 0)

function several(made: ReturnType<typeof decisionsIn>): Trouble | undefined {
  if (made.length < 2) return undefined
  return {
    code: 'several-people',
    message: `The file has decisions of ${made.map(called).join(', ')}.`,
    hint: `Say whose each are: --votes-of "${made.map((one) => `${called(one)}=PERSON`).join(', ')}".`,
  }
}

/** Records the decisions of an import as votes, as far as it is said whose they are. */
export async function takeAll(
  project: Project,
  viewer: Id<'per'>,
  from: Id<'imp'>,
  stage: Id<'stg'>,
  { all, by }: Takers,
): Promise<{ taken: VotesTaken[]; unnamed: string[] } | { refusal: Trouble }> {
  const made = decisionsIn(await labelled(project, from))
  const refusal = all && several(made)
  if (refusal) return { refusal }
  const taken: VotesTaken[] = []
  const unnamed: string[] = []
  for (const { tool, who, stage: worded } of made) {
    const name = called({ tool, who })
    const person = all ?? by.get(name.toLowerCase())
    if (!person) {
      unnamed.push(name)
      continue
    }
    const maker = { tool, ...(who !== undefined && { who }), ...(worded !== undefined && { stage: worded }) }
    const result = await takeVotes(project, viewer, from, { maker, person, stage })
    if (!result.ok) return { refusal: result.refusal }
    taken.push({ tool, who, person, ...result.taken })
  }
  return { taken, unnamed }
}

const called = ({ tool, who }: { tool: string; who?: string | undefined }): string => who ?? tool

/** What came of it, in words. */
export function takenLines({ taken, unnamed }: { taken: readonly VotesTaken[]; unnamed: readonly string[] }): string[] {
  return [
    ...taken.map(
      ({ person, votes, contradictions, left, ...maker }) =>
        `${sentenceCase(counted(votes, 'vote'))} of ${called(maker)} recorded for ${person}; ${counted(contradictions.length, 'contradiction')} left to a person, ${left} not at the stage.`,
    ),
    ...taken.flatMap(({ contradictions }) =>
      contradictions.slice(0, 20).map(({ label, verdicts }) => `  ${label}: ${verdicts.join(' and ')}`),
    ),
    ...(unnamed.length > 0
      ? [`Decisions of ${unnamed.join(', ')} were left: say whose they are with --votes-of.`]
      : []),
  ]
}
