// Past 400 lines: every command, what it amounts to, and the one gate that all facts pass stand together to be read as one.
import { z } from 'zod'
import { appraiseFacts } from './appraisal/appraise.ts'
import { appraisalRules } from './appraisal/decide.ts'
import { appraisalNouns } from './appraisal/facts.ts'
import { answersBring } from './characteristics/along.ts'
import { characteristicsRules } from './characteristics/decide.ts'
import { codingRules } from './coding/decide.ts'
import { codingNouns, Selector } from './coding/facts.ts'
import { attachFacts } from './coding/reanchor.ts'
import { mergeCodesFacts, splitCodeFacts } from './coding/reshape.ts'
import { commentRules } from './comment/decide.ts'
import { type Asking, discreet, entangled, hidden, joinsBlind, readable, sealed, unnamed } from './discretion.ts'
import { documentRules } from './document/decide.ts'
import { documentNouns } from './document/facts.ts'
import { equal } from './equal.ts'
import {
  type Event,
  Fact,
  type FactOf,
  inverse,
  type NounName,
  nounNames,
  nounOfFact,
  nouns,
  refsOf,
  type Value,
} from './fact.ts'
import { finderRules } from './finder/decide.ts'
import { type Id, idOf } from './ids.ts'
import { inputRules } from './input/decide.ts'
import type { Noun } from './noun.ts'
import { hash, line, text } from './noun.ts'
import { prioritisingRules } from './prioritising/decide.ts'
import { mayLead, mayTakePart, mayWrite, projectRules } from './project/decide.ts'
import { mayKnow } from './project/seen-by.ts'
import { isBuiltin } from './project/templates.ts'
import { promises } from './promises.ts'
import { apartFacts, importFacts } from './record/acts.ts'
import { Reference, recordNouns } from './record/facts.ts'
import { joinedInto, joinFacts } from './record/join.ts'
import { type Change, type Decision, type Promised, type Refusal, type Rule, type Rules, refuse } from './refusal.ts'
import { bringsAlong } from './screening/along.ts'
import { attributionFacts } from './screening/brought.ts'
import { screeningRules, voteFacts } from './screening/decide.ts'
import { calibrationFacts, drawFacts } from './screening/draw.ts'
import { Origin, screeningNouns } from './screening/facts.ts'
import { reopenFacts, settleFacts } from './screening/settle.ts'
import { searchRules } from './search/decide.ts'
import { apply, draft, get, type State, staleFields, thing, valueAfter } from './state.ts'
import { freezeFact, refinementFact } from './theory/acts.ts'
import { adjudicationFacts } from './theory/adjudicate.ts'
import { theoryRules } from './theory/decide.ts'
import { theoryNouns } from './theory/facts.ts'
import { mergeFacts } from './theory/merge.ts'
import { splitFacts } from './theory/split.ts'

const Grounds = theoryNouns.refinement.value
  .omit({ kind: true, parents: true, children: true })
  .extend({ id: idOf('rfn') })
const NewConfiguration = theoryNouns.configuration.value.extend({ id: idOf('cmoc') })
const Side = z.strictObject({
  configuration: idOf('cmoc'),
  stands: z.boolean(),
  conditions: text.optional(),
  id: idOf('rfn'),
})
/** What a person says when voting; who, and which recall it answers, follows from the project. */
const Cast = screeningNouns.vote.value.omit({ reviewer: true, recall: true, origin: true })
const Draw = z.strictObject({
  stage: idOf('stg'),
  percent: screeningNouns.sample.value.shape.percent,
  size: screeningNouns.sample.value.shape.size,
  seed: line,
  by: screeningNouns.sample.value.shape.by,
})
const why = text

