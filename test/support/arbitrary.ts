import fc from 'fast-check'
import { z } from 'zod'
import { agreedId, answerId, finishId, openingId } from '../../src/core/characteristics/ids.ts'
import { yesNo } from '../../src/core/choices.ts'
import { excerptsOf } from '../../src/core/coding/reanchor.ts'
import type { Command } from '../../src/core/command.ts'
import { pinId } from '../../src/core/diagram/pins.ts'
import { documentsOf, retrievalId } from '../../src/core/document/retrieval.ts'
import { type Fact, type NounName, nounNames, nouns, type Value } from '../../src/core/fact.ts'
import { encounterId, promptNoteId, replyId } from '../../src/core/fieldwork/ids.ts'
import { idOfSuggestion } from '../../src/core/finder/suggestion.ts'
import { type Id, prefixOf } from '../../src/core/ids.ts'
import type { Journal } from '../../src/core/journal.ts'
import type { Noun } from '../../src/core/noun.ts'
import { hiddenWithin } from '../../src/core/prioritising/blind.ts'
import { ballotId, isSilent, readyId, speaksFor, stepAfter } from '../../src/core/prioritising/steps.ts'
import { builtinTemplates, templateOf } from '../../src/core/project/templates.ts'
import type { Refusal } from '../../src/core/refusal.ts'
import { reopeningId, resolutionId, voteId } from '../../src/core/screening/outcome.ts'
import { type State, thing } from '../../src/core/state.ts'
import type { ReadonlyTable } from '../../src/core/table.ts'
import { membershipId, outcomeKey } from '../../src/core/truth/ids.ts'
import { ana, carryOut } from './journal.ts'
import { made } from './review.ts'

/** Numbers to decide by: fast-check makes and shrinks them, and what they come to depends on the state they meet. */
export type Roll = number[]
export const rolls = (most = 40): fc.Arbitrary<Roll[]> =>
  fc.array(fc.array(fc.nat(9999), { minLength: 12, maxLength: 12 }), { maxLength: most, size: 'max' })

/** Below how many something is wanted; the numbers are used again from the start when they run out. */
type Dice = (below: number) => number
function diceOf(roll: Roll): Dice {
  let at = 0
  return (below) => (below < 1 ? 0 : ((roll[at++ % roll.length] ?? 0) + Math.floor(at / roll.length)) % below)
}

/** What someone might ask of a project in this state: mostly what is allowed, now and then what is not. */
export function askedOf(journal: Journal, roll: Roll): { who: Id<'per'>; command: Command } {
  const { state } = journal
  const dice = diceOf(roll)
  const who = dice(15) === 0 ? 'per_stranger' : (one(dice, [...state.person.keys()]) ?? ana)
  const n = journal.events.length
  switch (dice(18)) {
    case 0:
      return { who, command: { do: 'undo', act: journal.events[dice(n)]?.act ?? 'none' } }
    case 1:
      return { who, command: vote(state, dice) }
    case 2:
    case 3:
      return { who, command: lineage(state, dice, n) }
    case 4:
      return { who, command: { do: 'freeze', id: `ver_${n}`, version: { name: 'A version', kind: 'draft', order: n } } }
    case 5:
    case 6:
    case 7:
      return { who, command: recordAct(state, dice, n) }
    case 8:
      return { who, command: dice(2) ? settling(state, dice) : reading(state, dice, n) }
    case 9:
      return { who, command: { do: 'change', changes: extracting(state, dice, who, n) } }
    case 10:
      return {
        who,
        command: { do: 'change', changes: dice(2) ? joining(state, dice, who, n) : grouping(state, dice, who, n) },
      }
    default: {
      const facts = Array.from({ length: 1 + dice(3) }, (_, i) => changeOf(state, dice, who, `${n}x${i}`))
      const [first = made('component.worded', `cmp_${n}`, { text: 'trust' }), ...more] = facts.flatMap(
        (fact) => fact ?? [],
      )
      return { who, command: { do: 'change', changes: [first, ...more] } }
    }
  }
}

/** Asks one thing after another, as far as each is admitted, and says what was asked and what came of it. */
export function grow(
  journal: Journal,
  asked: readonly Roll[],
): { who: Id<'per'>; command: Command; refusal: Refusal | undefined }[] {
  return asked.map((roll) => {
    const { who, command } = askedOf(journal, roll)
    return { who, command, refusal: carryOut(journal, who, command) }
  })
}

