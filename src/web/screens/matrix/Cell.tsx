import { StanceMark } from '../../parts/StanceMark.tsx'
import { setQuery } from '../../routes.ts'
import type { MatrixAnswer } from './Matrix.tsx'

interface Props {
  row: MatrixAnswer['rows'][number]
  column: MatrixAnswer['columns'][number]
  by: 'slots' | 'links'
  cell: MatrixAnswer['rows'][number]['cells'][number] | undefined
  place: string
  now: boolean
  onFocus: () => void
}

/** One source on one configuration: a place for each slot or link, a shape for what it says there. */
export function Cell({ row, column, by, cell, place, now, onFocus }: Props) {
  const said = cell && cell.evidence > 0
  const open = () => said && setQuery({ cell: now ? undefined : `${row.id}.${column.id}` })
  const places = column.slots.flatMap((slot) =>
    by === 'slots'
      ? [{ slot, id: slot.key, stances: cell?.slots.find((one) => one.slot === slot.key)?.stances ?? [] }]
      : column.links
          .filter((link) => link.slot === slot.key)
          .map((link) => ({
            slot,
            id: link.id,
            stances: cell?.links.find((one) => one.link === link.id)?.stances ?? [],
          })),
  )
  const name = said
    ? [
        ...places.flatMap(({ slot, stances }) => stances.map((stance) => `${stance} ${slot.word}`)),
        ...(cell?.whole ?? []).map((stance) => `${stance} the whole`),
      ].join(', ')
    : 'nothing'
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid that arrow keys walk
    <td
      role="gridcell"
      tabIndex={-1}
      data-cell={place}
      className={now ? 'at now' : 'at'}
      aria-label={`${row.label}, ${column.number ?? column.title}: ${name}`}
      onFocus={onFocus}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault()
          open()
        }
      }}
    >
      {said && (
        <span className="q" aria-hidden="true">
          {places.map(({ slot, id, stances }) => (
            <span key={id} className={slot.role}>
              {stances.length === 0 ? <i /> : stances.map((stance) => <StanceMark key={stance} stance={stance} />)}
            </span>
          ))}
          {cell.whole.map((stance) => (
            <StanceMark key={stance} stance={stance} />
          ))}
        </span>
      )}
    </td>
    // biome-ignore-end lint/a11y/noNoninteractiveElementToInteractiveRole: as above
  )
}
