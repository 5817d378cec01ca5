import { columnMeanings, splits } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import type { TheoryLooked, TheoryReading } from '../../../work/theory-in.ts'
import { inHand, readAs } from '../../bringing.ts'
import { inPlace } from '../../parts/in-place.ts'
import { OneOf } from '../../parts/OneOf.tsx'
import { Table } from '../../parts/Table.tsx'

interface Props {
  looked: TheoryLooked
  theories: readonly { id: Id<'pt'>; title: string }[]
}

type Split = (typeof splits)[number]
type Meaning = NonNullable<TheoryLooked['reading']>['columns'][number]['is']

const splitWords: Record<Split, string> = {
  whole: 'one component',
  lines: 'a component a line',
  semicolons: 'parted by semicolons',
  numbers: 'parted by numbers',
}
const meaningWords: Record<(typeof columnMeanings)[number], string> = {
  sentence: 'the whole sentence',
  title: 'title',
  number: 'number',
  theory: 'programme theory',
  sources: 'sources that support it',
  status: 'standing',
  polarity: 'positive or negative',
  note: 'goes into the note',
  nothing: 'is left out',
}

/** How a file is read: what was guessed, each guess with the others beside it. */
export function HowRead({ looked, theories }: Props) {
  if (looked.kind === 'form') return null
  const { tables, table, kind, hasText, reading, templates, template, split, cited, under } = looked
  const several = tables.length > 1 || (tables.length > 0 && hasText)
  return (
    <section className="how-read" aria-label="How it is read">
      <div className="picks">
        {several && (
          <OneOf
            label="Read"
            value={kind === 'text' ? 'text' : String(table)}
            options={[
              ...tables.map((one, at) => [String(at), `${one.name}, ${one.rows} rows`] as const),
              ...(hasText ? [['text', 'the text around them'] as const] : []),
            ]}
            set={(value) =>
              readAs(
                value === 'text'
                  ? { as: 'text' }
                  : { as: 'table', table: Number(value), columns: undefined, heads: undefined, goesOn: undefined },
              )
            }
          />
        )}
        <OneOf
          label="Template"
          value={template}
          options={templates.map(({ id, name, formula }) => [id, formula ? `${name}: ${formula}` : name] as const)}
          set={(value) => readAs({ template: value, columns: undefined })}
        />
        {reading ? (
          <>
            <OneOf
              label="Headings"
              value={String(reading.heads)}
              options={[0, 1, 2, 3].map((n) => [String(n), headsWords[n] ?? ''] as const)}
              set={(value) => readAs({ heads: Number(value), columns: undefined })}
            />
            <OneOf
              label="A row without number or title"
              value={reading.goesOn ? 'on' : 'own'}
              options={[
                ['own', 'is a configuration of its own'],
                ['on', 'goes on with the one above'],
              ]}
              set={(value) => readAs({ goesOn: value === 'on' })}
            />
            {reading.columns.some(({ is }) => is === 'sources') && (
              <OneOf
                label="Sources support"
                value={cited}
                options={[
                  ['whole', 'the configuration as a whole'],
                  ['parts', 'each of its parts'],
                ]}
                set={(value) => readAs({ cited: value })}
              />
            )}
          </>
        ) : (
          <OneOf
            label="What stands in a slot is"
            value={split}
            options={splits.map((one) => [one, splitWords[one]] as const)}
            set={(value) => readAs({ split: value })}
          />
        )}
        {theories.length > 0 && (
          <OneOf
            label="Under, where none is named"
            value={under ?? ''}
            options={[['', 'no programme theory'], ...theories.map(({ id, title }) => [id, title] as const)]}
            set={(value) => readAs({ under: value || undefined })}
          />
        )}
      </div>
      {reading && (
        <Table
          label="Columns and what they stand for"
          head={[
            { words: 'Column' },
            { words: 'Stands for', width: '15rem' },
            { words: 'In a cell', width: '12rem' },
            { words: 'For example' },
          ]}
        >
          {inPlace(reading.headings, (heading, at) => (
            <Row heading={heading} at={at} looked={looked} reading={reading} />
          ))}
        </Table>
      )}
    </section>
  )
}

const headsWords = ['none', 'the first row', 'the first two rows', 'the first three rows']

function Row({
  heading,
  at,
  looked,
  reading,
}: {
  heading: string
  at: number
  looked: TheoryLooked
  reading: NonNullable<TheoryLooked['reading']>
}) {
  const { is, split } = reading.columns[at] ?? { is: 'note' as const, split: 'whole' as const }
  const slots = looked.templates.find(({ id }) => id === looked.template)?.slots ?? []
  const role = slots.find(({ key }) => is === `slot ${key}`)?.role
  const say = (part: { is?: Meaning; split?: Split }) => {
    // What was said a moment ago counts, even if what follows from it is still being looked at.
    const said: NonNullable<TheoryReading['columns']> = {
      ...Object.fromEntries(reading.columns.map((column, i) => [i, column])),
      ...inHand.get()?.reading.columns,
    }
    readAs({ columns: { ...said, [at]: { is, split, ...said[at], ...part } } })
  }
  return (
    <tr>
      <th scope="row">
        {role && <span className={`dot ${role}`} aria-hidden="true" />}
        {heading}
      </th>
      <td>
        <select
          className="input"
          aria-label={`What ${heading} stands for`}
          value={is}
          onChange={(event) => say({ is: event.target.value as Meaning })}
        >
          {slots.map(({ key, label, word }) => (
            <option key={key} value={`slot ${key}`}>
              {label === word ? word : `${label}, ${word}`}
            </option>
          ))}
          {columnMeanings.map((one) => (
            <option key={one} value={one}>
              {meaningWords[one]}
            </option>
          ))}
          {slots.map(({ key, word }) => (
            <option key={key} value={`sources ${key}`}>
              sources of the {word}
            </option>
          ))}
        </select>
      </td>
      <td>
        {is.startsWith('slot ') && (
          <select
            className="input"
            aria-label={`How components of ${heading} are parted`}
            value={split}
            onChange={(event) => say({ split: event.target.value as Split })}
          >
            {splits.map((one) => (
              <option key={one} value={one}>
                {splitWords[one]}
              </option>
            ))}
          </select>
        )}
      </td>
      <td className="sample serif">{reading.sample.map((cells) => cells[at]).find((cell) => cell?.trim())}</td>
    </tr>
  )
}