/** What a person can ask of a project. Ids of new things are the asker's, so that asking twice is harmless. */
export const Command = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('change'), changes: z.array(Fact).min(1).max(20_000) }).meta({
    description: 'Records facts as given, if each still fits what holds: the general way to add, edit and remove.',
  }),
  z.strictObject({ do: z.literal('bring'), changes: z.array(Fact).min(1).max(1_000_000) }).meta({
    description: 'Records what came from another program as one act, however much it is.',
  }),
  z.strictObject({ do: z.literal('vote'), ...Cast.shape }).meta({
    description: 'Casts or changes one’s own vote on a source at a stage.',
  }),
  z
    .strictObject({
      do: z.literal('refine'),
      ...theoryNouns.refinement.value.shape,
      id: idOf('rfn'),
      why,
      changes: z.array(Fact).optional(),
    })
    .meta({ description: 'A lineage act with the changes of wording that belong to it, in one piece.' }),
  z
    .strictObject({
      do: z.literal('merge'),
      parents: z.array(idOf('cmoc')).min(2),
      child: NewConfiguration,
      matched: z
        .array(z.strictObject({ links: z.array(idOf('lnk')).min(1), stands: idOf('lnk') }))
        .max(1_000)
        .optional(),
      left: z.array(idOf('lnk')).max(1_000).optional(),
      grounds: Grounds,
      why,
    })
    .meta({
      description:
        'Merges configurations into a new one: components that were matched become one, evidence and relations move along.',
    }),
  z
    .strictObject({
      do: z.literal('split'),
      parent: idOf('cmoc'),
      children: z.array(NewConfiguration.extend({ links: z.array(idOf('lnk')) })).min(2),
      evidence: z
        .array(z.strictObject({ evidence: idOf('evd'), to: z.array(idOf('cmoc')) }))
        .max(10_000)
        .optional(),
      grounds: Grounds,
      why,
    })
    .meta({
      description: 'Splits a configuration; its links and evidence are dealt out, what is not dealt stays listed.',
    }),
  z
    .strictObject({
      do: z.literal('adjudicate'),
      sides: z.tuple([Side, Side]),
      grounds: Grounds.omit({ id: true, rival: true }),
      why,
    })
    .meta({ description: 'Settles which of two rivals stands: the other is refuted, or both stay under conditions.' }),
  z
    .strictObject({
      do: z.literal('freeze'),
      id: idOf('ver'),
      version: theoryNouns.version.value.partial({ members: true }),
    })
    .meta({ description: 'Freezes the theory as a named version with its display numbers.' }),
  z
    .strictObject({
      do: z.literal('import'),
      id: idOf('imp'),
      import: recordNouns.import.value.omit({ records: true }),
      records: z.array(
        z.strictObject({
          id: idOf('rec'),
          material: hash,
          source: z.union([idOf('src'), recordNouns.source.value.extend({ id: idOf('src') })]),
        }),
      ),
    })
    .meta({ description: 'Records a whole import as one act: the file, its rows, and the sources they make.' }),
  z
    .strictObject({
      do: z.literal('join'),
      joins: z
        .array(
          z.strictObject({
            into: idOf('src'),
            from: z.array(idOf('src')).min(1),
            reference: Reference.optional(),
            because: text.optional(),
          }),
        )
        .min(1),
    })
    .meta({ description: 'Joins sources that are one publication; their records move and nothing of them is lost.' }),
  z
    .strictObject({
      do: z.literal('apart'),
      records: z.array(idOf('rec')).min(1),
      source: recordNouns.source.value.extend({ id: idOf('src') }),
      because: text.optional(),
    })
    .meta({ description: 'Takes joined records apart again, to a source of their own.' }),
  z
    .strictObject({ do: z.literal('draw'), id: idOf('smp'), use: screeningNouns.sample.value.shape.use, ...Draw.shape })
    .meta({ description: 'Draws candidates at random, for a second reviewer or to estimate what was missed.' }),
  z
    .strictObject({
      do: z.literal('calibrate'),
      id: idOf('cal'),
      name: line,
      people: z.array(idOf('per')).min(2),
      ...Draw.shape,
    })
    .meta({ description: 'Begins a calibration round: sources drawn at random that all its people vote on.' }),
  z
    .strictObject({
      do: z.literal('attribute'),
      stage: idOf('stg'),
      reviewer: idOf('per'),
      origin: Origin,
      reasons: z.array(z.strictObject({ id: idOf('rsn'), text: line })),
      votes: z.array(screeningNouns.vote.value.pick({ source: true, verdict: true, reason: true, note: true })),
    })
    .meta({ description: 'Records votes that were given in another tool, in the name of the person who gave them.' }),
  z
    .strictObject({
      do: z.literal('settle'),
      sources: z.array(idOf('src')).min(1).max(20_000),
      ...screeningNouns.resolution.value.omit({ source: true, by: true, citation: true }).shape,
    })
    .meta({
      description: 'Settles sources at a stage, over votes that differ or after a second look; votes stay as cast.',
    }),
  z
    .strictObject({
      do: z.literal('appraise'),
      source: idOf('src'),
      stage: idOf('stg'),
      judgements: z
        .array(
          z.strictObject({
            id: idOf('apr'),
            ...appraisalNouns.appraisal.value.pick({
              aspect: true,
              excerpt: true,
              level: true,
              because: true,
              theories: true,
              nugget: true,
            }).shape,
          }),
        )
        .max(200),
      vote: screeningNouns.vote.value.pick({ verdict: true, reason: true, note: true, theories: true }).optional(),
    })
    .meta({ description: 'Judges a source at a gate, aspect by aspect or excerpt by excerpt, and votes on it.' }),
  z
    .strictObject({
      do: z.literal('reopen'),
      ...screeningNouns.reopening.value.pick({ source: true, stage: true, because: true }).shape,
    })
    .meta({ description: 'Has a decided source looked at again, with a reason.' }),
  z
    .strictObject({
      do: z.literal('attach'),
      id: idOf('doc'),
      document: documentNouns.document.value,
      /** Excerpts of the document it replaces, and where they stand in it. */
      moved: z
        .array(
          z.strictObject({
            excerpt: idOf('exc'),
            selectors: z.array(Selector),
            distance: z.number().int().min(1).optional(),
          }),
        )
        .optional(),
    })
    .meta({ description: 'Attaches a file to a source; in the place of another, its excerpts move along.' }),
  z
    .strictObject({
      do: z.literal('mergeCodes'),
      into: idOf('cod'),
      from: z.array(idOf('cod')).min(1).max(1_000),
      because: text.optional(),
    })
    .meta({ description: 'Merges codes into one: what was coded moves, what is then there twice becomes one.' }),
  z
    .strictObject({
      do: z.literal('splitCode'),
      code: idOf('cod'),
      into: z
        .array(codingNouns.code.value.extend({ id: idOf('cod'), codings: z.array(idOf('cdg')).max(20_000) }))
        .min(1)
        .max(100),
      because: text.optional(),
    })
    .meta({ description: 'Deals passages of a code out to new codes; what is not dealt out stays.' }),
  z.strictObject({ do: z.literal('undo'), act: line }).meta({
    description: 'Takes an act back by recording its inverse. Undoing an undo brings it again.',
  }),
])
export type Command = z.infer<typeof Command>

