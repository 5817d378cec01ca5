import { setQuery, useRoute } from '../../routes.ts'
import { columnNames, columnOf, columnsFrom, columnsTo } from './columns.tsx'

/** Which columns the list has; in the address, like all else that makes a view. */
export function ColumnChoice() {
  const chosen = columnsFrom(useRoute().query.get('columns'))
  return (
    <fieldset className="column-choice">
      <legend className="label">Columns</legend>
      {columnNames.map((name) => (
        <label key={name} className="toggle">
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ target }) =>
              setQuery({
                columns: columnsTo(columnNames.filter((one) => (one === name ? target.checked : chosen.includes(one)))),
              })
            }
          />
          {columnOf(name).words}
        </label>
      ))}
    </fieldset>
  )
}
