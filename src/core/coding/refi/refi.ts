/**
 * A project as REFI-QDA 1.0 has it (QDA-XML, Project.xsd, 18 March 2019), made plain: what a file says, before anything is
 * decided of it. GUIDs are in small letters without braces; dates are as written.
 */
export interface Refi {
  name: string
  /** The program that wrote it. */
  origin?: string | undefined
  description?: string | undefined
  /** Notes on the project as a whole. */
  notes: Guid[]
  users: RefiUser[]
  codes: RefiCode[]
  variables: RefiVariable[]
  cases: RefiCase[]
  sources: RefiSource[]
  /** All notes, which other things name. */
  noteTexts: RefiNote[]
  links: RefiLink[]
  sets: RefiSet[]
  /** Drawings, which are counted and not taken in. */
  graphs: number
}
export type Guid = string

/** Who made a thing, and when. */
interface Made {
  by?: Guid | undefined
  at?: string | undefined
}
interface RefiUser {
  guid: Guid
  name?: string | undefined
}
export interface RefiCode {
  guid: Guid
  name: string
  parent?: Guid | undefined
  codable: boolean
  colour?: string | undefined
  description?: string | undefined
  notes: Guid[]
}
export interface RefiVariable {
  guid: Guid
  name: string
  type: (typeof variableTypes)[number]
  description?: string | undefined
}
export const variableTypes = ['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'] as const
export interface RefiValue {
  variable: Guid
  value?: string | undefined
}
export interface RefiCase {
  guid: Guid
  name?: string | undefined
  description?: string | undefined
  codes: Guid[]
  values: RefiValue[]
  sources: Guid[]
  selections: Guid[]
}
export interface RefiCoding extends Made {
  guid: Guid
  code: Guid
  notes: Guid[]
}
/** Where a selection stands. Text: code points of the plain text. Page: points from the lower left, pages from 0. */
type RefiPlace =
  | { in: 'text'; start: number; end: number }
  | { in: 'page'; page: number; first: [x: number, y: number]; second: [x: number, y: number] }
  | { in: 'elsewhere'; what: string }
export interface RefiSelection extends Made {
  guid: Guid
  name?: string | undefined
  description?: string | undefined
  place: RefiPlace
  codings: RefiCoding[]
  notes: Guid[]
}
export type RefiSourceKind = 'text' | 'pdf' | 'picture' | 'audio' | 'video'
export interface RefiSource extends Made {
  kind: RefiSourceKind
  guid: Guid
  name?: string | undefined
  description?: string | undefined
  /** The file itself: the rich text of a text, the PDF, the picture or recording. */
  path?: string | undefined
  /** The words that offsets are counted in: here, or in a member of the archive. */
  text?: { guid?: Guid | undefined; content?: string | undefined; path?: string | undefined } | undefined
  selections: RefiSelection[]
  codings: RefiCoding[]
  notes: Guid[]
  values: RefiValue[]
}
export interface RefiNote extends Made {
  guid: Guid
  name?: string | undefined
  content?: string | undefined
  path?: string | undefined
  description?: string | undefined
}
export interface RefiLink {
  guid: Guid
  name?: string | undefined
  direction?: string | undefined
  origin?: Guid | undefined
  target?: Guid | undefined
  notes: Guid[]
}
export interface RefiSet {
  guid: Guid
  name: string
  description?: string | undefined
  codes: Guid[]
  sources: Guid[]
  notes: Guid[]
}

export const emptyRefi = (name = ''): Refi => ({
  name,
  notes: [],
  users: [],
  codes: [],
  variables: [],
  cases: [],
  sources: [],
  noteTexts: [],
  links: [],
  sets: [],
  graphs: 0,
})

/** "{AD68FBE7-…}" and "ad68fbe7-…" are one; undefined for what is no GUID. */
export function guidIn(written: string | undefined): Guid | undefined {
  const found = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i.exec(written?.trim() ?? '')
  return found?.[1]?.toLowerCase()
}

/** Makes the same GUID of the same words on every machine (RFC 9562, version 5). */
export type MakeGuid = (words: string) => Guid

/** The GUID of a thing of ours: the one it came with, which its id holds, else one made of its id. */
export const guidOf = (id: string, make: MakeGuid): Guid => guidIn(id.slice(id.indexOf('_') + 1)) ?? make(id)

/** The GUID of what belongs to a thing: its memo, its text. */
export const guidFor = (guid: Guid, what: string, make: MakeGuid): Guid => make(`${guid} ${what}`)