const rules: Rules = {
  ...projectRules,
  ...searchRules,
  ...screeningRules,
  ...appraisalRules,
  ...documentRules,
  ...codingRules,
  ...finderRules,
  ...characteristicsRules,
  ...theoryRules,
  ...prioritisingRules,
  ...inputRules,
  ...commentRules,
}

/** The facts a command amounts to, or why not. Pure: the state is read and never written. */
export function decide(state: State, asking: Asking, command: Command): Decision<Fact[]> {
  if (!mayWrite(state, asking.who) && !(mayTakePart(state, asking.who) && takesPart(asking, command)))
    return no(
      refuse('not-allowed', 'You may read this project and not change it.', 'Ask an owner for a role that writes.'),
    )
  if (command.do === 'undo') return undo(state, asking, command.act)
  const intended = intend(state, asking, command)
  return intended.ok ? admit(state, asking, intended.facts, decidedIn(command)) : intended
}

/** What somebody who takes part, and writes nowhere else, may say: comments, and what a group asks of them. */
const ofThoseWhoTakePart: readonly NounName[] = ['comment', 'seat', 'idea', 'ballot', 'ready']

/** Whether a command is of nothing but that. An undo is of what its act was of. */
function takesPart({ who, told }: Asking, command: Command): boolean {
  const of = (facts: readonly Fact[]) => facts.every(({ type }) => ofThoseWhoTakePart.includes(nounOfFact(type)))
  if (command.do === 'change') return of(command.changes)
  const undone = command.do === 'undo' ? told(command.act).filter(({ act }) => act === command.act) : []
  return undone.length > 0 && undone.every(({ actor }) => actor === who) && of(undone.map(({ fact }) => fact))
}

/** What a command records of what was decided before it, or by itself; whether the rules of its area are asked of it too. */
function decidedIn(command: Command): Decided {
  switch (command.do) {
    // A join is nobody's voting, so the rules of voting are not asked.
    case 'join':
      return { nouns: [...bringsAlong, ...answersBring], ruled: false }
    case 'attribute':
      return { nouns: ['vote'], ruled: true }
    // Who may move the codings of others was asked by the act itself.
    case 'mergeCodes':
    case 'splitCode':
      return { nouns: ['coding', 'agreedCoding'], ruled: false }
    // A better copy takes along what others marked unseen.
    case 'attach':
      return { nouns: ['excerpt'], ruled: true }
    default:
      return { nouns: [], ruled: true }
  }
}
interface Decided {
  nouns: readonly NounName[]
  ruled: boolean
}

