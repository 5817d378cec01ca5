import type { Grouping } from '../../choices.ts'
import type { Id } from '../../ids.ts'
import type { Role } from '../../theory/lanes.ts'

/**
 * The web of causes with a place for everything: one geometry, which `marks.ts` turns into marks for a file and for the
 * screen. Lengths are CSS pixels from the upper left corner. Plain JSON: the server lays out, a browser paints.
 */
export interface Drawing {
  width: number
  height: number
  /** What it says, in sentences. */
  desc: string
  by: Grouping
  lanes: Lane[]
  bands: Band[]
  strips: Strip[]
  boxes: Box[]
  arrows: Arrow[]
}

export interface Place {
  x: number
  y: number
  width: number
  height: number
}

/** A column: of one role, or of the outcomes that are contexts of what stands to their right. */
export interface Lane {
  x: number
  width: number
  role: Role
  title: string
}

/** The configurations of one programme theory, or of one group of the framework. Folded, it stands for them. */
export interface Band extends Place {
  /** The theory or group; `none` for what belongs to none. */
  id: Id<'pt'> | Id<'grp'> | 'none'
  title: string
  folded: boolean
  configurations: number
  /** Parts that no source speaks to. */
  bare: number
}

/** One configuration: its title, and the room its own boxes take. */
export interface Strip extends Place {
  id: Id<'cmoc'>
  band: Band['id']
  number: string
  title: string
  /** How it stands to others where nothing is passed on, and what else its title needs: "negative; mirrors 3". */
  note: string
  /** The programme theory, where bands are groups of the framework, on the first that belongs to it. */
  heading?: string
  /** The height its boxes are centred on, and the baseline of its title. */
  middle: number
  baseline: number
  unpublished: boolean
  pinned?: true
}

/** A component where it stands. An outcome that becomes a context is one box, with several links. */
export interface Box extends Place {
  /** The link that it was drawn for first; of an empty slot, a name of its own. */
  id: string
  band: Band['id']
  component?: Id<'cmp'>
  links: Id<'lnk'>[]
  configurations: Id<'cmoc'>[]
  role: Role
  lines: string[]
  /** Beyond its words: level, whose it is, standing, and what speaks to it. */
  said: string[]
  /** Some source speaks to it, for or against. */
  evidenced: boolean
  missing: boolean
  pinned?: true
}

export interface Line {
  points: [number, number][]
  head: boolean
  dashed: boolean
}

/**
 * What leads from one thing to another. `step`: within a configuration from one lane to the next. `relation`: between two
 * configurations. `again`: an outcome is a context elsewhere, and could not be drawn as one box. `folded`: between bands.
 */
export interface Arrow {
  id: string
  as: 'step' | 'relation' | 'again' | 'folded'
  /** Boxes, strips or bands, by id. */
  from: string[]
  to: string[]
  configuration?: Id<'cmoc'>
  /** Both its ends are spoken to, or its relation is evidenced. */
  known: boolean
  /** It passes something on; else it only says how two configurations stand to each other. */
  carries: boolean
  says: string
  label?: { x: number; y: number; words: string }
  lines: Line[]
}
