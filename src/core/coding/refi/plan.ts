// Past 400 lines: what becomes of every part of a file, in the order in which the facts build on one another.
import { saidFrom, sameSaid } from '../../characteristics/fit.ts'
import { answerId, openingId } from '../../characteristics/ids.ts'
import { excerptKinds } from '../../choices.ts'
import type { DocumentText } from '../../document/text.ts'
import type { Fact, Value } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { inOrder, type State } from '../../state.ts'
import { counted, sentenceCase } from '../../wording.ts'
import { sought } from '../anchors.ts'
import { attributes } from './attributes.ts'
import { example, kindsOfPassage, program, retired } from './from-project.ts'
import { countingOf, countsFromOne, type Placed, placeRegion, placeWords, wordless } from './place.ts'
import {
  type Guid,
  guidFor,
  guidIn,
  guidOf,
  type MakeGuid,
  type Refi,
  type RefiCode,
  type RefiCoding,
  type RefiSelection,
  type RefiSource,
  type RefiVariable,
} from './refi.ts'

/** The form of characteristics that variables of other programs come to stand in. */
const variables: Id<'form'> = 'form_variables'

/** A source of the file as it was read: whose it is, its document, and the words that the file counts in. */
export interface ReadSource {
  /** The source it belongs to; undefined: a new one. */
  source?: Id<'src'> | undefined
  /** The document it is: one that is here, or one to attach. Without one its passages stand nowhere. */
  document?: { id: Id<'doc'> } | { value: Omit<Value<'document'>, 'source'> } | undefined
  /** The words of that document, as they are read here. */
  read?: DocumentText | undefined
  /** The words that the file's offsets are counted in. */
  words: string
}

export interface Coming {
  refi: Refi
  make: MakeGuid
  /** Who brings it in. */
  who: Id<'per'>
  sources: ReadonlyMap<Guid, ReadSource>
  /** Whom users are; one that is not here becomes a new person. */
  people: ReadonlyMap<Guid, Id<'per'>>
}

/** What could not be put where it belongs, with its words. */
export interface Unplaced {
  what: string
  quote?: string | undefined
  source?: string | undefined
}

export interface Plan {
  facts: Fact[]
  /** Names of people who are new; they are kept outside the journal. */
  names: { id: Id<'per'>; name: string }[]
  unplaced: Unplaced[]
  counts: {
    people: number
    codes: number
    sources: number
    documents: number
    excerpts: number
    codings: number
    chains: number
    answers: number
    /** Found at their place, or where their words stand; found nearly; kept without a place. */
    placed: number
    near: number
    orphans: number
    /** Were here already. */
    known: number
  }
}

/** Things of which two with one GUID would make every reference to them ambiguous. */
export function duplicateGuid(refi: Refi): string | undefined {
  const kinds: [string, readonly { guid: Guid }[]][] = [
    ['users', refi.users],
    ['codes', refi.codes],
    ['sources', refi.sources],
    ['variables', refi.variables],
    ['notes', refi.noteTexts],
    ['cases', refi.cases],
    ['sets', refi.sets],
  ]
  for (const [what, all] of kinds) {
    const seen = new Set<Guid>()
    for (const { guid } of all) {
      if (seen.has(guid)) return `Two ${what} have the GUID ${guid}.`
      seen.add(guid)
    }
  }
}

/** The codes of the project by the GUIDs they go by, and by their names below one another. */
export function codesHere(state: State, make: MakeGuid) {
  const byGuid = new Map<Guid, Id<'cod'>>()
  const byPath = new Map<string, Id<'cod'>>()
  const pathOf = (id: Id<'cod'>, depth = 0): string => {
    const code = state.code.get(id)
    return !code || depth > 100
      ? ''
      : `${code.parent ? pathOf(code.parent, depth + 1) : ''}\n${code.name.toLowerCase()}`
  }
  for (const [id] of inOrder(state, 'code')) {
    byGuid.set(guidOf(id, make), id)
    if (!byPath.has(pathOf(id))) byPath.set(pathOf(id), id)
  }
  return { byGuid, byPath }
}

