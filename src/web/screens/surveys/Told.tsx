import { Choice } from '../../parts/Choice.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { useGrowing } from '../../parts/growing.tsx'
import { Scrolling } from '../../parts/Scrolling.tsx'
import { useRoute } from '../../routes.ts'
import type { SurveyAnswer } from './answer.ts'

/** What a wave came to, item by item, in groups; and how contexts go with the rest, configuration by configuration. */
export function Told({ data }: { data: SurveyAnswer }) {
  const { told } = data
  const { query } = useRoute()
  const patterns = query.get('of') !== null
  if (!told)
    return (
      <Empty fact="Nobody was asked yet." next>
        Open a wave, give people the form, and bring in what comes back.
      </Empty>
    )
  if (told.kept === 'past')
    return (
      <Empty fact="Answers are shown only as they are today." next>
        Whoever looks at two moments would see what one person said between them.
      </Empty>
    )
  const { configurations } = told
  return (
    <>
      <div className="row srv-choices">
        {data.waves.length > 1 && query.get('by') !== 'wave' && (
          <Choice
            name="wave"
            label="Wave"
            all={data.waves.at(-1)?.value?.name ?? 'the last'}
            options={data.waves.slice(0, -1).map(({ id, value }) => [id, value?.name ?? id])}
          />
        )}
        {!patterns && <Choice name="by" label="In groups by" all="nothing" options={told.by} />}
        {configurations.length > 0 && (
          <Choice name="of" label="As a configuration" all="item by item" options={configurations} />
        )}
      </div>
      {told.kept ? (
        <Empty fact={told.words}>{told.kept === 'open' && 'Close it under Waves.'}</Empty>
      ) : (
        <p>{told.words}</p>
      )}
      {!told.kept && told.withdrawn && <p className="soft">{told.withdrawn}</p>}
      {!told.kept && !patterns && told.hidden && <p className="srv-note">{told.hidden}</p>}
      {patterns && told.patterns ? (
        <>
          <p className="srv-note">{told.onlyDescribes}</p>
          {told.patterns.length === 0 && (
            <p className="soft">It asks about no context of it together with what follows.</p>
          )}
          {told.patterns.map(({ key, text, figure }) => (
            <section key={key} className="srv-told" aria-label={text}>
              <h2>{text}</h2>
              {figure ? (
                <Scrolling label={figure.title} className="fig-wide">
                  <Figure scene={figure} widest={800} />
                </Scrolling>
              ) : (
                <p className="soft">Too few said that it holds, or too few that it does not.</p>
              )}
            </section>
          ))}
        </>
      ) : (
        <Items items={told.items} />
      )}
    </>
  )
}

type Item = Extract<NonNullable<SurveyAnswer['told']>, { items: unknown }>['items'][number]

/** Item by item; a figure of many groups is large, so the next come as one comes near them. */
function Items({ items }: { items: readonly Item[] }) {
  const [shown, more] = useGrowing(items, 6)
  return (
    <>
      {shown.map(({ key, text, part, words, figure }) => (
        <section key={key} className="srv-told" aria-label={text}>
          <h2>
            {text} <span className="soft">{part}</span>
          </h2>
          {figure && (
            <Scrolling label={figure.title} className="fig-wide">
              <Figure scene={figure} widest={820} />
            </Scrolling>
          )}
          <p className="soft">{words}</p>
        </section>
      ))}
      {more}
    </>
  )
}
