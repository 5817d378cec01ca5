import { useEffect } from 'react'
import { abstractions, levels, theoryUses } from '../../../core/choices.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { newId, record, saveField, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Several } from '../../parts/Several.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { SourcePick } from '../../parts/SourcePick.tsx'
import { useRoute } from '../../routes.ts'
import './substantive.css'

type Answer = ViewAnswer<'substantive'>
type One = Answer['all'][number]

/** The uses in the order in which they are read, each with its heading; candidates stand first, as they wait. */
const groups: readonly (readonly [use: One['value']['use'], heading: string])[] = [
  [undefined, 'Candidates'],
  ['frame', 'Frame the review'],
  ['explain', 'Explain what was found'],
  ['compare', 'Compared with'],
  ['rejected', 'Considered and rejected'],
]

/** Formal theories from the literature: which were considered, which were chosen and why, and what they are brought to. */
export default function Substantive() {
  const { id } = useRoute()
  const { data, error } = useView('substantive', {})
  useEffect(() => {
    if (data && id) document.getElementById(id)?.scrollIntoView({ block: 'start' })
  }, [data, id])
  if (!data) return <Waiting title="Formal theories" error={error} />
  return (
    <Sheet title="Formal theories" className="substantive">
      <header className="top">
        <h1>Formal theories</h1>
        <p className="soft">
          Substantive theory from the literature that frames, explains or is compared with the programme theory (
          <Link screen="theory">the board</Link>).
        </p>
      </header>
      {data.all.length === 0 && (
        <Empty fact="No formal theory was considered yet.">
          Write down every candidate, also those that you reject: why one was chosen is told by what it was chosen over.
        </Empty>
      )}
      {groups.map(([use, heading]) => {
        const here = data.all.filter(({ value }) => value.use === use)
        return here.length === 0 ? null : (
          <section key={heading}>
            <h2>
              {heading} <span className="faint num">{here.length}</span>
            </h2>
            {here.map((one) => (
              <Theory key={one.id} one={one} data={data} />
            ))}
          </section>
        )
      })}
      <Adder
        label="Add a formal theory"
        action="add-substantive"
        placeholder="Name of a formal theory"
        add={(name) =>
          record({ type: 'substantive.considered', id: newId('sub'), from: null, to: { name } }, 'Added a candidate.')
        }
      />
    </Sheet>
  )
}

const same = (list: readonly string[]) => list.map((one) => [one, one] as const)

function Theory({ one, data }: { one: One; data: Answer }) {
  const { id, value, source, nothing } = one
  const save = (field: string) => saveField('substantive.considered', id, field)
  return (
    <article id={id} aria-label={value.name}>
      <div className="head">
        <Field label="Name" quiet className="bare name" value={value.name} save={save('name')} />
        <Remove type="substantive.considered" id={id} value={value} what={`the theory “${value.name}”`} />
      </div>
      {nothing && (
        <p className="note">It is said to explain, and is brought to no programme theory and no configuration.</p>
      )}
      <div className="two">
        <Field label="What it says" long value={value.account} save={save('account')} />
        <Field label="What of this theory it is to explain" long value={value.explains} save={save('explains')} />
      </div>
      <Field label="Why it is used so, or was rejected" long value={value.because} save={save('because')} />
      <div className="four">
        <Pick label="Use" value={value.use} none="a candidate" options={same(theoryUses)} save={save('use')} />
        <Pick
          label="Abstraction"
          value={value.abstraction}
          none="not said"
          options={same(abstractions)}
          save={save('abstraction')}
        />
        <Pick label="Level" value={value.level} none="not said" options={same(levels)} save={save('level')} />
        <SourcePick label="Source" value={source} save={save('source')} />
      </div>
      <Several
        label="Programme theories"
        value={value.theories}
        options={data.theories.map((theory) => [theory.id, theory.title] as const)}
        save={save('theories')}
      />
      <Several
        label="Configurations"
        value={value.configurations}
        options={data.configurations.map(({ id: cmoc, label, title }) => [
          cmoc,
          label === title ? title : `${label} ${title}`,
        ])}
        save={save('configurations')}
      />
      {one.configurations.length > 0 && (
        <p className="small soft">
          Read{' '}
          {one.configurations.map(({ id: cmoc, label }) => (
            <span key={cmoc}>
              <Link screen="configuration" id={cmoc}>
                {label}
              </Link>{' '}
            </span>
          ))}
        </p>
      )}
    </article>
  )
}
