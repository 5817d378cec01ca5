import { useEffect, useRef } from 'react'
import type { Id } from '../../../core/ids.ts'
import { useAction } from '../../acting.ts'
import { saveField, useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { EvaluateTabs } from '../../parts/EvaluateTabs.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { VerdictMark } from '../../parts/VerdictMark.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import { About } from './About.tsx'
import type { CaseAnswer } from './answer.ts'
import type { Draft } from './draft.ts'
import { Judge } from './Judge.tsx'

/** One case: what it is and what its contexts were like, and beside the list of configurations the verdict on one. */
export function Case({ id }: { id: Id<'cas'> }) {
  const { query } = useRoute()
  const about = query.get('show') === 'about'
  const asked = (query.get('of') ?? undefined) as Id<'cmoc'> | undefined
  const { data, error, isSuccess } = useView('case', { id, of: asked, on: query.get('on') ?? undefined })
  // Where none is asked for, the first that waits: it stays while it is judged, also when others judge meanwhile.
  const first = data && !asked && !about ? firstOf(data) : undefined
  useEffect(() => {
    if (first) setQuery({ of: first })
  }, [first])
  /** What was begun and not given yet, by configuration: it stays while one looks at others. */
  const drafts = useRef(new Map<Id<'cmoc'>, Draft>())
  const at = data?.rows.findIndex((row) => row.id === asked) ?? -1
  const step = (by: number) => {
    const to = data?.rows[at + by]
    return to && !about ? () => setQuery({ of: to.id }) : undefined
  }
  const toCase = (to: Id<'cas'> | undefined) =>
    to && (() => navigate({ screen: 'cases', id: to, query: { of: asked, show: about ? 'about' : undefined } }))
  useAction('next-judged', step(1))
  useAction('previous-judged', step(-1))
  useAction('next-case', toCase(data?.after))
  useAction('previous-case', toCase(data?.before))
  if (!data)
    return isSuccess ? (
      <Sheet title="Case">
        <h1 className="sr">Case</h1>
        <Empty fact="There is no such case." next>
          It was removed, or was never there.
        </Empty>
      </Sheet>
    ) : (
      <Waiting title="Case" error={error} />
    )
  const { value, rows, chosen } = data
  return (
    <Sheet title={value.name} className="cases one">
      <EvaluateTabs here="cases" />
      <div className="title">
        <h1 className="sr">{value.name}</h1>
        <Field
          label="Name"
          quiet
          line
          className="bare name"
          value={value.name}
          save={saveField('case.chosen', id, 'name')}
        />
        <span className="soft">{[value.kind, data.within && `within ${data.within}`].filter(Boolean).join(', ')}</span>
        <span className="push row">
          <Switch
            label="What is shown of the case"
            value={about ? 'about' : 'judge'}
            options={[
              ['judge', 'Verdicts'],
              ['about', 'The case and its contexts'],
            ]}
            onChange={(next) => setQuery({ show: next === 'about' ? 'about' : undefined })}
          />
          <Link screen="trail" id={id}>
            Trail
          </Link>
          <Remove type="case.chosen" id={id} value={value} what={`the case ${value.name}`} />
        </span>
      </div>
      {about ? (
        <About data={data} />
      ) : rows.length === 0 ? (
        <Empty fact="There is no configuration to judge." next>
          Fork the evaluation from a frozen version of a review, or write the theory here.
        </Empty>
      ) : (
        <div className="cas-judging">
          <nav aria-label="Configurations in this case">
            <ol className="cas-list">
              {rows.map((row) => (
                <li key={row.id}>
                  <Link screen="cases" id={id} query={{ of: row.id }} current={row.id === chosen?.id} title={row.title}>
                    <span className="cas-mark">
                      {row.verdict ? (
                        <VerdictMark verdict={row.verdict} />
                      ) : (
                        <span className="faint num">{row.evidence || '·'}</span>
                      )}
                    </span>
                    <span className="cas-called">
                      <b>{row.label}</b> {row.label !== row.title && <span className="soft">{row.title}</span>}
                    </span>
                    {row.moved && <i className="cas-moved" title="judged before the theory moved" />}
                    {row.proposed && <i className="cas-proposed" title={`suggested: ${row.proposed}`} />}
                  </Link>
                </li>
              ))}
            </ol>
          </nav>
          {chosen && (
            <Judge
              key={chosen.id}
              data={data}
              chosen={chosen}
              drafts={drafts.current}
              next={at >= 0 ? rows[at + 1]?.id : undefined}
            />
          )}
        </div>
      )}
    </Sheet>
  )
}

/** The first that is not judged, else the first. */
const firstOf = ({ rows }: CaseAnswer): Id<'cmoc'> | undefined => (rows.find(({ verdict }) => !verdict) ?? rows[0])?.id
