import type { Id } from '../../../core/ids.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { useAction } from '../../acting.ts'
import { downloadMade, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { GuidanceTabs } from '../../parts/GuidanceTabs.tsx'
import { Link } from '../../parts/Link.tsx'
import { Scrolling } from '../../parts/Scrolling.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch, Tabs } from '../../parts/Tabs.tsx'
import { tellPages } from '../../parts/tell-pages.ts'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import { About } from './About.tsx'
import type { AssessmentAnswer, Chosen } from './answer.ts'
import { Changed } from './Changed.tsx'
import { NewAssessment } from './NewAssessment.tsx'
import './assessment.css'

/** What self, peers and team answered to the guidance: a profile by theme, advice where a condition holds, gaps, change. */
export default function Assessment() {
  const { id, query } = useRoute()
  const wave = query.get('wave') ?? undefined
  const by = query.get('by') ?? undefined
  const { data, error } = useView('assessment', {
    id: id as Id<'qst'> | undefined,
    wave: wave as Id<'wav'> | undefined,
    by,
  })
  const told = data?.chosen && data.chosen.profile.themes.length > 0 ? data.chosen.wave : undefined
  useAction(
    'assessment-sheet',
    told ? () => void downloadMade('report.pdf', { piece: `assessment-${told}` }, 'POST').then(tellPages) : undefined,
  )
  if (!data) return <Waiting title="Assessment" error={error} />
  const { chosen } = data
  return (
    <Sheet title="Assessment" className="assessment">
      <GuidanceTabs here="assessment" />
      <div className="title">
        <h1>{chosen?.title ?? 'Assessment'}</h1>
        {chosen && (
          <span className="push row">
            <ActionButton name="assessment-sheet" kind="quiet" />
            <Link screen="surveys" id={chosen.id}>
              Items, form and answers
            </Link>
          </span>
        )}
      </div>
      {data.assessments.length > 1 && (
        <Tabs
          label="Assessments"
          tabs={data.assessments.map((one) => ({
            screen: 'assessment',
            id: one.id,
            words: tabWords(one, data.assessments),
            here: one.id === chosen?.id,
          }))}
        />
      )}
      {data.assessments.length === 0 && (
        <Empty
          fact={data.statements.length === 0 ? 'There is no guidance to assess oneself by yet.' : 'No assessment yet.'}
        >
          {data.statements.length === 0 ? (
            <>
              Draft statements first, under <Link screen="guidance">Statements</Link>.
            </>
          ) : (
            'An assessment asks for each statement whether its condition holds, how often it is done, what is noticed and what followed. People answer for themselves, a colleague or their team, without their names.'
          )}
        </Empty>
      )}
      {chosen && <Told chosen={chosen} may={data.mayWrite} />}
      {data.statements.length > 0 && <NewAssessment data={data} />}
    </Sheet>
  )
}

/** What a tab is called: where all are versions of one, the heading says of what. */
const tabWords = ({ title, version }: AssessmentAnswer['assessments'][number], all: AssessmentAnswer['assessments']) =>
  all.every((one) => one.title === title) ? `Version ${version}` : version > 1 ? `${title}, version ${version}` : title

function Told({ chosen, may }: { chosen: Chosen; may: boolean }) {
  const { profile, waves, parted } = chosen
  return (
    <>
      <p className="soft">
        {sentenceCase(counted(chosen.items, 'item'))}. {chosen.kept}
        {chosen.withdrawn && ` ${chosen.withdrawn}`}
      </p>
      <p className="note">{chosen.formative}</p>
      <div className="assessment-bar row">
        {waves.length > 1 && (
          <label>
            Wave{' '}
            <select
              className="input"
              value={chosen.wave ?? ''}
              onChange={(event) => setQuery({ wave: event.target.value })}
            >
              {waves.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.closed ? one.name : `${one.name} (open)`}
                </option>
              ))}
            </select>
          </label>
        )}
        {parted.length > 1 && profile.themes.length > 0 && (
          <Switch
            label="Groups side by side"
            value={chosen.by}
            options={parted.map(({ key, words }) => [key, words] as const)}
            onChange={(key) => setQuery({ by: key })}
          />
        )}
      </div>
      {profile.themes.length > 0 && (
        <>
          <Advised chosen={chosen} may={may} />
          {chosen.figure && (
            <section>
              <h2>Profile by theme</h2>
              <Scrolling label={chosen.figure.title} className="fig-wide">
                <Figure scene={chosen.figure} onPick={(thing) => navigate({ screen: 'guidance', id: thing })} />
              </Scrolling>
            </section>
          )}
          <Gaps chosen={chosen} />
          {chosen.change && <Changed change={chosen.change} />}
        </>
      )}
    </>
  )
}

/** The order in which advice is read: what to do first, what cannot be told last. */
const kinds = [
  ['advised', 'Advised here'],
  ['with care', 'With care'],
  ['ask why', 'Done, and not noticed'],
  ['wait', 'Not yet followed'],
  ['keep on', 'Keep on'],
  ['not advised', 'Not advised here'],
  ['not told', 'Too few answers'],
] as const

/** Conditional advice: each statement under what its answers advise. */
function Advised({ chosen, may }: { chosen: Chosen; may: boolean }) {
  const all = chosen.profile.themes.flatMap(({ name, statements }) => statements.map((one) => ({ name, one })))
  return (
    <section>
      <h2>What it advises</h2>
      {kinds.map(([kind, heading]) => {
        const here = all.filter(({ one }) => one.advice.kind === kind)
        return here.length === 0 ? null : (
          <div key={kind} className="assessment-kind">
            <h3>
              {heading} <span className="faint num">{here.length}</span>
            </h3>
            <ul>
              {here.map(({ name, one }) => (
                <li key={one.guideline}>
                  <Link screen="guidance" id={one.guideline} className="serif">
                    {one.words}
                  </Link>
                  <p className="small soft">
                    {name}. {one.advice.words}
                    {chosen.moved.includes(one.guideline) &&
                      ' The theory moved under this statement: look at it first.'}
                  </p>
                  {may && <About one={one} chosen={chosen} />}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

const told = { behaviour: 'done', reasoning: 'noticed', outcome: 'followed' } as const

/** Where groups see it differently by a point or more. */
function Gaps({ chosen }: { chosen: Chosen }) {
  const shown = chosen.profile.groups.filter(({ n }) => n !== undefined)
  const hidden = chosen.profile.groups.length - shown.length
  return (
    <section>
      <h2>Where groups are apart</h2>
      <p className="small soft">
        {shown.length < 2
          ? 'Fewer than two groups are large enough to be shown.'
          : `${shown.map(({ name, n }) => `${name} (${n})`).join(', ')}.`}
        {hidden > 0 && ` Groups of fewer than ${chosen.profile.smallest} are not shown, nor what would give them away.`}
      </p>
      {shown.length > 1 && chosen.gaps.length === 0 && <p>Nowhere are two groups a point of the scale apart.</p>}
      <ul>
        {[...new Set(chosen.gaps.map(({ guideline }) => guideline))].map((guideline) => {
          const here = chosen.gaps.filter((gap) => gap.guideline === guideline)
          return (
            <li key={guideline}>
              <span className="serif">{here[0]?.words}</span>
              <p className="small soft">
                {sentenceCase(
                  here
                    .map(
                      ({ part, from, to }) => `${told[part]}: ${from.group} ${from.median}, ${to.group} ${to.median}`,
                    )
                    .join('; '),
                )}
                , of 5.
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