function intend(state: State, asking: Asking, command: Exclude<Command, { do: 'undo' }>): Decision<Fact[]> {
  const { who } = asking
  switch (command.do) {
    case 'change':
    case 'bring':
      return { ok: true, facts: command.changes }
    case 'vote': {
      const { do: _, ...vote } = command
      // Who was reading it when it was joined into another has read that publication, and need not vote again.
      const source = state.source.has(vote.source) ? vote.source : joinedInto(asking.told, vote.source)
      return { ok: true, facts: voteFacts(state, who, { ...vote, source }) }
    }
    case 'refine': {
      const { do: _, id, why, changes = [], ...value } = command
      const facts = changes.map((change) => ({ ...change, why: change.why ?? why }))
      return { ok: true, facts: [...facts, refinementFact(value, id, why)] }
    }
    case 'merge':
      for (const id of command.parents) {
        const kept = sealed(state, asking, { type: 'configuration.formed', id, from: {}, to: null })
        if (kept) return no(kept)
      }
      return mergeFacts(state, command)
    case 'split': {
      const kept = sealed(state, asking, { type: 'configuration.formed', id: command.parent, from: {}, to: null })
      return kept ? no(kept) : splitFacts(state, command)
    }
    case 'adjudicate':
      return adjudicationFacts(state, command.sides, command.grounds, command.why)
    case 'draw': {
      const { do: _, id, use, ...asked } = command
      return drawFacts(state, id, use, asked)
    }
    case 'calibrate': {
      const { do: _, id, name, people, ...asked } = command
      return calibrationFacts(state, id, { name, people }, asked)
    }
    case 'attribute':
      return { ok: true, facts: attributionFacts(state, command) }
    case 'settle': {
      const { do: _, ...settling } = command
      return { ok: true, facts: settleFacts(state, who, settling) }
    }
    case 'appraise': {
      const { do: _, ...appraising } = command
      return { ok: true, facts: appraiseFacts(state, who, appraising) }
    }
    case 'reopen':
      return { ok: true, facts: reopenFacts(state, who, command) }
    case 'import':
      return { ok: true, facts: importFacts(command.id, command.import, command.records) }
    case 'join': {
      const blind = joinsBlind(
        state,
        who,
        command.joins.flatMap(({ into, from }) => [into, ...from]),
      )
      return blind ? no(blind) : joinFacts(state, command.joins)
    }
    case 'apart':
      return apartFacts(state, command.records, command.source, command.because)
    case 'attach': {
      const { id, document, moved = [] } = command
      // Of what is hidden only that goes along which stands there; what else is named is not told of.
      const along = moved.filter(
        ({ excerpt }) => mayKnow(state, who, excerpt) || get(state, 'excerpt', excerpt)?.document === document.replaces,
      )
      return { ok: true, facts: attachFacts(state, id, document, along) }
    }
    case 'mergeCodes':
      return mergeCodesFacts(state, asking, command)
    case 'splitCode':
      return splitCodeFacts(state, who, command)
    case 'freeze':
      return { ok: true, facts: [freezeFact(state, command.id, command.version)] }
    default:
      return unreachable(command)
  }
}

/**
 * Each fact in turn against what holds after the ones before it; the first objection refuses them all. What a join or an
 * import brings along was `decided` before, by others and where it may be hidden: that they may not see it is no objection.
 */
function admit(state: State, asking: Asking, facts: readonly Fact[], decided: Decided): Decision<Fact[]> {
  const { who } = asking
  const working = facts.length > 1 ? draft(state) : state
  const admitted: Fact[] = []
  for (const fact of facts) {
    if (fact.from !== null && equal(fact.from, fact.to)) continue
    const unfit = discreet(state, who, fits(working, asking, fact))
    const noun = nounOfFact(fact.type)
    const refusal = !decided.nouns.includes(noun)
      ? (hidden(state, who, fact.id) ??
        unnamed(state, who, fact) ??
        sealed(state, asking, fact) ??
        unfit ??
        allowed(working, who, fact))
      : (unfit ?? (decided.ruled ? allowed(working, who, fact) : undefined))
    if (refusal) return no(refusal)
    if (facts.length > 1) apply(working, fact)
    admitted.push(fact)
  }
  return { ok: true, facts: admitted }
}

