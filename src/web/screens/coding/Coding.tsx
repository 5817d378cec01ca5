import { codingAgreementCsv } from '../../../core/coding/agreement-csv.ts'
import type { Id } from '../../../core/ids.ts'
import { counted } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { record, saveField, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { Tabs } from '../../parts/Tabs.tsx'
import { When } from '../../parts/Who.tsx'
import { useRoute } from '../../routes.ts'
import { CodingTabs } from '../codebook/CodingTabs.tsx'
import { Agreeing } from './Agreeing.tsx'
import type { CodingAnswer } from './answer.ts'
import { NewRound } from './NewRound.tsx'
import './coding.css'

type Round = NonNullable<CodingAnswer['chosen']>

/** The same sources coded by two people who do not see each other's coding; then opened, and how far they agree. */
export default function Coding() {
  const { id } = useRoute()
  const { data, error } = useView('coding', { id: id as Id<'scd'> | undefined })
  const round = data?.chosen
  const may = writable.use() && data?.mayLead === true
  const any = (round?.pairs ?? []).some(({ units }) => units > 0)
  useAction(
    'open-coding',
    may && round && !round.value.opened
      ? () =>
          void record(
            { type: 'coding.doubled', id: round.id, from: { opened: null }, to: { opened: true } },
            'Opened: its coders see each other’s coding.',
          )
      : undefined,
  )
  useAction(
    'coding-csv',
    round && any
      ? () => saveFile(`agreement ${round.value.name}.csv`, codingAgreementCsv(round.pairs), 'text/csv')
      : undefined,
  )
  if (!data) return <Waiting title="Second coding" error={error} />
  return (
    <Sheet title="Second coding" className="coding written">
      <CodingTabs here="coding" />
      <div className="title">
        <h1>Second coding</h1>
        <span className="push">
          <ActionButton name="coding-csv" kind="quiet" />
          <ActionButton name="open-coding" kind="main" />
        </span>
      </div>
      <p className="soft lead">
        Two people or more code the same sources. Until it is opened, none of them sees what the others mark and how
        they code it; who leads and does not code sees all.
      </p>
      {data.rounds.length > 1 && (
        <Tabs
          label="Second codings"
          tabs={data.rounds.map((one) => ({
            screen: 'coding',
            id: one.id,
            words: one.name,
            here: one.id === round?.id,
          }))}
        />
      )}
      {round ? (
        <Shown key={round.id} round={round} />
      ) : (
        <Empty fact="Nothing is coded twice yet.">
          {data.mayLead
            ? 'Name the people and the sources below. Their documents are coded as always, on the page.'
            : 'An owner or lead sets it up.'}
        </Empty>
      )}
      {may && <NewRound data={data} />}
    </Sheet>
  )
}

function Shown({ round }: { round: Round }) {
  const { id, value, coders, sources, hidden, opened, pairs } = round
  return (
    <section className="round">
      <Field
        label="Name"
        quiet
        className="bare head"
        value={value.name}
        save={saveField('coding.doubled', id, 'name')}
      />
      <p className="soft">
        {opened ? (
          <>
            Opened by {opened.by.name}, <When at={opened.at} />. Agreement is of what was coded before.
          </>
        ) : (
          'Closed: it is coded blind.'
        )}
      </p>
      <dl className="who">
        <dt>Coders</dt>
        <dd>
          {coders
            .map(({ name, passages }) => (passages === undefined ? name : `${name}: ${counted(passages, 'passage')}`))
            .join(' · ')}
        </dd>
        <dt>Sources</dt>
        <dd className="read">
          {sources.map((source) => (
            <span key={source.id}>
              <Link screen="source" id={source.id}>
                {source.label}
              </Link>{' '}
              {source.documents.map((document) => (
                <Link key={document.id} screen="document" id={document.id} className="small">
                  {document.file}
                </Link>
              ))}
            </span>
          ))}
        </dd>
      </dl>
      {hidden ? (
        <Empty fact="You code in it.">What the others mark, and how far you agree, shows when it is opened.</Empty>
      ) : (
        pairs.map((pair) => <Agreeing key={pair.a.id + pair.b.id} pair={pair} />)
      )}
      {opened && (
        <p>
          <Link screen="compare" id={id}>
            Compare passage by passage, and reconcile
          </Link>
        </p>
      )}
      {opened && (
        <Field label="What was made of it" long value={value.note} save={saveField('coding.doubled', id, 'note')} />
      )}
    </section>
  )
}
