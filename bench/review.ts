import type { Fact } from '../src/core/fact.ts'
import type { Id } from '../src/core/ids.ts'
import type { NewEvent } from '../src/store/store.ts'
import { chance } from '../test/support/chance.ts'

/** Who works in the benchmark's review. */
export const reviewers = ['per_ana', 'per_ben'] as const satisfies Id<'per'>[]

const words =
  'integrated care systems leadership trust partners realist evaluation programme theory context mechanism outcome boundary team power vision policy learning'.split(
    ' ',
  )

/**
 * The facts of a large review under way, in the order they would come: searched, screened by two people as far as
 * `screened`, read, and theory begun.
 */
export function* largeReview(sources: number, screened: number, configurations = sources / 1_000): Generator<Fact> {
  const random = chance(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const say = (n: number) => Array.from({ length: n }, () => pick(words)).join(' ')
  const stages = ['title-abstract', 'full-text', 'relevance', 'richness', 'rigour'] as const
  for (const id of reviewers) yield { type: 'person.joined', id, from: null, to: { roles: ['owner'] } }
  yield { type: 'project.described', id: 'prj_this', from: null, to: { title: 'Large', kind: 'realist review' } }
  for (const [order, kind] of stages.entries()) {
    const to = { name: kind, kind, order, reviewers: order < 2 ? 2 : 1, blinded: false, reasonNeeded: false }
    yield { type: 'stage.set', id: `stg_${kind}`, from: null, to }
  }
  for (let i = 0; i < sources; i++) {
    const author = Array.from({ length: 1 + (i % 5) }, () => ({ family: pick(words), given: say(1) }))
    const place = { container: say(3), volume: String(i % 60), issue: String(i % 12), pages: `${i}-${i + 9}` }
    const reference = { type: 'article-journal', title: say(12), author, year: 1990 + (i % 35), ...place }
    const to = {
      kind: 'article',
      reference: { ...reference, doi: `10.1000/bench.${i}` },
      entersAt: 'stg_title-abstract',
    }
    yield { type: 'source.described', id: `src_${i}`, from: null, to } as Fact
  }
  const vote = (i: number, stage: (typeof stages)[number], reviewer: Id<'per'>, verdict: string) =>
    ({
      type: 'screening.voted',
      id: `vote_src_${i}.stg_${stage}.${reviewer}`,
      from: null,
      to: { source: `src_${i}`, stage: `stg_${stage}`, reviewer, verdict },
    }) as Fact
  for (let i = 0; i < screened; i++)
    for (const reviewer of reviewers) yield vote(i, 'title-abstract', reviewer, i % 20 === 0 ? 'include' : 'exclude')
  for (let i = 0; i < screened; i += 20)
    for (const reviewer of reviewers) yield vote(i, 'full-text', reviewer, i % 60 === 0 ? 'include' : 'exclude')
  yield* theory(sources, configurations, say)
}

/** Passages, components and configurations with evidence on their links. */
function* theory(sources: number, configurations: number, say: (n: number) => string): Generator<Fact> {
  for (let i = 0; i < configurations; i++) {
    const configuration: Id<'cmoc'> = `cmoc_${i}`
    yield {
      type: 'configuration.formed',
      id: configuration,
      from: null,
      to: { title: say(5), template: 'tpl_cmo', order: i },
    }
    for (const slot of ['C', 'M', 'O']) {
      const component: Id<'cmp'> = `cmp_${i}${slot}`
      yield { type: 'component.worded', id: component, from: null, to: { text: say(14) } }
      const to = { configuration, slot, component, order: 1, status: 'hypothesised' as const }
      yield { type: 'link.placed', id: `lnk_${i}${slot}`, from: null, to }
    }
    for (let k = 0; k < 20; k++) {
      const source: Id<'src'> = `src_${((i * 20 + k) * 60) % sources}`
      const excerpt: Id<'exc'> = `exc_${i}.${k}`
      yield { type: 'excerpt.made', id: excerpt, from: null, to: { source, quote: say(30), by: 'per_ana' } }
      const to = { configuration, links: [`lnk_${i}M` as Id<'lnk'>], source, excerpt, stance: 'supports' as const }
      yield { type: 'evidence.linked', id: `evd_${i}.${k}`, from: null, to: { ...to, memo: say(8) } }
    }
    // Theory is what changes most: every link is looked at again.
    for (const slot of ['C', 'M', 'O'])
      yield {
        type: 'link.placed',
        id: `lnk_${i}${slot}`,
        from: { status: 'hypothesised' },
        to: { status: 'evidenced' },
      }
  }
}

/** Facts as a store takes them, a second apart, each an act of its own. */
export const asEvents = (facts: Iterable<Fact>): NewEvent[] =>
  [...facts].map((fact, i) => {
    const id = `0190${String(i).padStart(8, '0')}-0000-7000-8000-000000000000`
    const actor = fact.type === 'screening.voted' && fact.id.endsWith('per_ben') ? 'per_ben' : 'per_ana'
    return { id, at: new Date(Date.UTC(2024, 0, 1) + i * 1_000).toISOString(), actor, act: id, fact }
  })
