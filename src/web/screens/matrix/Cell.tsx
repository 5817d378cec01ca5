import { StanceMark } from '../../parts/StanceMark.tsx'
import type { MatrixAnswer, Row } from './answer.ts'

interface Props {
  source: string
  column: MatrixAnswer['columns'][number]
  by: 'slots' | 'links'
  /** Undefined where the source says nothing of the configuration. */
  cell: Row['cells'][number] | undefined
  /** Its row and column: "3.1". */
  place: string
  now: boolean
}

/** One source on one configuration: a place for each slot or link, a shape for what it says there. */
export function Cell({ source, column, by, cell, place, now }: Props) {
  const places = cell ? placesOf(column, by, cell) : []
  const said = [
    ...places.flatMap(({ slot, stances }) => stances.map((stance) => `${stance} ${slot.word}`)),
    ...(cell?.whole ?? []).map((stance) => `${stance} the whole`),
  ]
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid that arrow keys walk
    <td
      role="gridcell"
      tabIndex={-1}
      data-cell={place}
      className={now ? 'at now' : 'at'}
      aria-label={`${source}, ${column.number ?? column.title}: ${said.join(', ') || 'nothing'}`}
    >
      {cell && (
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

function placesOf(column: Props['column'], by: Props['by'], cell: NonNullable<Props['cell']>) {
  return column.slots.flatMap((slot) =>
    by === 'slots'
      ? [{ slot, id: slot.key, stances: cell.slots.find((one) => one.slot === slot.key)?.stances ?? [] }]
      : column.links
          .filter((link) => link.slot === slot.key)
          .map(({ id }) => ({ slot, id, stances: cell.links.find((one) => one.link === id)?.stances ?? [] })),
  )
}
