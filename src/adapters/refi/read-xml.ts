// Past 300 lines: every element of the schema has its line here, so that it can be held beside Project.xsd.
import { SaxesParser } from 'saxes'
import {
  emptyRefi,
  type Guid,
  guidIn,
  type Refi,
  type RefiCase,
  type RefiCode,
  type RefiCoding,
  type RefiLink,
  type RefiNote,
  type RefiSelection,
  type RefiSet,
  type RefiSource,
  type RefiSourceKind,
  type RefiValue,
  variableTypes,
} from '../../core/coding/refi/refi.ts'
import { unreadable } from '../documents/reading.ts'

/** No project nests deeper; what does is made to exhaust its reader. */
const deepest = 100
const mostElements = 5_000_000

type Attributes = Record<string, string>
/** What an element is to its parent while it is open. */
interface Open {
  name: string
  /** What its children put their words and references into. */
  holds: Holder
  text?: ((words: string) => void) | undefined
  words: string
}
/** Anything that children of an element may add to. */
interface Holder {
  code?: RefiCode
  case?: RefiCase
  source?: RefiSource
  /** The words of a source, beside which text selections stand. */
  inText?: boolean
  transcript?: Transcript
  selection?: RefiSelection
  coding?: RefiCoding
  note?: RefiNote
  link?: RefiLink
  set?: RefiSet
  value?: RefiValue
  describe?: (words: string) => void
  notes?: Guid[]
}
/** Selections of a transcript name points in time, which stand at places in its text. */
interface Transcript {
  points: Map<string, number>
  waiting: { selection: RefiSelection; from?: Guid | undefined; to?: Guid | undefined }[]
}

/**
 * Reads QDA-XML: a project (`.qde`) or a codebook (`.qdc`), whatever its namespace is called. Elements that are not known
 * are passed over; entities other than XML's five are not known, so that no file can swell. Throws `Unreadable` for XML
 * that is not well made, for what is neither, and for what is nested or long without measure.
 */
export function readRefi(pieces: Iterable<string>): { refi: Refi; kind: 'project' | 'codebook' } {
  const refi = emptyRefi()
  const open: Open[] = []
  let kind: 'project' | 'codebook' | undefined
  let elements = 0
  const parser = new SaxesParser({ position: true })
  parser.on('error', (error) => {
    const line = /^(\d+):/.exec(error.message)?.[1]
    throw unreadable(
      'damaged',
      `Its XML is not well made${line ? ` in line ${line}` : ''}: ${error.message
        .replace(/^\d+:\d+: /, '')
        .replace(/\.$/, '')
        .slice(0, 120)}.`,
      'Export it again from the program it comes from.',
    )
  })
  parser.on('opentag', ({ name: written, attributes }) => {
    const name = written.slice(written.indexOf(':') + 1)
    if (++elements > mostElements)
      throw unreadable('too-large', 'It has more than five million elements.', 'Export it in parts.')
    if (open.length >= deepest)
      throw unreadable('damaged', `Its elements are nested more than ${deepest} deep.`, 'Export it again.')
    if (open.length === 0) {
      if (name !== 'Project' && name !== 'CodeBook')
        throw unreadable(
          'unknown-format',
          `It is no project and no codebook of REFI-QDA, but begins with <${name.slice(0, 40)}>.`,
          'Export it as REFI-QDA: .qdpx or .qdc.',
        )
      kind = name === 'Project' ? 'project' : 'codebook'
    }
    const parent = open.at(-1)
    open.push({
      name,
      words: '',
      ...(begin[name]?.(attributes as Attributes, parent?.holds ?? {}, refi, parent?.name) ?? { holds: {} }),
    })
  })
  const said = (words: string) => {
    const last = open.at(-1)
    if (last?.text) last.words += words
  }
  parser.on('text', said)
  parser.on('cdata', said)
  parser.on('closetag', () => {
    const closed = open.pop()
    closed?.text?.(closed.words)
    if (closed?.name === 'Transcript' && closed.holds.transcript) settle(closed.holds.transcript)
  })
  for (const piece of pieces) parser.write(piece)
  parser.close()
  if (!kind) throw unreadable('damaged', 'It holds no XML.', 'Export it again.')
  return { refi, kind }
}

type Begin = (
  attributes: Attributes,
  within: Holder,
  refi: Refi,
  parent: string | undefined,
) => { holds: Holder; text?: (words: string) => void } | undefined

