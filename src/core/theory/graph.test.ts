import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { rolls } from '../../../test/support/arbitrary.ts'
import { grown, often } from '../../../test/support/laws.ts'
import { change, made, review } from '../../../test/support/review.ts'
import type { State } from '../state.ts'
import { webOf } from './graph.ts'
import { dot, drawio, graphml, mermaid } from './graph-forms.ts'
import { theoryJsonLd } from './json-ld.ts'
import { liveConfigurations } from './lineage.ts'
import { theoryCsv } from './theory-csv.ts'

/** The names and attributes of every element, if it is well-formed. */
function elements(text: string) {
  const found: { name: string; attributes: Record<string, string> }[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    found.push({ name, attributes: attributes as Record<string, string> })
  })
  parser.write(text).close()
  return found
}

/** The review with a shared component, a loop of relations and words that would break a file. */
function tangled(): State {
  const journal = review()
  change(journal, [
    made('link.placed', 'lnk_again', {
      configuration: 'cmoc_2',
      slot: 'C',
      component: 'cmp_fast',
      order: 1,
      status: 'evidenced',
    }),
    made('component.worded', 'cmp_odd', { text: 'a "quoted" <b>&amp;</b> \\ word;\nand #1 |' }),
    made('link.placed', 'lnk_odd', {
      configuration: 'cmoc_2',
      slot: 'O',
      component: 'cmp_odd',
      order: 2,
      status: 'evidenced',
    }),
    made('relation.drawn', 'rel_on', {
      of: 'cmoc_1',
      to: 'cmoc_2',
      kind: 'becomes context of',
      fromLink: 'lnk_o',
      toLink: 'lnk_again',
      status: 'inferred',
    }),
    made('relation.drawn', 'rel_back', { of: 'cmoc_2', to: 'cmoc_1', kind: 'feeds back to', status: 'hypothesised' }),
  ])
  return journal.state
}

test('the web joins configurations in the components they share, and an arrow says how sure it is', () => {
  const { nodes, edges, groups } = webOf(tangled())
  expect(nodes.find(({ id }) => id === 'cmp_fast')?.slots.map(({ key }) => key)).toEqual(['O', 'C'])
  expect(groups.map(({ id }) => id)).toEqual(['cmoc_1', 'cmoc_2'])
  const arrow = (from: string, to: string) => edges.find((edge) => edge.from === from && edge.to === to)
  expect(arrow('cmp_past', 'cmp_open')).toMatchObject({ status: 'hypothesised', configuration: 'cmoc_1', evidence: 0 })
  expect(arrow('cmp_fast', 'cmp_odd')?.status).toBe('evidenced')
  expect(arrow('cmp_fast', 'cmp_fast')?.says).toBe('becomes context of')
  expect(arrow('cmoc_2', 'cmoc_1')?.says).toBe('feeds back to')
})

test('a relation whose link has left its configuration joins the configurations', () => {
  const journal = review()
  change(journal, [
    made('relation.drawn', 'rel_on', {
      of: 'cmoc_1',
      to: 'cmoc_2',
      kind: 'feeds back to',
      fromLink: 'lnk_o',
      toLink: 'lnk_o',
      status: 'inferred',
    }),
  ])
  expect(webOf(journal.state).edges.find(({ id }) => id === 'rel_on')).toMatchObject({ from: 'cmp_fast', to: 'cmoc_2' })
})

test('every arrow has both its ends, in any theory, with loops or without', () => {
  fc.assert(
    fc.property(rolls(60), (asked) => {
      const { state } = grown(asked)
      const { nodes, edges, groups } = webOf(state)
      const ends = new Set<string>([...nodes, ...groups].map(({ id }) => id))
      expect(edges.filter(({ from, to }) => !ends.has(from) || !ends.has(to))).toEqual([])
      expect(groups.map(({ id }) => id)).toEqual(liveConfigurations(state).map(([id]) => id))
    }),
    often,
  )
})

test('GraphML and diagrams.net files are well-formed XML, whatever the words are', () => {
  const web = webOf(tangled())
  const graph = elements(graphml(web))
  const ids = new Set(graph.flatMap(({ name, attributes }) => (name === 'node' ? [attributes.id] : [])))
  const edges = graph.filter(({ name }) => name === 'edge')
  expect(edges.length).toBe(web.edges.length)
  for (const { attributes } of edges)
    expect([ids.has(attributes.source), ids.has(attributes.target)]).toEqual([true, true])
  const cells = elements(drawio(web)).filter(({ name }) => name === 'mxCell')
  const drawn = new Set(cells.map(({ attributes }) => attributes.id))
  expect(drawn.size).toBe(cells.length)
  for (const { attributes } of cells.filter(({ attributes }) => attributes.edge))
    expect([drawn.has(attributes.source), drawn.has(attributes.target)]).toEqual([true, true])
})

test('DOT and Mermaid keep each thing on one line of its own', () => {
  const web = webOf(tangled())
  const lines = dot(web).split('\n')
  expect(lines).toContain('  "cmp_odd" [label="O: a \\"quoted\\" <b>&amp;</b> \\\\ word; and #1 |"];')
  expect(lines.filter((line) => line.includes(' -> ')).length).toBe(web.edges.length)
  expect(lines).toContain('  "cmp_fast" -> "cmp_odd" [style=solid];')
  const chart = mermaid(web).split('\n')
  expect(chart[0]).toBe('flowchart LR')
  expect(chart.find((line) => line.includes('quoted'))).toBe(
    '  n6["O: a #34;quoted#34; #60;b#62;#38;amp#59;#60;/b#62; \\ word#59; and #35;1 |"]',
  )
  expect(chart.filter((line) => /^ {2}n\d+ (-->|-\.->)/.test(line)).length).toBe(web.edges.length)
})

test('linked data names every thing once, and what names another points to it', () => {
  const { '@context': context, '@graph': graph } = theoryJsonLd(tangled()) as {
    '@context': Record<string, unknown>
    '@graph': Record<string, unknown>[]
  }
  expect(new Set(graph.map((node) => node['@id'])).size).toBe(graph.length)
  const link = graph.find((node) => node['@id'] === 'urn:retroduce:lnk_odd')
  expect(link).toMatchObject({ '@type': 'Link', configuration: 'urn:retroduce:cmoc_2', slot: 'O' })
  expect(context.configuration).toEqual({ '@type': '@id' })
  expect(context.slot).toBeUndefined()
  expect(graph.find((node) => node['@id'] === 'urn:retroduce:src_adams')).toMatchObject({ label: 'Adams 2020' })
})

test('the table has a row for each link, with who supports, qualifies and refutes it', () => {
  const [head, ...rows] = theoryCsv(tangled()).split('\r\n')
  expect(head).toContain('"supporting","qualifying","against"')
  expect(rows.length).toBe(7)
  expect(rows.find((row) => row.includes('lnk_open'))).toContain('"Adams 2020; Brown 2020"')
})
