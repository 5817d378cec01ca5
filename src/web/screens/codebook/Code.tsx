import { useState } from 'react'
import { codeColours } from '../../../core/coding/colours.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { counted, inWords } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { newId, record, saveField, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import { navigate } from '../../routes.ts'
import type { CodebookAnswer, CodeRow } from './answer.ts'
import { MergeCodes } from './MergeCodes.tsx'
import { Passages } from './Passages.tsx'
import { SplitCode } from './SplitCode.tsx'
import { Swatch } from './Swatch.tsx'

interface Props {
  row: CodeRow
  data: CodebookAnswer
  marked: ReadonlySet<Id<'cod'>>
  clear: () => void
}

/** One code: its words, its colour, the passages it was given to, and what can be done with it. */
export function Code({ row, data, marked, clear }: Props) {
  const { id, value, uses } = row
  const may = writable.use()
  const [doing, setDoing] = useState<'merge' | 'split'>()
  const told = useView('code', { id }).data
  const save = (field: string) => saveField('code.defined', id, field)
  const others = [...marked].filter((one) => one !== id)
  const unused = told?.codings === 0 && row.children === 0
  const component = () =>
    record(
      {
        type: 'component.worded',
        id: newId('cmp'),
        from: null,
        to: { text: value.definition ?? value.name, note: `Began as the code “${value.name}”.` },
      },
      `“${value.name}” is a component now; the code stays as it is.`,
    )
  const remove = async () => {
    const at = data.codes.findIndex((one) => one.id === id)
    const next = data.codes[at + 1] ?? data.codes[at - 1]
    const gone = await record({ type: 'code.defined', id, from: value, to: null } as Fact, `Removed “${value.name}”.`)
    if (gone.ok) navigate({ screen: 'codebook', id: next?.id }, { replace: true })
  }
  useAction('make-component', may ? () => void component() : undefined)
  useAction('merge-codes', may && data.codes.length > 1 ? () => setDoing('merge') : undefined)
  useAction('split-code', may && (told?.codings ?? 0) > 0 ? () => setDoing('split') : undefined)
  useAction('remove-code', may && unused ? () => void remove() : undefined)
  const above = data.codes.find((one) => one.id === value.parent)
  return (
    <section className="code written" aria-label={value.name}>
      {doing === 'merge' && (
        <MergeCodes
          key={others.join()}
          codes={data.codes}
          into={id}
          from={others}
          close={() => setDoing(undefined)}
          done={() => {
            clear()
            setDoing(undefined)
          }}
        />
      )}
      {doing === 'split' && told && (
        <SplitCode row={row} passages={told.passages} more={told.more} close={() => setDoing(undefined)} />
      )}
      <p className="small faint">
        {above ? `Under ${above.value.name}` : 'Under no other code'} · {counted(uses.passages, 'passage')}
        {uses.passages > 0 && ` in ${counted(uses.sources, 'source')}`}
        {row.children > 0 && `, ${inWords(uses.allPassages)} with the codes below`}
      </p>
      <div className="code-name">
        <Swatch colour={value.colour} />
        <Field
          label="Name of the code"
          quiet
          line
          className="bare head-2"
          value={value.name}
          save={save('name')}
          action="rename-code"
        />
      </div>
      <div className="row wrap acts">
        <ActionButton name="make-component" />
        <ActionButton name="merge-codes">
          {others.length > 0 ? `Merge with ${others.length} marked` : undefined}
        </ActionButton>
        <ActionButton name="split-code" />
        <ActionButton name="remove-code" kind="quiet" />
      </div>
      <div className="fields">
        <Field
          label="Definition"
          long
          value={value.definition}
          save={save('definition')}
          placeholder="What it means"
          action="define-code"
        />
        <div className="pair">
          <Field
            label="When to use"
            long
            value={value.whenToUse}
            save={save('whenToUse')}
            placeholder="What must be in the passage"
          />
          <Field
            label="When not"
            long
            value={value.whenNot}
            save={save('whenNot')}
            placeholder="What looks like it but is not"
          />
        </div>
        <Field
          label="Examples in words"
          long
          value={value.exampleWords}
          save={save('exampleWords')}
          placeholder="A sentence that would be one"
        />
        <div className="pair">
          <Pick
            label="Role it suggests"
            value={value.role}
            none="No role"
            options={data.slots.map(({ key, word }) => [key, word] as const)}
            save={save('role')}
          />
          <Colours value={value.colour} save={save('colour')} />
        </div>
        <Toggle
          label="Retired: no longer given, and it stays where it was given"
          value={value.retired === true}
          save={(from, to) => saveField('code.defined', id, 'retired')(from || null, to || null)}
        />
      </div>
      {told && <Passages key={told.id} told={told} />}
    </section>
  )
}

/** The colours that are told apart beside each other, each with its name. */
function Colours({ value, save }: { value: string | undefined; save: ReturnType<typeof saveField> }) {
  const may = writable.use()
  const own = value && !codeColours.some(([colour]) => colour === value.toLowerCase())
  if (!may) return null
  return (
    <fieldset className="colours">
      <legend className="label">Colour</legend>
      {[...codeColours, ...(own ? [[value, 'as it came'] as const] : [])].map(([colour, name]) => (
        <label key={colour} title={name}>
          <input
            type="radio"
            name="colour"
            checked={colour === (value?.toLowerCase() ?? '') || colour === value}
            onChange={() => void save(value ?? null, colour)}
          />
          <Swatch colour={colour} />
          <span className="sr">{name}</span>
        </label>
      ))}
    </fieldset>
  )
}
