import type { Id } from '../../../core/ids.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { record, saveField, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { ReportTabs } from '../report/ReportTabs.tsx'
import type { Criterion, QualityAnswer, Round } from './answer.ts'
import { InHand } from './InHand.tsx'
import { NewRound } from './NewRound.tsx'
import { Offered } from './Offered.tsx'
import './quality.css'

/** The study held against the RAMESES quality standards: by oneself, by a second person, and where they differ. */
export default function Quality() {
  const { id, query } = useRoute()
  const { data, error } = useView('quality', { id: id as Id<'qrd'> | undefined })
  const may = writable.use()
  const chosen = data?.chosen
  const criteria = chosen?.criteria ?? []
  const asked = criteria.findIndex(({ key }) => key === query.get('criterion'))
  const at = Math.max(0, asked)
  const go = (to: Criterion | undefined) => to && (() => setQuery({ criterion: to.key }))
  useAction('next-criterion', go(criteria[at + 1]))
  useAction('previous-criterion', go(criteria[at - 1]))
  useAction(
    'open-quality-round',
    chosen?.mayOpen
      ? () =>
          void record(
            { type: 'quality.assessed', id: chosen.id, from: { opened: null }, to: { opened: true } },
            'Opened: all see what was judged, and it stays as it is.',
          )
      : undefined,
  )
  if (!data) return <Waiting title="Quality standards" error={error} />
  const current = criteria[at]
  return (
    <Sheet
      title="Quality standards"
      className="quality"
      side={current && <Offered criterion={current} places={data.places} />}
    >
      <ReportTabs here="quality" />
      <div className="title">
        {chosen && may && !chosen.value.opened && chosen.mayOpen ? (
          <h1 className="grow">
            <Field
              label="What this round is of"
              quiet
              line
              className="bare name"
              value={chosen.value.name}
              save={saveField('quality.assessed', chosen.id, 'name')}
            />
          </h1>
        ) : (
          <h1>{chosen?.value.name ?? 'Quality standards'}</h1>
        )}
        <span className="push row">
          <ActionButton name="open-quality-round" kind={toldOf(chosen).done ? 'main' : undefined} />
        </span>
      </div>
      {data.rounds.length > 1 && (
        <Tabs
          label="Rounds"
          tabs={data.rounds.map(({ id: one, name }) => ({
            screen: 'quality',
            id: one,
            words: name,
            here: one === chosen?.id,
          }))}
        />
      )}
      {chosen && current ? (
        <>
          <p className="soft">{toldOf(chosen).words}</p>
          <div className="quality-room">
            <Criteria chosen={chosen} current={current} />
            <InHand key={`${chosen.id} ${current.key}`} round={chosen} criterion={current} places={data.places} />
          </div>
        </>
      ) : (
        <Nothing data={data} may={may} />
      )}
      {may && data.maySetUp && chosen && <NewRound data={data} />}
    </Sheet>
  )
}

/** What is known of a round, in a sentence or two; `done` once oneself has judged all. */
function toldOf(chosen: Round | undefined): { words: string; done: boolean } {
  if (!chosen) return { words: '', done: false }
  const { criteria, assessors, value } = chosen
  const who = assessors.map(({ name, as, me }) => `${me ? 'you' : name} (${as})`).join(', ')
  if (value.opened) {
    const differ = criteria.filter(({ apart }) => apart).length
    const most = Math.max(0, ...criteria.map(({ apart }) => apart ?? 0))
    const apart =
      assessors.length < 2
        ? ''
        : differ === 0
          ? ' Nowhere do two differ.'
          : ` They differ on ${counted(differ, 'criterion', 'criteria')}, by ${counted(most, 'level')} at most.`
    return { words: `Judged by ${who}, and open.${apart}`, done: false }
  }
  const mine = criteria.filter(({ said }) => said.some(({ me, given }) => me && given?.level)).length
  const own = assessors.some(({ me }) => me)
  const unseen = assessors.length > 1 ? ' Until it is opened, nobody who judges sees what another says.' : ''
  return {
    words: `${sentenceCase(who)} ${assessors.length === 1 && !own ? 'judges' : 'judge'}.${own ? ` You judged ${mine} of ${criteria.length}.` : ''}${unseen}`,
    done: own && mine === criteria.length,
  }
}

/** The eight criteria, each with what was said of it so far. */
const Criteria = ({ chosen, current }: { chosen: Round; current: Criterion }) => (
  <ol className="quality-criteria" aria-label="Criteria">
    {chosen.criteria.map((criterion, i) => (
      <li key={criterion.key}>
        <button
          type="button"
          aria-current={criterion.key === current.key ? 'true' : undefined}
          onClick={() => setQuery({ criterion: criterion.key })}
        >
          <span className="num faint">{i + 1}</span>
          <span>
            {criterion.name}
            <span className="small soft">{saidOf(criterion)}</span>
          </span>
        </button>
      </li>
    ))}
  </ol>
)

function saidOf({ said, apart }: Criterion): string {
  const given = said.flatMap(({ given, initials }) => (given?.level ? [{ level: given.level, initials }] : []))
  const [first] = given
  if (!first) return 'not judged'
  if (given.length === 1) return first.level
  return apart === 0 ? `${first.level}, by all` : given.map(({ level, initials }) => `${initials} ${level}`).join(', ')
}

/** Before anybody judged: what there is to be judged, and what the project shows for it. */
const Nothing = ({ data, may }: { data: QualityAnswer; may: boolean }) => (
  <>
    <Empty fact="Nobody has judged this study yet.">
      Eight criteria, four levels that build on each other. Judge your own work, let a second person review it, or both:
      those who judge do not see each other until the round is opened. Levels are never added up.
    </Empty>
    {may && data.maySetUp && <NewRound data={data} />}
    <ol className="quality-shown">
      {data.criteria.map(({ key, name, asks, offers }) => (
        <li key={key}>
          <b className="strong">{name}</b> <span className="serif">{asks}</span>
          <span className="small soft quality-words">
            {offers
              .filter(({ held }) => held)
              .map(({ what }) => what)
              .join(' · ') || 'The project shows nothing for it yet.'}
          </span>
        </li>
      ))}
    </ol>
  </>
)
