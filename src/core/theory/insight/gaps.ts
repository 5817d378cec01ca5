import type { Event } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { templateOf } from '../../project/templates.ts'
import { after } from '../../screening/standing.ts'
import type { State } from '../../state.ts'
import { liveConfigurations } from '../lineage.ts'
import { linksOf } from '../links.ts'
import { allSetAside, countingEvidence } from '../synthesis.ts'

/** What is missing at one part of a configuration. */
type Gap =
  | 'empty'
  /** Nothing supports it. */
  | 'unsupported'
  /** Nobody found, or said that they looked for, anything that qualifies or speaks against it. */
  | 'unchallenged'
  /** One source alone supports it. */
  | 'one source'
  /** All that supports it is of one kind, or from one setting. */
  | 'one kind'
  | 'one setting'

export interface GapRow {
  configuration: Id<'cmoc'>
  slot: string
  /** Its links: to write in, to find evidence for. */
  links: Id<'lnk'>[]
  supporting: number
  challenging: number
  kinds: string[]
  settings: string[]
  gaps: Gap[]
  /** Of what kinds, from where and with which stances anything speaks to it, in support or not. */
  heard: Record<Side, readonly string[]>
}

/** By what the sources that speak to a part are told apart. */
export const gapSides = ['kind', 'setting', 'stance'] as const
export type Side = (typeof gapSides)[number]

/**
 * Where the theory rests on little, part by part, those with most missing first: empty, nothing in support, one source
 * alone, nothing that was sought against it, one kind of source, one setting. It counts and does not score. Rows are kept
 * for a state; whoever hands in the events has only those looked at again that something was said of since.
 */
export function gaps(state: State, events?: () => readonly Event[]): GapRow[] {
  const before = known.get(state)
  const since = before && (before.seq === state.seq ? [] : events && after(events(), before.seq))
  const kept = before && since ? before.rows : new Map<Id<'cmoc'>, GapRow[]>()
  for (const event of since ?? []) forget(kept, state, event)
  known.set(state, { seq: state.seq, rows: kept })
  const aside = allSetAside(state)
  const rows = liveConfigurations(state).flatMap(([id, { template }]) => {
    const here = kept.get(id) ?? rowsOf(state, id, template, aside)
    kept.set(id, here)
    return here
  })
  const weight = (row: GapRow) => row.gaps.reduce((sum, gap) => sum + weights[gap], 0)
  return rows
    .map((row, i) => ({ row, i, weight: weight(row) }))
    .sort((a, b) => b.weight - a.weight || a.i - b.i)
    .map(({ row }) => row)
}

const known = new WeakMap<State, { seq: number; rows: Map<Id<'cmoc'>, GapRow[]> }>()

/** Takes away the rows that may be others after an event: of the configurations it is about, or all. */
function forget(rows: Map<Id<'cmoc'>, GapRow[]>, state: State, { fact }: Event): void {
  const of = (value: object | null | undefined) => {
    const id = (value as { configuration?: Id<'cmoc'> } | null | undefined)?.configuration
    if (id) rows.delete(id)
  }
  switch (fact.type) {
    case 'evidence.linked':
    case 'link.placed':
      of(fact.from)
      of(fact.to)
      of(fact.type === 'evidence.linked' ? state.evidence.get(fact.id) : state.link.get(fact.id))
      return
    case 'configuration.formed':
      rows.delete(fact.id)
      return
    case 'synthesis.made':
    case 'source.described':
    case 'template.shaped':
      rows.clear()
  }
}

function rowsOf(state: State, configuration: Id<'cmoc'>, template: Id<'tpl'>, aside: ReadonlySet<Id<'evd'>>): GapRow[] {
  const slots = new Map(templateOf(state, template).slots.map(({ key }) => [key, emptyPart()]))
  const slotOf = new Map<Id<'lnk'>, Part>()
  for (const [id, { slot }] of linksOf(state, configuration)) {
    const part = slots.get(slot)
    part?.links.push(id)
    if (part) slotOf.set(id, part)
  }
  for (const [, { links, stance, source }] of countingEvidence(state, configuration, aside))
    for (const link of links) {
      const part = slotOf.get(link)
      part?.[stance === 'supports' ? 'supporting' : 'challenging'].add(source)
      part?.stances.add(stance)
    }
  return [...slots].map(([slot, { links, supporting, challenging, stances }]): GapRow => {
    const kinds = new Set<string>()
    const settings = new Set<string>()
    for (const source of supporting) toldBy(state, source, kinds, settings)
    const heard = { kind: new Set(kinds), setting: new Set(settings) }
    for (const source of challenging) toldBy(state, source, heard.kind, heard.setting)
    return {
      configuration,
      slot,
      links,
      supporting: supporting.size,
      challenging: challenging.size,
      kinds: [...kinds].sort(),
      settings: [...settings].sort(),
      gaps: gapsOf(links.length, supporting.size, challenging.size, kinds.size, settings.size),
      heard: { kind: [...heard.kind], setting: [...heard.setting], stance: [...stances] },
    }
  })
}

function toldBy(state: State, source: Id<'src'>, kinds: Set<string>, settings: Set<string>): void {
  const { evidenceKind, kind, country } = state.source.get(source) ?? {}
  const called = evidenceKind ?? kind
  if (called) kinds.add(called)
  if (country) settings.add(country)
}

interface Part {
  links: Id<'lnk'>[]
  supporting: Set<Id<'src'>>
  challenging: Set<Id<'src'>>
  stances: Set<string>
}
const emptyPart = (): Part => ({ links: [], supporting: new Set(), challenging: new Set(), stances: new Set() })

/** In which order gaps are shown; nothing is made of the sums. */
const weights: Readonly<Record<Gap, number>> = {
  empty: 100,
  unsupported: 50,
  'one source': 20,
  unchallenged: 4,
  'one kind': 2,
  'one setting': 1,
}

function gapsOf(links: number, supporting: number, challenging: number, kinds: number, settings: number): Gap[] {
  if (links === 0) return ['empty']
  if (supporting === 0) return challenging === 0 ? ['unsupported', 'unchallenged'] : ['unsupported']
  const found: Gap[] = []
  if (supporting === 1) found.push('one source')
  if (challenging === 0) found.push('unchallenged')
  if (supporting > 1 && kinds === 1) found.push('one kind')
  if (supporting > 1 && settings === 1) found.push('one setting')
  return found
}

/** Slot by slot: how many of its filled parts each kind, setting or stance speaks to. */
export function heardIn(rows: readonly GapRow[], side: Side, slotOf: (row: GapRow) => string) {
  const values = new Map<string, number>()
  const slots = new Map<string, { slot: string; parts: number; heard: Map<string, number> }>()
  for (const row of rows) {
    if (row.links.length === 0) continue
    const slot = slotOf(row)
    const one = slots.get(slot) ?? { slot, parts: 0, heard: new Map<string, number>() }
    slots.set(slot, one)
    one.parts++
    for (const value of row.heard[side]) {
      one.heard.set(value, (one.heard.get(value) ?? 0) + 1)
      values.set(value, (values.get(value) ?? 0) + 1)
    }
  }
  const order = [...values].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([value]) => value)
  return {
    values: order,
    slots: [...slots.values()].map(({ heard, ...one }) => ({
      ...one,
      counts: order.map((value) => heard.get(value) ?? 0),
    })),
  }
}
