import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { get, type State } from '../state.ts'
import { besidesOf } from '../theory/beside.ts'
import { coverage, slotName } from '../theory/coverage.ts'
import { numberOf } from '../theory/lineage.ts'
import { countingEvidence } from '../theory/synthesis.ts'
import { counted, inWords, listed, sentenceCase } from '../wording.ts'

/** What a guideline rests on in one of its configurations. */
export interface Grounds {
  configuration: Id<'cmoc'>
  label: string
  title: string
  /** Its number in the version that the guideline names, and what that version is called. */
  version: { name: string; number: string } | undefined
  /** How strong it is, in words: what speaks for each part, and what does not. Never a score. */
  strength: string
  sources: { id: Id<'src'>; label: string }[]
  /** "Sixteen articles, two reports". */
  kinds: string
  /** "England (six), Scotland and Ontario; of three it is not recorded". */
  settings: string
  /** What does not simply support it: which source, how, and to which parts. */
  contrary: { source: Id<'src'>; label: string; stance: Value<'evidence'>['stance']; of: string }[]
  rivals: { id: Id<'cmoc'>; label: string; title: string }[]
  /** What follows from the counts: what nobody speaks to, where nobody looked, from where it comes. */
  limits: string[]
}

/** The trace of a guideline (realist-method G-03): configurations, versions, evidence, settings, rivals, limits. */
export const groundsOf = (
  state: State,
  { configurations, version }: Pick<Value<'guideline'>, 'configurations' | 'version'>,
): Grounds[] => configurations.map((id) => groundsIn(state, id, version))

function groundsIn(state: State, id: Id<'cmoc'>, version: Id<'ver'> | undefined): Grounds {
  const evidence = countingEvidence(state, id).map(([, piece]) => piece)
  const covered = coverage(state, id)
  const sources = [...new Set(evidence.map(({ source }) => source))]
  const number = version && numberOf(state, id, version)
  const slots = covered?.slots ?? []
  const partsOf = (links: readonly Id<'lnk'>[]) =>
    listed(
      slots.flatMap(({ slot, links: here }) => (here.some(({ link }) => links.includes(link)) ? [slotName(slot)] : [])),
    )
  const contrary = evidence
    .filter(({ stance }) => stance === 'qualifies' || stance === 'refutes' || stance === 'absent')
    .map(({ source, stance, links }) => ({ source, label: sourceLabel(state, source), stance, of: partsOf(links) }))
  const rivals = besidesOf(state, id).filter(({ kind }) => kind === 'rivals')
  const silent = slots.filter(({ sources: n }) => n === 0).map(({ slot }) => `the ${slotName(slot)}`)
  const places = tally(sources, (source) => get(state, 'source', source)?.country?.trim())
  const [place, ...others] = places.known
  return {
    configuration: id,
    label: configurationLabel(state, id),
    title: get(state, 'configuration', id)?.title ?? '',
    version: number ? { name: get(state, 'version', version)?.name ?? '', number } : undefined,
    strength: covered?.words ?? '',
    sources: sources.map((source) => ({ id: source, label: sourceLabel(state, source) })),
    kinds: sentenceCase(
      listed(tally(sources, (source) => get(state, 'source', source)?.kind).known.map(([kind, n]) => counted(n, kind))),
    ),
    settings: settingsInWords(places),
    contrary,
    rivals: rivals.map((rival) => ({
      id: rival.id,
      label: configurationLabel(state, rival.id),
      title: get(state, 'configuration', rival.id)?.title ?? '',
    })),
    limits: [
      ...(silent.length > 0 ? [`No source speaks of ${listed(silent, 'or')}.`] : []),
      ...(place && others.length === 0 && places.unknown === 0 && sources.length > 1
        ? [`All its sources come from ${place[0]}.`]
        : []),
      ...(sources.length === 1 ? ['It rests on one source.'] : []),
      ...(contrary.length === 0 && rivals.length === 0
        ? ['Nothing recorded speaks against it: it may be that nobody looked.']
        : []),
    ],
  }
}

interface Tally {
  known: [value: string, n: number][]
  unknown: number
}

/** How many have which value, the most first. */
function tally(sources: readonly Id<'src'>[], told: (source: Id<'src'>) => string | undefined): Tally {
  const counts = new Map<string, number>()
  let unknown = 0
  for (const source of sources) {
    const value = told(source)
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
    else unknown++
  }
  return { known: [...counts].sort(([, a], [, b]) => b - a), unknown }
}

function settingsInWords({ known, unknown }: Tally): string {
  const places = listed(known.map(([place, n]) => (n > 1 ? `${place} (${inWords(n)})` : place)))
  if (unknown === 0) return places
  return places ? `${places}; of ${counted(unknown, 'source')} it is not recorded` : 'Not recorded'
}
