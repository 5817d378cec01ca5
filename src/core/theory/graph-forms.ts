import { xml } from '../diagram/svg.ts'
import { wrap } from '../diagram/words.ts'
import type { Web, WebEdge, WebNode } from './graph.ts'

const head = ({ slots }: WebNode): string => slots.map(({ label }) => label).join(', ')
const look = ({ status }: WebEdge): 'solid' | 'dashed' => (status === 'evidenced' ? 'solid' : 'dashed')
const said = ({ says }: WebEdge): string => (says === 'leads to' ? '' : says)
/** Everything that arrows can end at: components, and the configurations that a relation names as a whole. */
const whole = ({ groups, edges }: Web) => {
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]))
  return groups.filter(({ id }) => ends.has(id))
}

/** The web as a DOT graph (Graphviz, the DOT language). */
export function dot(web: Web): string {
  const text = (words: string) => `"${words.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`
  return [
    'digraph theory {',
    '  rankdir=LR; node [shape=box, style=rounded, fontname="sans-serif"]; edge [fontname="sans-serif"];',
    ...web.nodes.map((node) => `  ${text(node.id)} [label=${text(`${head(node)}: ${node.text}`)}];`),
    ...whole(web).map(({ id, title }) => `  ${text(id)} [label=${text(title)}, shape=plaintext];`),
    ...web.edges.map(
      (edge) =>
        `  ${text(edge.from)} -> ${text(edge.to)} [style=${look(edge)}${said(edge) && `, label=${text(said(edge))}`}];`,
    ),
    '}',
    '',
  ].join('\n')
}

/** The web as a Mermaid flowchart. */
export function mermaid(web: Web): string {
  const names = new Map([...web.nodes, ...whole(web)].map(({ id }, i) => [id as string, `n${i + 1}`]))
  // Quoted labels take entities for what would end them; Mermaid reads its own `#…;` form.
  const text = (words: string) =>
    `"${words.replace(/[#"&<>;]/g, (sign) => `#${sign.charCodeAt(0)};`).replace(/\s+/g, ' ')}"`
  return [
    'flowchart LR',
    ...web.nodes.map((node) => `  ${names.get(node.id)}[${text(`${head(node)}: ${node.text}`)}]`),
    ...whole(web).map(({ id, title }) => `  ${names.get(id)}(${text(title)})`),
    ...web.edges.map((edge) => {
      const arrow = look(edge) === 'solid' ? '-->' : '-.->'
      return `  ${names.get(edge.from)} ${arrow}${said(edge) && `|${text(said(edge))}|`} ${names.get(edge.to)}`
    }),
    '',
  ].join('\n')
}

/** The web as GraphML (Brandes et al. 2002), which yEd, Gephi and igraph read. */
export function graphml(web: Web): string {
  const keys = [
    ['node', 'text'],
    ['node', 'slots'],
    ['node', 'level'],
    ['node', 'actor'],
    ['edge', 'says'],
    ['edge', 'configuration'],
    ['edge', 'status'],
    ['edge', 'evidence'],
  ] as const
  const data = (fields: Record<string, string | number | undefined>) =>
    Object.entries(fields)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key, value]) => `<data key="${key}">${xml(String(value))}</data>`)
      .join('')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.map(
      ([on, name]) =>
        `<key id="${name}" for="${on}" attr.name="${name}" attr.type="${name === 'evidence' ? 'int' : 'string'}"/>`,
    ),
    '<graph id="theory" edgedefault="directed">',
    ...web.nodes.map((node) => {
      const { id, text, level, actor } = node
      return `<node id="${xml(id)}">${data({ text, slots: head(node), level, actor })}</node>`
    }),
    ...whole(web).map(({ id, title }) => `<node id="${xml(id)}">${data({ text: title })}</node>`),
    ...web.edges.map(
      ({ id, from, to, says, configuration, status, evidence }) =>
        `<edge id="${xml(id)}" source="${xml(from)}" target="${xml(to)}">${data({ says, configuration, status, evidence })}</edge>`,
    ),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n')
}

const box = { width: 200, gap: 80, row: 24 }
const colours = { c: '#00548c', res: '#d55e00', rea: '#b565b0', o: '#128052', other: '#5d6166' }

/** The web as a diagrams.net file: contexts left, outcomes right, one configuration below the other; uncompressed, to be edited. */
export function drawio(web: Web): string {
  const cells: string[] = []
  const placed = new Set<string>()
  const nodes = new Map(web.nodes.map((node) => [node.id as string, node]))
  const lanes = [...new Set(web.nodes.flatMap(({ slots }) => slots.map(({ key }) => key)))]
  let top = 40
  const put = (id: string, label: string, style: string, x: number, y: number, height: number) => {
    placed.add(id)
    cells.push(
      `<mxCell id="${xml(id)}" value="${xml(label)}" style="${style}" vertex="1" parent="1"><mxGeometry x="${x}" y="${y}" width="${box.width}" height="${height}" as="geometry"/></mxCell>`,
    )
  }
  for (const { components } of web.groups) {
    const heights = lanes.map(() => top)
    for (const id of components) {
      const node = nodes.get(id)
      if (!node || placed.has(id)) continue
      const lane = Math.max(0, lanes.indexOf(node.slots[0]?.key ?? ''))
      const label = `${head(node)}: ${node.text}`
      const height = wrap(label, box.width - 16, 12).length * 16 + box.row
      const y = heights[lane] as number
      const colour = colours[node.slots[0]?.role ?? 'other']
      const style = `rounded=1;whiteSpace=wrap;html=0;strokeColor=${colour};fillColor=#ffffff;`
      put(id, label, style, lane * (box.width + box.gap) + 40, y, height)
      heights[lane] = y + height + 16
    }
    top = Math.max(top, ...heights) + 24
  }
  for (const { id, title } of whole(web)) {
    put(id, title, 'text;whiteSpace=wrap;html=0;', lanes.length * (box.width + box.gap) + 40, top, 40)
    top += 56
  }
  const arrows = web.edges.map(
    (edge) =>
      `<mxCell id="${xml(`edge-${edge.id}`)}" value="${xml(said(edge))}" style="endArrow=block;rounded=1;html=0;${look(edge) === 'dashed' ? 'dashed=1;' : ''}" edge="1" parent="1" source="${xml(edge.from)}" target="${xml(edge.to)}"><mxGeometry relative="1" as="geometry"/></mxCell>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mxfile><diagram name="Theory"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>',
    ...cells,
    ...arrows,
    '</root></mxGraphModel></diagram></mxfile>',
    '',
  ].join('\n')
}
