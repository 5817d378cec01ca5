import { ownKinds, type ReplySays, witnessKinds } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import type { Slot } from '../project/facts.ts'
import { templateOf } from '../project/templates.ts'
import { get, inOrder, type State } from '../state.ts'
import { slotName } from '../theory/coverage.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { evidenceOf, linksOf } from '../theory/links.ts'
import { counted, listed } from '../wording.ts'
import type { Heard } from './heard.ts'
import { type Stopping, stoppingOf } from './stopping.ts'

type Way = Value<'samplingTarget'>['way']

/** What one theory still lacks, and whom or what to hear about it next. */
export interface Lack {
  configuration: Id<'cmoc'>
  /** Parts to which nothing of the field speaks, by name, and the links. */
  parts: { name: string; links: Id<'lnk'>[] }[]
  /** Roles that were heard about something, and not about this. */
  roles: string[]
  /** Cases from which nothing speaks to it. */
  cases: Id<'cas'>[]
  /** Some confirm it and some deny it. */
  split: boolean
  stopping: Stopping
  next: { way: Way; role: string | undefined; case: Id<'cas'> | undefined; because: string } | undefined
}

/**
 * A sampling frame led by theory: not how many are enough, but who could still tell something about which part of it
 * (Emmel 2013; RAMESES II, item 12). Theories that nobody was asked about come first, then those on which people differ,
 * then those with parts, roles and cases not heard.
 */
export function samplingFrame(state: State, all: readonly Heard[]): Lack[] {
  const roles = [...new Set([...all.flatMap((one) => one.roles), ...plannedRoles(state)])]
  const spoken = new Map<string, number>(roles.map((role) => [role, 0]))
  for (const one of all) for (const role of one.roles) spoken.set(role, (spoken.get(role) ?? 0) + one.replies.length)
  const lacks = liveConfigurations(state).map(([id]) => lackOf(state, all, id, roles, spoken))
  const weight = ({ stopping, split, parts, roles, cases, next }: Lack) =>
    !next
      ? 0
      : (stopping.asked === 0 ? 1000 : 0) + (split ? 500 : 0) + parts.length * 20 + roles.length * 5 + cases.length
  return lacks.sort((a, b) => weight(b) - weight(a))
}

const plannedRoles = (state: State) =>
  [...state.samplingTarget.values()].flatMap(({ way, role, done }) =>
    way === 'interview' && !done ? (role ?? []) : [],
  )

function lackOf(
  state: State,
  all: readonly Heard[],
  id: Id<'cmoc'>,
  roles: readonly string[],
  spoken: ReadonlyMap<string, number>,
): Lack {
  const field = evidenceOf(state, id).filter(([, { source }]) => isField(state, source))
  const told = all.filter((one) => isView(one.said.get(id)) || field.some(([, piece]) => piece.source === one.source))
  const said = new Set(told.map((one) => one.said.get(id)))
  const heardRoles = new Set(told.flatMap((one) => one.roles))
  const heardCases = new Set(told.flatMap((one) => one.case ?? []))
  const { parts, first } = silentParts(state, id, new Set(field.flatMap(([, { links }]) => links)))
  const lack = {
    configuration: id,
    parts,
    roles: roles.filter((role) => !heardRoles.has(role)),
    cases: inOrder(state, 'case').flatMap(([one]) => (heardCases.has(one) ? [] : [one])),
    split: said.has('confirms') && said.has('falsifies'),
    stopping: stoppingOf(state, all, id),
  }
  return { ...lack, next: nextFor(lack, first, heardRoles, spoken) }
}

const isView = (says: ReplySays | undefined) => says !== undefined && says !== 'no view'
const isField = (state: State, source: Id<'src'>) =>
  (ownKinds as readonly string[]).includes(get(state, 'source', source)?.kind ?? '')

function silentParts(state: State, id: Id<'cmoc'>, spokenTo: ReadonlySet<Id<'lnk'>>) {
  const template = state.configuration.get(id)?.template
  const links = linksOf(state, id)
  const silent = template
    ? templateOf(state, template).slots.flatMap((slot) => {
        const here = links.filter(([, link]) => link.slot === slot.key).map(([one]) => one)
        return here.length > 0 && !here.some((one) => spokenTo.has(one)) ? [{ slot, links: here }] : []
      })
    : []
  // What goes on in people is the hardest to learn in another way than by asking them.
  const first = (['rea', 'c', 'res', 'o', 'other'] as const).find((role) =>
    silent.some(({ slot }) => slot.role === role),
  )
  return { parts: silent.map(({ slot, links }) => ({ name: slotName(slot), links })), first }
}

/** The first of a list, and how many more: who they all are stands in the table of what was heard. */
const few = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${counted(names.length - 2, 'other')}` : listed(names)

/** Who reasons can tell of it; what is done is seen; what followed stands in minutes and numbers. */
const wayTo: Record<Slot['role'], Way> = {
  rea: 'interview',
  c: 'interview',
  res: 'observation',
  o: 'minutes',
  other: 'observation',
}

function nextFor(
  { parts, roles, cases, split, stopping }: Omit<Lack, 'next'>,
  first: Slot['role'] | undefined,
  heardRoles: ReadonlySet<string>,
  spoken: ReadonlyMap<string, number>,
): Lack['next'] {
  const reasons: string[] = []
  const role = [...roles].sort((a, b) => (spoken.get(a) ?? 0) - (spoken.get(b) ?? 0))[0]
  if (stopping.asked === 0) reasons.push('nobody has spoken to it yet')
  if (split) reasons.push('some confirm it and some deny it')
  if (parts.length > 0 && stopping.asked > 0)
    reasons.push(`no passage from the field speaks to its ${listed(parts.map(({ name }) => name))}`)
  if (role && stopping.asked > 0 && heardRoles.size > 0) reasons.push(`only ${few([...heardRoles])} spoke to it`)
  if (cases.length > 0 && stopping.asked > 0) reasons.push('cases are left from which nothing speaks to it')
  if (reasons.length === 0 || (stopping.enough && !split && parts.length === 0 && !role && cases.length === 0)) return
  const way = stopping.asked === 0 || split || !first ? 'interview' : wayTo[first]
  return { way, role: way === 'interview' ? role : undefined, case: cases[0], because: reasons.join('; ') }
}

/** A planned target with how many were heard of it: people who were interviewed, else sources of its kind. */
export function targetsWithHeard(state: State, all: readonly Heard[]) {
  return inOrder(state, 'samplingTarget').map(([id, value]) => ({
    id,
    value,
    heard: whoWasHeard(state, all, value).length,
  }))
}

/** Who, or of another way than interviews what, was heard of a target, by id. */
export function whoWasHeard(state: State, all: readonly Heard[], target: Value<'samplingTarget'>): Id[] {
  const within = (one: Id<'cas'> | undefined): boolean =>
    target.case === undefined || (one !== undefined && (one === target.case || within(get(state, 'case', one)?.within)))
  const fits = all.filter(
    (one) =>
      one.consent !== 'withdrawn' &&
      (target.way === 'document' ? !isWitness(one.kind) : one.kind === target.way) &&
      within(one.case),
  )
  if (target.way !== 'interview') return fits.map(({ source }) => source)
  const wanted = target.role?.trim().toLowerCase()
  const sources = new Set(fits.map(({ source }) => source))
  return [...state.participant].flatMap(([id, { source, role, consent }]) =>
    consent !== 'withdrawn' && source && sources.has(source) && (!wanted || role.trim().toLowerCase() === wanted)
      ? [id]
      : [],
  )
}
const isWitness = (kind: string) => (witnessKinds as readonly string[]).includes(kind)
