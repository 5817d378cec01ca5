import type { Estimate } from '../../../core/screening/share.ts'
import { Table } from '../../parts/Table.tsx'
import type { ReconciliationAnswer } from './answer.ts'

/** How far extractors agree on each field, on what they answered before they knew of each other. */
export function Agreed({
  agreement: { fields, blinded },
  extractors,
}: {
  agreement: ReconciliationAnswer['agreement']
  extractors: number
}) {
  const any = fields.some(({ sources }) => sources > 0)
  if (extractors < 2 && !any) return null
  return (
    <section className="agreement-of-fields">
      <h2>Agreement on each field</h2>
      <Table
        label="Agreement on each field"
        head={[
          { words: 'Field' },
          { words: 'Sources', num: true, width: '5rem' },
          { words: 'The same', num: true, width: '7rem' },
          { words: 'Kappa', num: true, width: '10rem' },
          { words: 'Alpha', num: true, width: '10rem' },
        ]}
        empty={any ? undefined : 'No source has answers of two that may be compared yet.'}
      >
        {fields
          .filter(({ sources }) => sources > 0)
          .map(({ field, name, sources, same, agreed, kappa, alpha }) => (
            <tr key={field}>
              <td>{name}</td>
              <td className="num">{sources}</td>
              <td className="num">
                {same} <span className="faint small">{agreed ? `${Math.round(agreed.value * 100)} %` : ''}</span>
              </td>
              {/* One source has no agreement beyond chance to tell of. */}
              <Shown of={sources > 1 ? kappa : undefined} />
              <Shown of={sources > 1 ? alpha : undefined} />
            </tr>
          ))}
      </Table>
      {any && (
        <p className="small soft">
          Kappa and Krippendorff’s alpha are told for fields whose answers are picked, where chance alone does not
          already agree; below each stands its 95 % interval. A field that one left open counts as apart.
          {blinded
            ? ''
            : ' This form was not blinded all along: people may have seen each other’s answers, so agreement says little.'}
        </p>
      )}
    </section>
  )
}

function Shown({ of }: { of: Estimate | undefined }) {
  if (!of) return <td className="faint num">–</td>
  return (
    <td className="num">
      {of.value.toFixed(2)}{' '}
      <span className="faint small">
        {of.low.toFixed(2)} to {of.high.toFixed(2)}
      </span>
    </td>
  )
}
