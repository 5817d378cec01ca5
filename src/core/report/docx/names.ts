import type { Block } from '../blocks.ts'

/** What things are called inside a document: its styles, its bookmarks, and what is printed for a table or a figure. */
export interface Names {
  /** The id of a style by its name. */
  style: (name: string) => string
  /** The bookmark of a block; undefined for one that the document does not have. */
  bookmark: (id: string) => string | undefined
  /** "Table 3"; undefined for what has no number. */
  label: (id: string) => string | undefined
}

export function namesOf(blocks: readonly Block[], style: Names['style']): Names {
  const bookmarks = bookmarksOf(blocks)
  const labels = new Map(
    blocks.flatMap((block) =>
      (block.as === 'table' || block.as === 'figure') && block.number !== undefined
        ? [[block.id, `${block.as === 'table' ? 'Table' : 'Figure'} ${block.number}`] as const]
        : [],
    ),
  )
  return { style, bookmark: (id) => bookmarks.get(id), label: (id) => labels.get(id) }
}

/** A bookmark is a letter and up to 39 letters, digits and low lines, each once whatever its case. */
function bookmarksOf(blocks: readonly Block[]): Map<string, string> {
  const taken = new Set<string>()
  const found = new Map<string, string>()
  for (const block of blocks) {
    if (!('id' in block)) continue
    const plain = `r_${block.id.replace(/[^A-Za-z0-9]+/g, '_')}`
    let name = plain.slice(0, 40)
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain.slice(0, 34)}_${n}`
    taken.add(name.toLowerCase())
    found.set(block.id, name)
  }
  return found
}
