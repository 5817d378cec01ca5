import { withdrawalOf } from '../consent/withdrawal-of.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { seenAt } from '../project/seen-by.ts'
import { mayBeDecided } from '../screening/outcome.ts'
import { get, referrers, type State } from '../state.ts'
import { handedId } from './hand-out.ts'
import { collidedFacts, type SaidThere } from './said-there.ts'

/** What one person judged on a scale in a copy that was handed out, in the names of the project. */
export interface JudgedBack {
  judgements: ({ id: Id<'apr'>; said: SaidThere } & Pick<
    Value<'appraisal'>,
    'source' | 'excerpt' | 'aspect' | 'level' | 'because' | 'nugget'
  >)[]
  /** The passages they marked; `document` as the project names it, where it has that file. */
  passages: ({ id: Id<'exc'> } & Omit<Value<'excerpt'>, 'by' | 'brought'>)[]
}

/**
 * Reads out of a copy what its person judged, with level and reason, and the passages they marked. Ids are those of the copy, so
 * that what was taken before is known again. For which theory it was judged is left out: no theory was in the copy.
 */
export function judgedIn(
  copy: State,
  said: ReadonlyMap<string, SaidThere>,
  here: State,
  { stage, person, sources }: Value<'handOut'>,
): JudgedBack {
  const judged: JudgedBack = { judgements: [], passages: [] }
  const fileOf = (source: Id<'src'>, of: Id<'doc'> | undefined) => {
    const blob = get(copy, 'document', of)?.blob
    const same = blob ? [...here.document].filter(([, document]) => document.blob === blob) : []
    return (same.find(([, document]) => document.source === source) ?? same[0])?.[0]
  }
  sources.forEach((source, i) => {
    for (const [id, passage] of referrers(copy, 'excerpt', handedId(i))) {
      const { by, brought: _, document: there, ...rest } = passage
      const document = fileOf(source, there)
      if (by === person) judged.passages.push({ id, ...rest, source, ...(document && { document }) })
    }
    for (const [id, one] of referrers(copy, 'appraisal', handedId(i))) {
      const { by, stage: at, theories: _, version: __, ...rest } = one
      const when = said.get(id)
      if (by === person && at === stage && when) judged.judgements.push({ id, ...rest, source, said: when })
    }
  })
  return judged
}

interface JudgedAsked extends JudgedBack {
  handed: Value<'handOut'>
  newer: boolean
  /** The source that something said of a source is said of now; it may have been joined into another. */
  now: (source: Id<'src'>) => Id<'src'>
}

/**
 * The facts that bring them in, and whether a passage is the person’s then: passages once, as the person’s; a judgement where they have none here of the same thing at this
 * stage, and in place of what came from this copy before where it goes on from that; else it collides where it differs. A level or aspect that the stage does
 * not have, a source that is not there and words that were withdrawn are passed over.
 */
export function judgedFacts(
  state: State,
  who: Id<'per'>,
  asked: JudgedAsked,
): { facts: Fact[]; marked: (excerpt: Id<'exc'>) => boolean } {
  const { handed, now } = asked
  const { stage, person } = handed
  const mine = new Set(handed.sources)
  const here = (named: Id<'src'>) => (mine.has(named) && state.source.has(now(named)) ? now(named) : undefined)
  const facts: Fact[] = []
  const added = new Map<Id, Id<'src'>>()
  for (const { id, source: named, document, ...passage } of asked.passages) {
    const source = here(named)
    if (!source || state.excerpt.has(id) || added.has(id) || withdrawalOf(state, source)) continue
    added.set(id, source)
    const file = get(state, 'document', document)?.source === source && { document }
    facts.push({ type: 'excerpt.made', id, from: null, to: { ...passage, source, ...file, by: person } } as Fact)
  }
  /** The source of a passage of theirs. */
  const sourceOf = (excerpt: Id<'exc'>) => {
    const known = get(state, 'excerpt', excerpt)
    return known ? (known.by === person ? known.source : undefined) : added.get(excerpt)
  }
  const rules = get(state, 'stage', stage)
  const offered = ({ level, aspect }: Pick<Value<'appraisal'>, 'level' | 'aspect'>) =>
    (level === undefined || !rules?.levels || rules.levels.some(({ key }) => key === level)) &&
    (aspect === undefined || rules?.aspects?.some(({ key }) => key === aspect))
  const seen = new Set<string>()
  for (const { id, source: named, said: when, ...said } of asked.judgements) {
    const source = here(named)
    const of = `${source} ${said.aspect ?? ''} ${said.excerpt ?? ''}`
    const known = get(state, 'appraisal', id)
    const own = known && known.by === person && known.stage === stage && known.source === source ? known : undefined
    // Of two sources that were joined here each judgement follows its own, and of what is new the first comes.
    if (!source || !offered(said) || (seen.has(of) && !own) || seen.has(id)) continue
    if (said.excerpt ? sourceOf(said.excerpt) !== source : !mayBeDecided(seenAt(state, who, source), source, stage))
      continue
    seen.add(of).add(id)
    const before = own
      ? ([id, own] as const)
      : referrers(state, 'appraisal', source).find(
          ([, one]) =>
            one.stage === stage && one.by === person && one.aspect === said.aspect && one.excerpt === said.excerpt,
        )
    if (!before && !state.appraisal.has(id))
      facts.push({ type: 'appraisal.made', id, from: null, to: { ...said, source, stage, by: person } })
    else if (before && asked.newer) {
      const change = changed(before[0], before[1], said)
      facts.push(...(before[0] === id ? [change] : collidedFacts(state, person, change, when)))
    }
  }
  return { facts, marked: (excerpt) => sourceOf(excerpt) !== undefined }
}

/** It names whose it is and where, though neither changes: whoever takes it back is not who said it, and may not read it for that. */
function changed(id: Id<'apr'>, before: Value<'appraisal'>, said: Partial<Value<'appraisal'>>): Fact {
  const { by, stage } = before
  const side = ({ level, because, nugget }: Partial<Value<'appraisal'>>) => ({
    by,
    stage,
    level: level ?? null,
    because: because ?? null,
    nugget: nugget ?? null,
  })
  return { type: 'appraisal.made', id, from: side(before), to: side(said) } as Fact
}
