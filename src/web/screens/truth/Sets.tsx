import { expectations, setKinds } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import { ask, type Result, record, saveField } from '../../api.ts'
import { Adder } from '../../parts/Adder.tsx'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Table } from '../../parts/Table.tsx'
import type { TruthAnswer, TruthChosen } from './answer.ts'

type Condition = TruthChosen['value']['conditions'][number]

/** The conditions and the outcome of a table, and from when on a row leads to it. */
export function Sets({ data, chosen: { id, value, cases, cut } }: { data: TruthAnswer; chosen: TruthChosen }) {
  const save = (field: string) => saveField('truth-table.laid', id, field)
  const number = (field: 'inclusion' | 'cases' | 'pri') => ({
    value: value[field]?.toString(),
    save: (from: string | null, to: string | null) => save(field)(numberIn(from), numberIn(to)),
  })
  const put = (to: readonly Condition[]): Promise<Result> =>
    record({ type: 'truth-table.laid', id, from: { conditions: value.conditions }, to: { conditions: to } } as Fact)
  const change = (key: string, part: Partial<Condition>): Promise<Result> =>
    ask(
      {
        do: 'change',
        changes: [
          {
            type: 'truth-table.laid',
            id,
            from: { conditions: value.conditions },
            to: { conditions: value.conditions.map((one) => (one.key === key ? { ...one, ...part } : one)) },
          } as Fact,
        ],
      },
      undefined,
      { quiet: true },
    )
  const without = (key: string): Promise<Result> => {
    const gone = cases.flatMap((one) =>
      one.degrees.flatMap((set): Fact[] => {
        if (set.key !== key || !set.id || set.degree === undefined) return []
        const { figure, because } = set
        const from = {
          table: id,
          case: one.id,
          key,
          degree: set.degree,
          ...(figure !== undefined && { figure }),
          ...(because !== undefined && { because }),
        }
        return [{ type: 'membership.judged', id: set.id, from, to: null }]
      }),
    )
    const to = value.conditions.filter((one) => one.key !== key)
    return record(
      [
        ...gone,
        { type: 'truth-table.laid', id, from: { conditions: value.conditions }, to: { conditions: to } } as Fact,
      ],
      'Removed the condition.',
    )
  }
  return (
    <section className="trt-part">
      <div className="trt-about">
        <Field label="Title" value={value.title} save={save('title')} />
        <Pick
          label="Sets"
          value={value.kind}
          options={setKinds.map((one) => [one, one] as const)}
          save={save('kind')}
        />
        <Field
          label="Outcome"
          value={value.outcome.label}
          save={(from, to) =>
            save('outcome')({ ...value.outcome, label: from ?? '' }, { ...value.outcome, label: to ?? '' })
          }
        />
        <Field label="Consistency at least" placeholder={String(cut.inclusion)} {...number('inclusion')} />
        <Field label="PRI at least" placeholder={String(cut.pri)} {...number('pri')} />
        <Field label="Cases in a row at least" placeholder={String(cut.cases)} {...number('cases')} />
      </div>
      <h2>Conditions</h2>
      {value.conditions.length > 0 && (
        <Table
          label="Conditions"
          head={[
            { words: 'Key', width: '6rem' },
            { words: 'Condition' },
            { words: 'Component', width: '18rem' },
            { words: 'Expected to contribute', width: '10rem' },
            ...(value.kind === 'fuzzy' ? [{ words: 'Anchors: out, crossover, in', width: '12rem' }] : []),
            { words: '', width: '4rem' },
          ]}
        >
          {value.conditions.map((one) => (
            <tr key={one.key}>
              <td>
                <b>{one.key}</b>
              </td>
              <td>
                <Field
                  label={`What ${one.key} is`}
                  quiet
                  className="bare"
                  value={one.label}
                  save={(_, to) => change(one.key, { label: to ?? '' })}
                />
              </td>
              <td>
                <Pick
                  label={`Component of ${one.key}`}
                  quiet
                  value={one.component}
                  none="none"
                  options={data.components}
                  save={(_, to) => change(one.key, { component: (to ?? undefined) as Id<'cmp'> | undefined })}
                />
              </td>
              <td>
                <Pick
                  label={`Expected of ${one.key}`}
                  quiet
                  value={one.expected}
                  none="not said"
                  options={expectations.map((state) => [state, state] as const)}
                  save={(_, to) => change(one.key, { expected: (to ?? undefined) as Condition['expected'] })}
                />
              </td>
              {value.kind === 'fuzzy' && (
                <td>
                  <Field
                    label={`Anchors of ${one.key}`}
                    quiet
                    className="bare"
                    placeholder="none"
                    value={one.anchors && `${one.anchors.out}, ${one.anchors.between}, ${one.anchors.in}`}
                    save={(_, to) => {
                      const [out, between, full] = (to ?? '').split(/[,;]\s*/).map((part) => Number(part.trim() || 'x'))
                      if (to && ![out, between, full].every(Number.isFinite)) return Promise.resolve(threeNumbers)
                      return change(one.key, {
                        anchors: to ? { out: out ?? 0, between: between ?? 0, in: full ?? 0 } : undefined,
                      })
                    }}
                  />
                </td>
              )}
              <td>
                {data.mayAdd && (
                  <Button kind="quiet" onClick={() => void without(one.key)}>
                    Remove
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Adder
        label="Add a condition"
        action="add-set"
        placeholder="TRUST: partners trust each other"
        may={data.mayAdd}
        add={(words) => {
          const [, key, label] = /^([A-Za-z][A-Za-z0-9-]{0,15}):\s*(.+)$/.exec(words) ?? []
          const fresh = key ?? keyFrom(words, value.conditions)
          return put([...value.conditions, { key: fresh, label: label ?? words }])
        }}
      />
    </section>
  )
}

const threeNumbers: Result = {
  ok: false,
  refusal: { code: 'malformed', message: 'Three numbers are needed.', hint: 'As: 2500, 5000, 20000' },
}

/** A key from the first letters of the words, with a number where it is taken. */
function keyFrom(words: string, taken: readonly { key: string }[]): string {
  const first =
    words
      .replace(/[^A-Za-z]/g, '')
      .slice(0, 4)
      .toUpperCase() || 'C'
  for (let i = 1; ; i++) {
    const key = i === 1 ? first : `${first}${i}`
    if (!taken.some((one) => one.key.toLowerCase() === key.toLowerCase())) return key
  }
}

const numberIn = (words: string | null): number | string | null => {
  if (words === null || words.trim() === '') return null
  const number = Number(words.trim().replace(',', '.'))
  return Number.isFinite(number) ? number : words
}