/**
 * The facts that a file of exchange comes to. What is here already, by GUID or a code by its name and place, is taken as
 * that; everything else is new under an id that holds its GUID. Nothing is dropped: what has no place is in `unplaced`.
 */
export function planOf(state: State, { refi, make, who, sources, people }: Coming): Plan {
  const facts: Fact[] = []
  const unplaced: Unplaced[] = []
  const names: Plan['names'] = []
  const counts: Plan['counts'] = {
    people: 0,
    codes: 0,
    sources: 0,
    documents: 0,
    excerpts: 0,
    codings: 0,
    chains: 0,
    answers: 0,
    placed: 0,
    near: 0,
    orphans: 0,
    known: 0,
  }
  const fact = (type: Fact['type'], id: Id, to: object) => void facts.push({ type, id, from: null, to } as Fact)
  const lost = (what: string, quote?: string, source?: string) =>
    void unplaced.push({ what, ...(quote?.trim() && { quote: quote.slice(0, 500) }), ...(source && { source }) })
  const own = (refi.origin ?? '').startsWith(program)
  const from = refi.origin?.trim().slice(0, 200) || 'REFI-QDA'
  const brought = (at: string | undefined) => ({ brought: { from, ...(at && { at: at.slice(0, 100) }) } })

  // People.
  const persons = new Map<Guid, Id<'per'>>(people)
  for (const [n, { guid, name }] of refi.users.entries()) {
    if (persons.has(guid)) continue
    const id: Id<'per'> = `per_${guid}`
    persons.set(guid, id)
    if (state.person.has(id)) continue
    fact('person.joined', id, { roles: ['coder'] })
    names.push({ id, name: name?.trim().slice(0, 500) || `User ${n + 1}` })
    counts.people++
  }
  const byOf = (guid: Guid | undefined): Id<'per'> => (guid === undefined ? undefined : persons.get(guid)) ?? who
  const strangers = new Set<Guid>()
  const known = (guid: Guid | undefined) => guid === undefined || persons.has(guid) || strangers.add(guid)

  // Notes, by whoever names them.
  const noteTexts = new Map(refi.noteTexts.map((note) => [note.guid, note]))
  const read = new Set<Guid>()
  const wordsOf = (guids: readonly Guid[]): string[] =>
    guids.flatMap((guid) => {
      const note = noteTexts.get(guid)
      read.add(guid)
      const words = [note?.content, note?.description].flatMap((one) => (one?.trim() ? [one] : []))
      return words.length > 0 ? [words.join('\n\n')] : []
    })
  const memo = (...parts: (string | undefined)[]): { memo?: string } => {
    const words = parts.filter((part) => part?.trim()).join('\n\n')
    return words ? { memo: limited(words, 'A memo') } : {}
  }
  const limited = (words: string, what: string): string => {
    if (words.length <= longest) return words
    lost(`${what} is longer than ${longest} characters and was cut.`, words.slice(longest, longest + 200))
    return words.slice(0, longest)
  }

  // Codes; a role is a set of codes.
  const roles = new Map<Guid, string>()
  const roleSets = new Set<Guid>()
  const oldCodes = new Set(refi.sets.find(({ guid }) => guid === make(retired))?.codes)
  if (oldCodes.size > 0) roleSets.add(make(retired))
  for (const set of refi.sets) {
    const role = roleSets.has(set.guid) ? undefined : roleOf(set.name)
    if (!role || set.codes.length === 0) continue
    roleSets.add(set.guid)
    for (const code of set.codes) roles.set(code, role)
  }
  const here = codesHere(state, make)
  const codes = new Map<Guid, Id<'cod'>>()
  const kindRoot = make(kindsOfPassage)
  const kindOf = new Map(excerptKinds.map((kind) => [guidFor(kindRoot, kind, make), kind] as const))
  const byGuid = new Map(refi.codes.map((code) => [code.guid, code]))
  const pathOf = (code: RefiCode, depth = 0): string => {
    const parent = code.parent && depth < 100 ? byGuid.get(code.parent) : undefined
    return `${parent ? pathOf(parent, depth + 1) : ''}\n${code.name.toLowerCase()}`
  }
  const after = Math.max(0, ...[...state.code.values()].map(({ order }) => order))
  let order = after
  for (const code of refi.codes) {
    if (code.guid === kindRoot || kindOf.has(code.guid)) continue
    const same = here.byGuid.get(code.guid) ?? here.byPath.get(pathOf(code))
    if (same) {
      codes.set(code.guid, same)
      counts.known++
      continue
    }
    const id: Id<'cod'> = `cod_${code.guid}`
    codes.set(code.guid, id)
    const own = ['when to use', 'when not', 'examples'].map((what) => guidFor(code.guid, what, make))
    const said = (guid: Guid | undefined) => (guid && code.notes.includes(guid) ? wordsOf([guid])[0] : undefined)
    const [use, not, shown] = own.map(said)
    const rest = wordsOf(code.notes.filter((guid) => !own.includes(guid)))
    const definition = [code.description, ...rest].filter((words) => words?.trim()).join('\n\n')
    const role = roles.get(code.guid)
    const parent = code.parent && codes.get(code.parent)
    if (!code.name.trim()) lost('A code without a name was called “(no name)”.')
    fact('code.defined', id, {
      name: code.name.trim() ? code.name.slice(0, 2_000) : '(no name)',
      order: ++order,
      ...(parent && { parent }),
      ...(role && { role }),
      ...(definition && { definition: limited(definition, 'The definition of a code') }),
      ...(use && { whenToUse: limited(use, 'A note') }),
      ...(not && { whenNot: limited(not, 'A note') }),
      ...(shown && { exampleWords: limited(shown, 'A note') }),
      ...(oldCodes.has(code.guid) && { retired: true }),
      ...(code.colour && { colour: code.colour }),
    })
    counts.codes++
  }

  // Variables are fields of the characteristics form, except those that say what a source is.
  const attributeOf = new Map(attributes.map((one) => [make(`attribute ${one.key}`), one]))
  const fields = new Map<Guid, Id<'fld'>>()
  const fieldsHere = new Map<string, Id<'fld'>>()
  for (const [id, { name }] of inOrder(state, 'field')) {
    fieldsHere.set(guidOf(id, make), id)
    if (!fieldsHere.has(name.toLowerCase())) fieldsHere.set(name.toLowerCase(), id)
  }
  let last = Math.max(0, ...[...state.field.values()].map((field) => field.order))
  const newFields = new Map<Id<'fld'>, Value<'field'>>()
  for (const { guid, name, description, type } of refi.variables) {
    if (attributeOf.has(guid)) continue
    const same = fieldsHere.get(guid) ?? fieldsHere.get(name.toLowerCase())
    fields.set(guid, same ?? `fld_${guid}`)
    if (same) continue
    // Variables of a file know no form; those that are new here stand in one of their own.
    if (newFields.size === 0 && !state.form.has(variables))
      fact('form.set', variables, {
        name: 'Variables',
        about: 'documents',
        extractors: 1,
        blinded: false,
        order: state.form.size + 1,
      })
    const field: Value<'field'> = {
      form: variables,
      kind: fieldKindOf(type, name),
      name: name.trim() ? name.slice(0, 2_000) : '(no name)',
      order: ++last,
      ...(description?.trim() && { instructions: limited(description, 'A description') }),
    }
    newFields.set(`fld_${guid}`, field)
    fact('field.set', `fld_${guid}`, field)
  }

  // Sources. In a file of ours a case is a source and its sources are documents; elsewhere each source is one.
  const caseOf = new Map(refi.cases.flatMap((one) => one.sources.map((guid) => [guid, one] as const)))
  const whose = new Map<Guid, Id<'src'>>()
  const newSources = new Map<Id<'src'>, { -readonly [K in keyof Value<'source'>]: Value<'source'>[K] }>()
  const describe = (guid: Guid, name: string | undefined): Id<'src'> => {
    const id: Id<'src'> = `src_${guid}`
    if (!state.source.has(id) && !newSources.has(id))
      newSources.set(id, {
        kind: 'other',
        reference: { type: 'document', title: name?.trim().slice(0, 2_000) || '(no title)' },
      })
    return id
  }
  const quotations = new Set<Guid>()
  for (const source of refi.sources) {
    const one = caseOf.get(source.guid)
    const given = sources.get(source.guid)?.source
    const ours = own && one ? one.guid : undefined
    whose.set(source.guid, given ?? describe(ours ?? source.guid, (ours && one?.name) || source.name))
    if (ours && source.guid === guidFor(ours, 'quotations', make)) quotations.add(source.guid)
  }
  for (const one of own ? refi.cases : [])
    if (one.sources.length === 0 && one.values.length > 0) whose.set(one.guid, describe(one.guid, one.name))
  const typeOf = new Map(refi.variables.map(({ guid, type }) => [guid, type]))
  const answers = new Map<Id<'ans'>, Value<'answer'>>()
  const valued = (source: Id<'src'>, values: RefiSource['values']) => {
    for (const { variable, value } of values) {
      if (!value?.trim()) continue
      const attribute = attributeOf.get(variable)
      const fresh = newSources.get(source)
      const field = fields.get(variable)
      if (attribute) {
        if (fresh) attribute.put(fresh, value.slice(0, 2_000))
      } else if (field) {
        const id = answerId(source, field, who)
        const asked = newFields.get(field) ?? state.field.get(field)
        const said = asked && saidFrom(asked, wordsFor(asked, typeOf.get(variable), limited(value, 'A value')))
        // One's own alone: what another answered may be hidden.
        const here = state.answer.get(id) ?? answers.get(id)
        if (!asked || !said) lost('A value does not fit its field here.', value, titleOf(source))
        else if (here) {
          if (!sameSaid(asked, here, said))
            lost('A value differs from what is said of the source here, which stays.', value, titleOf(source))
        } else if (asked.retired || state.opening.has(openingId(asked.form, source)))
          lost('Its field takes no more answers here.', value, titleOf(source))
        else answers.set(id, { source, field, by: who, ...said })
      } else lost('A value of a variable that the file does not define.', value)
    }
  }
  const titleOf = (id: Id<'src'>): string =>
    (newSources.get(id) ?? state.source.get(id))?.reference.title.slice(0, 200) ?? id
  const noted = (id: Id<'src'>, words: string | undefined) => {
    if (!words?.trim()) return
    const fresh = newSources.get(id)
    if (fresh) fresh.note = limited(fresh.note ? `${fresh.note}\n\n${words}` : words, 'A note')
    else if (state.source.get(id)?.note !== words) lost('A note on a source that is here already.', words, titleOf(id))
  }
  for (const one of refi.cases) {
    const of = new Set((own && whose.has(one.guid) ? [one.guid] : one.sources).flatMap((guid) => whose.get(guid) ?? []))
    for (const id of of) valued(id, one.values)
    if (of.size === 0 && one.values.length > 0)
      lost(`The case “${one.name ?? one.guid}” belongs to no source; its values were left out.`)
    if (one.selections.length > 0)
      lost(`The case “${one.name ?? one.guid}” names ${one.selections.length} selections; cases hold sources here.`)
    const [only, other] = of
    if (only && !other) noted(only, one.description)
    else if (one.description?.trim()) lost(`The description of the case “${one.name ?? one.guid}”.`, one.description)
  }
  for (const source of refi.sources) valued(whose.get(source.guid) as Id<'src'>, source.values)
  for (const source of refi.sources) {
    const id = whose.get(source.guid) as Id<'src'>
    noted(id, [source.description, ...wordsOf(source.notes)].filter((one) => one?.trim()).join('\n\n'))
  }

  // Sets of sources are tags.
  const tagsHere = new Map<string, Id<'tag'>>()
  for (const [id, { name }] of inOrder(state, 'tag')) {
    tagsHere.set(guidOf(id, make), id)
    if (!tagsHere.has(name.toLowerCase())) tagsHere.set(name.toLowerCase(), id)
  }
  const tagged = new Map<Id<'src'>, Id<'tag'>[]>()
  let tagOrder = Math.max(0, ...[...state.tag.values()].map((tag) => tag.order))
  const tagSources = (guid: Guid, name: string, all: readonly Guid[]) => {
    const members = new Set(all.flatMap((source) => whose.get(source) ?? []))
    if (members.size === 0) return
    const same = tagsHere.get(guid) ?? tagsHere.get(name.trim().toLowerCase())
    const tag = same ?? (`tag_${guid}` as const)
    if (!same) {
      fact('tag.named', tag, { name: name.trim().slice(0, 2_000) || '(no name)', order: ++tagOrder })
      tagsHere.set(guid, tag)
    }
    for (const source of members) tagged.set(source, [...(tagged.get(source) ?? []), tag])
  }
  for (const set of refi.sets) {
    if (roleSets.has(set.guid)) continue
    tagSources(set.guid, set.name, set.sources)
    if (set.codes.length > 0)
      lost(
        `The set of codes “${set.name}” (${set.codes.flatMap((code) => byGuid.get(code)?.name ?? []).join(', ')}) has no place here.`,
      )
    if (set.description?.trim()) lost(`The description of the set “${set.name}”.`, set.description)
    for (const words of wordsOf(set.notes)) lost(`A note in the set “${set.name}”.`, words)
  }
  // Elsewhere a case can hold several sources; they stay together under its name.
  for (const one of own ? [] : refi.cases)
    if (one.sources.length > 1) tagSources(one.guid, one.name ?? 'Case', one.sources)
  for (const [id, value] of newSources) {
    const tags = tagged.get(id)
    fact('source.described', id, { ...value, ...(tags && { tags: [...new Set(tags)] }) })
    counts.sources++
  }
  for (const [id, tags] of tagged) {
    const before = state.source.get(id)
    const more = [...new Set([...(before?.tags ?? []), ...tags])]
    if (before && more.length > (before.tags ?? []).length)
      facts.push({ type: 'source.described', id, from: { tags: before.tags ?? null }, to: { tags: more } })
  }

  // Documents, and the passages that are marked in them.
  const excerptOf = new Map<Guid, Id<'exc'>>()
  const excerptsKnown = new Map([...state.excerpt.keys()].map((id) => [guidOf(id, make), id]))
  const codingsKnown = new Set([...state.coding.values()].map(({ excerpt, code, by }) => `${excerpt} ${code} ${by}`))
  const fresh = new Map<Id<'exc'>, { memo?: string }>()
  const taken = new Set<Id>()
  const free = <P extends string>(id: Id<P>): Id<P> => {
    let one = id
    for (let n = 2; taken.has(one) || (state.coding as ReadonlyMap<string, unknown>).has(one); n++) one = `${id}.${n}`
    taken.add(one)
    return one
  }
  for (const source of refi.sources) {
    const came = sources.get(source.guid)
    const ofSource = whose.get(source.guid) as Id<'src'>
    let document: Id<'doc'> | undefined
    if (came?.document && !quotations.has(source.guid)) {
      if ('id' in came.document) document = came.document.id
      else {
        const id: Id<'doc'> = `doc_${source.guid}`
        document = state.document.has(id) ? id : free(id)
        if (!state.document.has(id)) {
          fact('document.attached', document, { ...came.document.value, source: ofSource })
          counts.documents++
        }
      }
    }
    for (const { code } of source.codings)
      lost(
        `A whole source is coded “${byGuid.get(code)?.name ?? code}”; codes are given to passages here.`,
        undefined,
        source.name,
      )
    const text = came?.read
    const looking = text && sought(text)
    const written = countingOf(came?.words ?? '', source.selections)
    const fromOne = countsFromOne(source.selections, text?.pages.length ?? 0)
    for (const { selection, again } of joined(source.selections, own ? make : undefined)) {
      const { by, at, place } = selection
      known(by)
      const before = excerptsKnown.get(selection.guid)
      let id = before ?? excerptOf.get(selection.guid)
      if (before) counts.known++
      if (id && !before) lost('A second selection has a GUID that was used already.', selection.name, source.name)
      if (!before) {
        let placed: Placed | undefined
        let quote = selection.name ?? ''
        if (place.in === 'text') {
          const words = placeWords(
            selection,
            written,
            text ?? { ...nothing, text: written.text },
            looking ?? sought({ ...nothing, text: written.text }),
          )
          quote = words.quote
          if (quotations.has(source.guid))
            placed = { quote: quote === '[a region of a page]' ? '' : quote, selectors: [] }
          else if (text && document) placed = words.placed
        } else if (place.in === 'page' && text && looking && document)
          placed = placeRegion(selection, text, looking, fromOne)
        if (place.in === 'elsewhere') quote ||= ''
        id = free(`exc_${selection.guid}`)
        const kind = selection.codings.flatMap(({ code }) => kindOf.get(code) ?? [])[0]
        const words = [selection.description, ...wordsOf(selection.notes)]
        if (!placed) {
          counts.orphans++
          const where =
            place.in === 'elsewhere' ? `${sentenceCase(place.what)} has no place here` : 'A passage was not found'
          lost(`${where}${quote.trim() ? '; it is kept without a place' : ''}.`, quote, source.name)
        } else if (placed.distance) counts.near++
        else counts.placed++
        const remark =
          placed || quote.trim()
            ? []
            : [sentenceCase(place.in === 'elsewhere' ? place.what : 'a selection without words')]
        const made = {
          source: ofSource,
          quote: limited(placed?.quote ?? quote, 'A quotation'),
          ...(placed && document && { document }),
          ...(placed && placed.selectors.length > 0 && { selectors: placed.selectors }),
          ...(placed?.distance && { distance: placed.distance }),
          ...(kind && { kind }),
          ...memo(...words, ...remark),
          ...(by && { by: byOf(by) }),
          ...brought(at),
        }
        fact('excerpt.made', id, made)
        fresh.set(id, made)
        counts.excerpts++
      }
      if (!id) continue
      for (const one of [selection, ...again]) if (!excerptOf.has(one.guid)) excerptOf.set(one.guid, id)
      for (const coding of [selection, ...again].flatMap(({ codings }) => codings)) given(coding, id, selection, source)
    }
  }

  function given(
    { guid, code, by, at, notes }: RefiCoding,
    excerpt: Id<'exc'>,
    selection: RefiSelection,
    source: RefiSource,
  ) {
    if (kindOf.has(code)) return
    const named = codes.get(code)
    if (!named) {
      lost('A passage is coded with a code that the file does not define.', selection.name, source.name)
      return
    }
    known(by)
    const person = byOf(by ?? selection.by)
    const key = `${excerpt} ${named} ${person}`
    const words = wordsOf(notes)
    if (codingsKnown.has(key)) return
    codingsKnown.add(key)
    fact('excerpt.coded', free(`cdg_${guid}`), { excerpt, code: named, by: person, ...memo(...words), ...brought(at) })
    counts.codings++
  }

  // Links between selections are chains; steps that follow one another are one.
  const steps = new Map(refi.links.map((link) => [link.guid, link]))
  const done = new Set<Guid>()
  const examples = new Map<Id<'cod'>, Id<'exc'>[]>()
  const chainsKnown = new Set([...state.chain.keys()].map((id) => guidOf(id, make)))
  for (const link of refi.links) {
    if (done.has(link.guid)) continue
    const shows = link.name === example && link.origin ? codes.get(link.origin) : undefined
    const shown = shows && link.target ? excerptOf.get(link.target) : undefined
    if (shows && shown) {
      if (!state.code.get(shows)?.examples?.includes(shown))
        examples.set(shows, [...(examples.get(shows) ?? []), shown])
      continue
    }
    const ends = [link.origin, link.target].map((guid) => guid && excerptOf.get(guid))
    const [origin, target] = ends
    if (!origin || !target || origin === target) {
      const note = [link.origin, link.target].find((guid) => guid && noteTexts.has(guid))
      // NVivo ties annotations to passages by links.
      const at = excerptOf.get((link.origin === note ? link.target : link.origin) ?? '')
      if (note && at && annotate(at, note)) continue
      lost(`The link “${link.name ?? link.guid}” does not join two passages.`)
      continue
    }
    const next = steps.get(guidFor(link.guid, 'step 2', make))
    const third =
      next?.origin && excerptOf.get(next.origin) === target ? next.target && excerptOf.get(next.target) : undefined
    const [a, b] = slotsOf(link.name)
    const parts = [
      { excerpt: origin, slot: a },
      { excerpt: target, slot: b },
      ...(next && third && third !== origin && third !== target
        ? [{ excerpt: third, slot: slotsOf(next.name)[1] }]
        : []),
    ]
    if (parts.length === 3 && next) done.add(next.guid)
    const foreign = a === '' && link.name?.trim() ? link.name : undefined
    const id: Id<'chn'> = `chn_${link.guid}`
    if (chainsKnown.has(link.guid)) {
      counts.known++
      wordsOf(link.notes)
      continue
    }
    // A link has neither author nor date; its note has both.
    const note = noteTexts.get(link.notes[0] ?? '')
    const words = memo(foreign, ...wordsOf(link.notes))
    fact('passages.joined', free(id), { parts, by: byOf(note?.by), ...words, ...brought(note?.at) })
    counts.chains++
  }

  for (const [id, more] of examples) {
    const before = state.code.get(id)?.examples ?? []
    const from = { examples: before.length > 0 ? before : null }
    facts.push({ type: 'code.defined', id, from, to: { examples: [...before, ...more] } })
  }

  /** A note that a link ties to a passage becomes its memo. */
  function annotate(excerpt: Id<'exc'>, note: Guid): boolean {
    const to = fresh.get(excerpt)
    const [words] = wordsOf([note])
    if (!to || !words) return false
    to.memo = limited(to.memo ? `${to.memo}\n\n${words}` : words, 'A memo')
    return true
  }

  for (const [id, answer] of answers) {
    if (state.answer.has(id)) continue
    fact('answer.given', id, answer)
    counts.answers++
  }
  for (const words of wordsOf(refi.notes)) lost('A note on the project as a whole.', words)
  if (refi.description?.trim() && !own) lost('The description of the project.', refi.description)
  for (const { guid, name, content, description } of refi.noteTexts)
    if (!read.has(guid)) lost(`The note “${name ?? guid}” belongs to nothing.`, content ?? description)
  if (refi.graphs > 0) lost(sentenceCase(`${counted(refi.graphs, 'drawing')} (graphs) of the other program.`))
  if (strangers.size > 0)
    lost(`The file names ${strangers.size} users that it does not list; what they did stands in your name.`)
  return { facts, names, unplaced, counts }
}

