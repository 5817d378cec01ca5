import { nouns } from '../fact.ts'
import type { Id } from '../ids.ts'
import { sourceLabel } from '../label.ts'
import type { State } from '../state.ts'
import { documentOf, theoryTextNouns } from './text/document.ts'

const vocabulary = 'urn:retroduce:term:'

/** What a noun is called as a class: `configuration` is `Configuration`. */
const classOf = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1)

/**
 * A theory as linked data (JSON-LD 1.1). Every thing is a node named `urn:retroduce:ID`, its fields are terms of
 * `urn:retroduce:term:`, and what names another thing is a link to it; docs/theory-text.md lists the terms.
 */
export function theoryJsonLd(state: State): object {
  const document = documentOf(state)
  const links = new Set<string>()
  const sources = new Set<Id<'src'>>()
  const graph: object[] = []
  for (const noun of theoryTextNouns)
    for (const [id, value] of document[noun]) {
      const node: Record<string, unknown> = { '@id': urn(id), '@type': classOf(noun) }
      for (const [field, said] of Object.entries(value)) {
        const ids = new Set<Id>()
        nouns[noun].refs({ [field]: said }, (named) => void ids.add(named))
        const points =
          ids.size > 0 &&
          (typeof said === 'string' || (Array.isArray(said) && said.every((one) => typeof one === 'string')))
        if (points) links.add(field)
        for (const named of ids) if (named.startsWith('src_')) sources.add(named as Id<'src'>)
        node[field] = points ? (Array.isArray(said) ? said.map(urn) : urn(said as string)) : said
      }
      graph.push(node)
    }
  for (const id of sources) {
    const { doi, title, year } = state.source.get(id)?.reference ?? {}
    graph.push({
      '@id': urn(id),
      '@type': 'Source',
      label: sourceLabel(state, id),
      ...(title && { title }),
      ...(year && { year }),
      ...(doi && { doi: `https://doi.org/${doi}` }),
    })
  }
  return {
    '@context': {
      '@vocab': vocabulary,
      ...Object.fromEntries([...links, 'doi'].sort().map((field) => [field, { '@type': '@id' }])),
    },
    '@graph': graph,
  }
}

const urn = (id: string): string => `urn:retroduce:${id}`
