import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { html, type Markup, raw } from '../site/markup.ts'
import { get, type State } from '../state.ts'
import { itemPart } from './form-items.ts'
import { formScript, formScriptHash } from './form-script.ts'
import { formStyle } from './form-style.ts'
import { smallestOf } from './smallest.ts'
import { versionNumber } from './versions.ts'

/**
 * A questionnaire as one file that needs nothing else: it works without a network, by keys and by a screen reader, checks
 * itself, and saves the answers as a file to send back. Without script, and on paper, it is a form to fill in by hand.
 */
export function surveyForm(state: State, id: Id<'qst'>, wave?: Id<'wav'>): string | undefined {
  const questionnaire = get(state, 'questionnaire', id)
  if (!questionnaire) return undefined
  const of = get(state, 'wave', wave)
  const { title, items } = questionnaire
  const about = { retroduce: 'answers', questionnaire: id, ...(wave && { wave }) }
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${formScriptHash}'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${raw(formStyle)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${introduction(questionnaire)}
${promise(of, smallestOf(questionnaire, of))}
<noscript><p>This page does not run scripts here. Print it, fill it in by hand, and give it back to whoever asked you.</p></noscript>
<form novalidate autocomplete="off">
${of && !of.anonymous && html`<p class="field"><label for="respondent">Your code, if you were given one</label><input id="respondent" name="respondent" type="text" maxlength="100"></p>`}
${items.map((item, at) => itemPart(item, at))}
<p id="trouble" class="trouble" role="alert" hidden></p>
<p class="script" hidden><button type="submit">Save my answers</button></p>
<p id="status" role="status"></p>
</form>
<footer>Version ${versionNumber(state, id)}${of && html` · ${of.name}`}</footer>
</main>
<script type="application/json" id="about">${raw(JSON.stringify(about).replaceAll('<', '\\u003c'))}</script>
<script>${raw(formScript)}</script>
</body>
</html>
`
  return page.markup
}

/** What people read before the items. */
export const introduction = ({ intro = '', purpose }: Value<'questionnaire'>): Markup => html`${intro
  .split(/\n\s*\n/)
  .flatMap((words) => (words.trim() ? html`<p class="intro">${words.trim()}</p>` : []))}
${purpose === 'assessment' && html`<p>It is made to think and talk with, and has not been validated as a measure.</p>`}`

/** How answers are told of. */
export const inGroups = (smallest: number): string =>
  `Answers are shown in groups of at least ${smallest}, and never one by one.`

/** What is done with the answers, as it is promised to whoever gives them. */
function promise(wave: Value<'wave'> | undefined, smallest: number): Markup | undefined {
  if (!wave) return undefined
  const groups = inGroups(smallest)
  return wave.anonymous
    ? html`<p class="promise">Nobody asks who you are, and nothing leads from your answers to you. ${groups} Please name nobody in what you write.</p>`
    : html`<p class="promise">Your answers are kept under your code. ${groups}</p>`
}
