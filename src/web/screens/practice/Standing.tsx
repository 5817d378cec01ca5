import type { ViewAnswer } from '../../../core/view/views.ts'
import { Link } from '../../parts/Link.tsx'

type StandingTold = Omit<ViewAnswer<'shared'>['indicators'][number], 'case' | 'configurations'>

const figure = (n: number | undefined) => (n === undefined ? '–' : String(Number(n.toPrecision(4))))

/** Whether the target of a measure is reached, in words. */
export const Met = ({ met }: { met: boolean | undefined }) =>
  met === undefined ? null : met ? (
    <b className="prc-good">target reached</b>
  ) : (
    <b className="prc-open">target not reached</b>
  )

/** What the chart tells of the last value, where it is more than chance. */
const Turn = ({ turn, signal }: Pick<StandingTold, 'turn' | 'signal'>) =>
  signal ? (
    <>
      {turn && <b className={turn === 'worse' ? 'prc-bad' : 'prc-good'}>for the {turn}: </b>}
      {signal}
    </>
  ) : (
    <span className="faint">nothing more than chance</span>
  )

/** The cells of a measure: its name, now, baseline, target, how far it has come, and what its chart tells. */
export const StandingCells = ({ one }: { one: StandingTold }) => (
  <>
    <td>
      <Link screen="indicators" id={one.id}>
        {one.name}
      </Link>{' '}
      <span className="soft">{one.unit}</span>
    </td>
    <td className="num prc-now">
      {one.now ? (
        <>
          {figure(one.now.value)} <span className="faint small">{one.now.on}</span>
        </>
      ) : (
        '–'
      )}
    </td>
    <td className="num">{figure(one.baseline)}</td>
    <td className="num">{figure(one.target)}</td>
    <td className="num">{one.way === undefined ? '–' : `${Math.round(one.way * 100)} %`.replace('-', '−')}</td>
    <td>
      <Met met={one.met} /> {one.met !== undefined && '· '}
      <Turn turn={one.turn} signal={one.signal} />
    </td>
  </>
)

export const standingHead = [
  { words: 'Measure' },
  { words: 'Now', num: true },
  { words: 'Baseline', num: true },
  { words: 'Target', num: true },
  { words: 'Of the way', num: true },
  { words: 'What it tells' },
] as const
