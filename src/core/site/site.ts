import type { Event } from '../fact.ts'
import type { Id } from '../ids.ts'
import { published, unnamed } from '../project/published.ts'
import { type Block, type Citations, citedIn } from '../report/blocks.ts'
import { anchorOf, blockHtml } from '../report/html.ts'
import { sectionsOfReport } from '../report/report.ts'
import type { Section } from '../report/section.ts'
import { comparison } from '../report/sections/comparison.ts'
import { declarations } from '../report/sections/declarations.ts'
import { definitions } from '../report/sections/definitions.ts'
import { deviations } from '../report/sections/deviations.ts'
import { evaluationFlowSection } from '../report/sections/evaluation-flow.ts'
import { flowSection } from '../report/sections/flow.ts'
import { guidance } from '../report/sections/guidance.ts'
import { initialTheory } from '../report/sections/initial-theory.ts'
import { lineageSection } from '../report/sections/lineage.ts'
import { matrixSection } from '../report/sections/matrix.ts'
import { methods } from '../report/sections/methods.ts'
import { phases } from '../report/sections/phases.ts'
import { refinements } from '../report/sections/refinements.ts'
import { searches } from '../report/sections/searches.ts'
import { statements } from '../report/sections/statements.ts'
import { themes } from '../report/sections/themes.ts'
import { theorySection } from '../report/sections/theory.ts'
import { flow } from '../screening/flow.ts'
import type { State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import type { Names } from '../trail.ts'
import { counted, sentenceCase } from '../wording.ts'
import { html, type Markup, raw } from './markup.ts'
import { addresses, framed, type Page, roomsOf, whereabouts } from './page.ts'
import { searchIndex, searchPage, searchScript } from './search.ts'
import { sourceList, sourcePages } from './source-pages.ts'
import { siteStyle } from './style.ts'
import { configurationPages, theoryList, theoryPages } from './theory-pages.ts'

interface SiteOptions {
  events?: readonly Event[]
  /** What the team is called. Without it nobody is named. */
  names?: Names | undefined
  citations?: (cited: readonly Id<'src'>[], state: State) => Citations
  language?: string
  /** Whether `events` are the whole journal: only then is its hash printed, since a hash tells of what is hidden too. */
  whole?: boolean
}

export interface SiteFile {
  path: string
  text: string
}

/** What these parts of the report are of, in its order; nothing else of it is computed. */
const shown: readonly Section[] = [
  definitions,
  methods,
  phases,
  searches,
  flowSection,
  evaluationFlowSection,
  themes,
  initialTheory,
  theorySection,
  matrixSection,
  lineageSection,
  refinements,
  statements,
  comparison,
  guidance,
  deviations,
  declarations,
]

/** Which parts of the report each room shows, by the ids of their headings. What people decided one by one is in none. */
const parts: Record<string, readonly string[]> = {
  'guidance.html': ['guidance'],
  'web.html': ['programme-theory'],
  'matrix.html': ['matrix'],
  'lineage.html': ['lineage', 'refinements'],
  'flow.html': ['flow', 'evaluation-flow'],
  'methods.html': [
    'definitions',
    'methods',
    'phases',
    'searches',
    'themes',
    'initial-theory',
    'discussion',
    'comparison',
    'deviations',
    'declarations',
  ],
}

/**
 * The review as a folder of pages that needs no server, no network and, but for the search, no scripts: theory,
 * configuration, part, passage, source. What may not be published (`published`) is nowhere in it. The same project gives
 * the same bytes.
 */
export function site(
  given: State,
  { events = [], names, citations, language = 'en-GB', whole = false }: SiteOptions = {},
): SiteFile[] {
  const open = published(given)
  const { blocks, state } = sectionsOfReport(
    shown,
    open,
    {
      names: names ?? unnamed(given),
      events,
      narrow: (then) => published(then, given),
      ...(citations && { citations }),
    },
    named(open, []),
  )
  const chosen = new Map(Object.entries(parts).map(([path, ids]) => [path, ids.flatMap((id) => partOf(blocks, id))]))
  const sources = named(open, [...chosen.values()].flat())
  const known = new Set(sources)
  const [here, below] = [addresses(state, known, 0), addresses(state, known, 1)]
  const home = new Map(
    [...chosen].flatMap(([path, inside]) => inside.flatMap((b) => ('id' in b ? [[b.id, path] as const] : []))),
  )
  const place = (id: string) => (home.has(id) ? `${home.get(id)}#${anchorOf(id)}` : 'index.html')
  const to = whereabouts(state, here, place)
  const references = new Map(citations?.(sources, state).bibliography.map(({ id, spans }) => [id, spans]))
  const project = [...state.project.values()][0]
  const title = project?.title ?? 'Untitled project'
  const bodies: Record<string, Markup> = {
    'index.html': html`${opening(state)}${theoryList(state, here)}`,
    'sources.html': sourceList(state, here, sources),
    'search.html': searchPage,
  }
  const rooms = roomsOf(state)
  const pages: Page[] = [
    ...rooms.map(([path, name]) => ({
      path,
      title: path === 'index.html' ? title : name,
      body:
        bodies[path] ??
        raw(
          alone(chosen.get(path) ?? [])
            .map((block) => blockHtml(block, to))
            .join('\n'),
        ),
    })),
    ...theoryPages(state, below),
    ...configurationPages(state, below),
    ...sourcePages(state, below, sources, references),
  ]
  const last = events.at(-1)
  const made = last && { seq: last.seq, on: last.at.slice(0, 10), ...(whole && { hash: last.hash }) }
  return [
    ...pages.map((page) => ({
      path: page.path,
      text: framed(page, { title, language, made, licence: project?.licence, rooms }),
    })),
    { path: 'site.css', text: siteStyle },
    { path: 'index.js', text: searchIndex(state, here, sources) },
    { path: 'search.js', text: searchScript },
    {
      path: siteMark,
      text: `${JSON.stringify({ madeBy: 'Retroduce', title, ...made, pages: pages.length }, null, 1)}\n`,
    },
  ]
}

/** The file by which a folder is known to hold a site, so that nothing else is ever replaced by one. */
export const siteMark = 'retroduce-site.json'

/** The parts of a room; one part alone needs no heading of its own. */
const alone = (blocks: readonly Block[]): readonly Block[] =>
  blocks.filter((block) => block.as === 'heading' && block.level === 2).length === 1 ? blocks.slice(1) : blocks

/** A part of the report by the id of its heading. */
function partOf(blocks: readonly Block[], id: string): Block[] {
  const at = blocks.findIndex((block) => block.as === 'heading' && block.level === 2 && block.id === id)
  if (at < 0) return []
  const end = blocks.findIndex((block, i) => i > at && block.as === 'heading' && block.level <= 2)
  return blocks.slice(at, end < 0 ? undefined : end)
}

/** The sources that the site has a page for: what speaks to the theory, what is included, and what is cited. */
const named = (state: State, blocks: readonly Block[]): Id<'src'>[] => [
  ...new Set([
    ...[...state.evidence.values()].map(({ source }) => source),
    ...flow(state).included,
    ...citedIn(blocks),
  ]),
]

function opening(state: State): Markup {
  const project = [...state.project.values()][0]
  const abstract = project?.abstract?.filter(({ text }) => text.trim() !== '') ?? []
  return html`<p class="small">${sentenceCase(project?.kind ?? 'review')} · ${counted(liveConfigurations(state).length, 'configuration')}, ${counted(state.theory.size, 'programme theory', 'programme theories')}.</p>
${project?.question && html`<p dir="auto"><strong>${project.question}</strong></p>`}
${abstract.map(({ heading, text }) => html`<p dir="auto"><strong>${heading}.</strong> ${text}</p>`)}
`
}
