import type { ViewAnswer } from '../../../core/view/views.ts'

export type StoppingAnswer = NonNullable<ViewAnswer<'stopping'>>

const n = (number: number) => number.toLocaleString('en-GB')

/** "May we stop?", answered in a sentence that promises no more than the test does. */
export function May({ data }: { data: StoppingAnswer }) {
  const { test, found, read, total, sinceLast } = data
  const target = `${test.recall * 100} %`
  return (
    <>
      <p>
        {found === 0 ? (
          <b>Too early to say.</b>
        ) : (
          <b>{test.rejected ? `Recall under ${target} is ruled out.` : 'Not yet.'}</b>
        )}{' '}
        {found === 0
          ? 'Nothing relevant was found so far.'
          : test.rejected
            ? `At ${test.confidence * 100} % confidence: p = ${shown(test.p)}.`
            : `Recall under ${target} cannot be ruled out: p = ${shown(test.p)}, and ${(1 - test.confidence).toFixed(2)} is needed.`}
      </p>
      <Curve data={data} />
      <p className="small">
        {n(read)} of {n(total)} read, {n(found)} relevant
        {sinceLast !== undefined && `, ${n(sinceLast)} since the last`}
        {data.own && '; your own votes alone, as the stage is blinded'}. The promise holds for this label, not for what
        a theory could use.
      </p>
    </>
  )
}

export const shown = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(p < 0.1 ? 3 : 2))

const width = 280
const height = 72

/** How many relevant sources were found after how many were read; what is left to read is dashed. */
function Curve({ data: { curve, total, found, read } }: { data: StoppingAnswer }) {
  if (read === 0) return null
  const x = (at: number) => (at / Math.max(1, total)) * width
  const y = (at: number) => height - 2 - (at / Math.max(1, found)) * (height - 14)
  const points = curve.map((point) => `${x(point.read).toFixed(1)},${y(point.found).toFixed(1)}`).join(' ')
  const says = `${found} relevant sources were found in the first ${read} of ${total}.`
  return (
    <svg className="curve" viewBox={`0 0 ${width} ${height + 14}`} role="img" aria-label={says}>
      <line x1="0" x2={width} y1={height - 2} y2={height - 2} stroke="var(--line-2)" />
      <polyline points={points} fill="none" stroke="var(--ink)" strokeWidth="1.6" />
      <line x1={x(read)} x2={width} y1={y(found)} y2={y(found)} stroke="var(--edge)" strokeDasharray="3 3" />
      <text x="0" y={height + 12}>
        0
      </text>
      <text x={width} y={height + 12} textAnchor="end">
        {n(total)}
      </text>
      <text
        x={Math.min(x(read), width - 4)}
        y={Math.max(10, y(found) - 4)}
        textAnchor={x(read) > width / 2 ? 'end' : 'start'}
      >
        {n(found)} in {n(read)}
      </text>
    </svg>
  )
}
