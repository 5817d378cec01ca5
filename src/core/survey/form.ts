import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { html, type Markup, raw } from '../site/markup.ts'
import { get, type State } from '../state.ts'
import { formScript, formScriptHash } from './form-script.ts'
import { smallestOf } from './smallest.ts'
import { versionNumber } from './versions.ts'

type Item = Value<'questionnaire'>['items'][number]

/**
 * A questionnaire as one file that needs nothing else: it works without a network, by keys and by a screen reader, checks
 * itself, and saves the answers as a file to send back. Without script, and on paper, it is a form to fill in by hand.
 */
export function surveyForm(state: State, id: Id<'qst'>, wave?: Id<'wav'>): string | undefined {
  const questionnaire = get(state, 'questionnaire', id)
  if (!questionnaire) return undefined
  const of = get(state, 'wave', wave)
  const { title, intro, items, purpose } = questionnaire
  const about = { retroduce: 'answers', questionnaire: id, ...(wave && { wave }) }
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${formScriptHash}'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${(intro ?? '').split(/\n\s*\n/).flatMap((words) => (words.trim() ? html`<p class="intro">${words.trim()}</p>` : []))}
${purpose === 'assessment' && html`<p>It is made to think and talk with, and has not been validated as a measure.</p>`}
${promise(of, smallestOf(questionnaire, of))}
<noscript><p>This page does not run scripts here. Print it, fill it in by hand, and give it back to whoever asked you.</p></noscript>
<form novalidate autocomplete="off">
${of && !of.anonymous && html`<p class="field"><label for="respondent">Your code, if you were given one</label><input id="respondent" name="respondent" type="text" maxlength="100"></p>`}
${items.map(itemPart)}
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

/** What is done with the answers, as it is promised to whoever gives them. */
function promise(wave: Value<'wave'> | undefined, smallest: number): Markup | undefined {
  if (!wave) return undefined
  const groups = `Answers are shown in groups of at least ${smallest}, and never one by one.`
  return wave.anonymous
    ? html`<p class="promise">Nobody asks who you are, and nothing leads from your answers to you. ${groups} Please name nobody in what you write.</p>`
    : html`<p class="promise">Your answers are kept under your code. ${groups}</p>`
}

function itemPart({ key, text, answer, must }: Item, at: number): Markup {
  const name = `q${at + 1}`
  const label = html`<span class="no">${at + 1}</span> ${text}${must && html` <span class="must">(needed)</span>`}`
  const wrong = html`<p class="wrong" id="${name}-wrong" hidden></p>`
  const kind = answer.kind === 'choice' && answer.several ? 'several' : answer.kind
  const data = html` data-key="${key}" data-kind="${kind}"${must && html` data-must="1"`}`
  switch (answer.kind) {
    case 'scale':
    case 'choice': {
      const type = kind === 'several' ? 'checkbox' : 'radio'
      const values =
        answer.kind === 'scale'
          ? answer.anchors.map((words, i) => ({
              value: (answer.from ?? 1) + i,
              words: words || String((answer.from ?? 1) + i),
            }))
          : answer.options.map((words) => ({ value: words, words }))
      return html`<fieldset class="${answer.kind}"${data}><legend>${label}</legend>${kind === 'several' && html`<p class="hint">Tick all that apply.</p>`}${wrong}
<div class="choices">${values.map(({ value, words }) => html`<label><input type="${type}" name="${name}" value="${value}" aria-describedby="${name}-wrong"> <span>${words}</span></label>`)}</div></fieldset>
`
    }
    case 'number': {
      const { min, max, unit } = answer
      const range =
        min !== undefined && max !== undefined
          ? `from ${min} to ${max}`
          : min !== undefined
            ? `${min} or more`
            : max !== undefined
              ? `${max} or less`
              : ''
      const bounds = html`${min !== undefined && html` data-least="${min}"`}${max !== undefined && html` data-most="${max}"`}${range && html` data-range="Write a number, ${range}."`}`
      return html`<div class="field"${data}${bounds}><label for="${name}">${label}</label>${(unit || range) && html`<p class="hint" id="${name}-hint">${[unit, range].filter(Boolean).join(', ')}</p>`}${wrong}
<input id="${name}" name="${name}" type="text" inputmode="decimal" aria-describedby="${name}-wrong${(unit || range) && html` ${name}-hint`}"></div>
`
    }
    case 'text':
      return html`<div class="field"${data}><label for="${name}">${label}</label>${wrong}
<textarea id="${name}" name="${name}" rows="4" maxlength="20000" aria-describedby="${name}-wrong"></textarea></div>
`
  }
}

const style = `
:root{color-scheme:light;--ink:#1b1c1e;--soft:#4a4d51;--line:#83837c;--bad:#b3261e}
*{box-sizing:border-box}
body{margin:0;background:#f6f6f4;color:var(--ink);font:1.0625rem/1.5 "Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:44rem;margin:0 auto;padding:2rem 1.5rem 4rem;background:#fff}
h1{font-size:1.625rem;line-height:1.25;margin:0 0 1rem;text-wrap:balance}
.promise{border-left:3px solid var(--line);padding-left:1rem;color:var(--soft)}
fieldset,.field{border:0;border-top:1px solid #cbcbc5;margin:0;padding:1.25rem 0}
legend,label{font-weight:600}
legend{float:left;width:100%;padding:0}
legend+*{clear:both}
.no{color:var(--soft);font-weight:400;margin-right:.375rem}
.must,.hint{color:var(--soft);font-weight:400}
.hint{margin:.25rem 0;font-size:.9375rem}
.choices{clear:both;display:grid;padding-top:.5rem}
.choices label{font-weight:400;display:flex;gap:.75rem;align-items:baseline;padding:.375rem .5rem;border-radius:4px;min-height:2.5rem}
.choices label:hover{background:#f6f6f4}
input[type=radio],input[type=checkbox]{width:1.125rem;height:1.125rem;flex:none;accent-color:var(--ink);transform:translateY(.1875rem)}
input[type=text],textarea{display:block;width:100%;font:inherit;color:inherit;background:#fff;border:1px solid var(--line);border-radius:4px;padding:.5rem .625rem;margin-top:.5rem}
input[inputmode=decimal]{width:10rem}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
[aria-invalid]{border-color:var(--bad);outline-color:var(--bad)}
.wrong,.trouble{clear:both;color:var(--bad);font-weight:600;margin:.375rem 0}
button{font:inherit;font-weight:600;background:var(--ink);color:#fff;border:0;border-radius:4px;padding:.75rem 1.5rem;min-height:2.75rem;cursor:pointer}
footer{margin-top:2rem;color:var(--soft);font-size:.875rem}
@media (min-width:40rem){.scale .choices{grid-auto-flow:column;grid-auto-columns:1fr;gap:.25rem}.scale .choices label{flex-direction:column;align-items:center;text-align:center;font-size:.9375rem}}
@media print{body,main{background:#fff;padding:0;max-width:none;font-size:11pt}fieldset,.field{break-inside:avoid}.script,#status,.trouble,noscript{display:none}textarea{height:6rem}.scale .choices{display:grid;grid-auto-flow:column;grid-auto-columns:1fr}.scale .choices label{flex-direction:column;align-items:center;text-align:center}input[type=radio],input[type=checkbox]{appearance:none;border:1px solid #000;background:#fff}input[type=radio]{border-radius:50%}}
`
