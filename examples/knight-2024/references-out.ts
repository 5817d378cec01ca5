import type { Value } from '../../src/core/fact.ts'
import type { Name } from '../../src/core/record/facts.ts'
import { toCsl } from '../../src/core/report/csl.ts'
import { apply, emptyState } from '../../src/core/state.ts'
import { references } from './sources.ts'
import { added } from './tell.ts'

/** Types of RIS for the CSL types of the reference list. */
const risTypes: Record<string, string> = {
  'article-journal': 'JOUR',
  book: 'BOOK',
  chapter: 'CHAP',
  legislation: 'STAT',
  report: 'RPRT',
}

const nameLine = ({ literal, family, given }: Name): string => literal ?? [family, given].filter(Boolean).join(', ')

function ris({ id, reference }: { id: string; reference: Value<'source'>['reference'] }): string {
  const [first, last] = reference.pages?.split('-') ?? []
  const lines: [string, string | number | undefined][] = [
    ['TY', risTypes[reference.type]],
    ['ID', id.replace('src_', '')],
    ...(reference.author ?? []).map((name): [string, string] => ['AU', nameLine(name)]),
    ...(reference.editor ?? []).map((name): [string, string] => ['A2', nameLine(name)]),
    ['PY', reference.year],
    ['TI', reference.title],
    ['T2', reference.container],
    ['VL', reference.volume],
    ['IS', reference.issue],
    ['SP', first],
    ['EP', last],
    ['PB', reference.publisher],
    ['CY', reference.place],
    ['DO', reference.doi],
  ]
  const said = lines.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}\n`]))
  return `${said.join('')}ER  - \n`
}

/** The reference list as RIS. The letter of 2021a is in the ID: RIS has no field for it. */
export const referencesRis = (): string => references.map(ris).join('\n')

/** The reference list as CSL-JSON. */
export function referencesCsl(): string {
  const state = emptyState()
  for (const { id, ...source } of references) apply(state, added('source', id, source))
  const items = references.map(({ id }) => toCsl(state, id))
  return `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]\n`
}
