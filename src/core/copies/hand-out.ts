import { shuffled } from '../chance.ts'
import { withdrawalOf } from '../consent/withdrawal-of.ts'
import { reachOf, withinConsent } from '../consent/within.ts'
import { type Fact, type NounName, nouns, type Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { seenAt } from '../project/seen-by.ts'
import { type Decision, refuse } from '../refusal.ts'
import { candidatesAt } from '../screening/draw.ts'
import { mayBeDecided, voteId } from '../screening/outcome.ts'
import { votesAt } from '../screening/voters.ts'
import { get, inOrder, referrers, type State } from '../state.ts'

/** What is asked for: whose copy of which stage, and which of its sources. */
export interface Handing {
  stage: Id<'stg'>
  person: Id<'per'>
  /** So many, drawn at random. */
  sample?: number | undefined
  /** Or these; where neither is said, all that wait for this person. */
  sources?: readonly Id<'src'>[] | undefined
  documents?: boolean | undefined
  /** With the codebook, so that passages can be coded. */
  codes?: boolean | undefined
  /** Chance, for the draw and for the order: the order of the project tells what came when. */
  seed: string
}

/** A copy to hand out, as facts of a project of its own. */
export interface HandedOut {
  facts: Fact[]
  /** The sources in the project, in the order of the copy. */
  sources: Id<'src'>[]
  /** Sources that were asked for and stay: participants did not agree to be shared, or withdrew. */
  kept: number
}

/** The id of the n-th source in a copy that was handed out, counted from 0. Ids of the project would tell when each came. */
export const handedId = (n: number): Id<'src'> => `src_${n + 1}`

/** Who recorded the beginning of such a copy: nobody of the project is named in it but the one it is for. */
export const team: Id<'per'> = 'per_team'

/**
 * The sources that one person may be handed at a stage: those that wait for their vote. Ask it of the state as whoever hands out
 * may know it: then what is left out tells them nothing. Where they do not know how the person voted, all are handed out, and
 * what was voted here stands when the copy comes back.
 */
const handable = (state: State, { stage, person }: Pick<Handing, 'stage' | 'person'>): Id<'src'>[] =>
  candidatesAt(state, stage).filter(
    (source) =>
      !state.vote.has(voteId(source, stage, person)) && mayBeDecided(seenAt(state, person, source), source, stage),
  )

/**
 * What a copy for an outside reviewer holds: what the project is called and asks, the stage with its criteria, reasons and scale,
 * the sources with what is known of their publications, the team’s highlights and the person’s; the codebook if it is asked for, without its examples. No votes, judgements, passages, memos, tags, other people,
 * searches or imports, and nothing of the theory: what a scale is judged for belongs into the words of the stage.
 */
export function handOutOf(
  state: State,
  asked: Handing,
): { ok: true; out: HandedOut } | Extract<Decision<never>, { ok: false }> {
  const { stage, person, sample, seed } = asked
  const no = (...is: Parameters<typeof refuse>) => ({ ok: false, refusal: refuse(...is) }) as const
  const rules = get(state, 'stage', stage)
  if (!rules) return no('unknown-thing', 'There is no such stage.', 'Reload and look.', { id: stage })
  if (!votesAt(state, stage, person))
    return no('does-not-fit', 'They do not vote at this stage.', 'Take them in as reviewer, and let them vote here.', {
      id: person,
    })
  const waiting = handable(state, asked)
  const may = new Set(waiting)
  const foreign = asked.sources?.find((source) => !may.has(source))
  if (foreign)
    return no('not-here', `${foreign} does not wait for their vote at this stage.`, 'Leave it out.', { id: foreign })
  const free = (source: Id<'src'>) => reachOf(state, source, 'copy') !== 'none' && !withdrawalOf(state, source)
  const all = shuffled(seed, asked.sources ? new Set(asked.sources) : waiting)
  const open = all.filter(free)
  const sources = sample === undefined ? open : open.slice(0, sample)
  if (sources.length === 0)
    return no('does-not-fit', 'There is nothing to hand out: no source waits for their vote.', 'Pick another stage.', {
      id: stage,
    })
  const facts = [
    ...setting(state, rules, asked),
    ...(asked.codes ? codebook(withinConsent(state, 'copy')) : []),
    ...things(withinConsent(state, 'copy'), asked, sources),
  ]
  return { ok: true, out: { facts, sources, kept: all.length - open.length } }
}

const made = <N extends NounName>(noun: N, id: string, to: Value<N>): Fact =>
  ({ type: nouns[noun].fact, id, from: null, to }) as unknown as Fact

function setting(state: State, rules: Value<'stage'>, { stage, person }: Handing): Fact[] {
  const [project] = [...state.project.values()]
  const { title, kind, question } = project ?? { title: 'A review', kind: 'realist review' as const }
  const { arbiters: _, scaleFrom: __, ...stays } = rules
  return [
    made('project', 'prj_this', { title, kind, ...(question && { question }) }),
    made('person', person, { roles: ['reviewer'] }),
    // One votes there, so the sources they decided on leave their queue.
    made('stage', stage, { ...stays, voters: [person], reviewers: 1 }),
    ...inOrder(state, 'criterion').flatMap(([id, one]) =>
      one.stage === undefined || one.stage === stage ? made('criterion', id, one) : [],
    ),
    ...inOrder(state, 'reason').flatMap(([id, one]) => (one.stage === stage ? made('reason', id, one) : [])),
    ...inOrder(state, 'highlight').flatMap(([id, one]) =>
      (one.by === undefined || one.by === person) && one.theory === undefined ? made('highlight', id, one) : [],
    ),
  ]
}

/** The codes that are still given; examples are passages of others. */
const codebook = (state: State): Fact[] =>
  inOrder(state, 'code').flatMap(([id, { examples: _, parent, ...code }]) => {
    const above = parent && !get(state, 'code', parent)?.retired
    return code.retired ? [] : [made('code', id, { ...code, ...(above && { parent }) })]
  })

function things(state: State, { stage, documents }: Handing, sources: readonly Id<'src'>[]): Fact[] {
  let count = 0
  return sources.flatMap((id, i) => {
    const { kind, reference } = state.source.get(id) as Value<'source'>
    const files = documents ? referrers(state, 'document', id) : []
    return [
      made('source', handedId(i), { kind, reference, entersAt: stage }),
      ...files.map(([, { replaces: _, note: __, ...file }]) =>
        made('document', `doc_${++count}`, { ...file, source: handedId(i) }),
      ),
    ]
  })
}
