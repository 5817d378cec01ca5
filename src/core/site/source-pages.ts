import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import type { Span } from '../report/blocks.ts'
import { spansHtml } from '../report/html.ts'
import { referrers, type State } from '../state.ts'
import { counted, sentenceCase } from '../wording.ts'
import { html, type Markup, raw } from './markup.ts'
import { type Address, linked, type Page, pathOfThing } from './page.ts'
import { quotation } from './theory-pages.ts'

/** A page for each source that the site names: its reference, and every place of the theory that it speaks to. */
export const sourcePages = (
  state: State,
  to: Address,
  sources: readonly Id<'src'>[],
  references: ReadonlyMap<Id<'src'>, readonly Span[]>,
): Page[] =>
  sources.flatMap((id) => {
    const source = state.source.get(id)
    if (!source) return []
    const spans = references.get(id)
    const evidence = referrers(state, 'evidence', id)
    return [
      {
        path: pathOfThing(id),
        title: sourceLabel(state, id),
        body: html`<p dir="auto">${spans ? raw(spansHtml(spans)) : source.reference.title}</p>
<p class="small">${about(source)}</p>
<section><h2>What it says of the theory</h2>
${evidence.length === 0 ? html`<p class="note">It is cited, and speaks to no configuration.</p>` : html`<ul class="evidence">${evidence.map((one) => said(state, to, one))}</ul>`}
</section>`,
      },
    ]
  })

const about = ({ kind, evidenceKind, country, setting }: Value<'source'>): string =>
  `${[sentenceCase(kind), evidenceKind, country, setting].filter(Boolean).join(' · ')}.`

function said(
  state: State,
  to: Address,
  [id, { stance, configuration, links, excerpt }]: [Id<'evd'>, Value<'evidence'>],
): Markup {
  const where = links.map((link) => html`<li dir="auto">${linked(state, to, link)}</li>`)
  return html`<li dir="auto"><p><strong>${sentenceCase(stance)}</strong>: <a href="${to(id)}">${configurationLabel(state, configuration)}, ${state.configuration.get(configuration)?.title}</a></p>
${where.length > 0 && html`<ul>${where}</ul>`}
${quotation(state, excerpt)}</li>
`
}

/** All of them in the order of their names, with how much each says. */
export const sourceList = (state: State, to: Address, sources: readonly Id<'src'>[]): Markup =>
  html`<ul class="sources">${[...sources]
    .map((id) => ({ id, label: sourceLabel(state, id) }))
    .sort((a, b) => (a.label < b.label ? -1 : 1))
    .map(
      ({ id, label }) =>
        html`<li dir="auto">${linked(state, to, id, label)} <span class="small">${state.source.get(id)?.reference.title} · ${counted(new Set(referrers(state, 'evidence', id).map(([, { configuration }]) => configuration)).size, 'configuration')}</span></li>
`,
    )}</ul>`