const describes = (thing: { description?: string | undefined }) => (words: string) => {
  thing.description = words
}
const made = ({ creatingUser, creationDateTime, modifyingUser, modifiedDateTime }: Attributes) => ({
  by: guidIn(creatingUser ?? modifyingUser),
  at: creationDateTime ?? modifiedDateTime,
})
/** GUIDs are what everything hangs on. */
function guid({ guid: written }: Attributes, what: string): Guid {
  const found = guidIn(written)
  if (found) return found
  throw unreadable(
    'damaged',
    `A ${what} has no GUID${written === undefined ? '' : `, but “${written.slice(0, 60)}”`}.`,
    'Export it again from the program it comes from.',
  )
}
const whole = (written: string | undefined): number => {
  const n = Number(written)
  return written !== undefined && written.trim() !== '' && Number.isFinite(n) ? Math.round(n) : Number.NaN
}
const target = ({ targetGUID, guid }: Attributes): Guid[] => {
  const found = guidIn(targetGUID ?? guid)
  return found ? [found] : []
}

const sourceOf =
  (kind: RefiSourceKind): Begin =>
  (a, _, refi) => {
    const source: RefiSource = {
      kind,
      guid: guid(a, 'source'),
      name: a.name,
      path: kind === 'text' ? a.richTextPath : (a.path ?? a.currentPath),
      selections: [],
      codings: [],
      notes: [],
      values: [],
      ...made(a),
      ...(kind === 'text' && { text: { path: a.plainTextPath } }),
    }
    refi.sources.push(source)
    return {
      holds: { source, inText: kind === 'text', notes: source.notes, describe: describes(source) },
    }
  }

const selected = (source: RefiSource | undefined, selection: RefiSelection) => {
  source?.selections.push(selection)
  return {
    holds: { selection, notes: selection.notes, describe: describes(selection) },
  }
}
const selectionOf = (a: Attributes, place: RefiSelection['place']): RefiSelection => ({
  guid: guid(a, 'selection'),
  name: a.name,
  place,
  codings: [],
  notes: [],
  ...made(a),
})
const elsewhere =
  (what: (a: Attributes) => string): Begin =>
  (a, { source }) =>
    selected(source, selectionOf(a, { in: 'elsewhere', what: what(a) }))
const seconds = (a: Attributes) => `${whole(a.begin) / 1_000} to ${whole(a.end) / 1_000} seconds`

