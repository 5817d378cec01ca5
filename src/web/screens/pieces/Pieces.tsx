import { useState } from 'react'
import { isReportFormat } from '../../../core/choices.ts'
import { changedSince, type PieceNow, type Since } from '../../../core/report/marks.ts'
import { listed, sentenceCase } from '../../../core/wording.ts'
import { useAction, writable } from '../../acting.ts'
import { useView } from '../../api.ts'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { dayOf, timeOf } from '../../parts/Who.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { formatNames } from '../report/format-names.ts'
import { ReportTabs } from '../report/ReportTabs.tsx'
import { useReport } from '../report/use-report.ts'
import { type Exported, leaveOut, titleOf } from './edit.ts'
import { InHand } from './InHand.tsx'
import './pieces.css'

/** The pieces of the report: which it holds, their captions and words of one’s own, and what changed since it was given out. */
export default function Pieces() {
  const { query } = useRoute()
  const { data, error } = useReport()
  const given = useView('exports', {}).data
  const may = writable.use()
  const [only, setOnly] = useState(false)
  const reports = given?.exports.filter(({ value }) => isReportFormat(value.format)) ?? []
  const others = given?.exports.filter(({ value }) => !isReportFormat(value.format)) ?? []
  const then = reports.find(({ id }) => id === query.get('since')) ?? reports[0]
  const since = data && then ? changedSince(data.pieces, then.value) : new Map<string, Since>()
  const all = data?.pieces ?? []
  const shown = only ? all.filter(({ name }) => since.has(name) && since.get(name) !== 'same') : all
  const at = Math.max(
    0,
    shown.findIndex(({ name }) => name === query.get('piece')),
  )
  const current = shown[at]
  const go = (to: PieceNow | undefined) => to && (() => setQuery({ piece: to.name }))
  useAction('next-criterion', go(shown[at + 1]))
  useAction('previous-criterion', go(shown[at - 1]))
  useAction('leave-piece-out', may && current ? () => void leaveOut(current) : undefined)
  if (!data || !given) return <Waiting title="Pieces of the report" error={error} />
  const count = (what: Since) => [...since.values()].filter((one) => one === what).length
  return (
    <Sheet title="Pieces of the report" className="report-pieces">
      <ReportTabs here="pieces" />
      <div className="title">
        <h1>Pieces of the report</h1>
        {since.size > 0 && (
          <span className="push">
            <Switch
              label="Which pieces"
              value={only ? 'changed' : 'all'}
              options={[
                ['all', 'All'],
                ['changed', 'Changed since'],
              ]}
              onChange={(to) => setOnly(to === 'changed')}
            />
          </span>
        )}
      </div>
      {then ? (
        <div className="row wrap pieces-since">
          <label className="row">
            <span className="soft">Since</span>
            <select className="input" value={then.id} onChange={({ target }) => setQuery({ since: target.value })}>
              {reports.map((one) => (
                <option key={one.id} value={one.id}>
                  {toldOf(one)}
                </option>
              ))}
            </select>
          </label>
          <span className="soft">
            {listed([`${count('changed')} changed`, `${count('new')} new`, `${count('gone')} gone`])}.
          </span>
        </div>
      ) : (
        <p className="soft">
          {given.remembers
            ? 'Nothing was downloaded yet. From the first download on, this page tells what changed since.'
            : 'While anything is blinded, downloads are not remembered: they would tell what one person sees.'}
        </p>
      )}
      {others.length > 0 && <Others given={others} />}
      <div className="pieces-room">
        <ol className="pieces-list" aria-label="Pieces">
          {shown.map((piece) => (
            <li key={piece.name} className={piece.kind === 'part' ? undefined : 'inner'}>
              <button
                type="button"
                aria-current={piece === current ? 'true' : undefined}
                onClick={() => setQuery({ piece: piece.name })}
              >
                <span className={piece.mark ? undefined : 'faint gone'}>{titleOf(piece)}</span>
                <span className="small soft">{noteOf(piece, since.get(piece.name))}</span>
              </button>
            </li>
          ))}
          {shown.length === 0 && <li className="soft">Nothing changed since.</li>}
        </ol>
        {current && (
          <InHand
            key={current.name}
            piece={current}
            blocks={data.blocks}
            since={since.get(current.name)}
            then={then}
            may={may}
          />
        )}
      </div>
    </Sheet>
  )
}

/** What else was given out, with what changed in it since the last of each. */
const Others = ({ given }: { given: readonly Exported[] }) => (
  <details className="pieces-others">
    <summary>Given out beside the report: {listed([...new Set(given.map(({ words }) => words))])}</summary>
    <ul className="rows">
      {given.map(({ id, words, at, by, since, merged }) => (
        <li key={id}>
          <span>
            {sentenceCase(words)}
            <span className="soft">
              , {at ? `${dayOf(at)} ${timeOf(at)}` : 'some day'}, {by.name}
            </span>
            {since && <span className="pieces-since-other">Since then: {since}.</span>}
            {since && merged && <span className="soft"> Another copy was merged in, and may have brought more.</span>}
          </span>
        </li>
      ))}
    </ul>
  </details>
)

const toldOf = ({ value, at, by }: Exported): string =>
  `${value.piece ? `${value.piece} as ` : ''}${isReportFormat(value.format) ? formatNames[value.format] : ''}, ${at ? `${dayOf(at)} ${timeOf(at)}` : 'some day'}, ${by.name}`

const noteOf = ({ kind, mark, edit }: PieceNow, since: Since | undefined): string =>
  [
    ...(mark ? [] : ['left out']),
    ...(since && since !== 'same' ? [since === 'gone' ? '' : since] : []),
    ...(edit?.caption ? [kind === 'part' ? 'own heading' : 'own caption'] : []),
    ...(edit?.text ? ['own words'] : []),
  ]
    .filter(Boolean)
    .join(' · ')
