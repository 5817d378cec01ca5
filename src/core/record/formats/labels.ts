import type { Verdict } from '../../screening/facts.ts'
import type { Label } from '../read.ts'

const verdicts: Record<string, Verdict> = {
  included: 'include',
  include: 'include',
  excluded: 'exclude',
  exclude: 'exclude',
  maybe: 'maybe',
  undecided: 'maybe',
  background: 'background',
}
const verdictFrom = (word: string): Verdict | undefined => verdicts[word.trim().toLowerCase()]

/** What other tools left in a note: Rayyan's `RAYYAN-INCLUSION: {"Ama"=>"Included"} | …`, Covidence's reason, ASReview's mark. */
export function labelsFromNote(note: string): Label[] {
  return [...rayyan(note), ...covidence(note), ...asreview(note)]
}

/** Rayyan writes Ruby hashes, parted by bars, after the note that was there. */
function rayyan(note: string): Label[] {
  if (!/RAYYAN-|USER-NOTES:/.test(note)) return []
  const part = (name: string) => new RegExp(`${name}:\\s*([^|]*(?:\\|(?!\\s*[A-Z-]+:)[^|]*)*)`).exec(note)?.[1]?.trim()
  const tags = list(part('RAYYAN-LABELS'))
  const reason = list(part('RAYYAN-EXCLUSION-REASONS')).join('; ')
  const notes = new Map(hash(part('USER-NOTES')))
  const votes = hash(part('RAYYAN-INCLUSION'))
  const labels = votes.map(([who, word]): Label => {
    const verdict = verdictFrom(word)
    const own = notes.get(who)
    notes.delete(who)
    return {
      tool: 'rayyan',
      who,
      ...(verdict && { verdict }),
      ...(verdict === 'exclude' && reason && { reason }),
      ...(own && { note: own }),
    }
  })
  for (const [who, own] of notes) labels.push({ tool: 'rayyan', who, note: own })
  if (tags.length > 0) labels.push({ tool: 'rayyan', tags })
  if (reason && !labels.some((label) => label.reason)) labels.push({ tool: 'rayyan', reason })
  return labels
}

/** `{"Ama"=>"Included", "Kofi"=>["a", "b"]}` as pairs. */
const hash = (text = ''): [string, string][] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*=>\s*(\[[^\]]*\]|"(?:[^"\\]|\\.)*")/g)].map(([, key = '', value = '']) => [
    unescaped(key),
    [...value.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, one = '']) => unescaped(one)).join('; '),
  ])
const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1')
const list = (text = ''): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

function covidence(note: string): Label[] {
  const reason = /Exclusion reason:\s*([^;]+)/.exec(note)?.[1]?.trim()
  return reason ? [{ tool: 'covidence', verdict: 'exclude', reason }] : []
}

function asreview(note: string): Label[] {
  const mark = /ASReview_(relevant|irrelevant|not_seen|prior)/i.exec(note)?.[1]?.toLowerCase()
  if (mark === 'relevant') return [{ tool: 'asreview', verdict: 'include' }]
  return mark === 'irrelevant' ? [{ tool: 'asreview', verdict: 'exclude' }] : []
}

/** How Retroduce writes a decision where Zotero shows a tag and EndNote a keyword, so that both can filter by it. */
const own =
  /^retroduce: (?:tag = (?<tag>.+)|(?<stage>.+?) = (?<verdict>include|exclude|maybe|background)(?: \((?<reason>.+)\))?)$/s

/** A decision as a keyword: `retroduce: Rigour = exclude (Too thin)`, `retroduce: tag = key paper`. */
export const keywordsTo = (labels: readonly Label[] = []): string[] =>
  labels.flatMap(({ verdict, stage, reason, tags = [] }) => [
    ...(verdict && stage ? [`retroduce: ${stage} = ${verdict}${reason ? ` (${reason})` : ''}`] : []),
    ...tags.map((tag) => `retroduce: tag = ${tag}`),
  ])

/** The decision that a keyword of ours tells; undefined for anybody else's keyword. */
export function labelFromKeyword(keyword: string): Label | undefined {
  if (!keyword.startsWith('retroduce: ')) return undefined
  const { tag, stage, verdict, reason } = own.exec(keyword)?.groups ?? {}
  if (tag) return { tool: 'retroduce', tags: [tag] }
  if (!stage || !verdict) return undefined
  return { tool: 'retroduce', stage, verdict: verdict as Verdict, ...(reason && { reason }) }
}
