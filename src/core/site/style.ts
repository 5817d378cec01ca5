import { reportStyle } from '../report/html-style.ts'

/** The look of the site: the report's, with a line of rooms above and evidence under the words that rest on it. */
export const siteStyle = `${reportStyle}
body>header,body>footer{max-width:68rem;margin:0 auto;padding:1.25rem 2rem 0;font:400 .875rem/1.375rem system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}
body>header{border-bottom:1px solid var(--line);padding-bottom:.75rem}
body>header p{margin:0 0 .5rem;font-weight:600;max-width:none}
body>header a{text-decoration:none}
body>header a:hover,body>header a[aria-current]{text-decoration:underline 2px;text-underline-offset:.35em}
body>header ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:0;max-width:none}
body>header li{margin:0}
body>header nav a{display:inline-block;padding:.25rem 0}
body>footer{border-top:1px solid var(--line);color:var(--ink-2);padding-bottom:3rem}
body>footer code{overflow-wrap:anywhere;font-size:.75rem}
main{padding-top:2rem}
main>section h2,main>.piece h2{margin-top:2.5rem}
.small{font:400 .8125rem/1.25rem system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;color:var(--ink-2)}
.sentence{font-size:1.0625rem;max-width:46rem}
.summary{margin:0 0 1.75rem}
.summary h3{margin:1.25rem 0 .25rem}
.summary p{margin:0 0 .375rem}
h3 .role{font-weight:500}
blockquote{margin:.25rem 0 .5rem;padding-left:.875rem;border-left:2px solid var(--line-2);max-width:42rem}
.evidence{list-style:none;padding-left:0}
.evidence>li{margin:0 0 1rem;padding-left:.875rem}
.evidence p{margin:0 0 .25rem}
:target{background:var(--known);scroll-margin-top:1rem}
.sources{padding-left:1.25rem}
.sources li{margin-bottom:.5rem}
input[type=search]{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:4px;padding:.375rem .625rem;min-width:min(24rem,100%)}
@media (max-width:40rem){body>header,body>footer,main{padding-left:1rem;padding-right:1rem}}
@media print{body>header nav{display:none}}
`
