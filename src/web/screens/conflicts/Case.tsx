import { Link } from '../../parts/Link.tsx'
import { When, Who } from '../../parts/Who.tsx'
import type { Chosen } from './answer.ts'
import { Settle } from './Settle.tsx'

type Vote = Chosen['votes'][number]

/** One source whose votes do not amount to an outcome: what was voted, and how it is or was settled. */
export function Case({ chosen, open }: { chosen: Chosen; open: boolean }) {
  const { reference, votes, rules, resolution, reopening } = chosen
  const differs = {
    verdict: new Set(votes.map(({ verdict }) => verdict)).size > 1,
    reason: new Set(votes.map(({ reason }) => reason)).size > 1,
  }
  const place = [chosen.authors.slice(0, 6).join(', '), reference.year, reference.container]
  return (
    <div className="case">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard */}
      <section tabIndex={0} aria-label="The case">
        <p className="small faint num">{place.filter(Boolean).join(' · ')}</p>
        <h1>{reference.title}</h1>
        <p className="row small links">
          <Link screen="source" id={chosen.source}>
            Its page
          </Link>
          <Link screen="source" id={chosen.source} query={{ tab: chosen.stage }}>
            {rules.name}
          </Link>
        </p>
        {reference.abstract && (
          <details>
            <summary className="soft">Abstract</summary>
            <p className="serif">{reference.abstract}</p>
          </details>
        )}
        <div className="votes">
          {votes.map((vote) => (
            <VoteShown key={vote.id} vote={vote} differs={differs} />
          ))}
        </div>
        {chosen.judgements.length > 0 && (
          <ul className="judged-here">
            {chosen.judgements.map(({ id, by, aspect, level, because }) => (
              <li key={id}>
                <Who id={by.id} full />{' '}
                <span className="soft">{rules.aspects.find(({ key }) => key === aspect)?.label}</span>{' '}
                <b className="strong">{rules.levels.find(({ key }) => key === level)?.label ?? level}</b>{' '}
                <span className="serif">{because}</span>
              </li>
            ))}
          </ul>
        )}
        {(rules.criteria.length > 0 || rules.levels.length > 0) && (
          <div className="note soft">
            <b className="strong">{rules.name}.</b>{' '}
            {rules.levels.map(({ label, anchor }) => `${label}: ${anchor ?? ''}`).join(' ')}
            {rules.criteria.map(({ kind, text }) => `${kind === 'include' ? 'In' : 'Out'}: ${text}.`).join(' ')} However
            it is settled, the votes stay as cast.
          </div>
        )}
        {resolution && (
          <div className="note settled">
            <b className="strong">
              Settled: {resolution.value.verdict}
              {resolution.reason && `, ${resolution.reason}`}
            </b>
            <p className="serif">{resolution.value.because}</p>
            <p className="small faint">
              by {resolution.value.how}, <Who id={resolution.by.id} full />
              {', '}
              {resolution.at && <When at={resolution.at} />}
            </p>
          </div>
        )}
        {reopening && (
          <div className="note settled">
            <b className="strong">Re-opened{reopening.value.verdict && `, and then: ${reopening.value.verdict}`}</b>
            <p className="serif">{reopening.value.because}</p>
            <p className="small faint">
              <Who id={reopening.by.id} full />
              {', '}
              {reopening.at && <When at={reopening.at} />}
            </p>
          </div>
        )}
      </section>
      <Settle chosen={chosen} open={open} />
    </div>
  )
}

function VoteShown({ vote, differs }: { vote: Vote; differs: { verdict: boolean; reason: boolean } }) {
  return (
    <section className="vote">
      <header>
        <span className={differs.verdict ? 'said diff' : 'said'}>{vote.verdict}</span>
        <span className="push soft">
          <Who id={vote.by.id} full />
        </span>
        {vote.at && (
          <span className="faint small num">
            <When at={vote.at} />
          </span>
        )}
      </header>
      <dl>
        <dt>because</dt>
        <dd>{vote.reason ? <span className={differs.reason ? 'diff' : ''}>{vote.reason}</span> : <None />}</dd>
        <dt>speaks to</dt>
        <dd>{vote.theories.length > 0 ? vote.theories.map(({ label }) => label).join(', ') : <None />}</dd>
        <dt>note</dt>
        <dd className="serif">{vote.note ?? <None />}</dd>
        {vote.origin && (
          <>
            <dt>from</dt>
            <dd>
              {vote.origin.tool}
              {vote.origin.who && `, ${vote.origin.who}`}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

const None = () => <span className="faint">none given</span>
