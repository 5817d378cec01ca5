import type { z } from 'zod'
import { nouns } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { emptyDocument, isTextNoun, prefixOf, type TextNoun, type TheoryDocument } from './document.ts'
import { withoutComment } from './words.ts'
import { firstLine, headOf } from './write.ts'

/** What could not be read, with its line. */
interface TextProblem {
  line: number
  message: string
  hint: string
}
type ParsedTheory = { ok: true; document: TheoryDocument } | { ok: false; problems: TextProblem[] }

/** At most so many problems are told: a file of another kind has one in every line. */
const most = 50

/** Reads what `theoryText` writes, also when it was edited by hand. Nothing is read in part: one problem refuses it all. */
export function parseTheory(text: string): ParsedTheory {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const problems: TextProblem[] = []
  const say = (at: number, message: string, hint: string) => void problems.push({ line: at + 1, message, hint })
  const document = emptyDocument()
  if (lines[0]?.trim() !== firstLine) {
    say(0, 'This is no theory in form 1.', `Its first line has to be: ${firstLine}`)
    return { ok: false, problems }
  }
  const open: Open[] = []
  const close = (to: number) => {
    while (open.length > to) finish(document, open.pop() as Open, say)
  }
  for (let at = 1; at < lines.length && problems.length < most; at++) {
    const raw = lines[at] as string
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const indent = raw.length - raw.trimStart().length
    const depth = indent / 2
    const begun = /^([a-z]+) (\S+): (.*)$/.exec(line)
    if (begun && isTextNoun(begun[1] as string)) {
      if (!Number.isInteger(depth) || depth > open.length) {
        say(at, 'It is indented further than what it belongs to.', 'Two blanks for each level.')
        continue
      }
      close(depth)
      open.push(opened(begun as unknown as [string, TextNoun, Id, string], at, open.at(-1), say))
      continue
    }
    const field = /^([A-Za-z]+):(?: (.*))?$/.exec(line)
    const owner = open[Math.ceil(depth) - 1]
    if (!field || !owner) {
      say(at, `“${line.slice(0, 60)}” is neither a thing nor a field.`, 'Write “field: value” within a thing.')
      continue
    }
    close(Math.ceil(depth))
    const [, name = '', given = ''] = field
    const value = withoutComment(given)
    if (value === '|') {
      const [words, last] = linesOf(lines, at + 1, indent + 2)
      owner.fields[name] = { at, words, lines: true }
      at = last
    } else if (value === '[') {
      const [items, last] = listOf(lines, at + 1, indent)
      owner.fields[name] = { at, words: `[${items.join(',')}]` }
      at = last
    } else owner.fields[name] = { at, words: value }
  }
  close(0)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, document }
}

interface Open {
  noun: TextNoun
  id: Id
  at: number
  fields: Record<string, { at: number; words: string; lines?: true }>
  /** What is told by where it stands. */
  within: Record<string, Id>
}
type Say = (at: number, message: string, hint: string) => void

function opened(
  [, noun, id, head]: [string, TextNoun, Id, string],
  at: number,
  outer: Open | undefined,
  say: Say,
): Open {
  if (!id.startsWith(`${prefixOf(noun)}_`)) say(at, `${id} is no id of a ${noun}.`, `It begins with ${prefixOf(noun)}_`)
  const within: Open['within'] = {}
  if (outer?.noun === 'theory' && noun === 'configuration') within.theory = outer.id
  if (outer?.noun === 'configuration' && (noun === 'link' || noun === 'evidence')) within.configuration = outer.id
  if (outer?.noun === 'configuration' && noun === 'relation') within.of = outer.id
  return { noun, id, at, fields: { [headOf[noun]]: { at, words: head } }, within }
}

/** The lines of running text, without the indent, up to the first that is indented less. */
function linesOf(lines: readonly string[], from: number, indent: number): [string, number] {
  const words: string[] = []
  let at = from
  while (at < lines.length && (lines[at] === '' || (lines[at] as string).startsWith(' '.repeat(indent)))) {
    words.push((lines[at] as string).slice(indent))
    at++
  }
  // Blank lines after it part blocks; those that belong to the text stand before its last line.
  while (words.at(-1) === '') words.pop()
  return [words.join('\n'), at - 1]
}

function listOf(lines: readonly string[], from: number, indent: number): [string[], number] {
  const items: string[] = []
  let at = from
  while (
    at < lines.length &&
    (lines[at] as string).trim() !== ']' &&
    (lines[at] as string).startsWith(' '.repeat(indent + 2))
  )
    items.push((lines[at++] as string).trim())
  return [items, at]
}

function finish(document: TheoryDocument, { noun, id, at, fields, within }: Open, say: Say): void {
  const { shape } = nouns[noun].value as { shape: Record<string, z.ZodType> }
  const value: Record<string, unknown> = { ...within }
  let fits = true
  const object: Say = (at, message, hint) => {
    fits = false
    say(at, message, hint)
  }
  for (const [name, { at, words, lines }] of Object.entries(fields)) {
    const schema = shape[name]
    if (!schema) object(at, `A ${noun} has no field “${name}”.`, `It may have: ${Object.keys(shape).join(', ')}.`)
    else {
      const read = readAs(words, schema, lines)
      if (read === undefined) object(at, `“${words.slice(0, 60)}” does not fit ${name}.`, 'See docs/theory-text.md.')
      else value[name] = read.value
    }
  }
  const whole = nouns[noun].value.safeParse(value)
  if (document[noun].has(id)) say(at, `${id} stands here twice.`, 'Keep one of them.')
  else if (whole.success) (document[noun] as Map<Id, object>).set(id, inShapeOrder(whole.data, shape))
  else if (fits) {
    const issue = whole.error.issues[0]
    say(at, `${noun} ${id}: ${issue?.path.join('.')}: ${issue?.message}.`, 'Complete or correct it.')
  }
}

const inShapeOrder = (value: object, shape: object): object =>
  Object.fromEntries(
    Object.keys(shape).flatMap((key) => (key in value ? [[key, (value as Record<string, unknown>)[key]]] : [])),
  )

/** A value as its field wants it: the words as they stand, else what they say as JSON, else a list of words. */
function readAs(words: string, schema: z.ZodType, lines = false): { value: unknown } | undefined {
  const tried = (value: unknown) => {
    const read = schema.safeParse(value)
    return read.success && value !== null ? { value: read.data } : undefined
  }
  const said = words.startsWith('"') && !lines ? undefined : tried(words)
  if (said || lines) return said
  try {
    const read = tried(JSON.parse(words))
    if (read) return read
  } catch {
    // Not JSON: a list of words.
  }
  return tried(words === '' ? [] : words.split(', '))
}
