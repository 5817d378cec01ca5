import { useState } from 'react'
import type { Fact } from '../../../core/fact.ts'
import { calibrated } from '../../../core/truth/calibrate.ts'
import { membershipId } from '../../../core/truth/ids.ts'
import { ask, type Result } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Table } from '../../parts/Table.tsx'
import type { TruthAnswer, TruthChosen } from './answer.ts'

type Degree = TruthChosen['cases'][number]['degrees'][number]

/** How far each case is in each set, and why: a grid of degrees, and of one case the figures and reasons. */
export function Members({ data, chosen }: { data: TruthAnswer; chosen: TruthChosen }) {
  const [open, setOpen] = useState<string>()
  const { id, value, sets, cases } = chosen
  if (data.cases === 0)
    return (
      <p className="soft">
        There are no cases yet. <Link screen="cases">Name them first.</Link>
      </p>
    )
  const put = (one: TruthChosen['cases'][number], set: Degree, part: Partial<Degree>): Promise<Result> => {
    const told = (of: Degree) =>
      of.degree === undefined
        ? null
        : {
            table: id,
            case: one.id,
            key: of.key,
            degree: of.degree,
            ...(of.figure !== undefined && { figure: of.figure }),
            ...(of.because && { because: of.because }),
          }
    const [from, to] = [told(set), told({ ...set, ...part })]
    if (from === null && to === null) return Promise.resolve(degreeFirst)
    const fields = (of: object | null, other: object | null) =>
      of && other && Object.fromEntries(Object.keys({ ...of, ...other }).map((key) => [key, of[key as never] ?? null]))
    const fact = {
      type: 'membership.judged',
      id: membershipId(id, one.id, set.key),
      from: from && (fields(from, to) ?? from),
      to: to && (fields(to, from) ?? to),
    } as Fact
    return ask({ do: 'change', changes: [fact] }, undefined, { quiet: true })
  }
  return (
    <section className="trt-part">
      <h2>Memberships</h2>
      <Table
        label="How far each case is in each set"
        head={[
          { words: 'Case' },
          ...sets.map(({ key, label }) => ({ words: key === 'outcome' ? label : key, width: '7rem' })),
          { words: '', width: '6rem' },
        ]}
      >
        {cases.map((one) => (
          <tr key={one.id}>
            <td>
              {one.name} {one.torn && <span className="trt-mind small">half in a condition</span>}
            </td>
            {one.degrees.map((set) => {
              const called = `${one.name} in ${set.key}`
              return (
                <td key={set.key}>
                  {value.kind === 'crisp' ? (
                    <Pick
                      label={called}
                      quiet
                      value={set.degree?.toString()}
                      none="–"
                      options={[
                        ['1', 'in'],
                        ['0', 'out'],
                      ]}
                      save={(_, to) => put(one, set, { degree: to === null ? undefined : Number(to) })}
                    />
                  ) : (
                    <Field
                      label={called}
                      quiet
                      className="bare"
                      placeholder="0 to 1"
                      value={set.degree?.toString()}
                      save={(_, to) => put(one, set, { degree: numberOr(to) })}
                    />
                  )}
                </td>
              )
            })}
            <td>
              <Button
                kind="quiet"
                pressed={open === one.id}
                onClick={() => setOpen(open === one.id ? undefined : one.id)}
              >
                Why
              </Button>
            </td>
          </tr>
        ))}
      </Table>
      {cases
        .filter((one) => one.id === open)
        .map((one) => (
          <div key={one.id} className="trt-why">
            <h3>{one.name}</h3>
            {one.degrees.map((set) => {
              const { anchors, label } = sets.find(({ key }) => key === set.key) ?? {}
              return (
                <div key={set.key} className="trt-reason">
                  <span className="soft">
                    {label} · {set.degree ?? 'not judged'}
                  </span>
                  {anchors && value.kind === 'fuzzy' && (
                    <Field
                      label="Figure"
                      value={set.figure?.toString()}
                      save={(_, to) => {
                        const figure = numberOr(to)
                        return put(one, set, {
                          figure,
                          ...(figure !== undefined && { degree: calibrated(figure, anchors) }),
                        })
                      }}
                    />
                  )}
                  <Field
                    label={`Why: ${label}`}
                    value={set.because}
                    save={(_, to) => put(one, set, { because: to ?? undefined })}
                  />
                </div>
              )
            })}
          </div>
        ))}
    </section>
  )
}

const degreeFirst: Result = {
  ok: false,
  refusal: { code: 'malformed', message: 'The degree is missing.', hint: 'Say first how far the case is in the set.' },
}

/** A number; words that are none go through as not a number, and are refused by the project. */
const numberOr = (words: string | null): number | undefined =>
  words === null || words.trim() === '' ? undefined : Number(words.trim().replace(',', '.'))
