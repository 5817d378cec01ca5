import { useState } from 'react'
import { countPlaces } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { newId, record, saveField } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import { Finder } from '../../parts/Finder.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { useSourcesFound } from '../../parts/sources-found.ts'
import type { Plan } from './answer.ts'
import { Cites } from './Cites.tsx'
import { afterAll, saveNumber, saveOne } from './editing.ts'

/** Numbers that only a publication gives, each with who says so; drawn hollow wherever they show. */
export function Counts({ plan: { counts, countables } }: { plan: Plan }) {
  const lists = countables.map(({ key, words }) => [key, words] as const)
  const held = new Map(countables.map(({ key, against }) => [key, against]))
  return (
    <section className="part">
      <h2>Reported numbers</h2>
      <p className="lead soft">
        What only a publication gives: its rows are not in the project. Drawn hollow wherever it shows, with who says
        so.
      </p>
      <ul className="rows">
        {counts.map(({ id, value, cited, held: with_ }) => {
          const save = (field: string) => saveField('count.reported', id, field)
          return (
            <li key={id} className="count-reported">
              <Field
                label="Number"
                quiet
                className="reported bare"
                value={String(value.number)}
                save={saveNumber('count.reported', id, 'number')}
              />
              <div className="fields">
                <div className="said-of">
                  <Field label="Of what" quiet className="bare" value={value.what} save={save('what')} />
                  <Pick
                    label="Place in the flow"
                    quiet
                    value={value.place}
                    options={countPlaces.map(
                      (place) => [place, place === 'other' ? 'not of the flow' : place] as const,
                    )}
                    save={save('place')}
                  />
                </div>
                <details className="small soft">
                  <summary>{toldOf(value, cited?.label, with_)}</summary>
                  <div className="fields">
                    <Cites
                      of={value.what}
                      cited={cited ? [cited] : []}
                      save={saveOne('count.reported', id, 'citation')}
                      one
                      must
                    />
                    <div className="triple">
                      <Pick
                        label="Held against"
                        value={with_?.key}
                        none="nothing here"
                        options={lists}
                        save={(from, to) => save('against')(from && held.get(from), to && held.get(to))}
                      />
                      <Field label="Where it says so" value={value.locator} save={save('locator')} />
                      <Field label="Why sources left" value={value.left} save={save('left')} />
                    </div>
                    <Field label="Note" value={value.note} save={save('note')} long />
                  </div>
                </details>
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

type Count = Plan['counts'][number]

/** Who says so, where, and what the project has of it, in one line. */
const toldOf = ({ locator, note }: Count['value'], who: string | undefined, held: Count['held']): string =>
  [
    [who, locator].filter(Boolean).join(', '),
    held && `${held.words}${held.here === undefined ? '' : `: ${held.here} here`}`,
    note,
  ]
    .filter(Boolean)
    .join(' · ')

/** A reported number begins with the publication that gives it: without one it cannot be checked. */
function AddCount({ order }: { order: number }) {
  const [text, setText] = useState('')
  const finding = useSourcesFound(text)
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
      {...finding}
      pick={(one) => void add(one.id)}
    />
  )
}
