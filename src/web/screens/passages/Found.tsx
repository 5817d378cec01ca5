import { inPlace } from '../../parts/in-place.ts'
import { Link } from '../../parts/Link.tsx'
import { Role } from '../../parts/Role.tsx'
import type { Passage } from './use-finding.ts'

/** A passage with what stands around it, where it stands, and the words that made it so. */
export function Found({ passage }: { passage: Passage }) {
  const { document, start, sourceLabel, source, file, page, label, speaker, before, after, link, words } = passage
  return (
    <article className="put-forward" aria-label={`From ${sourceLabel}`}>
      <p className="where soft">
        <Link screen="source" id={source}>
          {sourceLabel}
        </Link>
        {page !== undefined && <span className="num">p. {label ?? page}</span>}
        {speaker && <span>{speaker}</span>}
        <Link screen="document" id={document} query={{ place: String(start) }} className="faint">
          {file}
        </Link>
      </p>
      <blockquote className="serif">
        {before && <span className="around">{before} </span>}
        <span className="said">{marked(passage)}</span>
        {after && <span className="around"> {after}</span>}
      </blockquote>
      <p className="because soft">
        <span>because: {words.join(', ')}</span>
        {link && (
          <span className="speaks">
            speaks most to <Role slot={link.slot} /> {link.text}
          </span>
        )}
      </p>
    </article>
  )
}

export function marked({ text, marks }: Pick<Passage, 'text' | 'marks'>) {
  const cuts = [...new Set([0, ...marks.flatMap(({ start, end }) => [start, end]), text.length])].sort((a, b) => a - b)
  const told = new Set(marks.map(({ start }) => start))
  return inPlace(cuts.slice(0, -1), (from, i) => {
    const words = text.slice(from, cuts[i + 1])
    return told.has(from) ? <mark>{words}</mark> : words
  })
}
