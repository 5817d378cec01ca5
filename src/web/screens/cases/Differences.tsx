import { writable } from '../../acting.ts'
import { Table } from '../../parts/Table.tsx'
import type { CasesAnswer } from './answer.ts'
import { Promote } from './Promote.tsx'

type Chosen = NonNullable<CasesAnswer['chosen']>

/** Which contexts hold where a configuration was at work and not where it was not, and what may become theory of it. */
export function Differences({ chosen }: { chosen: Chosen }) {
  const may = writable.use()
  if (chosen.differences.length === 0)
    return (
      <p className="soft">
        Nothing can be compared yet: record for cases of both kinds whether the same contexts hold in them.
      </p>
    )
  return (
    <Table
      label={`Contexts beside the verdicts on ${chosen.label}`}
      head={[
        { words: 'Context' },
        { words: 'Holds where at work', num: true },
        { words: 'Holds where not', num: true },
        { words: 'What it tells' },
        ...(may ? [{ words: '' }] : []),
      ]}
    >
      {chosen.differences.map(({ context, fired, still, tells, own }) => (
        <tr key={context.component ?? context.words}>
          <td className="serif">{context.words}</td>
          <td className="num">
            {fired.holds} of {fired.holds + fired.not}
          </td>
          <td className="num">
            {still.holds} of {still.holds + still.not}
          </td>
          <td className={tells ? undefined : 'soft'}>
            {tells === 'with'
              ? 'Wherever it was at work, and nowhere else.'
              : tells === 'without'
                ? 'Only where it was not at work.'
                : 'It does not tell them apart.'}
            {own && <span className="soft"> Part of the configuration.</span>}
          </td>
          {may && (
            <td>{tells && !own && !chosen.retired && <Promote chosen={chosen} context={context} tells={tells} />}</td>
          )}
        </tr>
      ))}
    </Table>
  )
}
