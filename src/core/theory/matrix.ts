import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { includedSources } from '../screening/outcome.ts'
import type { State } from '../state.ts'
import { Stance } from './facts.ts'
import { liveConfigurations } from './lineage.ts'
import { linksOf } from './links.ts'
import { allSetAside } from './synthesis.ts'

/** What one source says of one configuration: by slot, by link, and of the whole. */
export interface MatrixCell {
  configuration: Id<'cmoc'>
  /** Every stance the source takes here, strongest first; none when the source says nothing of it. */
  stances: Stance[]
  /** One for each slot of the template, in order. */
  slots: { slot: string; stances: Stance[] }[]
  links: { link: Id<'lnk'>; stances: Stance[] }[]
  /** Stances of evidence that hangs on no part. */
  whole: Stance[]
  evidence: Id<'evd'>[]
}

export interface Matrix {
  rows: {
    source: Id<'src'>
    /** It was used to build the theory as well, so that its support is no independent test. */
    built: boolean
    /** In how many of the configurations it is used. */
    used: number
    cells: MatrixCell[]
  }[]
  columns: { configuration: Id<'cmoc'>; sources: number; links: Id<'lnk'>[] }[]
  /** Filled cells: pairs of a source and a configuration. */
  links: number
}

/**
 * Source × configuration (the contribution table that reviews append). Rows: included sources, also those that say
 * nothing, and every other source with evidence here that counts, by label. Columns: the configurations given, else those of the
 * theory now, in order. Whoever has the included sources hands them in: of 100,000 they are long to find.
 */
export function matrix(
  state: State,
  configurations: readonly Id<'cmoc'>[] = liveConfigurations(state).map(([id]) => id),
  included: readonly Id<'src'>[] = includedSources(state),
): Matrix {
  const pieces = new Map<Id<'src'>, Map<Id<'cmoc'>, Id<'evd'>[]>>()
  const sources = new Set(included)
  const asked = new Set(configurations)
  const aside = allSetAside(state)
  for (const [id, { source, configuration }] of state.evidence) {
    if (!asked.has(configuration) || aside.has(id)) continue
    sources.add(source)
    const said = pieces.get(source) ?? new Map<Id<'cmoc'>, Id<'evd'>[]>()
    pieces.set(source, said.set(configuration, [...(said.get(configuration) ?? []), id]))
  }
  const shapes = configurations.map((configuration) => ({
    configuration,
    links: linksOf(state, configuration).map(([id, { slot }]) => ({ id, slot })),
    slots: slotsOf(state, configuration),
  }))
  // Most cells are empty: those of a column are one and the same, and so are rows that say nothing.
  const empty = shapes.map((shape) => cell(state, shape, []))
  const built = builders(state)
  const labels = new Map([...sources].map((source) => [source, sourceLabel(state, source)]))
  const order = new Intl.Collator('en', { numeric: true })
  const rows = [...sources]
    .sort((a, b) => order.compare(labels.get(a) ?? a, labels.get(b) ?? b) || (a < b ? -1 : 1))
    .map((source) => {
      const said = pieces.get(source)
      const cells = said
        ? shapes.map((shape, i) => {
            const evidence = said.get(shape.configuration)
            return evidence ? cell(state, shape, evidence) : (empty[i] as MatrixCell)
          })
        : empty
      return { source, built: built.has(source), used: said?.size ?? 0, cells }
    })
  return {
    rows,
    columns: shapes.map(({ configuration, links }, i) => ({
      configuration,
      sources: rows.filter((row) => (row.cells[i]?.evidence.length ?? 0) > 0).length,
      links: links.map(({ id }) => id),
    })),
    links: rows.reduce((sum, { used }) => sum + used, 0),
  }
}

interface Shape {
  configuration: Id<'cmoc'>
  links: { id: Id<'lnk'>; slot: string }[]
  slots: string[]
}

function cell(state: State, { configuration, links, slots }: Shape, evidence: Id<'evd'>[]): MatrixCell {
  const said = evidence.flatMap((id) => state.evidence.get(id) ?? [])
  const stances = (keep: (on: readonly Id<'lnk'>[]) => boolean) =>
    Stance.options.filter((stance) => said.some((piece) => piece.stance === stance && keep(piece.links)))
  return {
    configuration,
    stances: stances(() => true),
    slots: slots.map((slot) => ({
      slot,
      stances: stances((on) => links.some((link) => link.slot === slot && on.includes(link.id))),
    })),
    links: links.map(({ id: link }) => ({ link, stances: stances((on) => on.includes(link)) })),
    whole: stances((on) => on.length === 0),
    evidence,
  }
}

const slotsOf = (state: State, cmoc: Id<'cmoc'>): string[] => {
  const configuration = state.configuration.get(cmoc)
  return configuration ? templateOf(state, configuration.template).slots.map((slot) => slot.key) : []
}

/** The sources that the theory was built from: said to be, or cited by a theme of the scoping. */
export function builders(state: State): Set<Id<'src'>> {
  const built = new Set<Id<'src'>>()
  for (const [id, source] of state.source) if (source.uses?.includes('theory building')) built.add(id)
  for (const theme of state.theme.values()) for (const source of theme.sources) built.add(source)
  return built
}
