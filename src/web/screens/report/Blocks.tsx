import type { Id } from '../../../core/ids.ts'
import { type Block, notesIn, type Span } from '../../../core/report/blocks.ts'
import { Figure } from '../../parts/Figure.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Lines } from '../../parts/Lines.tsx'
import { Link } from '../../parts/Link.tsx'
import { placeOfId } from '../../places.ts'
import { TalkMark } from '../../talk/TalkMark.tsx'

/** A report on screen: the same blocks as in the files, with every citation and thing a link to it. */
export const Blocks = ({ blocks, project }: { blocks: readonly Block[]; project?: Id<'prj'> | undefined }) => (
  <>
    {inPlace(blocks, (block) => (
      <>
        <One block={block} />
        {project && block.as === 'heading' && block.level === 2 && (
          <TalkMark about={project} piece={block.id} of={block.text} />
        )}
      </>
    ))}
    <Notes blocks={blocks} />
  </>
)

function Notes({ blocks }: { blocks: readonly Block[] }) {
  const notes = notesIn(blocks)
  if (notes.length === 0) return null
  return (
    <section className="report-notes" aria-label="Notes">
      <h2>Notes</h2>
      <ol>
        {notes.map(({ number, spans }) => (
          <li key={number} id={`note-${number}`}>
            <Words spans={spans} /> <a href={`#note-mark-${number}`}>↩</a>
          </li>
        ))}
      </ol>
    </section>
  )
}

function One({ block }: { block: Block }) {
  switch (block.as) {
    case 'heading': {
      const Heading = `h${block.level}` as 'h1' | 'h2' | 'h3'
      return (
        <Heading id={block.id} tabIndex={-1}>
          {block.text}
        </Heading>
      )
    }
    case 'para':
      return (
        <p>
          <Words spans={block.spans} />
        </p>
      )
    case 'note':
      return (
        <p className="note">
          <Words spans={block.spans} />
        </p>
      )
    case 'list':
      return (
        <ul className="points">
          {inPlace(block.items, (spans) => (
            <li>
              <Words spans={spans} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <Tabled block={block} />
    case 'listing':
      return (
        <details className="listing" id={block.id} open={!block.folded}>
          <summary>{block.caption}</summary>
          <Lines text={block.text} />
        </details>
      )
    case 'figure':
      return (
        <figure id={block.id}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a figure that scrolls sideways must be reachable by keys */}
          <section className="report-figure" aria-label={block.caption} tabIndex={0}>
            <Figure scene={block.scene} />
          </section>
          <figcaption>
            {block.number !== undefined && <b className="strong">Figure {block.number}. </b>}
            {block.caption}
          </figcaption>
        </figure>
      )
  }
}

function Tabled({ block }: { block: Extract<Block, { as: 'table' }> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keys
    <section className="wide" id={block.id} aria-label={block.caption} tabIndex={0}>
      <table>
        <caption>
          {block.number !== undefined && <b className="strong">Table {block.number}. </b>}
          {block.caption}
        </caption>
        <thead>
          <tr>
            {inPlace(block.head, (words) => (
              <th scope="col">{words}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inPlace(block.rows, (row) => (
            <tr>
              {inPlace(row, (spans, i) =>
                i === 0 ? (
                  <th scope="row">
                    <Words spans={spans} />
                  </th>
                ) : (
                  <td>
                    <Words spans={spans} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Words = ({ spans }: { spans: readonly Span[] }) => inPlace(spans, (span) => <Word span={span} />)

function Word({ span }: { span: Span }) {
  switch (span.as) {
    case 'text':
      return span.text
    case 'strong':
      return <strong>{span.text}</strong>
    case 'em':
      return <em>{span.text}</em>
    case 'break':
      return <br />
    case 'footnote':
      return (
        <sup id={`note-mark-${span.number}`}>
          <a href={`#note-${span.number}`} aria-label={`Note ${span.number}`}>
            {span.number}
          </a>
        </sup>
      )
    case 'place':
      return <a href={`#${span.to}`}>{span.text}</a>
    case 'link':
      return (
        <a href={span.href} rel="noreferrer" target="_blank">
          {span.text}
        </a>
      )
    case 'thing':
      return <Link {...placeOfId(span.id)}>{span.text}</Link>
    case 'citation': {
      const [only, ...more] = span.sources
      return only && more.length === 0 ? (
        <Link screen="source" id={only} className="cite">
          {span.text}
        </Link>
      ) : (
        span.text
      )
    }
    case 'role':
      return (
        <span className={span.role}>
          <span className={`span ${span.role}${span.missing ? ' open' : ''}`}>{span.text}</span>
          {span.label && <sup className="tag">{span.label}</sup>}
        </span>
      )
  }
}
