import { useRef } from 'react'
import { evidenceKinds, uses } from '../../../core/choices.ts'
import type { Reference as Value } from '../../../core/record/facts.ts'
import { type Result, saveField } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import { abstractOf, useRecords } from '../record/use-records.ts'
import type { SourceAnswer } from './answer.ts'
import { Belongs } from './Belongs.tsx'
import { namesFrom, namesTo } from './names.ts'
import { Records } from './Records.tsx'

const words = ['container', 'volume', 'issue', 'pages', 'publisher', 'place', 'doi', 'url'] as const
const called: Record<(typeof words)[number], string> = {
  container: 'Journal or book',
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Pages',
  publisher: 'Publisher',
  place: 'Place',
  doi: 'DOI',
  url: 'Address',
}

/** The reference as it is cited, and what the source is to the project. */
export function Reference({ source }: { source: SourceAnswer }) {
  const { id, value } = source
  const save = (field: string) => saveField('source.described', id, field)
  const part = usePart(source)
  const abstract = abstractOf(useRecords(source.records.map((record) => record.id)))
  return (
    <div className="reference">
      <section className="grid">
        <div className="whole">
          <Field label="Title" long value={value.reference.title} save={part('title', text)} />
        </div>
        <div className="whole">
          <Field
            label="Authors, separated by semicolons"
            value={namesTo(value.reference.author)}
            save={part('author', (line) => (line ? namesFrom(line, value.reference.author ?? []) : null))}
          />
        </div>
        <Field label="Year" value={value.reference.year?.toString()} save={part('year', number)} />
        <Field
          label="Letter after the year"
          value={value.reference.suffix}
          hint="Tells 2021a from 2021b."
          save={part('suffix', text)}
        />
        {words.map((field) => (
          <Field key={field} label={called[field]} value={value.reference[field]} save={part(field, text)} />
        ))}
        <div className="whole">
          {abstract && !value.reference.abstract ? (
            <div className="field">
              <span className="label">Abstract, as imported</span>
              <p className="said serif">{abstract}</p>
            </div>
          ) : (
            <Field label="Abstract" long value={value.reference.abstract} save={part('abstract', text)} />
          )}
        </div>
      </section>
      <section className="grid">
        <h2 className="whole">In this project</h2>
        <Pick
          label="What a claim may rest on"
          value={value.evidenceKind}
          none="not said"
          options={evidenceKinds.map((kind) => [kind, kind] as const)}
          save={save('evidenceKind')}
        />
        <Pick
          label="Enters at"
          value={value.entersAt}
          none="no stage"
          action="place-source"
          options={source.stages.map((stage) => [stage.id, stage.name] as const)}
          save={save('entersAt')}
        />
        <Pick
          label="Phase"
          value={value.phase}
          none="none"
          options={source.phases.map((phase) => [phase.id, phase.name] as const)}
          save={save('phase')}
        />
        <Field label="Country" value={value.country} save={save('country')} />
        <Field label="Setting" value={value.setting} save={save('setting')} />
        <div className="whole uses">
          <span className="label">Used for</span>
          {uses.map((use) => (
            <Toggle
              key={use}
              label={use}
              value={value.uses?.includes(use) ?? false}
              save={(_, on) =>
                saveField(
                  'source.described',
                  id,
                  'uses',
                )(
                  value.uses ?? null,
                  uses.filter((one) => (one === use ? on : value.uses?.includes(one))),
                )
              }
            />
          ))}
        </div>
        <div className="whole">
          <Field label="Note" long value={value.note} save={save('note')} />
        </div>
      </section>
      <Records source={source} />
      <Belongs source={source} />
    </div>
  )
}

const text = (line: string | null) => line
const number = (line: string | null) => (line === null ? null : Number(line))

/**
 * Saves one part of the reference. The fact names the reference as a whole, so a stale edit is told in whole references;
 * the part that was edited is what is shown of both.
 */
function usePart({ id, value }: SourceAnswer) {
  const latest = useRef<Value>(value.reference)
  latest.current = value.reference
  return <K extends keyof Value>(field: K, read: (line: string | null) => unknown) =>
    async (from: string | null, to: string | null): Promise<Result> => {
      const [before, after] = [read(from), read(to)].map((part) => withPart(latest.current, field, part))
      const result = await saveField('source.described', id, 'reference')(before, after)
      if (result.ok || result.refusal.code !== 'changed-since') return result
      const theirs = (result.refusal.theirs as Value | null)?.[field]
      return { ok: false, refusal: { ...result.refusal, theirs: line(theirs), yours: to } }
    }
}

const withPart = (reference: Value, field: keyof Value, part: unknown): Value => {
  const { [field]: _, ...rest } = reference
  return (part === null ? rest : { ...rest, [field]: part }) as Value
}
const line = (part: unknown): string =>
  Array.isArray(part) ? namesTo(part as Value['author']) : part === undefined || part === null ? '' : String(part)
