import { inPlace } from './in-place.ts'
import { marked } from './marks.ts'

/** A text with the words marked that were looked for. */
export const Marked = ({ text, terms }: { text: string; terms: readonly string[] }) =>
  terms.length === 0 ? text : inPlace(marked(text, terms), ({ words, hit }) => (hit ? <mark>{words}</mark> : words))
