import type { Estimate } from '../../../core/screening/share.ts'
import type { CodedPair } from '../../../core/view/coding.ts'
import { Link } from '../../parts/Link.tsx'
import { Table } from '../../parts/Table.tsx'

/** How far two coders agree on each code: on passages, and on characters. */
export function Agreeing({ pair: { a, b, units, matched, pooled, codes } }: { pair: CodedPair }) {
  return (
    <>
      <h2>
        {a.name} and {b.name}
      </h2>
      {units === 0 ? (
        <p className="soft">Neither has coded a passage of these sources yet.</p>
      ) : (
        <>
          <p className="soft">
            {units} units; both marked {matched} of them. Two passages are one unit where they share at least half of
            the characters they cover together.
          </p>
          <Table
            label={`Agreement of ${a.name} and ${b.name} on each code`}
            head={[
              { words: 'Code' },
              { words: 'Passages agree', width: '8rem', num: true },
              { words: 'Kappa', width: '9rem', num: true },
              { words: 'AC1', width: '5rem', num: true },
              { words: 'Characters agree', width: '8rem', num: true },
              { words: 'Kappa', width: '5rem', num: true },
              { words: 'Alpha', width: '5rem', num: true },
              { words: 'Alpha on edges', width: '7rem', num: true },
            ]}
          >
            {codes.map(({ id, name, ...one }) => (
              <tr key={id}>
                <td>
                  <Link screen="codebook" id={id}>
                    {name}
                  </Link>
                </td>
                <Cells of={one} />
              </tr>
            ))}
            <tr className="strong">
              <td>All codes</td>
              <Cells of={pooled} />
            </tr>
          </Table>
          <p className="small soft">
            On passages: units that either marked; of each, whether the code was given (kappa after Cohen, with its 95 %
            interval; AC1 after Gwet). On characters: all characters of the documents, coded or not; alpha is
            Krippendorff’s for two values. On edges: Krippendorff’s alpha for unitizing, which compares where passages
            begin and end.
          </p>
        </>
      )}
    </>
  )
}

function Cells({ of: { passages, characters, unitizing } }: { of: CodedPair['pooled'] }) {
  return (
    <>
      <td className="num">{passages ? percent(passages.agreed.value) : ''}</td>
      <td className="num">
        <Interval of={passages?.kappa} />
      </td>
      <td className="num">{shown(passages?.ac1?.value)}</td>
      <td className="num">{characters ? percent(characters.agreed) : ''}</td>
      <td className="num">{shown(characters?.kappa)}</td>
      <td className="num">{shown(characters?.alpha)}</td>
      <td className="num">{shown(unitizing)}</td>
    </>
  )
}

const percent = (part: number): string => `${Math.round(part * 100)} %`
/** Two digits; what rounds to nothing has no sign. */
const fixed = (value: number): string => value.toFixed(2).replace(/^-(0\.00)$/, '$1')
const shown = (value: number | undefined): string => (value === undefined ? 'says nothing' : fixed(value))

const Interval = ({ of }: { of: Estimate | undefined }) =>
  of ? (
    <>
      {fixed(of.value)}{' '}
      <span className="faint small">
        {fixed(of.low)} to {fixed(of.high)}
      </span>
    </>
  ) : (
    'says nothing'
  )
