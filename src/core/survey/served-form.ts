import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { html, type Markup } from '../site/markup.ts'
import { get, type State } from '../state.ts'
import { inGroups, introduction } from './form.ts'
import { itemPart, nameOfItem } from './form-items.ts'
import type { Sent } from './sent.ts'
import { smallestOf } from './smallest.ts'
import { versionNumber } from './versions.ts'

/** Where the style of the pages lies; they hold none, and no script. */
export const stylePath = '/answer.css'

interface Asked {
  /** Chance that stands in the form, so that one that is sent twice counts once. */
  once: string
  /** Whether the link is for one person. */
  forOne: boolean
  /** What came, where the form comes back to be looked at again. */
  again?: { fields: ReadonlyMap<string, readonly string[]>; sent: Pick<Sent, 'wrong' | 'trouble'> } | undefined
}

/**
 * The questionnaire of a wave as a page that is served: plain HTML that works without script, in the version that the wave
 * asks. Undefined where there is none.
 */
export function servedForm(state: State, wave: Id<'wav'>, { once, forOne, again }: Asked): string | undefined {
  const of = get(state, 'wave', wave)
  const questionnaire = get(state, 'questionnaire', of?.questionnaire)
  if (!of || !questionnaire) return undefined
  const { title, items } = questionnaire
  const smallest = smallestOf(questionnaire, of)
  const { fields, sent } = again ?? {}
  return page(
    again ? `To look at again: ${title}` : title,
    html`<h1>${title}</h1>
${sent && summary(items, sent)}
${introduction(questionnaire)}
${promise(of, smallest, forOne)}
${of.closes && html`<p>You can answer until ${of.closes}.</p>`}
<form method="post" novalidate autocomplete="off">
<input type="hidden" name="once" value="${once}">
${items.map((item, at) => itemPart(item, at, { said: fields?.get(nameOfItem(at)), wrong: sent?.wrong.get(nameOfItem(at)) }))}
<p class="send"><button type="submit">Send my answers</button></p>
</form>
<footer>Version ${versionNumber(state, of.questionnaire)} · ${of.name}</footer>`,
  )
}

/** What needs another look, each with a link to it. */
function summary(items: Value<'questionnaire'>['items'], { wrong, trouble }: Pick<Sent, 'wrong' | 'trouble'>): Markup {
  const listed = items.flatMap(({ text }, at) => {
    const why = wrong.get(nameOfItem(at))
    return why === undefined ? [] : [html`<li><a href="#${nameOfItem(at)}">${at + 1} ${text}</a><br>${why}</li>\n`]
  })
  return html`<section class="again" role="alert" tabindex="-1" autofocus aria-labelledby="again"><h2 id="again">${trouble}</h2>
${listed.length > 0 && html`<ul>\n${listed}</ul>`}</section>`
}

/** What is done with the answers, as it is promised to whoever gives them. */
function promise(wave: Value<'wave'>, smallest: number, forOne: boolean): Markup {
  if (!wave.anonymous)
    return html`<p class="promise">Your answers are kept under a code, which you are told once they are sent: with it they can be taken back. ${inGroups(smallest)}</p>`
  return html`<p class="promise">Nobody asks who you are, and nothing leads from your answers to you. ${forOne && 'It is noted that your link was used, and not what came by it. If you have sent answers by it before, these are kept, and no others are added. '}${inGroups(smallest)} Please name nobody in what you write. Once sent, nobody can take answers back, since nobody can find yours among them.</p>`
}

/** What somebody reads whose answers are kept: the code to take them back by, where there is one. */
export const thanks = (title: string, code: string | undefined): string =>
  page(
    'Thank you',
    html`<h1>Thank you</h1>
<p>Your answers to “${title}” are kept. You can close this page.</p>
${
  code === undefined
    ? html`<p>Nothing leads from them to you, so nobody can take them back.</p>`
    : html`<p>This is your code. Write it down: whoever asked you can take your answers back by it, and in no other way.</p>
<p class="code">${code}</p>`
}`,
  )

/** A page of a few words. */
export const fewWords = (title: string, ...words: readonly string[]): string =>
  page(title, html`<h1>${title}</h1>\n${words.map((one) => html`<p>${one}</p>\n`)}`)

const page = (title: string, body: Markup): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.markup
