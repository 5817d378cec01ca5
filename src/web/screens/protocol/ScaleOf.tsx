import { scales } from '../../../core/appraisal/scales.ts'
import { verdicts } from '../../../core/choices.ts'
import type { Verdict } from '../../../core/screening/facts.ts'
import { writable } from '../../acting.ts'
import { type Result, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Pick } from '../../parts/Pick.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import type { Plan } from './answer.ts'
import { same } from './editing.ts'

type Stage = Plan['stages'][number]
type Level = NonNullable<Stage['value']['levels']>[number]
type Aspect = NonNullable<Stage['value']['aspects']>[number]

/** The scale of a gate: levels with their anchors, what is judged apart on it, whose it is, and what it decides. */
export function ScaleOf({ stage: { id, value } }: { stage: Stage }) {
  const may = writable.use()
  const save = (field: string) => saveField('stage.set', id, field)
  const { levels = [], aspects = [] } = value
  const put = <T,>(field: 'levels' | 'aspects', now: readonly T[] | undefined, next: readonly T[]): Promise<Result> =>
    save(field)(now ?? null, next.length > 0 ? next : null)
  const level = (at: number, part: Partial<Level>) => put('levels', value.levels, changed(levels, at, part) as Level[])
  const aspect = (at: number, part: Partial<Aspect>) =>
    put('aspects', value.aspects, changed(aspects, at, part) as Aspect[])
  const offered = scales.filter(({ gate }) => gate === value.kind)
  return (
    <details className="rules">
      <summary className="soft">
        Scale {levels.length > 0 && `(${levels.map(({ label }) => label).join(', ')})`}
      </summary>
      {levels.length === 0 && may && (
        <div className="row wrap">
          {offered.map(({ name, levels, aspects, after }) => (
            <Button
              key={name}
              onClick={() =>
                void record(
                  {
                    type: 'stage.set',
                    id,
                    from: { levels: null, aspects: value.aspects ?? null, scaleAfter: value.scaleAfter ?? null },
                    to: {
                      levels,
                      aspects: aspects ?? value.aspects ?? null,
                      scaleAfter: after ?? value.scaleAfter ?? null,
                    },
                  },
                  'Took the scale. Put it in your own words.',
                )
              }
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      <ol className="rows">
        {inPlace(levels, (one, i) => (
          <li>
            <div className="fields">
              <Field label={`Level ${i + 1}`} value={one.label} save={(_, to) => level(i, { label: to ?? '' })} />
              <Field
                label={`What ${one.label} means`}
                long
                value={one.anchor}
                save={(_, to) => level(i, { anchor: to ?? undefined })}
              />
              <Pick
                label={`${one.label} comes to`}
                none="no decision by itself"
                value={one.verdict}
                options={same(verdicts)}
                save={(_, to) => level(i, { verdict: (to ?? undefined) as Verdict | undefined })}
              />
            </div>
            {may && (
              <Button
                kind="quiet"
                onClick={() =>
                  void put(
                    'levels',
                    value.levels,
                    levels.filter((_, at) => at !== i),
                  )
                }
              >
                Remove <span className="sr">the level {one.label}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Adder
        label="Add a level"
        placeholder="Best first: rich, thick, thin"
        add={(label) => put('levels', value.levels, [...levels, { key: keyOf(label, levels), label }])}
      />
      {inPlace(aspects, (one, i) => (
        <div className="pair top">
          <Field label={`Aspect ${i + 1}`} value={one.label} save={(_, to) => aspect(i, { label: to ?? '' })} />
          <Field
            label={`Question of ${one.label}`}
            value={one.question}
            save={(_, to) => aspect(i, { question: to ?? undefined })}
          />
          {may && (
            <Button
              kind="quiet"
              onClick={() =>
                void put(
                  'aspects',
                  value.aspects,
                  aspects.filter((_, at) => at !== i),
                )
              }
            >
              Remove <span className="sr">the aspect {one.label}</span>
            </Button>
          )}
        </div>
      ))}
      <Adder
        label="Judge an aspect apart"
        placeholder="Credibility, coherence"
        add={(label) => put('aspects', value.aspects, [...aspects, { key: keyOf(label, aspects), label }])}
      />
      <Field label="The scale is after" value={value.scaleAfter} save={save('scaleAfter')} hint="Author, year, DOI" />
      <div className="row wrap">
        <Toggle
          label="Different levels are a conflict"
          value={value.levelsMustAgree ?? false}
          save={(from, to) => save('levelsMustAgree')(value.levelsMustAgree === undefined ? null : from, to)}
        />
        <Toggle
          label="Open beside the stage before it"
          value={value.beside ?? false}
          save={(from, to) => save('beside')(value.beside === undefined ? null : from, to)}
        />
      </div>
    </details>
  )
}

/** A list with one of its items changed; what becomes undefined is left out. */
const changed = <T extends object>(list: readonly T[], at: number, part: Partial<T>): object[] =>
  list.map((one, i) =>
    i === at ? Object.fromEntries(Object.entries({ ...one, ...part }).filter(([, said]) => said !== undefined)) : one,
  )

/** A key that no other has, from a label. */
function keyOf(label: string, taken: readonly { key: string }[]): string {
  const base = label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-') || 'level'
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}-${n}`
    if (!taken.some((one) => one.key === key)) return key
  }
}
