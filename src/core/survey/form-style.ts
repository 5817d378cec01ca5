/** How a form looks: in a file, where it is served and on paper, by day and by night. It needs no other file. */
export const formStyle = `
:root{color-scheme:light;--ink:#1b1c1e;--soft:#4a4d51;--line:#83837c;--rule:#cbcbc5;--bad:#b3261e;--ground:#f6f6f4;--paper:#fff}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#e9e9e6;--soft:#b4b6b4;--line:#858983;--rule:#3b3e3d;--bad:#ff9d92;--ground:#131514;--paper:#1b1d1c}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.5 "Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:44rem;min-height:100vh;margin:0 auto;padding:2rem 1.5rem 4rem;background:var(--paper)}
h1{font-size:1.625rem;line-height:1.25;margin:0 0 1rem;text-wrap:balance}
.promise{border-left:3px solid var(--line);padding-left:1rem;color:var(--soft)}
fieldset,.field{border:0;border-top:1px solid var(--rule);margin:0;padding:1.25rem 0}
legend,label{font-weight:600}
legend{float:left;width:100%;padding:0}
legend+*{clear:both}
.no{color:var(--soft);font-weight:400;margin-right:.375rem}
.must,.hint{color:var(--soft);font-weight:400}
.hint{margin:.25rem 0;font-size:.9375rem}
.choices{clear:both;display:grid;padding-top:.5rem}
.choices label{font-weight:400;display:flex;gap:.75rem;align-items:baseline;padding:.375rem .5rem;border-radius:4px;min-height:2.5rem}
.choices label:hover{background:var(--ground)}
input[type=radio],input[type=checkbox]{width:1.125rem;height:1.125rem;flex:none;accent-color:var(--ink);transform:translateY(.1875rem)}
input[type=text],textarea{display:block;width:100%;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:.5rem .625rem;margin-top:.5rem}
input[inputmode=decimal]{width:10rem}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
h2{font-size:1.125rem;line-height:1.3;margin:0 0 .5rem}
h1,legend,label,p,li{overflow-wrap:break-word}
fieldset{min-width:0}
.bad{border-left:3px solid var(--bad);padding-left:1rem}
.again{border:2px solid var(--bad);border-radius:4px;padding:1rem 1.25rem;margin:1.5rem 0}
.again ul{margin:0;padding-left:1.25rem}
.again a{color:inherit}
.again li{padding:.25rem 0}
.code{font:600 1.5rem/1.4 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.06em;margin:.5rem 0 1rem}
input[aria-invalid],textarea[aria-invalid]{border-color:var(--bad);outline-color:var(--bad)}
.wrong,.trouble{clear:both;color:var(--bad);font-weight:600;margin:.375rem 0}
button{font:inherit;font-weight:600;background:var(--ink);color:var(--paper);border:0;border-radius:4px;padding:.75rem 1.5rem;min-height:2.75rem;cursor:pointer}
footer{margin-top:2rem;color:var(--soft);font-size:.875rem}
@media (min-width:40rem){.scale .choices{grid-auto-flow:column;grid-auto-columns:1fr;gap:.25rem}.scale .choices label{flex-direction:column;align-items:center;text-align:center;font-size:.9375rem}}
@media print{body,main{background:#fff;color:#000;padding:0;max-width:none;font-size:11pt}fieldset,.field{break-inside:avoid}.script,.send,.again,#status,.trouble,noscript{display:none}textarea{height:6rem}.scale .choices{display:grid;grid-auto-flow:column;grid-auto-columns:1fr}.scale .choices label{flex-direction:column;align-items:center;text-align:center}input[type=radio],input[type=checkbox]{appearance:none;border:1px solid #000;background:#fff}input[type=radio]{border-radius:50%}}
`
