import { labelOf } from '../label.ts'
import type { State } from '../state.ts'
import { coverage } from './coverage.ts'
import { webOf } from './graph.ts'
import { dot, drawio, graphml, mermaid } from './graph-forms.ts'
import { theoryJsonLd } from './json-ld.ts'
import { sentence } from './sentence.ts'
import { documentOf } from './text/document.ts'
import { theoryText } from './text/write.ts'
import { theoryCsv } from './theory-csv.ts'

/** The forms in which a theory leaves, each as text. */
export const theoryForms = {
  text: (state: State) =>
    theoryText(documentOf(state), {
      labelOf: (id) => labelOf(state, id),
      sentenceOf: (id) => sentence(state, id),
      evidenceOf: (id) => coverage(state, id)?.words,
    }),
  dot: (state: State) => dot(webOf(state)),
  graphml: (state: State) => graphml(webOf(state)),
  mermaid: (state: State) => mermaid(webOf(state)),
  drawio: (state: State) => drawio(webOf(state)),
  'json-ld': (state: State) => `${JSON.stringify(theoryJsonLd(state), null, 2)}\n`,
  csv: theoryCsv,
} as const
export type TheoryForm = keyof typeof theoryForms

export const isTheoryForm = (form: string): form is TheoryForm => Object.hasOwn(theoryForms, form)

/** What the name of a file in this form ends with. */
export const theoryFormEndings: Readonly<Record<TheoryForm, string>> = {
  text: 'txt',
  dot: 'dot',
  graphml: 'graphml',
  mermaid: 'mmd',
  drawio: 'drawio',
  'json-ld': 'jsonld',
  csv: 'csv',
}