/** What each element of the schema begins. Those that are not here, such as `Users` and `Codes`, only hold others. */
const begin: Record<string, Begin> = {
  Project: (a, _, refi) => {
    refi.name = a.name ?? ''
    refi.origin = a.origin
    return { holds: { notes: refi.notes, describe: describes(refi) } }
  },
  CodeBook: (a, _, refi, parent) => {
    if (parent === undefined) refi.origin = a.origin
    return { holds: {} }
  },
  User: (a, _, refi) => {
    refi.users.push({ guid: guid(a, 'user'), name: a.name ?? a.id })
    return { holds: {} }
  },
  Code: (a, within, refi) => {
    const code: RefiCode = {
      guid: guid(a, 'code'),
      name: a.name ?? '',
      codable: a.isCodable !== 'false' && a.isCodable !== '0',
      colour: a.color,
      notes: [],
      ...(within.code && { parent: within.code.guid }),
    }
    refi.codes.push(code)
    return { holds: { code, notes: code.notes, describe: describes(code) } }
  },
  Codes: (_, within) => ({ holds: within }),
  Variable: (a, _, refi) => {
    const type = variableTypes.find((one) => one === a.typeOfVariable) ?? 'Text'
    const variable: Refi['variables'][number] = { guid: guid(a, 'variable'), name: a.name ?? '', type }
    refi.variables.push(variable)
    return { holds: { describe: describes(variable) } }
  },
  Case: (a, _, refi) => {
    const one: RefiCase = { guid: guid(a, 'case'), name: a.name, codes: [], values: [], sources: [], selections: [] }
    refi.cases.push(one)
    return { holds: { case: one, describe: describes(one) } }
  },
  TextSource: sourceOf('text'),
  PDFSource: sourceOf('pdf'),
  PictureSource: sourceOf('picture'),
  AudioSource: sourceOf('audio'),
  VideoSource: sourceOf('video'),
  // Of a source its words; of a selection only the words it is shown by, which stand in its name as well.
  Representation: (a, { source, selection }) => {
    if (!source || selection) return { holds: {} }
    source.text = { guid: guid(a, 'representation'), path: a.plainTextPath }
    return { holds: { source, inText: true, notes: source.notes } }
  },
  TextDescription: () => ({ holds: {} }),
  Transcript: (a, { source }) => {
    if (!source || source.text) return { holds: {} }
    source.text = { guid: guid(a, 'transcript'), path: a.plainTextPath }
    return { holds: { source, inText: true, notes: source.notes, transcript: { points: new Map(), waiting: [] } } }
  },
  SyncPoint: (a, { transcript }) => {
    const [at, id] = [whole(a.position), guidIn(a.guid)]
    if (transcript && id && Number.isFinite(at)) transcript.points.set(id, at)
    return { holds: {} }
  },
  TranscriptSelection: (a, { source, transcript }) => {
    const selection = selectionOf(a, { in: 'elsewhere', what: 'a stretch of a recording' })
    transcript?.waiting.push({ selection, from: guidIn(a.fromSyncPoint), to: guidIn(a.toSyncPoint) })
    return selected(source, selection)
  },
  PlainTextContent: (_, { source, inText, note }) => {
    if (note)
      return {
        holds: {},
        text: (words) => {
          note.content = words
        },
      }
    const text = inText ? source?.text : undefined
    if (!text) return { holds: {} }
    return {
      holds: {},
      text: (words) => {
        text.content = words
      },
    }
  },
  PlainTextSelection: (a, { source, note }) =>
    note
      ? { holds: {} }
      : selected(source, selectionOf(a, { in: 'text', start: whole(a.startPosition), end: whole(a.endPosition) })),
  PDFSelection: (a, { source }) =>
    selected(
      source,
      selectionOf(a, {
        in: 'page',
        page: whole(a.page),
        first: [whole(a.firstX), whole(a.firstY)],
        second: [whole(a.secondX), whole(a.secondY)],
      }),
    ),
  PictureSelection: elsewhere(
    (a) => `the region ${[a.firstX, a.firstY, a.secondX, a.secondY].map(whole).join(', ')} of a picture`,
  ),
  AudioSelection: elsewhere(seconds),
  VideoSelection: elsewhere(seconds),
  Coding: (a, { source, selection, note }) => {
    if (note) return { holds: {} }
    const coding: RefiCoding = { guid: guid(a, 'coding'), code: '', notes: [], ...made(a) }
    ;(selection ?? source)?.codings.push(coding)
    return { holds: { coding, notes: coding.notes } }
  },
  CodeRef: (a, { coding, case: one }) => {
    const [code] = target(a)
    if (coding) coding.code = code ?? ''
    else if (one && code) one.codes.push(code)
    return { holds: {} }
  },
  VariableValue: (_, { case: one, source, note }) => {
    if (note) return { holds: {} }
    const value: RefiValue = { variable: '' }
    ;(one ?? source)?.values.push(value)
    return { holds: { value } }
  },
  VariableRef: (a, { value }) => {
    const [variable] = target(a)
    if (value) value.variable = variable ?? ''
    return { holds: {} }
  },
  SourceRef: (a, { case: one }) => {
    one?.sources.push(...target(a))
    return { holds: {} }
  },
  SelectionRef: (a, { case: one }) => {
    one?.selections.push(...target(a))
    return { holds: {} }
  },
  Note: (a, _, refi) => {
    const note: RefiNote = { guid: guid(a, 'note'), name: a.name, path: a.plainTextPath, ...made(a) }
    refi.noteTexts.push(note)
    return { holds: { note, describe: describes(note) } }
  },
  NoteRef: (a, { notes }) => {
    notes?.push(...target(a))
    return { holds: {} }
  },
  Link: (a, _, refi) => {
    const link: RefiLink = {
      guid: guid(a, 'link'),
      name: a.name,
      direction: a.direction,
      origin: guidIn(a.originGUID),
      target: guidIn(a.targetGUID),
      notes: [],
    }
    refi.links.push(link)
    return { holds: { link, notes: link.notes } }
  },
  Set: (a, _, refi) => {
    const set: RefiSet = { guid: guid(a, 'set'), name: a.name ?? '', codes: [], sources: [], notes: [] }
    refi.sets.push(set)
    return { holds: { set, describe: describes(set) } }
  },
  MemberCode: (a, { set }) => {
    set?.codes.push(...target(a))
    return { holds: {} }
  },
  MemberSource: (a, { set }) => {
    set?.sources.push(...target(a))
    return { holds: {} }
  },
  MemberNote: (a, { set }) => {
    set?.notes.push(...target(a))
    return { holds: {} }
  },
  Graph: (_, __, refi) => {
    refi.graphs++
    return { holds: {} }
  },
  Description: (_, { describe }) => (describe ? { holds: {}, text: describe } : { holds: {} }),
}
for (const type of variableTypes)
  begin[`${type}Value`] = (_, { value }) => ({
    holds: {},
    text: (words) => {
      if (value) value.value = words
    },
  })

/** Selections of a transcript whose points in time have places in its text stand in the text. */
function settle({ points, waiting }: Transcript): void {
  for (const { selection, from, to } of waiting) {
    const [start, end] = [from && points.get(from), to && points.get(to)]
    if (typeof start === 'number' && typeof end === 'number') selection.place = { in: 'text', start, end }
  }
}
