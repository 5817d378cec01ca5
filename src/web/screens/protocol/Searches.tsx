import { searchPurposes } from '../../../core/choices.ts'
import { newId, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { limitsTo, same, saveLimits, saveLines, saveNumber } from './editing.ts'
import type { Plan } from './Protocol.tsx'

export function Searches({ plan: { searches, phases } }: { plan: Plan }) {
  const named = phases.map(({ id, value }) => [id, `${value.label} ${value.name}`] as const)
  return (
    <section className="part">
      <h2>Searches</h2>
      {searches.length === 0 && <Empty fact="No search is logged.">Name the first one; its details follow.</Empty>}
      <ul className="rows">
        {searches.map(({ id, value }) => {
          const save = (field: string) => saveField('search.logged', id, field)
          return (
            <li key={id} className="search">
              <div className="fields">
                <Field
                  label="Title of the search"
                  quiet
                  className="bare head"
                  value={value.title}
                  save={save('title')}
                />
                <div className="triple">
                  <Pick label="Purpose" value={value.purpose} options={same(searchPurposes)} save={save('purpose')} />
                  <Field label="Platform" value={value.platform} save={save('platform')} />
                  <Field label="Database" value={value.database} save={save('database')} />
                </div>
                <div className="triple">
                  <Field label="Date" value={value.on} save={save('on')} placeholder="2024-03-09" />
                  <Field label="Hits" value={value.hits?.toString()} save={saveNumber('search.logged', id, 'hits')} />
                  <Field label="Years or coverage" value={value.coverage} save={save('coverage')} />
                </div>
                <Field label="Strategy" value={value.strategy} save={save('strategy')} long />
                <Field
                  label="Limits, each with its reason"
                  value={limitsTo(value.limits)}
                  save={saveLimits(id)}
                  placeholder="One on a line: in English, because nobody in the team reads more"
                  long
                />
                <Field
                  label="What is not reported"
                  value={value.unreported?.join('\n')}
                  save={saveLines('search.logged', id, 'unreported')}
                  placeholder="One on a line"
                  long
                />
                <div className="pair">
                  <Pick label="Phase" value={value.phase} options={named} none="No phase" save={save('phase')} />
                </div>
                <Field label="Notes" value={value.notes} save={save('notes')} long />
              </div>
              <Remove type="search.logged" id={id} value={value} what={`the search ${value.title}`} />
            </li>
          )
        })}
      </ul>
      <Adder
        label="Log a search"
        placeholder="Its title: main search, grey literature"
        add={(title) => record({ type: 'search.logged', id: newId('sch'), from: null, to: { title, purpose: 'main' } })}
      />
    </section>
  )
}
