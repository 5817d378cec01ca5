import type { NotTaken } from '../characteristics/from-table.ts'
import { plainWords, unguarded } from '../csv.ts'
import type { Fact, Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { allTemplates } from '../project/templates.ts'
import type { State } from '../state.ts'
import { codebookOf, pathOf } from './codebook.ts'
import { nextColour } from './colours.ts'

type Said = 'role' | 'definition' | 'whenToUse' | 'whenNot' | 'exampleWords' | 'colour'

/** What columns are called here, and elsewhere. */
const columns: Record<Said | 'path' | 'name' | 'parent' | 'retired', readonly string[]> = {
  path: ['code', 'path'],
  name: ['name', 'label', 'title'],
  parent: ['parent', 'under', 'category'],
  role: ['role'],
  definition: ['definition', 'description', 'meaning'],
  whenToUse: ['when to use', 'inclusion', 'inclusion criteria'],
  whenNot: ['when not', 'when not to use', 'exclusion', 'exclusion criteria'],
  exampleWords: ['examples in words', 'examples', 'example'],
  colour: ['colour', 'color'],
  retired: ['retired'],
}
const words: Record<Said, string> = {
  role: 'role',
  definition: 'definition',
  whenToUse: 'when to use',
  whenNot: 'when not',
  exampleWords: 'examples in words',
  colour: 'colour',
}

/**
 * Codes from a table whose first row names its columns: `code`, a path as the codebook’s CSV has it (Trust › Between
 * boards), or `name` and, if it stands under another, `parent`. A code that is here already, by its path, gets what it
 * has not; what differs stays as it is here and is listed with its row, as is what is no role and no colour.
 */
export function codesFrom(
  state: State,
  [head = [], ...rows]: readonly (readonly string[])[],
  newId: () => Id<'cod'>,
): { facts: Fact[]; left: NotTaken[] } {
  const names = head.map(plainWords)
  const at = (what: keyof typeof columns) => names.findIndex((name) => columns[what].includes(name))
  if (at('path') < 0 && at('name') < 0)
    return { facts: [], left: [{ row: 1, message: 'No column is called code or name.' }] }
  const left: NotTaken[] = []
  const codebook = codebookOf(state)
  const here = new Map(codebook.map(({ id, value }) => [plainWords(pathOf(state, id)), { id, value }]))
  const made = new Map<Id<'cod'>, Value<'code'>>()
  const changed = new Map<Id<'cod'>, Partial<Value<'code'>>>()
  const colours = codebook.map(({ value }) => value.colour)
  let order = Math.max(0, ...codebook.map(({ value }) => value.order))
  const slots = allTemplates(state).flatMap(([, { slots }]) => slots)
  /** Paths by the name of a code, for tables that name a parent by its name alone. */
  const paths = new Map<string, readonly string[]>()
  for (const { id, value } of codebook) paths.set(plainWords(value.name), pathOf(state, id).split(' › '))

  /** The code at a path, made with those above it where it is not there. */
  const codeAt = (path: readonly string[]): { id: Id<'cod'>; value: Value<'code'> } => {
    const key = plainWords(path.join(' › '))
    const known = here.get(key)
    if (known) return known
    const parent = path.length > 1 ? codeAt(path.slice(0, -1)).id : undefined
    const colour = nextColour(colours)
    colours.push(colour)
    const value: Value<'code'> = { name: path.at(-1) ?? '', ...(parent && { parent }), colour, order: ++order }
    const code = { id: newId(), value }
    here.set(key, code)
    made.set(code.id, value)
    paths.set(plainWords(value.name), path)
    return code
  }

  rows.forEach((cells, i) => {
    const row = i + 2
    const cell = (what: keyof typeof columns) => unguarded(cells[at(what)] ?? '').trim()
    // Where both are, it is our own table, in whose names a > may stand.
    const own = at('path') >= 0 && at('name') >= 0
    const path = pathIn(cell('path'), cell('name'), cell('parent'), paths, own ? '›' : /[›>]/)
    if (path.length === 0) {
      if (cells.some((one) => one.trim() !== '')) left.push({ row, message: 'It names no code.' })
      return
    }
    if (path.some((name) => name.length > 300) || path.length > 50) {
      left.push({ row, message: 'That is no name of a code: it is too long.' })
      return
    }
    const { id, value } = codeAt(path)
    if (made.has(id) && cell('retired') === 'yes') Object.assign(value, { retired: true })
    for (const field of Object.keys(words) as Said[]) {
      const said = cell(field)
      if (said === '') continue
      const slot = slots.find(({ key, label, word }) =>
        [key, label, word].some((one) => plainWords(one) === plainWords(said)),
      )
      const fits = field === 'role' ? slot?.key : field !== 'colour' || /^#[0-9a-f]{6}$/i.test(said) ? said : undefined
      const now = { ...value, ...changed.get(id) }[field]
      if (fits === undefined) left.push({ row, message: `“${said.slice(0, 80)}” is no ${words[field]}.` })
      else if (made.has(id) && (field === 'colour' || now === undefined)) Object.assign(value, { [field]: fits })
      else if (now === undefined) changed.set(id, { ...changed.get(id), [field]: fits })
      else if (plainWords(now) !== plainWords(fits))
        left.push({ row, message: `The ${words[field]} of ${value.name} is another here, and stays.` })
    }
  })
  return {
    facts: [
      ...[...made].map(([id, to]): Fact => ({ type: 'code.defined', id, from: null, to })),
      ...[...changed].map(
        ([id, to]) =>
          ({
            type: 'code.defined',
            id,
            from: Object.fromEntries(Object.keys(to).map((field) => [field, null])),
            to,
          }) as Fact,
      ),
    ],
    left,
  }
}

function pathIn(
  path: string,
  name: string,
  parent: string,
  paths: ReadonlyMap<string, readonly string[]>,
  parting: string | RegExp,
): string[] {
  const parts = (text: string) =>
    text
      .split(parting)
      .map((part) => part.trim().replace(/\s+/g, ' '))
      .filter(Boolean)
  if (path) return parts(path)
  if (!name) return []
  const above = parts(parent)
  const known = above.length === 1 ? paths.get(plainWords(above[0] ?? '')) : undefined
  return [...(known ?? above), name.replace(/\s+/g, ' ')]
}