const one = <T>(dice: Dice, list: readonly T[]): T | undefined => list[dice(list.length)]
const idsOf = (state: State, name: NounName): Id[] => [...(state[name] as unknown as ReadonlyTable<Id, object>).keys()]
const anyOf = <P extends string>(state: State, name: NounName, dice: Dice): Id<P> =>
  (one(dice, idsOf(state, name)) ?? `${nouns[name].prefix}_none`) as Id<P>

const vote = (state: State, dice: Dice): Command => {
  const stage = anyOf<'stg'>(state, 'stage', dice)
  const reason = [...state.reason].find(([, listed]) => listed.stage === stage)?.[0]
  const verdict = one(dice, ['include', 'exclude', 'maybe'] as const) ?? 'include'
  const source = anyOf<'src'>(state, 'source', dice)
  return { do: 'vote', source, stage, verdict, ...(verdict === 'exclude' && reason && { reason }) }
}

/** Settles at a stage that is open; where all are blinded, unblinds one. */
function settling(state: State, dice: Dice): Command {
  const stage = [...state.stage].find(([, { blinded }]) => !blinded)?.[0]
  const blinded = anyOf<'stg'>(state, 'stage', dice)
  if (!stage || dice(6) === 0) {
    const lift = { type: 'stage.set', id: blinded, from: { blinded: true }, to: { blinded: false } } as const
    return { do: 'change', changes: [lift] }
  }
  const source = anyOf<'src'>(state, 'source', dice)
  if (dice(4) === 0) {
    const reviewer = anyOf<'per'>(state, 'person', dice)
    const votes = [{ source, verdict: 'include' as const }]
    return { do: 'attribute', stage, reviewer, origin: { tool: 'rayyan', who: 'Ama' }, reasons: [], votes }
  }
  if (dice(2)) return { do: 'reopen', source: dice(5) ? source : 'src_none', stage, because: 'A sibling.' }
  const how = one(dice, ['discussion', 'third reviewer', 'rule'] as const) ?? 'rule'
  return { do: 'settle', sources: [source], stage, verdict: 'include', how, because: 'So agreed.' }
}

/** Judges at a gate, reshapes the codebook, or brings in what came from elsewhere. */
function reading(state: State, dice: Dice, n: number): Command {
  const code = anyOf<'cod'>(state, 'code', dice)
  const other = [...state.code.keys()].find((id) => id !== code) ?? code
  switch (dice(4)) {
    case 0: {
      const source = anyOf<'src'>(state, 'source', dice)
      const judgements = [{ id: `apr_${n}g` as const, because: 'It tells how.' }]
      return { do: 'appraise', source, stage: anyOf<'stg'>(state, 'stage', dice), judgements }
    }
    case 1:
      return { do: 'mergeCodes', into: code, from: [other], because: 'They are one.' }
    case 2: {
      const codings = [...(state.refs.coding.get(code) ?? [])] as Id<'cdg'>[]
      return { do: 'splitCode', code, into: [{ id: `cod_${n}s`, name: 'A half', order: n, codings }] }
    }
    default: {
      const parent = anyOf<'cod'>(state, 'code', dice)
      const fresh = made('code.defined', `cod_${n}b`, { name: 'From elsewhere', order: n, ...(dice(3) && { parent }) })
      return { do: 'bring', changes: [fresh] }
    }
  }
}

/** Two passages of a source, joined. */
function joining(state: State, dice: Dice, who: Id<'per'>, n: number): Fact[] {
  const source = anyOf<'src'>(state, 'source', dice)
  const passages = [`exc_${n}x0`, `exc_${n}x1`]
  return [
    ...passages.map((id) => made('excerpt.made', id, { source, quote: 'trust', by: who })),
    made('passages.joined', `chn_${n}`, { parts: passages.map((excerpt) => ({ excerpt, slot: 'C' })), by: who }),
  ]
}

