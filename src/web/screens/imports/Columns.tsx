import { columnMeanings } from '../../../core/record/formats/table.ts'
import { correct, type Waiting } from '../../incoming.ts'

/** What the columns of a table are taken for, in one line, so that whoever presses Import has seen it. */
export function columnsSaid({ seen, columns = {} }: Waiting): string {
  const heads = seen?.shown[0]?.fields.map(([head]) => head) ?? []
  const taken = (head: string) => columns[head] ?? seen?.columns?.[head] ?? 'nothing'
  const understood = heads.filter((head) => taken(head) !== 'nothing')
  const aside = heads.filter((head) => taken(head) === 'nothing')
  const names = understood.map((head) => (plain(head) === plain(taken(head)) ? head : `${head} as ${taken(head)}`))
  return `Columns: ${names.join(', ') || 'none is understood'}.${aside.length > 0 ? ` Kept and not used: ${aside.join(', ')}.` : ''}`
}

const plain = (words: string): string => words.toLowerCase().replace(/[^a-z]/g, '')

/** What each column of a table stands for; a wrong guess is corrected here. */
export function Columns({ one: { key, seen, columns = {} } }: { one: Waiting }) {
  const heads = seen?.shown[0]?.fields ?? []
  const guessed = seen?.columns ?? {}
  return (
    <div className="columns">
      {heads.map(([head, sample]) => (
        <label key={head} className="field">
          <span className="label">{head}</span>
          <select
            className="input"
            value={columns[head] ?? guessed[head] ?? 'nothing'}
            onChange={(event) => correct(key, { columns: { ...guessed, ...columns, [head]: event.target.value } })}
          >
            {columnMeanings.map((meaning) => (
              <option key={meaning}>{meaning}</option>
            ))}
          </select>
          <span className="small faint sample">{sample.slice(0, 60)}</span>
        </label>
      ))}
    </div>
  )
}
