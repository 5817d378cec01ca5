// Past 300 lines: what becomes of every noun of the reading, in the order of the file it becomes.

import { saidAs } from '../../characteristics/fit.ts'
import { saidIn, standingsOf } from '../../characteristics/standing.ts'
import { excerptKinds } from '../../choices.ts'
import { documentsOf } from '../../document/retrieval.ts'
import { type DocumentText, plainText } from '../../document/text.ts'
import type { Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { sourceLabel } from '../../label.ts'
import { inOrder, referrers, type State } from '../../state.ts'
import { counted, sentenceCase } from '../../wording.ts'
import { sought } from '../anchors.ts'
import { codingsOf } from '../codings.ts'
import { excerptsOf } from '../reanchor.ts'
import { attributes } from './attributes.ts'
import { type Member, placesOf, quotesOf, sourceFor } from './from-documents.ts'
import { pointsOf } from './points.ts'
import {
  emptyRefi,
  type Guid,
  guidFor,
  guidOf,
  type MakeGuid,
  type Refi,
  type RefiCoding,
  type RefiSelection,
  type RefiSource,
  type RefiVariable,
} from './refi.ts'

/** What the journal does not hold and a file of exchange says. */
export interface Told {
  make: MakeGuid
  textOf: (document: Id<'doc'>) => Promise<DocumentText | undefined>
  /** When a thing came to be. */
  made: (id: Id) => string | undefined
  /** What a person is called; undefined where names are left out. */
  nameOf: (person: Id<'per'>) => string | undefined
}

export interface Outgoing {
  refi: Refi
  members: Member[]
  /** What the format has no place for, in sentences. */
  left: string[]
}

export const program = 'Retroduce'
/** The codes by which other programs show what kind of words an excerpt is. */
export const kindsOfPassage = 'Kind of passage'
/** What a link from a code to a passage that shows it is called, and the set of codes that are given no more. */
export const [example, retired] = ['example', 'Retired codes']

/**
 * A project as REFI-QDA has it. People are users, a source is a case with what is known of it as variables, its documents
 * are sources; excerpts are selections, in a PDF on the page and in its words under one GUID; chains are links, roles are
 * sets of codes, tags sets of sources. `state` is what the asker may know.
 */
export async function refiOf(state: State, told: Told): Promise<Outgoing> {
  const { make } = told
  const [, project] = [...state.project][0] ?? []
  const refi: Refi = { ...emptyRefi(project?.title ?? 'Project'), origin: program }
  if (project?.question) refi.description = project.question
  const out: Outgoing = { refi, members: [], left: [] }
  const guid = (id: Id) => guidOf(id, make)
  const note = (
    owner: Guid,
    what: string,
    name: string,
    content: string | undefined,
    by?: Guid,
    at?: string,
  ): Guid[] => {
    if (!content?.trim()) return []
    const made = guidFor(owner, what, make)
    refi.noteTexts.push({ guid: made, name, content, by, at })
    return [made]
  }
  let unnamed = 0
  refi.users = [...state.person.keys()].map((id) => ({
    guid: guid(id),
    name: told.nameOf(id) ?? `Person ${++unnamed}`,
  }))

  for (const [id, code] of inOrder(state, 'code')) {
    const own = guid(id)
    refi.codes.push({
      guid: own,
      name: code.name,
      codable: true,
      colour: code.colour,
      description: code.definition,
      notes: [
        ...note(own, 'when to use', 'When to use', code.whenToUse),
        ...note(own, 'when not', 'When not to use', code.whenNot),
        ...note(own, 'examples', 'Examples', code.exampleWords),
      ],
      ...(code.parent && { parent: guid(code.parent) }),
    })
  }
  rolesInto(refi, state, make)
  const kinds = new Set([...state.excerpt.values()].flatMap(({ kind }) => kind ?? []))
  if (kinds.size > 0) {
    const parent = make(kindsOfPassage)
    refi.codes.push({ guid: parent, name: kindsOfPassage, codable: false, notes: [] })
    for (const kind of excerptKinds)
      if (kinds.has(kind))
        refi.codes.push({ guid: guidFor(parent, kind, make), name: kind, parent, codable: true, notes: [] })
  }

  const codings = (excerpt: Id<'exc'>, value: Value<'excerpt'>): RefiCoding[] => [
    ...codingsOf(state, excerpt).map(([id, { code, by, memo, brought }]): RefiCoding => {
      const [own, user, at] = [guid(id), guid(by), brought?.at ?? told.made(id)]
      return {
        guid: own,
        code: guid(code),
        by: user,
        at: moment(at),
        notes: note(own, 'memo', 'Memo', memo, user, moment(at)),
      }
    }),
    ...(value.kind
      ? [
          {
            guid: guidFor(guid(excerpt), 'kind', make),
            code: guidFor(make(kindsOfPassage), value.kind, make),
            by: value.by && guid(value.by),
            notes: [],
          },
        ]
      : []),
  ]
  const selection = (id: Id<'exc'>, value: Value<'excerpt'>, place: RefiSelection['place']): RefiSelection => {
    const own = guid(id)
    const [by, at] = [value.by && guid(value.by), moment(value.brought?.at ?? told.made(id))]
    return {
      guid: own,
      name: clipped(value.quote) || undefined,
      place,
      codings: codings(id, value),
      notes: note(own, 'memo', 'Memo', value.memo, by, at),
      by,
      at,
    }
  }

  const placed = new Set<Id<'exc'>>()
  for (const [id, source] of state.source) {
    const documents = documentsHere(state, id)
    const loose = referrers(state, 'excerpt', id)
    const answers = referrers(state, 'answer', id)
    if (documents.length === 0 && loose.length === 0 && answers.length === 0) continue
    const own = guid(id)
    const sources: RefiSource[] = []
    for (const [document, value] of documents) {
      const read = (await told.textOf(document)) ?? plainText('')
      const one = sourceFor(guid(document), value, read, out.members, make)
      const looking = sought(read)
      const points = pointsOf(read.text)
      for (const [excerpt, passage] of excerptsOf(state, document)) {
        const places = placesOf(passage, read, looking, points)
        if (places.length === 0) continue
        placed.add(excerpt)
        const whole = selection(excerpt, passage, places[0] as RefiSelection['place'])
        one.selections.push(whole)
        for (const [n, place] of places.slice(1).entries()) {
          // On the page the words' own GUID comes first, as ATLAS.ti has it; further pages have one made of it.
          const again = n === 0 && whole.place.in === 'text' ? whole.guid : guidFor(whole.guid, `part ${n}`, make)
          one.selections.push({
            ...whole,
            guid: again,
            place,
            codings: whole.codings.map((coding) => ({ ...coding, guid: guidFor(coding.guid, `part ${n}`, make) })),
          })
        }
      }
      sources.push(one)
    }
    const quotes = quotesOf(
      guidFor(own, 'quotations', make),
      sourceLabel(state, id),
      loose.filter(([excerpt]) => !placed.has(excerpt)),
      selection,
    )
    if (quotes) sources.push(quotes)
    for (const [excerpt] of loose) placed.add(excerpt)
    refi.sources.push(...sources)
    const said = new Map(
      answers.flatMap(([, answer]) => {
        const field = state.field.get(answer.field)
        if (!field) return []
        const stands = saidIn(standingsOf(state, field.form, id).get(answer.field)) ?? answer
        const words = isNumeric(state, answer.field) ? String(stands.value) : saidAs(field, stands)
        return [[answer.field, words] as const]
      }),
    )
    if (said.size < answers.length)
      out.left.push(
        `${sourceLabel(state, id)}: of answers that several people gave to one field, what was agreed on stands in the file, or the last.`,
      )
    refi.cases.push({
      guid: own,
      name: sourceLabel(state, id),
      description: source.note,
      codes: [],
      values: [
        ...attributes.flatMap(({ key, of }) => {
          const value = of(source)
          return value === undefined ? [] : [{ variable: make(`attribute ${key}`), value }]
        }),
        ...[...said].map(([field, value]) => ({ variable: guid(field), value })),
      ],
      sources: sources.map((one) => one.guid),
      selections: [],
    })
  }
  const used = new Set(refi.cases.flatMap(({ values }) => values.map(({ variable }) => variable)))
  refi.variables = [
    ...attributes.map(({ key, name, type }) => ({
      guid: make(`attribute ${key}`),
      name,
      type,
      description: undefined,
    })),
    ...inOrder(state, 'field').map(([id, { name, instructions }]) => ({
      guid: guid(id),
      name,
      type: typeOf(state, id),
      description: instructions,
    })),
  ].filter(({ guid, description }) => used.has(guid) || description !== undefined)
  linksInto(refi, state, told, note)
  examplesInto(refi, state, make)
  tagsInto(refi, state, make)
  const uncited = [...state.excerpt.keys()].filter((id) => !placed.has(id)).length
  if (uncited > 0) out.left.push(sentenceCase(`${counted(uncited, 'excerpt')} of no source.`))
  if (state.study.size + state.theme.size > 0)
    out.left.push('Studies and themes have no place in REFI-QDA; they stay in the project.')
  if (state.configuration.size + state.evidence.size > 0)
    out.left.push('Configurations and the evidence on their links have no place in REFI-QDA; they stay in the project.')
  return out
}

/** Fields of numbers go as numbers, unless some source says that there is none. */
function isNumeric(state: State, id: Id<'fld'>): boolean {
  const { kind } = state.field.get(id) ?? {}
  if (kind !== 'number' && kind !== 'year') return false
  const all = [...referrers(state, 'answer', id), ...referrers(state, 'agreed', id)]
  return all.every(([, { value }]) => typeof value === 'number' && /^-?\d+(\.\d+)?$/.test(String(value)))
}
const typeOf = (state: State, id: Id<'fld'>): RefiVariable['type'] =>
  !isNumeric(state, id) ? 'Text' : state.field.get(id)?.kind === 'year' ? 'Integer' : 'Float'

/** Documents that are read now, and those replaced that still hold excerpts. */
function documentsHere(state: State, source: Id<'src'>): [Id<'doc'>, Value<'document'>][] {
  const current = new Set(documentsOf(state, source).map(([id]) => id))
  return referrers(state, 'document', source).filter(([id]) => current.has(id) || excerptsOf(state, id).length > 0)
}

/** The roles that codes suggest, each a set of codes: "Role: C". */
function rolesInto(refi: Refi, state: State, make: MakeGuid): void {
  const byRole = new Map<string, Guid[]>()
  for (const [id, { role }] of inOrder(state, 'code'))
    if (role) byRole.set(role, [...(byRole.get(role) ?? []), guidOf(id, make)])
  const old = inOrder(state, 'code').flatMap(([id, code]) => (code.retired ? [guidOf(id, make)] : []))
  if (old.length > 0) refi.sets.push({ guid: make(retired), name: retired, codes: old, sources: [], notes: [] })
  for (const [role, codes] of byRole)
    refi.sets.push({ guid: make(`role ${role}`), name: `Role: ${role}`, codes, sources: [], notes: [] })
}

function tagsInto(refi: Refi, state: State, make: MakeGuid): void {
  const cases = new Map(refi.cases.map((one) => [one.guid, one]))
  for (const [id, { name }] of inOrder(state, 'tag')) {
    const sources = referrers(state, 'source', id).flatMap(([source]) => cases.get(guidOf(source, make))?.sources ?? [])
    if (sources.length > 0) refi.sets.push({ guid: guidOf(id, make), name, codes: [], sources, notes: [] })
  }
}

/** Passages that are read together: a link from each to the next, named by the places they take. */
function linksInto(
  refi: Refi,
  state: State,
  { make, made }: Told,
  note: (owner: Guid, what: string, name: string, content: string | undefined, by?: Guid, at?: string) => Guid[],
): void {
  const there = new Set(refi.sources.flatMap(({ selections }) => selections.map(({ guid }) => guid)))
  for (const [id, { parts, memo, by, brought }] of state.chain) {
    const own = guidOf(id, make)
    const ends = parts.map(({ excerpt }) => guidOf(excerpt, make))
    if (ends.some((end) => !there.has(end))) continue
    const memos = note(own, 'memo', 'Memo', memo, guidOf(by, make), moment(brought?.at ?? made(id)))
    for (let i = 0; i + 1 < parts.length; i++)
      refi.links.push({
        guid: i === 0 ? own : guidFor(own, `step ${i + 1}`, make),
        name: `${parts[i]?.slot} → ${parts[i + 1]?.slot}`,
        direction: 'OneWay',
        origin: ends[i],
        target: ends[i + 1],
        notes: i === 0 ? memos : [],
      })
  }
}

/** The passages that show what a code means: a link from the code to each. */
function examplesInto(refi: Refi, state: State, make: MakeGuid): void {
  const there = new Set(refi.sources.flatMap(({ selections }) => selections.map(({ guid }) => guid)))
  for (const [id, { examples = [] }] of inOrder(state, 'code'))
    for (const excerpt of examples) {
      const [origin, target] = [guidOf(id, make), guidOf(excerpt, make)]
      if (there.has(target))
        refi.links.push({
          guid: guidFor(origin, `example ${target}`, make),
          name: example,
          direction: 'OneWay',
          origin,
          target,
          notes: [],
        })
    }
}

/** Dates as XML Schema has them; what is none is left out. */
const moment = (at: string | undefined): string | undefined =>
  at !== undefined &&
  !Number.isNaN(Date.parse(at)) &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/.test(at)
    ? at
    : undefined

/** The beginning of a quote, in one line: what other programs show of a selection, and by which it is known again. */
const clipped = (quote: string): string =>
  [...quote.slice(0, 1_000).replaceAll(/\s+/g, ' ').trim()].slice(0, 300).join('')