/** A group of two that puts ideas in order, where there is none yet; else its next step, or a part of one. */
function grouping(state: State, dice: Dice, who: Id<'per'>, n: number): Fact[] {
  const [id, value] = [...state.prioritisation].find(([, { step }]) => step !== 'closed') ?? []
  if (!id || !value) {
    const rules = { title: 'What first?', method: 'ranks', each: 2, step: 'generating', facilitator: who, order: n }
    return [
      made('prioritisation.set', `prz_${n}`, rules),
      made('seat.taken', `sea_${n}a`, { prioritisation: `prz_${n}`, person: who, role: 'manager', order: 1 }),
      made('seat.taken', `sea_${n}b`, { prioritisation: `prz_${n}`, role: 'carer', order: 2 }),
      made('idea.put', `ide_${n}a`, { prioritisation: `prz_${n}`, text: 'Trust', order: 1 }),
    ]
  }
  const next = stepAfter(value.method, value.step)
  if (dice(3) === 0 && next)
    return [{ type: 'prioritisation.set', id, from: { step: value.step }, to: { step: next } } as Fact]
  const name = one(dice, ['idea', 'ballot', 'ready'] as const) ?? 'idea'
  const { id: thing, to } = placed(
    name,
    state,
    who,
    `ide_${n}`,
    { prioritisation: id, text: 'Distance', order: n },
    dice,
  )
  return [made(nouns[name].fact, thing, to)]
}

/** A form where there is none yet; else an answer, its end, its reconciliation, or what was agreed on. */
function extracting(state: State, dice: Dice, who: Id<'per'>, n: number): Fact[] {
  const [form] = state.form.keys()
  if (!form) {
    const rules = { name: 'Design', about: 'documents', extractors: 1 + dice(2), blinded: dice(2) === 0, order: 1 }
    const options = [{ key: 'a', label: 'A' }]
    return [
      made('form.set', `form_${n}`, rules),
      made('field.set', `fld_${n}`, { form: `form_${n}`, name: 'Design', kind: 'one of', options, order: 1 }),
      made('field.set', `fld_${n}b`, { form: `form_${n}`, name: 'Setting', kind: 'text', order: 2 }),
    ]
  }
  const to = { form, source: anyOf<'src'>(state, 'source', dice), field: anyOf<'fld'>(state, 'field', dice) }
  const name = one(dice, ['answer', 'answer', 'finish', 'opening', 'agreed'] as const) ?? 'answer'
  const thing = placed(name, state, who, '', to, dice)
  return [made(nouns[name].fact, thing.id, thing.to)]
}

function recordAct(state: State, dice: Dice, n: number): Command {
  const source = anyOf<'src'>(state, 'source', dice)
  const reference = { type: 'article-journal', title: 'A title' }
  const described = { id: `src_${n}n` as Id<'src'>, kind: 'article' as const, reference }
  const material = 'a'.repeat(64)
  switch (dice(5)) {
    case 0: {
      const records = Array.from({ length: dice(3) }, (_, i) => ({
        id: `rec_${n}x${i}` as Id<'rec'>,
        material,
        source: dice(2) ? source : { ...described, id: `src_${n}x${i}` as Id<'src'> },
      }))
      const about = { file: 'a.ris', format: 'ris', blob: material, problems: 0 }
      return { do: 'import', id: `imp_${n}`, import: about, records }
    }
    case 1: {
      const document = { source, file: 'a.pdf', mediaType: 'application/pdf', blob: material }
      const [older] = documentsOf(state, source)
      const selectors = [{ type: 'position' as const, start: 0, end: 1 }]
      const moved = older ? excerptsOf(state, older[0]).map(([excerpt]) => ({ excerpt, selectors })) : []
      return { do: 'attach', id: `doc_${n}`, document: { ...document, ...(older && { replaces: older[0] }) }, moved }
    }
    case 2:
      return { do: 'join', joins: [{ into: source, from: [anyOf<'src'>(state, 'source', dice)] }] }
    case 3: {
      const draw = { stage: anyOf<'stg'>(state, 'stage', dice), seed: `${n}`, size: 1 + dice(3) }
      const people = idsOf(state, 'person') as Id<'per'>[]
      if (dice(2)) return { do: 'draw', id: `smp_${n}`, use: 'second reviewer', ...draw }
      return {
        do: 'calibrate',
        id: `cal_${n}`,
        name: 'Pilot',
        people: [...people, ana, 'per_ben' as const].slice(0, 2),
        ...draw,
      }
    }
    default:
      return { do: 'apart', records: [anyOf<'rec'>(state, 'record', dice)], source: described, because: 'Two trials.' }
  }
}

