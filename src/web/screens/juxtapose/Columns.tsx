import { Chip } from '../../parts/Chip.tsx'
import { Link } from '../../parts/Link.tsx'
import { ReadInPlace } from '../../parts/ReadInPlace.tsx'
import { Role } from '../../parts/Role.tsx'
import { Spans } from '../../parts/Spans.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import type { BesideAnswer } from './answer.ts'

/** Pieces of evidence, or sources with all they say, a column each: who, where, of what kind, and the words. */
export const Pieces = ({ all }: { all: BesideAnswer['evidence'] }) => (
  <div className="beside">
    {all.map((column) => (
      <section key={column.id} aria-label={column.label}>
        <h2>
          <Link screen="source" id={column.source} query={{ tab: 'evidence' }}>
            {column.label}
          </Link>
        </h2>
        <p className="soft clamp">{column.title}</p>
        <dl>
          {column.facts.map(({ name, said }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
        {column.pieces.length === 0 && <p className="soft">It says nothing of this configuration.</p>}
        {column.pieces.map((piece) => (
          <article key={piece.id}>
            <p className="row wrap">
              <span aria-hidden="true">
                <StanceMark stance={piece.value.stance} />
              </span>
              <b>{piece.value.stance}</b> <span className="faint small">{piece.on}</span>
              {piece.aside && <Chip kind="line">set aside</Chip>}
            </p>
            <ul className="on">
              {piece.parts.map((part) => (
                <li key={part.id}>
                  <Role slot={part.slot} /> <span>{part.text}</span>
                </li>
              ))}
              {piece.parts.length === 0 && <li className="soft">the whole</li>}
            </ul>
            {piece.quote && <blockquote className="serif">{piece.quote}</blockquote>}
            <ReadInPlace passage={piece.passage} />
            {piece.value.memo && <p className="serif">{piece.value.memo}</p>}
            {!piece.quote && !piece.value.memo && <p className="soft">No words are kept of it.</p>}
            <p className="small faint">
              {[
                piece.value.standing,
                piece.value.explicit === false ? 'inferred by the reviewer' : undefined,
                piece.words,
                piece.value.locator,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </article>
        ))}
      </section>
    ))}
  </div>
)

/** Configurations, a column each and a row for each slot: what both hold is told apart from what only one does. */
export function Configurations({ all }: { all: BesideAnswer['configurations'] }) {
  const slots = [...new Map(all.flatMap((one) => one.slots.map((slot) => [slot.key, slot] as const))).values()]
  const everywhere = (component: string) =>
    all.every(({ slots }) => slots.some(({ parts }) => parts.some((part) => part.component === component)))
  return (
    <div className="tabled">
      <table className="beside-slots">
        <caption className="sr">Configurations side by side</caption>
        <thead>
          <tr>
            <td />
            {all.map((one) => (
              <th key={one.id} scope="col">
                <Link screen="configuration" id={one.id}>
                  {one.label === one.title ? one.title : `${one.label} ${one.title}`}
                </Link>
                <p className="sentence">
                  <Spans spans={one.spans} />
                </p>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map((slot) => (
            <tr key={slot.key}>
              <th scope="row">
                <Role slot={slot} />
              </th>
              {all.map((one) => (
                <td key={one.id}>
                  <ul>
                    {one.slots
                      .find(({ key }) => key === slot.key)
                      ?.parts.map(({ id, component, text, direction }) => (
                        <li key={id}>
                          <span className="serif">{text}</span> {direction && <Chip kind="line">{direction}</Chip>}{' '}
                          {all.length > 1 && everywhere(component) && <span className="small faint">in all</span>}
                        </li>
                      ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row" className="small faint">
              evidence
            </th>
            {all.map((one) => (
              <td key={one.id} className="soft">
                {one.words}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}
