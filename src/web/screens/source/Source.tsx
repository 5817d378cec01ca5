import type { Id } from '../../../core/ids.ts'
import { saveField, useView } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { KeepPrivate } from '../../parts/KeepPrivate.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { Sheet, Waiting } from '../../parts/Sheet.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { useRoute } from '../../routes.ts'
import { outcomeWords } from '../library/filter-names.ts'
import { Acts } from './Acts.tsx'
import { Answers } from './Answers.tsx'
import type { SourceAnswer } from './answer.ts'
import { Documents } from './Documents.tsx'
import { Evidence } from './Evidence.tsx'
import { sourceKinds } from './names.ts'
import { Reference } from './Reference.tsx'
import { Stage } from './Stage.tsx'
import './source.css'

/** One source: what it is, what was decided at each stage, and what it says to the theory, with its trail beside it. */
export default function Source() {
  const { id, query } = useRoute()
  const { data: source, error, isLoading } = useView('source', { id: (id ?? 'src_0') as Id<'src'> })
  if (!source)
    return (
      <Waiting
        title="Source"
        error={
          error ??
          (isLoading
            ? null
            : { code: 'unknown-thing', message: 'There is no such source.', hint: 'Look in the library.' })
        }
      />
    )
  const tab = query.get('tab') ?? 'reference'
  const stage = source.stages.find((one) => one.id === tab)
  const pieces = source.evidence.reduce((sum, { pieces }) => sum + pieces.length, 0)
  const to = (name: string | undefined) => ({ screen: 'source', id: source.id, query: { tab: name } })
  return (
    <Sheet
      title={source.label}
      className="source written"
      side={
        <>
          <Standing source={source} />
          <section>
            <div className="head">
              <h2>Trail</h2>
            </div>
            <Acts acts={source.trail} />
          </section>
        </>
      }
    >
      <header className="top">
        <div className="row">
          <span className="strong">{source.label}</span>
          <Pick
            label="Kind of source"
            quiet
            value={source.value.kind}
            options={sourceKinds.map((kind) => [kind, kind] as const)}
            save={saveField('source.described', source.id, 'kind')}
          />
        </div>
        <h1>{source.value.reference.title}</h1>
      </header>
      <Tabs
        label="Parts of this source"
        tabs={[
          { ...to(undefined), words: 'Reference', here: tab === 'reference' },
          ...source.stages.map(({ id, name, outcome, reached }) => ({
            ...to(id),
            words: (
              <>
                {name} <span className="faint">{outcome ? outcomeWords[outcome.kind] : reached ? 'open' : ''}</span>
              </>
            ),
            here: tab === id,
          })),
          {
            ...to('documents'),
            words: (
              <>
                Documents <span className="faint num">{source.documents.length || ''}</span>
              </>
            ),
            here: tab === 'documents',
          },
          {
            ...to('evidence'),
            words: (
              <>
                Evidence <span className="faint num">{pieces || ''}</span>
              </>
            ),
            here: tab === 'evidence',
          },
          ...(source.forms.length > 0 ? [{ ...to('form'), words: 'Characteristics', here: tab === 'form' }] : []),
        ]}
      />
      {stage ? (
        <Stage key={stage.id} source={source} stage={stage} />
      ) : tab === 'documents' ? (
        <Documents source={source} />
      ) : tab === 'evidence' ? (
        <Evidence source={source} />
      ) : tab === 'form' ? (
        <Answers source={source} />
      ) : (
        <Reference source={source} />
      )}
    </Sheet>
  )
}

/** Where it stands in a few words, and where else the project names it. */
function Standing({ source }: { source: SourceAnswer }) {
  const last = source.stages.findLast((stage) => stage.reached)
  const uses = source.value.uses ?? []
  return (
    <section>
      <div className="head">
        <h2>Where it stands</h2>
      </div>
      <p className="soft">
        {last ? (
          `${last.name}: ${last.outcome ? outcomeWords[last.outcome.kind] : 'open'}.`
        ) : source.stages.length > 0 ? (
          'It enters at no stage.'
        ) : (
          <>
            The project has no stages yet.{' '}
            <Link screen="protocol" id="sources">
              Set them
            </Link>
            , then say here where it enters.
          </>
        )}
      </p>
      {!last && source.stages.length > 0 && <ActionButton name="place-source" />}
      <KeepPrivate thing={source.id} what="the source" withheld={source.withheld} />
      {uses.length > 0 && (
        <p className="chips">
          {uses.map((use) => (
            <Chip key={use} kind="line">
              {use}
            </Chip>
          ))}
        </p>
      )}
      {source.themes.length > 0 && (
        <p className="soft">Cited by the scoping themes {source.themes.map(({ name }) => name).join(', ')}.</p>
      )}
      {source.comparisons.map(({ id, relation, text }) => (
        <p key={id} className="soft">
          Compared ({relation}): {text}
        </p>
      ))}
      {source.cited.length > 0 && (
        <details>
          <summary className="soft">Named in {source.cited.length} other places</summary>
          <ul className="soft small">
            {source.cited.map(({ id, noun, label }) => (
              <li key={id}>
                {noun}: {label}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
