import { figureRules, lightColours } from '../diagram/style.ts'

/** The same names with their values on dark paper. */
const darkColours: Record<keyof typeof lightColours, string> = {
  paper: '#1a1b1d',
  ink: '#e8e8e5',
  'ink-2': '#b7b9bc',
  'ink-3': '#9a9da2',
  'on-ink': '#151617',
  line: '#2d2f33',
  'line-2': '#44474c',
  edge: '#7d8187',
  known: '#2c2d2f',
  hatch: '#505153',
  dropped: '#352a2a',
  bad: '#f28b82',
  c: '#3f93d2',
  'c-text': '#74b8ec',
  'c-tint': '#142c3d',
  res: '#f0924a',
  'res-text': '#f5a76c',
  'res-tint': '#3d2714',
  rea: '#e0b0e8',
  'rea-text': '#e3b8ea',
  'rea-tint': '#3b2340',
  o: '#5ccf9c',
  'o-text': '#6fd6a8',
  'o-tint': '#10342a',
  i: '#a0a4a9',
  sunk: '#26282b',
  qualifies: '#e3b04b',
}

const names = (colours: Record<string, string>): string =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')

const sans = '"Inter Variable",Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif'
const serif =
  '"Source Serif 4 Variable","Source Serif 4",Charter,"Iowan Old Style","Palatino Linotype","Liberation Serif",Georgia,serif'

/** The look of the HTML report: the tool in sans, the review in serif, hairlines, no boxes. */
export const reportStyle = `:root{color-scheme:light dark;${names(lightColours)}}
@media (prefers-color-scheme:dark){:root{${names(darkColours)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.75rem ${serif}}
main{max-width:68rem;margin:0 auto;padding:3rem 2rem 6rem}
h1,h2,h3,nav,table,figcaption,caption,.note,summary,.tag{font-family:${sans}}
h1{font-size:1.75rem;line-height:2.25rem;font-weight:600;letter-spacing:-.012em;max-width:42rem;margin:0 0 1rem;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.75rem;font-weight:600;letter-spacing:-.012em;margin:3.5rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--line-2)}
h3{font-size:1rem;line-height:1.5rem;font-weight:600;margin:2rem 0 .5rem}
p,ul{max-width:42rem;margin:0 0 1rem}
ul{padding-left:1.25rem}
li{margin-bottom:.25rem}
a{color:inherit;text-decoration-color:var(--edge);text-underline-offset:3px}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
cite{font-style:normal}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem}
nav h2{border:0;padding:0;margin:2.5rem 0 .5rem;font-size:.8125rem}
nav ol{columns:2;max-width:42rem;padding-left:1.5rem;margin:0;font-size:.875rem;line-height:1.5rem;color:var(--ink-2)}
.note{font-size:.875rem;line-height:1.25rem;color:var(--ink-2);border-left:2px solid var(--line-2);padding-left:.75rem}
.wide{overflow-x:auto;margin:1.5rem 0}
figure{margin:2rem 0}
figure .wide{margin:0}
figure svg{display:block;max-width:100%;height:auto;min-width:44rem}
figcaption,caption{font-size:.8125rem;line-height:1.25rem;color:var(--ink-2);text-align:left}
figcaption{margin-top:.75rem}
caption{padding-bottom:.5rem}
caption b,figcaption b{color:var(--ink);font-weight:600}
details{font-size:.875rem;line-height:1.375rem;color:var(--ink-2);margin-top:.25rem}
figure+details{margin:-1.75rem 0 2rem}
summary{font-size:.8125rem}
.named{font-weight:600;margin:1.25rem 0 .25rem}
.lines{font:.8125rem/1.375rem ui-monospace,"SF Mono",Menlo,"Liberation Mono",monospace;color:var(--ink);list-style:none;counter-reset:line;padding:0;margin:.25rem 0 1rem;border-left:2px solid var(--line-2)}
.lines li{counter-increment:line;white-space:pre-wrap;overflow-wrap:anywhere;padding-left:3rem;min-height:1.375rem;position:relative}
.lines.own li{padding-left:.75rem}
.lines.own li::before{display:none}
.lines li::before{content:counter(line);position:absolute;left:0;width:2.25rem;text-align:right;color:var(--ink-3)}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.25rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.375rem 1rem .375rem 0;border-bottom:1px solid var(--line);font-weight:400;overflow-wrap:break-word}
thead th{color:var(--ink-2);font-size:.75rem;font-weight:500;border-bottom-color:var(--line-2);vertical-align:bottom}
tbody th{font-weight:500}
.role{text-decoration:underline 2px;text-underline-offset:.28em;text-decoration-skip-ink:none}
.c{text-decoration-color:var(--c);text-decoration-style:solid}
.res{text-decoration-color:var(--res);text-decoration-style:dashed}
.rea{text-decoration-color:var(--rea);text-decoration-style:dotted;text-decoration-thickness:3px}
.o{text-decoration-color:var(--o);text-decoration-style:double}
.other{text-decoration-color:var(--i)}
.missing{color:var(--ink-3);text-decoration-style:wavy}
.tag{white-space:nowrap;font-size:.6875rem;font-weight:600;line-height:0;margin-left:.125rem}
.c+.tag{color:var(--c-text)}
.res+.tag{color:var(--res-text)}
.rea+.tag{color:var(--rea-text)}
.o+.tag{color:var(--o-text)}
@media print{
:root{color-scheme:light;${names(lightColours)}}
body{font-size:10.5pt;line-height:15pt}
main{max-width:none;padding:0}
table{font-size:8.5pt;line-height:11.5pt}
th,td{padding-right:2mm}
nav h2{margin-top:1.5rem}
nav ol{font-size:9pt;line-height:12.5pt}
details:not(.listing),.skip{display:none}
details.listing::details-content{content-visibility:visible;display:block}
.wide{overflow:visible}
.turned{page:landscape}
figure svg{min-width:0}
h2,h3,caption{break-after:avoid}
tr,figure,nav{break-inside:avoid}
thead{display:table-header-group;break-after:avoid}
tbody tr:first-child{break-before:avoid}
table:not(:has(tbody tr:nth-child(4))){break-inside:avoid}
td{min-width:13mm}
}
@page{size:A4;margin:18mm}
@page landscape{size:A4 landscape}
@page{@bottom-right{content:counter(page);font:9pt ${sans};color:${lightColours['ink-2']}}}
${figureRules((name) => `var(--${name})`)}`

/** What a sheet of one page has besides: its first heading is its title, and there is less air. */
export const sheetStyle = `
@media print{
@page{margin:14mm 16mm;@bottom-right{content:none}}
nav{display:none}
h3{margin:1.25rem 0 .375rem}
h3:first-of-type{font-size:1.25rem;line-height:1.625rem;margin-top:0}
p,ul{max-width:none;margin-bottom:.5rem}
li{margin-bottom:.125rem}
p:has(>strong:only-child){margin-top:1rem}
figure,.wide{margin:.75rem 0}
figure+details{margin:0}
th,td{padding-block:.25rem}
}`
