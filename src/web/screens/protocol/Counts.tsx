import { useState } from 'react'
import { countPlaces } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { begun } from '../../../core/record/query.ts'
import { writable } from '../../acting.ts'
import { newId, record, saveField, useView } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import { Finder } from '../../parts/Finder.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { afterAll, same, saveNumber } from './editing.ts'
import type { Plan } from './Protocol.tsx'

/** Numbers that only a publication gives, each with who says so; drawn hollow wherever they show. */
export function Counts({ plan: { counts } }: { plan: Plan }) {
  return (
    <section className="part">
      <h2>Reported, without rows here</h2>
      <ul className="rows">
        {counts.map(({ id, value, cited }) => {
          const save = (field: string) => saveField('count.reported', id, field)
          return (
            <li key={id} className="count-reported">
              <div className="fields">
                <div className="triple">
                  <Field
                    label="Number"
                    className="reported"
                    value={String(value.number)}
                    save={saveNumber('count.reported', id, 'number')}
                  />
                  <Field label="Of what" value={value.what} save={save('what')} />
                  <Pick
                    label="Place in the flow"
                    value={value.place}
                    options={same(countPlaces)}
                    save={save('place')}
                  />
                </div>
                <div className="triple">
                  <div className="field">
                    <span className="label">Says</span>
                    <p className="said">
                      {cited && (
                        <Link screen="source" id={cited.id}>
                          {cited.label}
                        </Link>
                      )}
                    </p>
                  </div>
                  <Field label="Where it says so" value={value.locator} save={save('locator')} />
                  <Field label="Why sources left" value={value.left} save={save('left')} />
                </div>
                <Field label="Note" value={value.note} save={save('note')} long />
              </div>
              <Remove type="count.reported" id={id} value={value} what={`the reported count ${value.what}`} />
            </li>
          )
        })}
      </ul>
      {writable.use() && <AddCount order={afterAll(counts)} />}
    </section>
  )
}

/** A reported number begins with the publication that gives it: without one it cannot be checked. */
function AddCount({ order }: { order: number }) {
  const [text, setText] = useState('')
  const found = useView('library', { text: begun(text), count: '8' }).data?.rows ?? []
  const add = (citation: Id<'src'>) => {
    const to = { what: 'What was counted', number: 0, place: 'other' as const, citation, order }
    setText('')
    return record({ type: 'count.reported', id: newId('cnt'), from: null, to }, 'Added a reported count.')
  }
  return (
    <Finder
      label="Add a number that a publication reports"
      placeholder="Add a reported number: author or title of the publication"
      text={text}
      write={setText}
      found={text.trim() === '' ? [] : found.map(({ id, label, title }) => ({ id, words: label, note: title }))}
      pick={(one) => void add(one.id)}
    />
  )
}