function lineage(state: State, dice: Dice, n: number): Command {
  const parents = [anyOf<'cmoc'>(state, 'configuration', dice), anyOf<'cmoc'>(state, 'configuration', dice)]
  const [parent = 'cmoc_none'] = parents
  const template = state.configuration.get(parent)?.template ?? 'tpl_cmo'
  const grounds = { id: `rfn_${n}`, basis: 'own', order: n } as const
  const child = (i: number) => ({ id: `cmoc_${n}x${i}` as Id<'cmoc'>, title: 'A child', template, order: n })
  const links = [...(state.refs.link.get(parent) ?? [])] as Id<'lnk'>[]
  const cut = dice(links.length + 1)
  switch (dice(7)) {
    case 5: {
      const guideline = anyOf<'gdl'>(state, 'guideline', dice)
      return dice(2)
        ? { do: 'draftGuidance', guidelines: [{ id: `gdl_${n}`, configurations: [parent] }] }
        : { do: 'confirmGuidance', guidelines: [guideline], why: 'It says the same.' }
    }
    case 0:
    case 1:
      return {
        do: 'merge',
        parents: [...new Set(parents)].length > 1 ? parents : [...parents, 'cmoc_none'],
        child: child(0),
        ...matching(
          parents.flatMap((id) => [...(state.refs.link.get(id) ?? [])] as Id<'lnk'>[]),
          dice,
        ),
        grounds,
        why: 'They say one thing.',
      }
    case 2:
    case 3: {
      const evidence = [...(state.refs.evidence.get(parent) ?? [])] as Id<'evd'>[]
      const both = [child(0).id, child(1).id]
      return {
        do: 'split',
        parent,
        children: [
          { ...child(0), links: links.filter((_, i) => i < cut || dice(4) === 0) },
          { ...child(1), links: links.filter((_, i) => i > cut) },
        ],
        evidence: evidence.flatMap((id) => (dice(3) === 0 ? [{ evidence: id, to: both.slice(dice(3)) }] : [])),
        grounds,
        why: 'They say two things.',
      }
    }
    case 4: {
      const { id: _, ...rest } = grounds
      const side = (i: number) => ({
        configuration: parents[i] ?? 'cmoc_none',
        stands: dice(3) > 0,
        id: `rfn_${n}.${i}` as Id<'rfn'>,
        ...(dice(3) > 0 && { conditions: 'In small teams.' }),
      })
      return { do: 'adjudicate', sides: [side(0), side(1)], grounds: rest, why: 'They cannot both hold.' }
    }
    default: {
      const kind = one(dice, ['support', 'refine', 'drop', 'refute', 'reopen'] as const) ?? 'support'
      const children = kind === 'drop' || kind === 'refute' ? [] : [parent]
      return { do: 'refine', ...grounds, kind, parents: [parent], children, why: dice(5) > 0 ? 'So it seems.' : '' }
    }
  }
}

/** Links that are said to be one, and one that is left out; now and then what cannot be. */
function matching(links: Id<'lnk'>[], dice: Dice) {
  const from = dice(links.length)
  const group = links.slice(from, from + 1 + dice(3))
  const [stands] = group
  return {
    ...(stands && dice(2) === 0 && { matched: [{ links: group, stands }] }),
    ...(dice(3) === 0 && { left: links.slice(0, dice(3)) }),
  }
}

/** Nobody finds a collision by asking. */
const asked = nounNames.filter((name) => name !== 'collision')
/** What a noun may say. That links to a wave were given out is not said by chance: it is for good, and cannot be undone. */
const sayable = (name: NounName): Noun['value'] =>
  name === 'wave' ? nouns.wave.value.omit({ linked: true }) : (nouns[name] as Noun).value