const longest = 100_000
const nothing: DocumentText = {
  version: 1,
  text: '',
  about: {},
  pages: [],
  furniture: [],
  blocks: [],
  marks: [],
  turns: [],
  problems: [],
}

/** The kind of field that a variable becomes. */
const fieldKindOf = (type: RefiVariable['type'], name: string): Value<'field'>['kind'] => {
  if (type === 'Integer') return /year|jahr|année|año/i.test(name) ? 'year' : 'number'
  if (type === 'Float') return 'number'
  if (type === 'Boolean') return 'yes, no or unclear'
  return type === 'Text' ? 'long text' : 'date'
}

/** A value as the field takes it: a truth as yes or no, a moment as its day. */
function wordsFor({ kind }: Value<'field'>, type: RefiVariable['type'] | undefined, value: string): string {
  if (type === 'Boolean' && kind === 'yes, no or unclear') return /^(?:true|1)$/i.test(value.trim()) ? 'yes' : 'no'
  return (type === 'Date' || type === 'DateTime') && kind === 'date' ? value.trim().slice(0, 10) : value
}

/** "Role: C", as this program writes it; and a set that is called by the letter or the word alone. */
function roleOf(name: string): string | undefined {
  const said = /^Role: (.+)$/s.exec(name)?.[1]
  if (said) return said.slice(0, 2_000)
  const word = name.trim().toLowerCase()
  if (['c', 'context', 'contexts'].includes(word)) return 'C'
  if (['m', 'mechanism', 'mechanisms'].includes(word)) return 'M'
  if (['o', 'outcome', 'outcomes'].includes(word)) return 'O'
}

