import type { Block, DocumentText, Turn } from './text.ts'

/** Who speaks, at most so many of them; more names with a colon are something else, such as headings. */
const mostSpeakers = 30

const time = String.raw`[[(]?\s*(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?\s*[\])]?`
const name = String.raw`[\p{Lu}\d][\p{L}\p{N} .'’&/_-]{0,40}?`
/** "Interviewer: ...", "[00:12:03] P01: ...", "P01 (12:03): ..." */
const labelled = new RegExp(`^(?:${time}\\s*)?(${name})(?:\\s*${time})?\\s*:\\s+`, 'u')
/** A line of its own, the words below: "Jane Doe   0:03", as meeting software writes. */
const alone = new RegExp(`^(${name})[\\s,–-]+${time}\\s*\\n`, 'u')

/**
 * The turns of a conversation, where a text is one: most of its paragraphs begin with who speaks, and the same few speak
 * again and again. A turn's range holds what was said; the name before it stays in the text.
 */
export function turnsOf({ text, blocks }: Pick<DocumentText, 'text' | 'blocks'>): Turn[] {
  const turns: Turn[] = []
  const speakers = new Map<string, number>()
  let paragraphs = 0
  for (const block of blocks.flatMap((one) => linesWithin(text, one))) {
    const said = text.slice(block.start, block.end)
    const [label, found] = labelOf(said)
    paragraphs++
    if (!found) {
      // What follows without a name is still the same person's.
      const last = turns.at(-1)
      if (last) last.end = block.end
      continue
    }
    speakers.set(found.speaker, (speakers.get(found.speaker) ?? 0) + 1)
    turns.push({ start: block.start + label, end: block.end, ...found })
  }
  const again = [...speakers.values()].filter((n) => n > 1).reduce((sum, n) => sum + n, 0)
  const isTalk = turns.length >= 4 && turns.length >= 0.25 * paragraphs && again >= 0.7 * turns.length
  return isTalk && speakers.size <= mostSpeakers ? turns : []
}

/** A paragraph, or where each of its lines begins with a name, its lines. */
function linesWithin(text: string, { kind, start, end }: Block): { start: number; end: number }[] {
  if (kind !== 'paragraph' && kind !== 'verbatim') return [{ start, end }]
  const parts: { start: number; end: number }[] = []
  let from = start
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    if (!labelled.test(text.slice(at + 1, Math.min(end, at + 120)))) continue
    parts.push({ start: from, end: at })
    from = at + 1
  }
  parts.push({ start: from, end })
  return parts
}

function labelOf(said: string): [number, { speaker: string; from?: number } | undefined] {
  const head = said.slice(0, 160)
  const below = alone.exec(head)
  if (below) return [below[0].length, { speaker: below[1]?.trim() ?? '', ...at(below.slice(2, 5)) }]
  const found = labelled.exec(head)
  if (!found) return [0, undefined]
  const stamp = found[3] !== undefined ? found.slice(1, 4) : found.slice(5, 8)
  return [found[0].length, { speaker: found[4]?.trim() ?? '', ...at(stamp) }]
}

const at = ([h, m, s]: (string | undefined)[]): { from?: number } =>
  m === undefined || s === undefined ? {} : { from: ((Number(h ?? 0) * 60 + Number(m)) * 60 + Number(s)) * 1_000 }