/** One fact: something new, an edit, a removal, or an edit by someone who has not looked. */
function changeOf(state: State, dice: Dice, who: Id<'per'>, fresh: string): Fact | undefined {
  const name = one(dice, asked) ?? 'source'
  const noun = nouns[name] as Noun
  const existing = idsOf(state, name)
  const old = one(dice, existing)
  const doing = dice(6)
  if (doing < 3 || !old) {
    const fields = fitting(sayable(name), state, dice) as Record<string, unknown> | undefined
    if (!fields) return undefined
    const { id, to } = placed(name, state, who, `${noun.prefix}_${fresh}`, fields, dice)
    // What is begun while others write or rank unseen stays until the step is over, and cannot be undone before.
    if ((name === 'seat' || name === 'idea') && hiddenWithin(state, who, (to as Value<'seat'>).prioritisation))
      return undefined
    return made(noun.fact as Fact['type'], id, to)
  }
  const before = thing(state, old)?.value as Record<string, unknown>
  if (doing === 3) return { type: noun.fact, id: old, from: before, to: null } as Fact
  const { shape } = sayable(name)
  const field = one(dice, Object.keys(shape)) ?? ''
  const schema = shape[field] as z.ZodType
  const was = doing === 4 ? (before[field] ?? null) : (fitting(schema, state, dice) ?? null)
  const will = schema instanceof z.ZodOptional && dice(3) === 0 ? null : (fitting(schema, state, dice) ?? null)
  return { type: noun.fact, id: old, from: { [field]: was }, to: { [field]: will }, why: 'A second look.' } as Fact
}

