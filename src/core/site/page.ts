import type { Id } from '../ids.ts'
import { labelOf, sourceLabel } from '../label.ts'
import { type Span, say } from '../report/blocks.ts'
import type { Citation, Whereabouts } from '../report/html.ts'
import type { State } from '../state.ts'
import { html, type Markup } from './markup.ts'

/** One page of the site. Its `path` is for good: things are found by their ids, and ids do not change. */
export interface Page {
  path: string
  title: string
  body: Markup
}

/** The pages that every page leads to, in their order. That of guidance is there where some was written. */
const rooms = [
  ['index.html', 'Theory'],
  ['guidance.html', 'Guidance'],
  ['web.html', 'Web of causes'],
  ['matrix.html', 'Sources by configuration'],
  ['lineage.html', 'Lineage'],
  ['flow.html', 'Flow'],
  ['sources.html', 'Sources'],
  ['methods.html', 'Methods'],
  ['search.html', 'Search'],
] as const

export const roomsOf = (state: State) => rooms.filter(([path]) => path !== 'guidance.html' || state.guideline.size > 0)

/** The address of a thing from a page; undefined where the site has no place for it. */
export type Address = (id: Id) => string | undefined

/**
 * Where things stand, seen from a page that is `depth` folders down: theories, configurations and sources have a page,
 * links and evidence a place on the page of their configuration.
 */
export function addresses(state: State, sources: ReadonlySet<Id<'src'>>, depth: number): Address {
  const up = '../'.repeat(depth)
  const page = (id: Id) => `${up}${folderOf(id)}/${id}.html`
  return (id) => {
    if (state.theory.has(id as Id<'pt'>) || state.configuration.has(id as Id<'cmoc'>)) return page(id)
    if (sources.has(id as Id<'src'>)) return page(id)
    const within = (state.link.get(id as Id<'lnk'>) ?? state.evidence.get(id as Id<'evd'>))?.configuration
    return within && `${page(within)}#${id}`
  }
}
const folderOf = (id: Id) => (id.startsWith('src_') ? 'source' : id.startsWith('pt_') ? 'theory' : 'configuration')
export const pathOfThing = (id: Id): string => `${folderOf(id)}/${id}.html`

/** How words of the report lead on: things and sources to their pages, places of the report to the page they are on. */
export const whereabouts = (state: State, to: Address, place: (id: string) => string): Whereabouts => ({
  thing: to,
  place,
  citation: (span) => cited(state, span),
})

/** A citation by author and year with each source leading to its page: "(Sims 2021; Aunger 2022b, p. 4)". */
function cited(state: State, { sources, locator, narrative }: Citation): Span[] {
  const named = sources.flatMap((id, i): Span[] => [
    ...(i > 0 ? [say(narrative ? ', ' : '; ')] : []),
    { as: 'thing', id, text: sourceLabel(state, id) },
  ])
  return narrative
    ? named
    : [
        say('('),
        ...named,
        say(
          `${[locator ?? '']
            .flat()
            .map((place) => place && `, ${place}`)
            .join('')})`,
        ),
      ]
}

/** A thing by its name, as a link where it has a place. */
export function linked(state: State, to: Address, id: Id, text = labelOf(state, id)): Markup {
  const href = to(id)
  return href === undefined ? html`${text}` : html`<a href="${href}">${text}</a>`
}

/** What stands on every page. */
export interface Frame {
  title: string
  language: string
  /** The last event that is told of, its hash and day: what the site was made from. */
  made: { seq: number; hash?: string; on: string } | undefined
  licence: string | undefined
  rooms: ReturnType<typeof roomsOf>
}

/** A whole page around its body. */
export function framed({ path, title, body }: Page, { title: review, language, made, licence, rooms }: Frame): string {
  const up = path.includes('/') ? '../' : ''
  const nav = rooms.map(
    ([to, name]) => html`<li><a href="${up}${to}"${to === path ? html` aria-current="page"` : ''}>${name}</a></li>`,
  )
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Retroduce">
<title>${title === review ? title : `${title} · ${review}`}</title>
<link rel="stylesheet" href="${up}site.css">
</head>
<body>
<a class="skip" href="#text">To the text</a>
<header><p dir="auto"><a href="${up}index.html">${review}</a></p><nav aria-label="This review"><ul>${nav}</ul></nav></header>
<main id="text">
<h1 dir="auto">${title}</h1>
${body}
</main>
<footer><p>${made && html`Made from event ${made.seq} of the review’s journal, ${made.on}${made.hash && html`, <code>${made.hash}</code>`}. `}${licence && html`Licence: ${licence}. `}Names and words of people who took part are not published.</p></footer>
</body>
</html>
`.markup
}