/** "C → M" says the places of both passages; any other name says none. */
function slotsOf(name: string | undefined): [string, string] {
  const parts = (name ?? '').split(' → ')
  return parts.length === 2 ? [parts[0] ?? '', parts[1] ?? ''] : ['', '']
}

/**
 * Selections that are one: the words of a PDF and the rectangle they stand in, under one GUID (ATLAS.ti); further pages
 * of it, under GUIDs made of it (this program), or under others with the same name, date and codes on the next page.
 */
function joined(
  selections: readonly RefiSelection[],
  make: MakeGuid | undefined,
): { selection: RefiSelection; again: RefiSelection[] }[] {
  const all = new Map<Guid, { selection: RefiSelection; again: RefiSelection[] }>()
  const out: { selection: RefiSelection; again: RefiSelection[] }[] = []
  const order = [...selections].sort((a, b) => rank(a) - rank(b))
  const parts = new Map<Guid, { selection: RefiSelection; again: RefiSelection[] }>()
  const pages = selections.some(({ place }) => place.in === 'page')
  const bySign = new Map<string, { selection: RefiSelection; again: RefiSelection[]; pages: number[] }>()
  for (const selection of order) {
    const same = selection.place.in === 'page' ? (all.get(selection.guid) ?? parts.get(selection.guid)) : undefined
    const sign = signOf(selection)
    const page = selection.place.in === 'page' ? selection.place.page : undefined
    const before = same ?? (page !== undefined && sign ? continued(bySign.get(sign), page) : undefined)
    if (before) {
      before.again.push(selection)
      if (page !== undefined) bySign.get(sign)?.pages.push(page)
      continue
    }
    const one = { selection, again: [] }
    out.push(one)
    if (!all.has(selection.guid)) all.set(selection.guid, one)
    if (make && pages) for (let n = 0; n < mostParts; n++) parts.set(guidFor(selection.guid, `part ${n}`, make), one)
    if (selection.place.in === 'text' && sign) bySign.set(sign, { ...one, pages: [] })
  }
  return out
}
/** On how many further pages one passage may go on. */
const mostParts = 12
const rank = ({ place }: RefiSelection): number => (place.in === 'text' ? 0 : 1)
const signOf = ({ name, at, codings }: RefiSelection): string =>
  name && at ? JSON.stringify([name, at, codings.map(({ code, by }) => `${code} ${by}`).sort()]) : ''
/** The next page of a passage whose page before is known. */
function continued<T extends { pages: number[] }>(one: T | undefined, page: number): T | undefined {
  return one?.pages.includes(page - 1) ? one : undefined
}

/** Whether an id came with a GUID from elsewhere. */
export const isForeign = (id: Id): boolean => guidIn(id.slice(id.indexOf('_') + 1)) !== undefined
export { wordless }
