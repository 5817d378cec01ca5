import { phaseStatuses } from '../../../core/choices.ts'
import { newId, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Abstract } from './Abstract.tsx'
import type { Plan } from './answer.ts'
import { afterAll, same, saveLines } from './editing.ts'

const kinds = ['realist review', 'rapid realist review', 'realist evaluation']
export function Question({ plan }: { plan: Plan }) {
  const { project, id } = plan
  const save = (field: string) => saveField('project.described', id, field)
  if (!project) return null
  return (
    <>
      <section className="part">
        <div className="ask">
          <Field
            label="Question"
            value={project.question}
            save={save('question')}
            long
            className="sentence"
            action="write-question"
            placeholder="What works, for whom, in which circumstances, and why?"
          />
        </div>
        <div className="fields">
          <div className="pair">
            <Field label="Title" value={project.title} save={save('title')} />
            <Pick label="Kind" value={project.kind} options={same(kinds)} save={save('kind')} />
          </div>
          {project.kind === 'rapid realist review' && (
            <Field label="Why a rapid review" value={project.rapidBecause} save={save('rapidBecause')} long />
          )}
        </div>
      </section>
      <Objectives plan={plan} />
      <Phases plan={plan} />
      <section className="part">
        <h2>Why</h2>
        <div className="fields">
          <Field label="Programme or policy" value={project.programme} save={save('programme')} long />
          <Field label="Why the review is needed" value={project.rationale} save={save('rationale')} long />
          <Field label="What is not known" value={project.gap} save={save('gap')} long />
          <Field label="Why a realist approach" value={project.whyRealist} save={save('whyRealist')} long />
          <Field
            label="Keywords, one on a line"
            value={project.keywords?.join('\n')}
            save={saveLines('project.described', id, 'keywords')}
            long
          />
        </div>
      </section>
      <Abstract plan={plan} />
    </>
  )
}

function Objectives({ plan: { objectives } }: { plan: Plan }) {
  return (
    <section className="part">
      <h2>Objectives</h2>
      <ol className="rows numbered">
        {objectives.map(({ id, value }, i) => (
          <li key={id}>
            <span className="num faint">{i + 1}</span>
            <Field
              label={`Objective ${i + 1}`}
              quiet
              long
              className="bare"
              value={value.text}
              save={saveField('objective.stated', id, 'text')}
            />
            <Remove type="objective.stated" id={id} value={value} what={`objective ${i + 1}`} />
          </li>
        ))}
      </ol>
      <Adder
        label="Add an objective"
        placeholder="An aim: explain how trust grows between partners"
        action="add-objective"
        add={(text) =>
          record({
            type: 'objective.stated',
            id: newId('obj'),
            from: null,
            to: { text, order: afterAll(objectives) },
          })
        }
      />
    </section>
  )
}

function Phases({ plan: { phases } }: { plan: Plan }) {
  return (
    <section className="part">
      <h2>Phases</h2>
      <ul className="rows">
        {phases.map(({ id, value }) => {
          const save = (field: string) => saveField('phase.planned', id, field)
          return (
            <li key={id} className="phase">
              <div className="fields">
                <div className="triple">
                  <Field label="Short name" value={value.label} save={save('label')} />
                  <Field label="Name" value={value.name} save={save('name')} />
                  <Pick label="Status" value={value.status} options={same(phaseStatuses)} save={save('status')} />
                </div>
                <Field label="Purpose" value={value.purpose} save={save('purpose')} long />
                <Field
                  label="What is done, one on a line"
                  value={value.activities?.join('\n')}
                  save={saveLines('phase.planned', id, 'activities')}
                  long
                />
              </div>
              <Remove type="phase.planned" id={id} value={value} what={`phase ${value.name}`} />
            </li>
          )
        })}
      </ul>
      <Adder
        label="Add a phase"
        placeholder="A phase: build a first theory"
        add={(name) =>
          record({
            type: 'phase.planned',
            id: newId('pha'),
            from: null,
            to: { label: String(phases.length + 1), name, purpose: '', order: afterAll(phases), status: 'planned' },
          })
        }
      />
    </section>
  )
}
