import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { keptPrivate } from '../project/published.ts'
import { templateOf } from '../project/templates.ts'
import { spansHtml } from '../report/html.ts'
import { sentenceOf } from '../report/sections/sentences.ts'
import { get, inOrder, referrers, type State } from '../state.ts'
import { coverage } from '../theory/coverage.ts'
import { type Configuration, liveConfigurations, refinementsOf, retiredBy, versionsOf } from '../theory/lineage.ts'
import { evidenceOf, linksOf } from '../theory/links.ts'
import { qualities } from '../theory/qualities.ts'
import { counted, listed, sentenceCase } from '../wording.ts'
import { html, type Markup, raw } from './markup.ts'
import { type Address, linked, type Page, pathOfThing } from './page.ts'

/** The programme theories, each with its configurations as sentences: the first page. */
export function theoryList(state: State, to: Address): Markup {
  const live = liveConfigurations(state)
  const parts = inOrder(state, 'theory').map(([id, { title, statement }]) => {
    const under = live.filter(([, { theory }]) => theory === id)
    return html`<section><h2 dir="auto">${linked(state, to, id, title)}</h2>
${statement && html`<p dir="auto">${statement}</p>`}
${under.map((one) => summary(state, to, one))}</section>`
  })
  const loose = live.filter(([, { theory }]) => !theory)
  return html`${parts}${loose.length > 0 && html`<section><h2>Under no programme theory</h2>${loose.map((one) => summary(state, to, one))}</section>`}`
}

const summary = (state: State, to: Address, [id, { title }]: Configuration): Markup => html`<article class="summary">
<h3 dir="auto">${linked(state, to, id, named(state, id, title))}</h3>
<p class="sentence" dir="auto">${raw(spansHtml(sentenceOf(state, id)))}</p>
<p class="small">${coverage(state, id)?.words}</p></article>
`

/** "CMOC 3: Bridges"; without a number its title alone. */
function named(state: State, id: Id<'cmoc'>, title: string): string {
  const label = configurationLabel(state, id)
  return label === title ? title : `${label}: ${title}`
}

/** A page for each programme theory. */
export const theoryPages = (state: State, to: Address): Page[] =>
  inOrder(state, 'theory').map(([id, { title, statement, group }]) => ({
    path: pathOfThing(id),
    title,
    body: html`${group && html`<p class="small" dir="auto">${get(state, 'group', group)?.name}</p>`}
${statement && html`<p dir="auto">${statement}</p>`}
${liveConfigurations(state)
  .filter(([, { theory }]) => theory === id)
  .map((one) => summary(state, to, one))}`,
  }))

/** A page for each configuration there ever was: what is retired says what became of it. */
export const configurationPages = (state: State, to: Address): Page[] =>
  inOrder(state, 'configuration').map(([id, value]) => ({
    path: pathOfThing(id),
    title: named(state, id, value.title),
    body: html`${value.theory && html`<p class="small" dir="auto">${linked(state, to, value.theory)}</p>`}
${gone(state, to, id)}
<p class="sentence" dir="auto">${raw(spansHtml(sentenceOf(state, id)))}</p>
${value.polarity === 'negative' && html`<p class="small">Stated as what fails.</p>`}
<p>${coverage(state, id)?.words}</p>
${slots(state, to, id, value)}
${relations(state, to, id)}
${lineage(state, to, id)}
${numbers(state, id)}`,
  }))

function gone(state: State, to: Address, id: Id<'cmoc'>): Markup | false {
  const act = get(state, 'refinement', retiredBy(state, id))
  if (!act) return false
  const into = act.children.map((child) => html` ${linked(state, to, child)}`)
  return html`<p class="note">It is no longer part of the theory: ${act.kind}${into.length > 0 && html`, into${into}`}.</p>`
}