/** What holds for every fact ever recorded: `from` is current, ids exist, nothing in use goes, values and promises are whole. */
export function fits(state: State, asking: Pick<Asking, 'told'>, fact: Fact): Refusal | undefined {
  const name = nounOfFact(fact.type)
  const current = thing(state, fact.id)?.value
  if (fact.from === null && fact.to === null)
    return refuse('malformed', 'The change says neither what was nor what will be.', 'Give from, to or both.', {
      id: fact.id,
    })
  if (fact.from === null && current)
    return equal(current, fact.to)
      ? refuse('id-taken', 'It is there already, word for word.', 'Nothing needs to be done.', { id: fact.id })
      : refuse('id-taken', `There is a ${name} with this id already.`, 'Take another id.', { id: fact.id })
  if (fact.from !== null && !current)
    return refuse(
      'unknown-thing',
      `There is no ${name} ${fact.id}.`,
      'It was removed, or never there. Reload and look.',
      { id: fact.id },
    )
  const stale = staleFields(state, fact)
  if (stale.length > 0) return changedSince(asking, fact, stale, current ?? {})
  if (fact.from && fact.to && !equal(Object.keys(fact.from).sort(), Object.keys(fact.to).sort()))
    return refuse('malformed', 'From and to name different fields.', 'Name the same fields on both sides.', {
      id: fact.id,
    })
  const after = valueAfter(current, fact)
  if (!after) return stillUsed(state, fact.id) ?? promised(state, fact)
  const whole = (nouns[name] as Noun).value.safeParse(after)
  if (!whole.success) {
    const issue = whole.error.issues[0]
    const field = issue?.path.join('.') ?? ''
    if (fact.from && field in (fact.to ?? {}) && !(field in after)) return empty(field, fact.id)
    return refuse(
      'malformed',
      `${field || name}: ${issue?.message ?? 'not as expected'}.`,
      'Correct it and try again.',
      { id: fact.id, field },
    )
  }
  // What a remark named before may be gone; what it names now is there.
  const names = remarks.includes(name) ? (fact.to ?? {}) : after
  return blank(after, fact.id) ?? dangling(state, name, names, fact.id) ?? promised(state, fact)
}

function changedSince(asking: Pick<Asking, 'told'>, fact: Fact, stale: string[], current: object): Refusal {
  const field = stale[0] as string
  const last = [...asking.told(fact.id)]
    .reverse()
    .find((event) => event.fact.id === fact.id && touches(event.fact, field))
  const pick = (value: object | null) => (value === null ? null : ((value as Record<string, unknown>)[field] ?? null))
  return refuse('changed-since', `Its ${field} has changed since you looked.`, 'Compare both and choose.', {
    id: fact.id,
    field,
    theirs: pick(current),
    yours: pick(fact.to),
    ...(last && { by: last.actor, at: last.at, seq: last.seq }),
  })
}
const touches = (fact: Fact, field: string): boolean =>
  fact.from === null || fact.to === null || field in fact.from || field in fact.to

function stillUsed(state: State, id: Id): Refusal | undefined {
  for (const name of nounNames) {
    const first = [...(state.refs[name].get(id) ?? [])].find((by) => by !== id && holds(state, name, by, id))
    if (first) return refuse('in-use', `A ${name} still names it.`, `Remove or change ${first} first.`, { id })
  }
}

/** Nouns that keep nothing in its place but the person who said it: what is talked about may go. */
const remarks: readonly NounName[] = ['comment', 'input']

/**
 * Which theories a decision was about is a remark: it keeps none of them, or trying would tell what it names. So is what
 * somebody said of a passage that was put forward.
 */
function holds(state: State, name: NounName, by: Id, id: Id): boolean {
  if (name === 'suggestion' || remarks.includes(name)) return id.startsWith('per_')
  if (name !== 'vote' && name !== 'appraisal') return true
  const { theories: _, ...value } = (thing(state, by)?.value ?? {}) as { theories?: unknown }
  let found = false
  refsOf(name, value, (named) => {
    found ||= named === id
  })
  return found
}

function dangling(state: State, name: NounName, value: object, self: Id): Refusal | undefined {
  let missing: Id | undefined
  refsOf(name, value, (id) => {
    if (id !== self && !isBuiltin(id) && !thing(state, id)) missing ??= id
  })
  return (
    missing &&
    refuse('unknown-thing', `There is no ${missing}.`, 'Name something that exists, or add it first.', { id: self })
  )
}

