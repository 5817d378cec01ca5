import { html, raw } from '../site/markup.ts'

/** What is given out of a link. */
interface Slip {
  number?: number | undefined
  url: string
  code?: string | undefined
}

/** Links as slips of paper to cut apart: one file that prints, and needs nothing else. */
export const slips = (title: string, links: readonly Slip[]): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Links to answer: ${title}</title>
<style>${raw('body{margin:1.5rem;font:11pt/1.4 "Segoe UI",Roboto,Arial,sans-serif;color:#000;background:#fff}ul{list-style:none;margin:0;padding:0}li{border-bottom:1px dashed #555;padding:.75rem 0;break-inside:avoid}p{margin:0}.url{font:600 11pt/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}')}</style>
</head>
<body>
<h1>${title}</h1>
<ul>
${links.map(
  ({ number, url, code }) =>
    html`<li><p>You are asked to answer “${title}”. Type this address into a browser; it works ${number === undefined ? 'until the survey ends' : 'once, and for you alone'}.</p><p class="url">${url}</p>${code !== undefined && html`<p>Your answers are kept under the code ${code}.</p>`}${number !== undefined && html`<p>Link ${number}</p>`}</li>\n`,
)}</ul>
</body>
</html>
`.markup
