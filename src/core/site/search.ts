import type { Id } from '../ids.ts'
import { labelOf, sourceLabel } from '../label.ts'
import type { State } from '../state.ts'
import { sentence } from '../theory/sentence.ts'
import { html, type Markup } from './markup.ts'
import { type Address, pathOfThing } from './page.ts'

/** What can be found: where it is, what it is called, and the words it is found by. */
type Entry = [path: string, title: string, words: string]

/** The index as a script, because a page that was opened from a folder may fetch nothing. */
export function searchIndex(state: State, to: Address, sources: readonly Id<'src'>[]): string {
  const entries: Entry[] = []
  for (const [id, { title, statement }] of state.theory) entries.push([pathOfThing(id), title, statement ?? ''])
  for (const [id, { title }] of state.configuration)
    entries.push([pathOfThing(id), `${labelOf(state, id)}: ${title}`, sentence(state, id)])
  for (const id of sources) {
    const { title, author = [], keywords = [] } = state.source.get(id)?.reference ?? { title: '' }
    const people = author.map(({ family, literal }) => family ?? literal ?? '')
    entries.push([pathOfThing(id), sourceLabel(state, id), [title, ...people, ...keywords].join(' ')])
  }
  for (const [id, { excerpt, memo }] of state.evidence) {
    const words = [excerpt && state.excerpt.get(excerpt)?.quote, memo].filter(Boolean).join(' ')
    const path = to(id)
    if (words && path) entries.push([path, labelOf(state, id), words])
  }
  // A line separator ends a line in old readers of scripts, and `<` could end the script where it is put into a page.
  const json = JSON.stringify(entries).replace(
    /[<\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `window.reviewIndex=${json}\n`
}

export const searchPage: Markup = html`<p class="note" id="without">To search, the browser must run scripts. <a href="index.html">The theory</a> and <a href="sources.html">the sources</a> can be read without.</p>
<form id="search" role="search" hidden><label>Words <input type="search" id="words" autocomplete="off"></label></form>
<p id="found" role="status"></p>
<ol id="hits" class="sources"></ol>
<script src="index.js" defer></script>
<script src="search.js" defer></script>`

/** Finds entries that hold all words, those in whose title they stand first. It writes text, never markup. */
export const searchScript = `'use strict'
{
  const fold = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase()
  const entries = window.reviewIndex.map(([path, title, words]) => ({ path, title, words, name: fold(title), all: fold(title + ' ' + words) }))
  const form = document.getElementById('search')
  const box = document.getElementById('words')
  const hits = document.getElementById('hits')
  const found = document.getElementById('found')
  const most = 100
  form.hidden = false
  document.getElementById('without').hidden = true
  const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more })
  const look = () => {
    const words = fold(box.value).split(/\\s+/).filter(Boolean)
    hits.replaceChildren()
    found.textContent = ''
    if (words.length === 0) return
    const weight = ({ name }) => words.filter((word) => name.includes(word)).length
    const hit = entries.filter(({ all }) => words.every((word) => all.includes(word))).sort((a, b) => weight(b) - weight(a))
    found.textContent = hit.length === 0 ? 'Nothing is found.' : hit.length > most ? hit.length + ' found, the first ' + most + ' shown.' : hit.length + ' found.'
    for (const { path, title, words: said } of hit.slice(0, most)) {
      const item = document.createElement('li')
      item.dir = 'auto'
      item.append(element('a', title, { href: path }), ' ', element('span', said.length > 160 ? said.slice(0, 160) + ' …' : said, { className: 'small' }))
      hits.append(item)
    }
    history.replaceState(null, '', '?' + new URLSearchParams({ words: box.value }))
  }
  form.addEventListener('submit', (event) => event.preventDefault())
  box.addEventListener('input', look)
  box.value = new URLSearchParams(location.search).get('words') ?? ''
  look()
}
`
