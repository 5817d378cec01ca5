import type { Arrow, Box } from '../../../core/diagram/causes/drawing.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { useView } from '../../api.ts'
import { Link } from '../../parts/Link.tsx'
import { ReadInPlace } from '../../parts/ReadInPlace.tsx'
import { Role } from '../../parts/Role.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import type { Thing } from './thing.ts'

type Cause = ViewAnswer<'cause'>
type Piece = NonNullable<Cause['step']>['pieces'][number]

/** What was chosen, in words: of an arrow the evidence at its ends, of a component every place it stands in. */
export function Words({ thing }: { thing: Thing }) {
  switch (thing.as) {
    case 'box':
      return <OfBox box={thing.box} />
    case 'arrow':
      return <OfArrow arrow={thing.arrow} />
    case 'strip':
      return (
        <>
          <h2>
            <Link screen="configuration" id={thing.strip.id}>
              {thing.strip.number} {thing.strip.title}
            </Link>
          </h2>
          {thing.strip.note && <p className="soft">{thing.strip.note}</p>}
        </>
      )
    case 'band':
      return (
        <>
          <h2>{thing.band.title || 'All configurations'}</h2>
          <p className="soft">
            {sentenceCase(counted(thing.band.configurations, 'configuration'))}
            {thing.band.bare > 0 && `, ${counted(thing.band.bare, 'part')} without evidence`}.
          </p>
        </>
      )
  }
}

const Configuration = ({ of: { id, label, title } }: { of: { id: Id<'cmoc'>; label: string; title: string } }) => (
  <Link screen="configuration" id={id}>
    {label === title ? title : `${label} ${title}`}
  </Link>
)

function OfBox({ box }: { box: Box }) {
  const { data } = useView('cause', { component: box.component }, { when: box.component !== undefined })
  const told = data?.component
  if (!told || told.id !== box.component) return <h2>{box.lines.join(' ')}</h2>
  return (
    <>
      <h2>{told.text}</h2>
      {told.said.length > 0 && <p className="soft">{told.said.join(', ')}</p>}
      {told.note && <p className="serif">{told.note}</p>}
      {told.places.map(({ link, configuration, slot, status, said, pieces }) => (
        <section key={link}>
          <p className="causes-place">
            <Role slot={slot} /> <Configuration of={configuration} />
            <span className="small faint">{[status, ...said].join(', ')}</span>
          </p>
          {pieces.length === 0 ? <p className="small soft">Nothing speaks to it here.</p> : <Pieces pieces={pieces} />}
        </section>
      ))}
    </>
  )
}

function OfArrow({ arrow }: { arrow: Arrow }) {
  const step = arrow.as === 'step' ? Number(arrow.id.slice(arrow.id.lastIndexOf('.') + 1)) : undefined
  const relation = arrow.as === 'relation' ? (arrow.id as Id<'rel'>) : undefined
  const params = step === undefined ? { relation } : { configuration: arrow.configuration, step }
  const { data, isPlaceholderData } = useView('cause', params, { when: step !== undefined || relation !== undefined })
  if (step === undefined && !relation) return <h2>{sentenceCase(arrow.says)}.</h2>
  if (!data || isPlaceholderData) return <h2>…</h2>
  if (data.step) return <OfStep step={data.step} />
  if (data.relation) return <OfRelation relation={data.relation} />
  return <h2>{sentenceCase(arrow.says)}.</h2>
}

function OfStep({ step: { configuration, ends, pieces } }: { step: NonNullable<Cause['step']> }) {
  const [from, to] = ends
  const groups = [
    ['both', 'To both ends'],
    ['from', `To the ${from?.word} alone`],
    ['to', `To the ${to?.word} alone`],
  ] as const
  return (
    <>
      <h2 className="causes-step">
        {ends.map((end, i) => (
          <span key={end.role}>
            {i > 0 && <span className="faint"> leads to </span>}
            <Role slot={end} open={end.links.length === 0} />{' '}
            {end.links.map(({ text }) => text).join('; ') || 'nothing yet'}
          </span>
        ))}
      </h2>
      <p>
        in <Configuration of={configuration} />
      </p>
      {groups.map(([speaks, words]) => {
        const here = pieces.filter((piece) => piece.speaks === speaks)
        return (
          <section key={speaks}>
            <h3 className="soft">{words}</h3>
            {here.length === 0 ? <p className="small soft">Nothing speaks.</p> : <Pieces pieces={here} />}
          </section>
        )
      })}
    </>
  )
}

const OfRelation = ({
  relation: { of, to, kind, status, basis, note },
}: {
  relation: NonNullable<Cause['relation']>
}) => (
  <>
    <h2>
      <Configuration of={of} /> {kind} <Configuration of={to} />
    </h2>
    {(of.text || to.text) && (
      <p className="serif">
        {of.text} → {to.text}
      </p>
    )}
    <p className="soft">{[status, basis].filter(Boolean).join(', ')}</p>
    {note && <p className="serif">{note}</p>}
  </>
)

/** So many pieces are shown at once; the rest is asked for. */
const most = 12

const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <ul className="causes-pieces">
    {pieces.slice(0, most).map((piece) => (
      <One key={piece.id} piece={piece} />
    ))}
    {pieces.length > most && (
      <li>
        <details>
          <summary className="small">{pieces.length - most} more</summary>
          <ul>
            {pieces.slice(most).map((piece) => (
              <One key={piece.id} piece={piece} />
            ))}
          </ul>
        </details>
      </li>
    )}
  </ul>
)

const One = ({ piece }: { piece: Piece }) => (
  <li>
    <p>
      <StanceMark stance={piece.stance} />{' '}
      <Link screen="source" id={piece.source.id}>
        {piece.source.label}
      </Link>
    </p>
    {piece.quote && <blockquote className="serif">{piece.quote}</blockquote>}
    <ReadInPlace passage={piece.passage} />
    {piece.memo && <p className="serif">{piece.memo}</p>}
    <p className="small faint">
      {[piece.standing, piece.inferred && 'inferred', piece.locator].filter(Boolean).join(' · ')}
    </p>
  </li>
)
