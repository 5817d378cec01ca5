import { nouns } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { listed, type TextNoun, type TheoryDocument, theoryTextNouns } from './document.ts'
import { canBeLines, isPlain, quoted } from './words.ts'

/** What may be said beside the structure, for whoever reads: what an id is called. It is a comment, and is not read back. */
export interface Beside {
  labelOf?: (id: Id) => string | undefined
  /** The configuration as a sentence. */
  sentenceOf?: (id: Id<'cmoc'>) => string | undefined
  /** What speaks to it, in words and counts. */
  evidenceOf?: (id: Id<'cmoc'>) => string | undefined
}

export const firstLine = 'Retroduce theory, form 1'

/**
 * A theory as text, to be read, kept in git and compared line by line: one thing to a block, one field to a line, what
 * belongs to a thing within it. `parseTheory` makes the same structure of it; docs/theory-text.md says how it is read.
 */
export function theoryText(document: TheoryDocument, beside: Beside = {}): string {
  const of = { document, beside, lines: [firstLine] }
  for (const [id, value] of listed(document, 'template')) block(of, 0, 'template', id, value)
  for (const [id, value] of listed(document, 'theory')) {
    block(of, 0, 'theory', id, value)
    for (const [cmoc, one] of listed(document, 'configuration')) if (one.theory === id) configuration(of, 1, cmoc, one)
  }
  for (const [id, value] of listed(document, 'configuration'))
    if (!value.theory || !document.theory.has(value.theory)) configuration(of, 0, id, value)
  const told = new Set([...document.configuration.keys()])
  for (const noun of ['link', 'evidence'] as const)
    for (const [id, value] of listed(document, noun)) if (!told.has(value.configuration)) block(of, 0, noun, id, value)
  for (const [id, value] of listed(document, 'relation')) if (!told.has(value.of)) block(of, 0, 'relation', id, value)
  // Up to relations each has its place above.
  for (const noun of theoryTextNouns.slice(theoryTextNouns.indexOf('component')))
    for (const [id, value] of listed(document, noun)) block(of, 0, noun, id, value)
  return `${of.lines.join('\n')}\n`
}

interface Writing {
  document: TheoryDocument
  beside: Beside
  lines: string[]
}

/** A configuration with its links, evidence and relations. What they belong to is told by where they stand. */
function configuration(of: Writing, depth: number, id: Id, value: object): void {
  const within = (value as { theory?: Id }).theory
  block(of, depth, 'configuration', id, value, depth > 0 && within ? ['theory'] : [])
  const sentence = of.beside.sentenceOf?.(id as Id<'cmoc'>)
  for (const said of [sentence, of.beside.evidenceOf?.(id as Id<'cmoc'>)])
    if (said) of.lines.push(`${'  '.repeat(depth + 1)}# ${said.replace(/\s+/g, ' ')}`)
  for (const [link, one] of listed(of.document, 'link'))
    if (one.configuration === id) block(of, depth + 1, 'link', link, one, ['configuration'])
  for (const [evidence, one] of listed(of.document, 'evidence'))
    if (one.configuration === id) block(of, depth + 1, 'evidence', evidence, one, ['configuration'])
  for (const [relation, one] of listed(of.document, 'relation'))
    if (one.of === id) block(of, depth + 1, 'relation', relation, one, ['of'])
}

/** The field that stands in the first line of a block. */
export const headOf: Readonly<Record<TextNoun, string>> = {
  template: 'name',
  theory: 'title',
  configuration: 'title',
  link: 'slot',
  evidence: 'stance',
  relation: 'kind',
  component: 'text',
  likeness: 'things',
  synthesis: 'move',
  substantive: 'name',
  meeting: 'name',
  refinement: 'kind',
  version: 'name',
  comparison: 'relation',
}

function block(of: Writing, depth: number, noun: TextNoun, id: Id, value: object, without: string[] = []): void {
  const indent = '  '.repeat(depth)
  const fields = value as Record<string, unknown>
  const head = headOf[noun]
  if (depth === 0) of.lines.push('')
  of.lines.push(`${indent}${noun} ${id}: ${inLine(fields[head])}`)
  for (const field of Object.keys(nouns[noun].value.shape)) {
    const said = fields[field]
    if (said === undefined || field === head || without.includes(field)) continue
    of.lines.push(...written(`${indent}  `, field, said, of.beside))
  }
}

/** A field with its value, on one line where it can be read so, else one line to a piece. */
function written(indent: string, field: string, said: unknown, beside: Beside): string[] {
  const comment = commentOn(said, beside)
  if (typeof said === 'string' && !isPlain(said) && canBeLines(said))
    return [`${indent}${field}: |`, ...said.split('\n').map((line) => (line === '' ? '' : `${indent}  ${line}`))]
  if (Array.isArray(said) && said.some((one) => typeof one === 'object'))
    return [`${indent}${field}: [`, ...said.map((one) => `${indent}  ${json(one)}`), `${indent}]`]
  return [`${indent}${field}: ${inLine(said)}${comment}`]
}

function inLine(said: unknown): string {
  if (typeof said === 'string') return isPlain(said) ? said : quoted(said)
  if (
    Array.isArray(said) &&
    said.length > 0 &&
    said.every((one) => typeof one === 'string' && isPlain(one) && !one.includes(','))
  )
    return said.join(', ')
  return json(said)
}

const json = (said: unknown): string => JSON.stringify(said).replace(/#/g, '\\u0023')

function commentOn(said: unknown, { labelOf }: Beside): string {
  const ids = (Array.isArray(said) ? said : [said]).filter((one): one is Id => /^[a-z]{2,5}_\S+$/.test(String(one)))
  const labels = ids.slice(0, 3).flatMap((id) => {
    const label = labelOf?.(id)?.replace(/\s+/g, ' ')
    return label && label !== id ? [label.length > 72 ? `${label.slice(0, 70).replace(/\s\S*$/, '')} …` : label] : []
  })
  if (labels.length === 0) return ''
  return `  # ${labels.join('; ')}${ids.length > 3 ? ' …' : ''}`
}
