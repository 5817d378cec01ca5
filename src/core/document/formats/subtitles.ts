import { type DocumentText, plainText } from '../text.ts'

const stamp = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`
const cue = new RegExp(`^\\s*${stamp}\\s*-->\\s*${stamp}`)

/**
 * Subtitles (WebVTT, W3C 2019; SubRip): each cue is a turn with its times and, where the file says it, its speaker. Cues
 * of one speaker follow one another line by line.
 */
export function readSubtitles(written: string): DocumentText {
  const read = plainText('')
  const parts: string[] = []
  let length = 0
  let last: string | undefined
  let troubles = 0
  const put = (text: string) => {
    parts.push(text)
    length += text.length
  }
  for (const block of written
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n+/)) {
    const lines = block.split('\n')
    const at = lines.findIndex((line) => line.includes('-->'))
    if (at < 0) continue
    const times = cue.exec(lines[at] ?? '')
    if (!times) {
      troubles++
      continue
    }
    const voice = /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(block)?.[1]?.trim()
    const said = plain(lines.slice(at + 1).join(' '))
    const [, named, rest] = voice ? [] : (/^([\p{Lu}\d][\p{L}\p{N} .'’_-]{0,40}):\s+(.*)$/su.exec(said) ?? [])
    const words = (rest ?? said).replace(/^[-–—]\s*/, '').trim()
    if (words === '') continue
    const speaker = voice ?? named
    if (length > 0) put(speaker === last ? '\n' : '\n\n')
    const start = length
    put(words)
    const [from, to] = [millis(times.slice(1, 5)), millis(times.slice(5, 9))]
    read.turns.push({
      start,
      end: length,
      from,
      to: Math.max(from, to),
      ...(speaker && { speaker: speaker.slice(0, 200) }),
    })
    const block_ = read.blocks.at(-1)
    if (speaker === last && block_) block_.end = length
    else read.blocks.push({ kind: 'paragraph', start, end: length })
    last = speaker
  }
  if (troubles > 0)
    read.problems.push({ what: `${troubles} cues have times that cannot be understood; they were left out.` })
  return { ...read, text: parts.join('') }
}

const millis = ([h, m, s, fraction]: (string | undefined)[]): number =>
  ((Number(h ?? 0) * 60 + Number(m)) * 60 + Number(s)) * 1_000 + Number((fraction ?? '0').padEnd(3, '0'))

const plain = (text: string): string =>
  text
    .replace(/<[^>]{0,200}>/g, '')
    .replace(/\{\\[^}]{0,100}\}/g, '')
    .replace(
      /&(amp|lt|gt|nbsp|lrm|rlm);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', nbsp: ' ' })[name] ?? '',
    )
    .replace(/\s+/g, ' ')
    .trim()