/** A value made to meet what the rules ask of its noun, so that most of what is tried is admitted. */
function placed(
  name: NounName,
  state: State,
  who: Id<'per'>,
  id: string,
  to: Record<string, unknown>,
  dice: Dice,
): { id: string; to: object } {
  switch (name) {
    case 'vote':
      return {
        id: voteId(to.source as Id<'src'>, to.stage as Id<'stg'>, who),
        to: { source: to.source, stage: to.stage, reviewer: who, verdict: 'include' },
      }
    case 'resolution':
    case 'reopening': {
      const source = to.source as Id<'src'>
      // Settling is for who sees the votes.
      const stage = [...state.stage].find(([, { blinded }]) => !blinded)?.[0] ?? (to.stage as Id<'stg'>)
      return name === 'reopening'
        ? { id: reopeningId(source, stage), to: { source, stage, because: 'A sibling.', by: who } }
        : {
            id: resolutionId(source, stage),
            to: { source, stage, verdict: 'include', how: 'discussion', because: 'So agreed.' },
          }
    }
    case 'search': {
      const { letter, direction, ...rest } = to
      return { id, to: { ...rest, ...(to.purpose === 'cluster' && { letter, direction }) } }
    }
    case 'import': {
      const { run: _, ...rest } = to
      const [run] = state.refs.run.get(to.search as Id) ?? []
      return { id, to: { ...rest, ...(run && { run }) } }
    }
    case 'instrument': {
      const configuration = anyOf<'cmoc'>(state, 'configuration', dice)
      const prompts = [{ key: 'a', part: 'theory', configuration, text: 'Does it work like this?' }]
      const { replaces: _, ...rest } = to
      return { id, to: { ...rest, theories: [{ configuration, sentence: 'Trust leads to rest.' }], prompts } }
    }
    case 'encounter':
      return { id: encounterId(to.source as Id<'src'>), to }
    case 'promptNote':
      return { id: promptNoteId(to.source as Id<'src'>, to.prompt as string), to: { ...to, by: who } }
    case 'reply': {
      const { participant: _, excerpts: __, ...rest } = to
      return { id: replyId(to.source as Id<'src'>, to.configuration as Id<'cmoc'>), to: { ...rest, by: who } }
    }
    case 'appraisal':
      return { id, to: { source: to.source, stage: to.stage, because: 'It tells how.', by: who } }
    case 'field': {
      const options = [{ key: 'a', label: 'A' }, ...(dice(2) ? [{ key: 'b', label: 'B', meaning: 'Or B.' }] : [])]
      return { id, to: { ...to, options } }
    }
    case 'answer':
    case 'agreed': {
      const [source, key] = [to.source as Id<'src'>, to.field as Id<'fld'>]
      const field = state.field.get(key)
      const value = field && valueFor(field.kind, dice)
      const said = dice(3) === 0 || value === undefined ? { absent: 'not reported' } : { value }
      return name === 'answer'
        ? { id: answerId(source, key, who), to: { source, field: key, by: who, ...said, note: 'So they say.' } }
        : { id: agreedId(source, key), to: { source, field: key, by: who, ...said, because: 'So agreed.' } }
    }
    case 'finish': {
      const [form, source] = [to.form as Id<'form'>, to.source as Id<'src'>]
      return { id: finishId(form, source, who), to: { form, source, by: who } }
    }
    case 'opening': {
      const [form, source] = [to.form as Id<'form'>, to.source as Id<'src'>]
      return { id: openingId(form, source), to: { form, source, by: who, because: 'The other one left.' } }
    }
    case 'membership': {
      const table = to.table as Id<'ttb'>
      const key = one(dice, [...(state.truthTable.get(table)?.conditions ?? []).map((each) => each.key), outcomeKey])
      const of = to.case as Id<'cas'>
      return { id: membershipId(table, of, key ?? outcomeKey), to: { table, case: of, key, degree: dice(2) } }
    }
    case 'truthTable':
      return { id, to: { ...to, conditions: [{ key: 'A', label: 'Trust' }], outcome: { label: 'Change' } } }
    case 'action':
      return {
        id,
        to: { text: to.text, progress: 'planned', order: to.order, ...(to.outcome ? { outcome: to.outcome } : {}) },
      }
    case 'coding':
    case 'chain':
    case 'dismissal':
      return { id, to: { ...to, by: who } }
    case 'retrieval':
      return {
        id: retrievalId(to.source as Id<'src'>),
        to: { ...to, ...(to.state === 'not available' && { reason: 'No full text exists' }) },
      }
    case 'document': {
      const { replaces: _, ...rest } = to
      const [older] = documentsOf(state, to.source as Id<'src'>)
      return { id, to: { ...rest, ...(older && { replaces: older[0] }) } }
    }
    case 'pin': {
      const thing = anyOf<'cmoc'>(state, 'configuration', dice)
      return { id: pinId('theory', thing), to: { thing, by: 'theory', x: dice(20), y: dice(400) } }
    }
    case 'suggestion': {
      const said = { ...to, start: 4, end: 9, by: who } as Value<'suggestion'>
      return { id: idOfSuggestion(said), to: said }
    }
    case 'excerpt': {
      const { document: _, ...rest } = to
      const [held] = documentsOf(state, to.source as Id<'src'>)
      return { id, to: { ...rest, ...(held && { document: held[0] }) } }
    }
    case 'stage':
      return {
        id,
        to: { name: to.name, kind: to.kind, order: to.order, reviewers: 2, blinded: to.blinded, reasonNeeded: false },
      }
    case 'secondCoding': {
      const { opened: _, ...rest } = to
      const [first = ana, second = 'per_ben'] = state.person.keys()
      return { id, to: { ...rest, coders: [first, second] } }
    }
    case 'agreedCoding': {
      const { codes = [], ...rest } = to as { codes?: unknown[] }
      const [round, value] = [...state.secondCoding].find(([, { opened }]) => opened) ?? []
      const [passage] = [...state.excerpt].find(([, { source }]) => value?.sources.includes(source)) ?? []
      const passages = passage ? [passage] : (to.passages as unknown[])
      const words = codes.length > 0 ? passages : []
      return { id, to: { ...rest, ...(round && { round }), passages, words, codes, by: who } }
    }
    case 'comment': {
      const { under: _, behind: __, mentions: ___, ...rest } = to
      const [stage] = state.stage.keys()
      return { id, to: { ...rest, by: who, ...(dice(3) === 0 && stage && { behind: stage }) } }
    }
    case 'input':
      return { id, to: { ...to, on: '2024-03', who: [{ role: 'carers', number: 2 }], because: 'So.', by: who } }
    case 'prioritisation':
      return { id, to: { ...to, step: dice(2) ? 'preparing' : 'generating', facilitator: who, each: 1 + dice(4) } }
    case 'idea':
    case 'ballot':
    case 'ready': {
      const at = { idea: 'generating', ballot: 'ranking', ready: 'ranking' }[name]
      const [of, rules] =
        [...state.prioritisation].find(([, { step }]) => step === at) ?? [...state.prioritisation][0] ?? []
      const [seat] = [...state.seat].find(([, one]) => one.prioritisation === of && speaksFor(state, who, one)) ?? []
      const [idea] = [...state.idea].find(([, one]) => one.prioritisation === of && !one.joinedInto) ?? []
      const group = { prioritisation: of ?? to.prioritisation, seat: seat ?? to.seat }
      if (name === 'ready') {
        const step = rules && isSilent(rules.step) ? rules.step : 'ranking'
        return { id: readyId(group.prioritisation as Id<'prz'>, step, group.seat as Id<'sea'>), to: { ...group, step } }
      }
      if (name === 'idea') return { id, to: { ...group, text: to.text, order: to.order } }
      const round = rules?.step === 'ranking again' ? 2 : 1
      const choices = idea ? [{ idea, gives: 1 }] : []
      const named = ballotId(group.prioritisation as Id<'prz'>, round, group.seat as Id<'sea'>)
      return { id: named, to: { ...group, round, choices } }
    }
    case 'link': {
      const configuration = state.configuration.get(to.configuration as Id<'cmoc'>)
      const slot = configuration && templateOf(state, configuration.template).slots[0]?.key
      return { id, to: { ...to, slot } }
    }
    case 'evidence': {
      const links = [...(state.refs.link.get(to.configuration as Id) ?? [])].slice(0, 2)
      const { excerpt: _, ...rest } = to
      return { id, to: { ...rest, links } }
    }
    default:
      return { id, to }
  }
}