/** Each slot with what stands in it, and the words that each rests on. */
function slots(state: State, to: Address, id: Id<'cmoc'>, { template }: Value<'configuration'>): Markup {
  const links = linksOf(state, id)
  const evidence = evidenceOf(state, id)
  const own = templateOf(state, template).slots
  // What stands in a slot that the template has no more is part of the theory still.
  const left = [...new Set(links.map(([, link]) => link.slot))].filter((slot) => !own.some(({ key }) => key === slot))
  const all = [
    ...own,
    ...left.map((key) => ({ key, label: key, word: 'in no slot of its template', role: 'other' as const })),
  ]
  const parts = all.map((slot) => {
    const here = links.filter(([, link]) => link.slot === slot.key)
    return html`<section><h2>${sentenceCase(slot.word)} (${slot.label})</h2>
${here.length === 0 && html`<p class="note">Nothing is said of it.</p>`}
${here.map(([lnk, link]) => {
  const component = state.component.get(link.component)
  const said = [link.status, ...qualities(link, component)]
  const pieces = evidence.filter(([, piece]) => piece.links.includes(lnk))
  return html`<h3 id="${lnk}" class="${slot.role}" dir="auto"><span class="role ${slot.role}">${component?.text}</span></h3>
<p class="small">${sentenceCase(said.join(', '))}.</p>
${pieces.length > 0 ? html`<ul class="evidence">${pieces.map((one) => piece(state, to, one, lnk))}</ul>` : html`<p class="note">No source speaks to it.</p>`}`
})}</section>
`
  })
  const whole = evidence.filter(([, piece]) => piece.links.length === 0)
  return html`${parts}${
    whole.length > 0 &&
    html`<section><h2>The configuration as a whole</h2><ul class="evidence">${whole.map((one) => piece(state, to, one))}</ul></section>`
  }`
}

/** A piece of evidence: who says so, in which words, and how the team reads it. It has its place once, at its first link. */
function piece(state: State, to: Address, [id, value]: [Id<'evd'>, Value<'evidence'>], link?: Id<'lnk'>): Markup {
  const { stance, standing, source, excerpt, memo, locator, links } = value
  const here = link === undefined || links[0] === link
  return html`<li${here ? html` id="${id}"` : ''} dir="auto"><p><strong>${sentenceCase(stance)}</strong>${standing && standing !== 'observed' && ` (${standing})`}: ${linked(state, to, source, sourceLabel(state, source))}${locator && `, ${locator}`}</p>
${quotation(state, excerpt)}
${memo && html`<p>${memo}</p>`}</li>
`
}

/** The words of a passage, cut to the team's length; or that they are not published. */
export function quotation(state: State, id: Id<'exc'> | undefined): Markup | false {
  const excerpt = get(state, 'excerpt', id)
  if (!excerpt) return false
  const page = excerpt.selectors?.find((place) => place.type === 'page')?.page
  if (!excerpt.quote) return html`<p class="small">The words are ${keptPrivate}.</p>`
  return html`<blockquote dir="auto">${excerpt.quote}${page !== undefined && html` <span class="small">p. ${page}</span>`}</blockquote>`
}

function relations(state: State, to: Address, id: Id<'cmoc'>): Markup | false {
  const found = referrers(state, 'relation', id)
  if (found.length === 0) return false
  return html`<section><h2>How it stands to others</h2><ul>${found.map(
    ([rel, { of, kind, to: other, status }]) =>
      html`<li id="${rel}" dir="auto">${linked(state, to, of)} ${kind} ${linked(state, to, other)} (${status})</li>`,
  )}</ul></section>`
}

/** The acts that made it what it is, oldest first. */
function lineage(state: State, to: Address, id: Id<'cmoc'>): Markup | false {
  const acts = refinementsOf(state).filter(([, act]) => act.parents.includes(id) || act.children.includes(id))
  if (acts.length === 0) return false
  return html`<section><h2>Where it came from</h2><ul>${acts.map(([rfn, { kind, parents, children, note }]) => {
    const from = parents.map((one) => html`${linked(state, to, one)} `)
    const into = children.filter((one) => !parents.includes(one)).map((one) => html` ${linked(state, to, one)}`)
    return html`<li id="${rfn}" dir="auto"><strong>${sentenceCase(kind)}</strong>: ${from}${into.length > 0 && html`became${into}`}${note && html`. ${note}`}</li>`
  })}</ul></section>`
}

function numbers(state: State, id: Id<'cmoc'>): Markup | false {
  const held = versionsOf(state).flatMap(([, { name, members }]) => {
    const member = members.find(({ configuration }) => configuration === id)
    return member ? [`${member.number} in ${name}`] : []
  })
  return held.length > 0 && html`<p class="small">Numbered ${listed(held)}. ${counted(held.length, 'version')}.</p>`
}
