import { writable } from '../../acting.ts'
import { Chip } from '../../parts/Chip.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Link } from '../../parts/Link.tsx'
import { Who } from '../../parts/Who.tsx'
import type { StageAnswer } from './answer.ts'
import { Deciding, type StageProps } from './Deciding.tsx'

/** What was decided at one stage, by whom and why, and one's own decision. Votes are shown as cast, whatever settled them. */
export function Stage({ source, stage }: StageProps) {
  const may = writable.use()
  if (!stage.reached)
    return (
      <Empty fact={`It is not at ${stage.name.toLowerCase()}.`}>
        {source.value.entersAt
          ? 'It did not pass an earlier stage, or enters later.'
          : 'It enters at no stage so far. Say where under Reference.'}
      </Empty>
    )
  return (
    <div className="stage">
      <p className="lead serif">{told(stage)}</p>
      {stage.settled && <Settled stage={stage} />}
      {stage.votes.length > 0 && (
        <section>
          <h2>Votes</h2>
          <ul className="votes">
            {stage.votes.map(({ id, by, verdict, reason, note }) => (
              <li key={id}>
                <Who id={by.id} full />
                <Chip kind={verdict === 'maybe' ? 'dash' : 'line'}>{verdict}</Chip>
                <span className="serif">{[reason, note].filter(Boolean).join('. ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {stage.judgements.length > 0 && (
        <section>
          <h2>Judgements</h2>
          <ul className="votes">
            {stage.judgements.map(({ id, by, aspect, level, because }) => (
              <li key={id}>
                <Who id={by.id} full />
                {aspect && <span className="soft">{aspect}</span>}
                {level && <Chip kind="line">{level}</Chip>}
                <span className="serif">{because}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {may && <Deciding source={source} stage={stage} />}
      {stage.criteria.length > 0 && (
        <section>
          <h2>Criteria here</h2>
          <ul className="criteria soft">
            {stage.criteria.map(({ id, kind, text }) => (
              <li key={id}>
                <Chip kind={kind === 'include' ? 'line' : 'dash'}>{kind}</Chip> {text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function told({ outcome, reviewers, blinded, votes }: StageAnswer): string {
  const who = `${reviewers === 1 ? 'One reviewer decides' : `${reviewers} reviewers decide`}${blinded ? ', blinded' : ''}.`
  if (!outcome || outcome.kind === 'open')
    return `Not decided: ${votes.length} of ${reviewers} ${reviewers === 1 ? 'vote' : 'votes'}${blinded ? ' that you may see' : ''}. ${who}`
  if (outcome.kind === 'conflict') return `The votes are in conflict. ${who}`
  const came = {
    include: 'Included',
    exclude: 'Excluded',
    maybe: 'In doubt',
    background: 'Kept as background',
  }[outcome.kind]
  const how = {
    votes: 'the votes agree',
    resolution: 'settled by resolution',
    reopening: 'looked at again',
    reported: 'as the publication reports; the votes are not known',
  }[outcome.settled]
  return `${came}: ${how}. ${who}`
}

function Settled({ stage }: { stage: StageAnswer }) {
  if (!stage.settled) return null
  const { value, reason, by, citation } = stage.settled
  return (
    <section className="note">
      <b className="strong">{reason ?? 'Settled'}</b>
      <p className="serif">{value.because}</p>
      <p className="small faint">
        {value.how}
        {by && (
          <>
            {', '}
            <Who id={by.id} full />
          </>
        )}
        {citation && (
          <>
            {', '}
            <Link screen="source" id={citation.id}>
              {citation.label}
            </Link>
          </>
        )}
      </p>
    </section>
  )
}
