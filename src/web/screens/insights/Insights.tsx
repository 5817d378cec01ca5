import type { insightKinds } from '../../../core/view/insights.ts'
import { useView } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch, Tabs } from '../../parts/Tabs.tsx'
import { setQuery, useRoute } from '../../routes.ts'
import { Alike } from './Alike.tsx'
import { Contradictions } from './Contradictions.tsx'
import { Gaps } from './Gaps.tsx'
import { Regularities } from './Regularities.tsx'
import { Roles } from './Roles.tsx'
import { Saturation } from './Saturation.tsx'
import './insights.css'

type Kind = (typeof insightKinds)[number]

const kinds: readonly (readonly [Kind, string])[] = [
  ['gaps', 'Gaps'],
  ['saturation', 'Saturation'],
  ['alike', 'Alike'],
  ['roles', 'Many roles'],
  ['regularities', 'Regularities'],
  ['contradictions', 'Contradictions'],
]

/** The theory as a whole: where it rests on little, what is new, what is said twice, what recurs and what contradicts. */
export default function Insights() {
  const { query } = useRoute()
  const show = kinds.find(([kind]) => kind === query.get('show'))?.[0] ?? 'gaps'
  const by = query.get('by') === 'words' ? 'words' : 'company'
  const { data, error } = useView('insights', {
    show,
    by,
    gap: query.get('gap') ?? undefined,
    side: (query.get('side') ?? undefined) as 'kind' | undefined,
    value: query.get('value') ?? undefined,
    role: query.get('role') ?? undefined,
  })
  if (!data) return <Waiting title="Gaps" error={error} />
  const compared = show === 'alike' || show === 'regularities' || show === 'contradictions'
  return (
    <Sheet title="Gaps" className="insights">
      <div className="title">
        <h1>The whole theory</h1>
        {compared && data.configurations > 0 && (
          <span className="push">
            <Switch
              label="What counts as one idea"
              value={by}
              options={[
                ['words', 'By words'],
                ['company', 'By words and company'],
              ]}
              onChange={(next) => setQuery({ by: next === 'company' ? undefined : next })}
            />
          </span>
        )}
      </div>
      <Tabs
        label="What is asked"
        tabs={kinds.map(([kind, words]) => ({
          screen: 'insights',
          query: { show: kind === 'gaps' ? undefined : kind },
          here: kind === show,
          words,
        }))}
      />
      {data.configurations === 0 ? (
        <Empty fact="There is no configuration yet." next>
          Gaps, likeness and contradictions are looked for in the configurations of the theory.
        </Empty>
      ) : (
        <>
          {data.gaps && <Gaps gaps={data.gaps} />}
          {data.saturation && <Saturation saturation={data.saturation} />}
          {data.alike && <Alike alike={data.alike} />}
          {data.roles && <Roles all={data.roles} />}
          {data.regularities && <Regularities all={data.regularities} />}
          {data.contradictions && <Contradictions all={data.contradictions} />}
        </>
      )}
    </Sheet>
  )
}
