import { newId, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Table } from '../../parts/Table.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import { afterAll, saveNumber } from './editing.ts'
import type { Plan } from './Protocol.tsx'

const stageKinds = ['title-abstract', 'full-text', 'relevance', 'richness', 'rigour', 'other']
const purposes = [
  'scoping',
  'initial theory',
  'main',
  'supplementary',
  'cluster',
  'citation chase',
  'contact',
  'grey',
  'alert',
  'freedom of information',
]
const same = (words: readonly string[]) => words.map((word) => [word, word] as const)

/** Where sources come from, the stages they go through, and what is known of both only from a publication. */
export function Sources({ plan }: { plan: Plan }) {
  return (
    <>
      <Searches plan={plan} />
      <Counts plan={plan} />
      <Stages plan={plan} />
    </>
  )
}

function Searches({ plan: { searches } }: { plan: Plan }) {
  return (
    <section className="part">
      <h2>Searches</h2>
      {searches.length === 0 && <Empty fact="No search is logged.">Name the first one; its details follow.</Empty>}
      <ul className="rows">
        {searches.map(({ id, value, phase }) => {
          const save = (field: string) => saveField('search.logged', id, field)
          return (
            <li key={id} className="search">
              <div className="fields">
                <div className="row">
                  <Field
                    label="Title of the search"
                    quiet
                    className="bare head"
                    value={value.title}
                    save={save('title')}
                  />
                  {phase && <Chip>{phase}</Chip>}
                </div>
                <div className="triple">
                  <Pick label="Purpose" value={value.purpose} options={same(purposes)} save={save('purpose')} />
                  <Field label="Platform" value={value.platform} save={save('platform')} />
                  <Field label="Database" value={value.database} save={save('database')} />
                </div>
                <div className="triple">
                  <Field label="Date" value={value.on} save={save('on')} placeholder="2024-03-09" />
                  <Field label="Hits" value={value.hits?.toString()} save={saveNumber('search.logged', id, 'hits')} />
                  <Field label="Years or coverage" value={value.coverage} save={save('coverage')} />
                </div>
                <Field label="Strategy" value={value.strategy} save={save('strategy')} long />
                {value.limits?.map(({ limit, because }) => (
                  <p key={limit} className="small soft">
                    Limit: {limit}
                    {because ? `, because ${because}` : ''}
                  </p>
                ))}
                <Field label="Notes" value={value.notes} save={save('notes')} long />
                {value.unreported && (
                  <p className="small">
                    <Chip kind="dash">not reported</Chip> {value.unreported.join(', ')}
                  </p>
                )}
              </div>
              <Remove type="search.logged" id={id} value={value} what={`the search ${value.title}`} />
            </li>
          )
        })}
      </ul>
      <Adder
        label="Log a search"
        add={(title) => record({ type: 'search.logged', id: newId('sch'), from: null, to: { title, purpose: 'main' } })}
      />
    </section>
  )
}

function Counts({ plan: { counts } }: { plan: Plan }) {
  if (counts.length === 0) return null
  return (
    <section className="part">
      <h2>Reported, without rows here</h2>
      <Table
        label="Counts taken from publications"
        head={[
          { words: 'Number', num: true, width: '5rem' },
          { words: 'Of what' },
          { words: 'Says' },
          { words: 'Note' },
        ]}
      >
        {counts.map(({ id, value, cited }) => (
          <tr key={id}>
            <td className="num">
              <span className="reported">{value.number.toLocaleString('en')}</span>
            </td>
            <td>{value.what}</td>
            <td>
              {cited && (
                <Link screen="source" id={cited.id}>
                  {cited.label}
                </Link>
              )}
              {value.locator && `, ${value.locator}`}
            </td>
            <td className="soft">{value.note}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

function Stages({ plan: { stages, criteria } }: { plan: Plan }) {
  return (
    <section className="part">
      <h2>Stages</h2>
      {criteria.length > 0 && <Criteria label="Criteria of the whole review" criteria={criteria} />}
      <ol className="rows">
        {stages.map((stage) => {
          const { id, value } = stage
          const save = (field: string) => saveField('stage.set', id, field)
          return (
            <li key={id} className="stage">
              <div className="fields">
                <div className="triple">
                  <Field label="Name of the stage" value={value.name} save={save('name')} />
                  <Pick label="Kind" value={value.kind} options={same(stageKinds)} save={save('kind')} />
                  <Field
                    label="Reviewers"
                    value={String(value.reviewers)}
                    save={saveNumber('stage.set', id, 'reviewers')}
                  />
                </div>
                <div className="row wrap">
                  <Toggle label="Blinded" value={value.blinded} save={save('blinded')} />
                  <Toggle label="An exclusion needs a reason" value={value.reasonNeeded} save={save('reasonNeeded')} />
                </div>
                <Field label="Note" value={value.note} save={save('note')} long />
                <div className="pair top">
                  <Criteria label="Criteria" criteria={stage.criteria} stage={id} />
                  <Reasons stage={id} reasons={stage.reasons} />
                </div>
              </div>
              <Remove type="stage.set" id={id} value={value} what={`the stage ${value.name}`} />
            </li>
          )
        })}
      </ol>
      <Adder
        label="Add a stage"
        add={(name) =>
          record({
            type: 'stage.set',
            id: newId('stg'),
            from: null,
            to: { name, kind: 'other', order: afterAll(stages), reviewers: 2, blinded: true, reasonNeeded: true },
          })
        }
      />
    </section>
  )
}

type Stage = Plan['stages'][number]

function Criteria({ label, criteria, stage }: { label: string; criteria: Stage['criteria']; stage?: Stage['id'] }) {
  return (
    <div>
      <p className="label">{label}</p>
      <ul className="rows numbered">
        {criteria.map(({ id, value }) => (
          <li key={id}>
            <Chip kind="line">{value.kind === 'include' ? 'in' : 'out'}</Chip>
            <div>
              <Field
                label="Criterion"
                quiet
                long
                className="bare"
                value={value.text}
                save={saveField('criterion.set', id, 'text')}
              />
              {value.because && <p className="small soft">because {value.because}</p>}
            </div>
            <Remove type="criterion.set" id={id} value={value} what="the criterion" />
          </li>
        ))}
      </ul>
      {stage && (
        <Adder
          label="Add a criterion"
          placeholder="To leave out, begin with: not"
          add={(text) => {
            const out = /^not\s+/i.test(text)
            const words = text.replace(/^not\s+/i, '')
            return record({
              type: 'criterion.set',
              id: newId('crt'),
              from: null,
              to: { stage, kind: out ? 'exclude' : 'include', text: words, order: afterAll(criteria) },
            })
          }}
        />
      )}
    </div>
  )
}

function Reasons({ stage, reasons }: { stage: Stage['id']; reasons: Stage['reasons'] }) {
  return (
    <div>
      <p className="label">Reasons to leave out, the first that applies</p>
      <ol className="rows numbered">
        {reasons.map(({ id, value }, i) => (
          <li key={id}>
            <span className="num faint">{i + 1}</span>
            <Field
              label={`Reason ${i + 1}`}
              quiet
              className="bare"
              value={value.text}
              save={saveField('reason.listed', id, 'text')}
            />
            <Remove type="reason.listed" id={id} value={value} what="the reason" />
          </li>
        ))}
      </ol>
      <Adder
        label="Add a reason"
        add={(text) =>
          record({ type: 'reason.listed', id: newId('rsn'), from: null, to: { stage, text, order: afterAll(reasons) } })
        }
      />
    </div>
  )
}
