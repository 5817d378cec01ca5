import type { Id } from '../../../core/ids.ts'
import { counted, sentenceCase } from '../../../core/wording.ts'
import { useAction } from '../../acting.ts'
import { ask, newId, saveField, useView } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { GuidanceTabs } from '../../parts/GuidanceTabs.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import type { GuidanceAnswer } from './answer.ts'
import { Share } from './Share.tsx'
import { Statement } from './Statement.tsx'
import './guidance.css'

type Listed = GuidanceAnswer['groups'][number]['guidelines'][number]

/** Guidance for leaders, drawn from the theory: each statement beside the parts of the configuration it comes from. */
export default function Guidance() {
  const { id, query } = useRoute()
  const framework = query.get('framework') ?? undefined
  const audience = query.get('for') ?? undefined
  const { data, error } = useView('guidance', {
    audience,
    id: id as Id<'gdl'> | undefined,
    framework: framework as Id<'frm'> | undefined,
  })
  const all = data?.groups.flatMap(({ guidelines }) => guidelines) ?? []
  const at = all.findIndex((one) => one.id === data?.chosen?.id)
  const here = all[at]
  const go = (to: Listed | undefined) =>
    to && (() => navigate({ screen: 'guidance', id: to.id, query: { framework, for: audience } }, { replace: true }))
  useAction('next-guideline', go(all[at + 1]))
  useAction('previous-guideline', go(all[at - 1]))
  useAction('guideline-up', here && moved(here, neighbours(data, here, -1)))
  useAction('guideline-down', here && moved(here, neighbours(data, here, 1)))
  const waiting = data?.configurations.filter(({ used }) => !used) ?? []
  useAction('draft-guidance', waiting.length > 0 ? () => void draft(waiting) : undefined)
  if (!data) return <Waiting title="Guidance" error={error} />
  return (
    <Sheet title="Guidance" className="guidance">
      <GuidanceTabs here="guidance" />
      <div className="title">
        <h1>Guidance</h1>
        {data.frameworks.length > 1 && (
          <Switch
            label="Grouped by"
            value={data.framework ?? ''}
            options={data.frameworks.map(({ id: one, name }) => [one, name] as const)}
            onChange={(one) => setQuery({ framework: one })}
          />
        )}
        {data.audiences.length > 0 && (
          <Choice
            name="for"
            label="For"
            all="everybody"
            options={data.audiences.map(({ key, name }) => [key, name] as const)}
          />
        )}
        <span className="push row">
          {all.length > 0 && (
            <Share
              sheets={[
                ...data.groups.map((group) => [group.sheet, group.name ?? 'In no group'] as const),
                ...data.audiences.map((one) => [one.sheet, `for ${one.name}`] as const),
              ]}
            />
          )}
          <ActionButton name="draft-guidance" kind={all.length === 0 ? 'main' : undefined}>
            {`Draft from ${counted(waiting.length, 'configuration')}`}
          </ActionButton>
        </span>
      </div>
      {all.length === 0 ? (
        <Nothing any={data.configurations.length > 0} />
      ) : (
        <>
          <p className="soft">
            {sentenceCase(counted(all.length, 'statement'))} in {counted(data.groups.length, 'group')}.{' '}
            {data.stale === 0
              ? 'All are up to date with the theory.'
              : `The theory moved under ${counted(data.stale, 'of them', 'of them')}: look, and say that it stands or reword it.`}
          </p>
          <div className="guidance-room">
            <Statements data={data} waiting={waiting} audience={audience} />
            {data.chosen ? (
              <Statement key={data.chosen.id} chosen={data.chosen} data={data} />
            ) : (
              <Empty fact="This statement is not there any more.">Choose another on the left.</Empty>
            )}
          </div>
        </>
      )}
    </Sheet>
  )
}

const Nothing = ({ any }: { any: boolean }) =>
  any ? (
    <Empty fact="No guidance yet.">
      Each configuration gives a statement to begin with: its resource says what leaders do, its context when, its
      reasoning what partners would notice, its outcome what should follow. Then you edit the words.
    </Empty>
  ) : (
    <Empty fact="There is no theory to draw guidance from yet.">
      Form configurations first, on the <Link screen="theory">board of the theory</Link>.
    </Empty>
  )

/** All statements by group, then the configurations that are in none. */
function Statements({
  data,
  waiting,
  audience,
}: {
  data: GuidanceAnswer
  waiting: GuidanceAnswer['configurations']
  audience: string | undefined
}) {
  return (
    <nav className="guidance-list" aria-label="Statements">
      {data.groups.map(({ id, name, guidelines }) => (
        <section key={id ?? 'none'}>
          <h2>{name ?? (data.groups.length > 1 ? 'In no group' : 'Statements')}</h2>
          <ol>
            {guidelines.map((one) => (
              <li key={one.id}>
                <Link
                  screen="guidance"
                  id={one.id}
                  query={{ framework: data.framework, for: audience }}
                  current={one.id === data.chosen?.id}
                >
                  <span className="words">{one.words}</span>
                  <span className="small soft">
                    {one.configurations.map(({ label }) => label).join(', ')}
                    {one.audiences.length > 0 && ` · for ${one.audiences.join(', ')}`}
                    {one.stale && <span className="guidance-stale"> · the theory moved</span>}
                  </span>
                </Link>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {waiting.length > 0 && (
        <section>
          <h2>In no statement yet</h2>
          <ul>
            {waiting.map((one) => (
              <li key={one.id} className="waiting-one">
                <span>{one.label === one.title ? one.title : `${one.label} ${one.title}`}</span>
                <Button kind="quiet" onClick={() => void draft([one])}>
                  Draft
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </nav>
  )
}

async function draft(configurations: readonly { id: Id<'cmoc'> }[]): Promise<void> {
  const guidelines = configurations.map(({ id }) => ({ id: newId('gdl'), configurations: [id] }))
  const result = await ask(
    { do: 'draftGuidance', guidelines },
    `Drafted ${counted(guidelines.length, 'statement')} in the words of the theory.`,
  )
  const [first] = guidelines
  if (result.ok && first) navigate({ screen: 'guidance', id: first.id })
}

type Pair = readonly [Listed | undefined, Listed | undefined]

/** The two between which a statement comes to stand when it moves past its neighbour within its group. */
function neighbours(data: GuidanceAnswer | undefined, { id }: Listed, by: 1 | -1): Pair {
  const group = data?.groups.find(({ guidelines }) => guidelines.some((one) => one.id === id))?.guidelines ?? []
  const at = group.findIndex((one) => one.id === id)
  return by === 1 ? [group[at + 1], group[at + 2]] : [group[at - 1], group[at - 2]]
}

/** Puts a statement beyond its neighbour, halfway to the one after it. */
function moved({ id, order }: Listed, [past, next]: Pair): (() => void) | undefined {
  if (!past) return undefined
  const to = next ? (past.order + next.order) / 2 : past.order + Math.sign(past.order - order || 1)
  return () => void saveField('guideline.written', id, 'order')(order, to)
}