/** An answer of a kind. */
function valueFor(kind: Value<'field'>['kind'], dice: Dice): string | number | string[] {
  switch (kind) {
    case 'number':
      return dice(90)
    case 'year':
      return 1990 + dice(30)
    case 'date':
      return '2024-03'
    case 'yes, no or unclear':
      return one(dice, yesNo) ?? 'no'
    case 'one of':
      return 'a'
    case 'several of':
      return ['a']
    case 'list':
      return ['nurses', 'managers'].slice(dice(2))
    default:
      return one(dice, words) ?? 'trust'
  }
}

const words = ['trust', 'open books', 'a shared past', 'élan', '共有', 'partners’ “own” way', '<b>', 'x'.repeat(60)]

/** A value of a schema, naming things that exist; undefined when it needs one and there is none. */
export function fitting(schema: z.ZodType, state: State, dice: Dice): unknown {
  const prefix = prefixOf(schema)
  if (prefix) return idOfKind(prefix, state, dice)
  if (schema instanceof z.ZodOptional)
    return dice(2) === 0 ? undefined : fitting(schema.unwrap() as z.ZodType, state, dice)
  if (schema instanceof z.ZodEnum) return one(dice, schema.options)
  if (schema instanceof z.ZodLiteral) return schema.value
  if (schema instanceof z.ZodBoolean) return dice(2) === 0
  if (schema instanceof z.ZodNumber)
    return (schema.minValue ?? 0) > 0 ? (schema.minValue ?? 0) : Math.min(dice(9), schema.maxValue ?? 9)
  if (schema instanceof z.ZodUnion) return fitting(one(dice, schema.options) as z.ZodType, state, dice)
  if (schema instanceof z.ZodArray) {
    const item = fitting(schema.element as z.ZodType, state, dice)
    const another = fitting(schema.element as z.ZodType, state, dice)
    return [[item], [], [item, another]].find((list) => schema.safeParse(list).success)
  }
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(
      ([key, field]) => [key, fitting(field, state, dice), field instanceof z.ZodOptional] as const,
    )
    if (fields.some(([, value, optional]) => value === undefined && !optional)) return undefined
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
  }
  return text(schema, dice)
}

/** Words, or whatever the schema's pattern asks for: a date, a hash, a key, a letter. */
const text = (schema: z.ZodType, dice: Dice): string | undefined =>
  [one(dice, words), '2024-03', 'a'.repeat(64), 'K', 'a'].find((value) => schema.safeParse(value).success)

function idOfKind(prefix: string, state: State, dice: Dice): Id | undefined {
  if (prefix === 'tpl' && dice(2) === 0) return one(dice, Object.keys(builtinTemplates)) as Id
  const kinds = nounNames.filter((name) => name !== 'collision' && (prefix === '*' || nouns[name].prefix === prefix))
  return one(
    dice,
    kinds.flatMap((name) => idsOf(state, name)),
  )
}