const mustSay = ['title', 'name', 'text', 'because', 'what', 'heading', 'term', 'meaning', 'number']
function blank(value: object, id: Id): Refusal | undefined {
  for (const field of mustSay) {
    const said = (value as Record<string, unknown>)[field]
    if (typeof said === 'string' && said.trim() === '') return empty(field, id)
  }
}

/** A field that must be filled was emptied. */
const empty = (field: string, id: Id): Refusal =>
  refuse('reason-needed', `Its ${field} is empty.`, 'Write a word or two.', { id, field })

function changeBy(state: State, fact: Fact): Change<NounName> {
  const before = thing(state, fact.id)?.value as Value<NounName> | undefined
  const after = valueAfter(before, fact) as Value<NounName> | undefined
  return { state, fact: fact as FactOf<NounName>, id: fact.id as never, before, after }
}

const allowed = (state: State, who: Id<'per'>, fact: Fact): Refusal | undefined =>
  (rules[nounOfFact(fact.type)] as Rule<NounName> | undefined)?.({ ...changeBy(state, fact), who })

const promised = (state: State, fact: Fact): Refusal | undefined =>
  (promises[nounOfFact(fact.type)] as Promised<NounName> | undefined)?.(changeBy(state, fact))

function undo(state: State, asking: Asking, act: string): Decision<Fact[]> {
  const { who } = asking
  const events = asking.told(act).filter((event) => event.act === act)
  if (events.length === 0) return no(refuse('nothing-to-undo', 'There is no such act.', 'Look it up in the trail.'))
  if (!mayLead(state, who) && events.some((event) => event.actor !== who))
    return no(refuse('not-allowed', 'This was done by someone else.', 'Ask them, or an owner or lead, to undo it.'))
  // A join brings votes along; that was no voting.
  const joined = events.some(({ fact }) => fact.type === 'source.described' && fact.to === null)
  const foreignVote = !joined && events.find((event) => event.fact.type === 'screening.voted' && event.actor !== who)
  if (foreignVote)
    return no(refuse('not-allowed', 'A vote is taken back by the person who cast it.', 'Settle the conflict instead.'))
  // The undoing would stand in the trail under the undoer's name, and tell what it took back.
  if (!joined && events.some((event) => event.actor !== who && readable(state, who, [event]).length === 0))
    return no(refuse('not-allowed', 'It is blinded, and not yours to see.', 'Wait for the unblinding.'))
  if (entangled(state, asking, events))
    return no(refuse('not-allowed', 'It is blinded, and not yours to see.', 'Wait for the unblinding.'))
  const working = draft(state)
  const facts: Fact[] = []
  for (const event of [...events].reverse()) {
    const fact = inverse(event.fact)
    const kept = sealed(state, asking, fact)
    if (kept) return no(kept)
    const refusal = discreet(state, who, fits(working, asking, fact))
    if (refusal) return no(hidden(state, who, fact.id) ?? builtUpon(state, asking, act, events, refusal))
    // Other rules are for what is new; who leads, and whether a stage is blinded, is never decided by undoing.
    const governed =
      ['person.joined', 'stage.set', 'form.set'].includes(fact.type) ||
      (fact.type === 'reconciliation.opened' && fact.to === null && !joined)
    const barred = governed
      ? allowed(working, who, fact)
      : fact.type === 'coding.doubled' && !mayLead(working, who)
        ? refuse('not-allowed', 'A second coding is for who leads.', 'Ask an owner or lead.', { id: fact.id })
        : undefined
    if (barred) return no(barred)
    apply(working, fact)
    facts.push(fact)
  }
  return { ok: true, facts }
}

/** What stands in the way of an undo: that it was undone, or what was built on it since. */
function builtUpon(state: State, asking: Asking, act: string, events: readonly Event[], refusal: Refusal): Refusal {
  const ids = new Set(events.map((event) => event.fact.id))
  const told = [...ids].flatMap((id) => asking.told(id)).filter((event) => event.seq > (events.at(-1)?.seq ?? 0))
  const since = readable(state, asking.who, told)
  if (since.some((event) => event.undoes === act))
    return refuse('already-undone', 'This was undone before.', 'Undo the undoing to bring it back.', { id: act })
  const later = since.at(-1)
  return later
    ? {
        ...refusal,
        hint: `Event ${later.seq} (${later.fact.type}) came after it; undo that first.`,
        seq: later.seq,
        by: later.actor,
        at: later.at,
      }
    : refusal
}

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

export function unreachable(x: never): never {
  throw new Error(`unhandled: ${JSON.stringify(x)}`)
}
