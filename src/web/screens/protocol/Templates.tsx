import { writable } from '../../acting.ts'
import { newId, record, saveField } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Role } from '../../parts/Role.tsx'
import type { Plan } from './answer.ts'
import { OwnTemplate } from './OwnTemplate.tsx'

type Template = Plan['templates'][number]

export function Templates({ plan }: { plan: Plan }) {
  const may = writable.use()
  const { templates, project } = plan
  const taken = templates.find(({ id }) => id === project?.template)
  const own = (from: Template) => {
    const { source: _, ...value } = from.value
    void record(
      { type: 'template.shaped', id: newId('tpl'), from: null, to: { ...value, name: 'Own template' } },
      'Made a template of your own.',
    )
  }
  return (
    <section className="part">
      <h2>Template of configurations</h2>
      <ul className="rows">
        {templates.map((template) => (
          <li key={template.id} className="template">
            <div className="fields">
              <div className="row">
                <b className="strong">{template.value.name}</b>
                {template.id === project?.template && <Chip kind="line">new configurations take this</Chip>}
                <span className="soft">{template.value.formula}</span>
              </div>
              <div className="row">
                {template.value.slots.map((slot) => (
                  <span key={slot.key} className="row">
                    <Role slot={slot} /> <span className="soft">{slot.word}</span>
                  </span>
                ))}
              </div>
              {!template.builtin && <OwnTemplate template={template} />}
            </div>
            {may && template.id !== project?.template && (
              <Button
                onClick={() =>
                  void saveField('project.described', plan.id, 'template')(project?.template ?? null, template.id)
                }
              >
                Take it
              </Button>
            )}
            {!template.builtin && (
              <Remove
                type="template.shaped"
                id={template.id}
                value={template.value}
                what={`the template ${template.value.name}`}
              />
            )}
          </li>
        ))}
      </ul>
      {may && taken && (
        <Button kind="quiet" onClick={() => own(taken)}>
          Make your own template from {taken.value.name}
        </Button>
      )}
    </section>
  )
}
