import { Plus } from 'lucide-react'
import { usualFields, usualParticipantFields } from '../../../core/characteristics/usual.ts'
import { formSubjects } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import type { ViewAnswer } from '../../../core/view/views.ts'
import { useAction, writable } from '../../acting.ts'
import { newId, record, saveField, useView } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch, Tabs } from '../../parts/Tabs.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import { afterAll, same, saveNumber } from '../protocol/editing.ts'
import { FieldRow } from './FieldRow.tsx'
import './forms.css'
import type { BuiltField } from './answer.ts'
import { moved } from './moving.ts'
import { Preview } from './Preview.tsx'

type FormsAnswer = ViewAnswer<'forms'>

const usualOf = (about: 'documents' | 'participants') => (about === 'documents' ? usualFields : usualParticipantFields)

/** Makes a form, with the usual fields or none, and goes there. */
async function makeForm(name: string, about: 'documents' | 'participants', filled: boolean, order: number) {
  const form = newId('form')
  const facts: Fact[] = [
    { type: 'form.set', id: form, from: null, to: { name, about, extractors: 1, blinded: false, order } },
    ...(filled ? usualOf(about) : []).map(
      (field, i): Fact => ({ type: 'field.set', id: newId('fld'), from: null, to: { ...field, form, order: i + 1 } }),
    ),
  ]
  const result = await record(facts, `Made the form ${name}.`)
  if (result.ok) navigate({ screen: 'forms', id: form })
  return result
}

/** The forms of characteristics: what each asks, of whom, and how many answer it. Every word is edited where it stands. */
export default function Forms() {
  const { id, query } = useRoute()
  const { data, error } = useView('forms', { id: id as Id<'form'> | undefined })
  const may = writable.use()
  const preview = query.get('show') === 'preview'
  useAction('preview-form', data?.form ? () => setQuery({ show: preview ? undefined : 'preview' }) : undefined)
  if (!data) return <Waiting title="Forms" error={error} />
  const { form, fields, forms } = data
  const order = forms.length + 1
  return (
    <Sheet title={form?.value.name ?? 'Forms'} className="forms written">
      <div className="title">
        <h1>Forms of characteristics</h1>
        <span className="push row">
          {form && (
            <Switch
              label="What is shown"
              value={preview ? 'preview' : 'build'}
              options={[
                ['build', 'Build'],
                ['preview', 'Try it'],
              ]}
              onChange={(show) => setQuery({ show: show === 'preview' ? 'preview' : undefined })}
            />
          )}
          {form && (
            <Link screen="extract" query={{ form: form.id }} className="btn">
              Extract with it
            </Link>
          )}
        </span>
      </div>
      {forms.length > 1 && (
        <Tabs
          label="Forms"
          tabs={forms.map((one) => ({ screen: 'forms', id: one.id, words: one.name, here: one.id === form?.id }))}
        />
      )}
      {!form ? (
        <Empty fact={id ? 'There is no such form.' : 'No form is made yet.'}>
          <p>A form says what is taken from each source: aims, setting, design, participants.</p>
          {may && (
            <div className="row wrap">
              <Button kind="main" onClick={() => void makeForm('Characteristics', 'documents', true, order)}>
                Start with the usual fields
              </Button>
              <Button onClick={() => void makeForm('Characteristics', 'documents', false, order)}>
                Start with none
              </Button>
            </div>
          )}
        </Empty>
      ) : preview ? (
        <Preview key={form.id} fields={fields} />
      ) : (
        <Build form={form} fields={fields} />
      )}
      {form && may && !preview && (
        <div className="row wrap more-forms">
          <Button kind="quiet" icon={Plus} onClick={() => void makeForm('Participants', 'participants', true, order)}>
            Make a form about participants
          </Button>
          <Button kind="quiet" icon={Plus} onClick={() => void makeForm(`Form ${order}`, 'documents', false, order)}>
            Make another form
          </Button>
        </div>
      )}
    </Sheet>
  )
}

function Build({ form, fields }: { form: NonNullable<FormsAnswer['form']>; fields: readonly BuiltField[] }) {
  const { id, value } = form
  const may = writable.use()
  const save = (field: string) => saveField('form.set', id, field)
  const asked = fields.filter(({ value: one }) => !one.retired)
  const retired = fields.filter(({ value: one }) => one.retired)
  const move = (field: string, by: number) => void moved(asked, field, by)
  return (
    <>
      <section className="settings">
        <div className="triple">
          <Field label="Name of the form" value={value.name} save={save('name')} />
          <Pick label="It describes" value={value.about} options={same(formSubjects)} save={save('about')} />
          <Field
            label="Extractors for each source"
            value={String(value.extractors)}
            save={saveNumber('form.set', id, 'extractors')}
          />
        </div>
        <Field label="Instructions for the whole form" long value={value.instructions} save={save('instructions')} />
        <Toggle
          label="Blinded: nobody sees another’s answers about a source until its reconciliation is opened"
          value={value.blinded}
          save={save('blinded')}
        />
      </section>
      <div className="head">
        <h2>Fields</h2>
        {may && asked.length > 1 && <span className="more">Drag, or Alt+↑ and Alt+↓ in a field, to reorder</span>}
      </div>
      {asked.length === 0 && (
        <Empty fact="The form has no fields yet.">
          {may && (
            <div className="row wrap">
              <Button
                onClick={() =>
                  void record(
                    usualOf(value.about).map((field, i) => ({
                      type: 'field.set',
                      id: newId('fld'),
                      from: null,
                      to: { ...field, form: id, order: i + 1 },
                    })),
                    'Added the usual fields.',
                  )
                }
              >
                Add the usual fields
              </Button>
            </div>
          )}
        </Empty>
      )}
      <ol className="built">
        {asked.map((field, i) => (
          <FieldRow key={field.id} field={field} number={i + 1} all={asked} move={(by) => move(field.id, by)} />
        ))}
      </ol>
      <Adder
        label="Add a field"
        placeholder="What it asks: Setting, Follow-up, Theory used"
        action="add-field"
        add={(name) =>
          record({
            type: 'field.set',
            id: newId('fld'),
            from: null,
            to: { form: id, name, kind: 'text', order: afterAll(fields) },
          })
        }
      />
      {may && <ActionButton name="preview-form" kind="quiet" />}
      {retired.length > 0 && (
        <details>
          <summary className="soft">{retired.length} asked no more; their answers stay</summary>
          <ul className="rows">
            {retired.map(({ id: field, value: one }) => (
              <li key={field} className="row">
                {one.name}
                {may && (
                  <Button
                    kind="quiet"
                    onClick={() => void saveField('field.set', field, 'retired')(true, null)}
                  >{`Ask ${one.name} again`}</Button>
                )}
                <Remove type="field.set" id={field} value={one} what={`the field ${one.name}`} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
