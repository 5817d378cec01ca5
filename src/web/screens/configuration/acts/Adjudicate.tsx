import { useId } from 'react'
import { useView } from '../../../api.ts'
import { Link } from '../../../parts/Link.tsx'
import type { ConfigurationAnswer } from '../answer.ts'
import type { Weighing } from './act-command.ts'
import { ConfigurationFinder } from './ConfigurationFinder.tsx'

interface Props {
  configuration: ConfigurationAnswer
  weighing: Weighing
  set: (weighing: Weighing) => void
}

/** Which of two rivals stands: this one, the other, or both, each under conditions that are written down. */
export function Adjudicate({ configuration, weighing, set }: Props) {
  const name = useId()
  const { rival, outcome, conditions } = weighing
  const other = (useView('configurations', {}).data ?? []).find(({ id }) => id === rival)
  const called = (one: { label: string; title: string } | undefined) =>
    !one ? 'the other' : one.label === one.title ? one.title : `${one.label}, ${one.title}`
  const these = { label: configuration.label, title: configuration.value.title }
  const choices = [
    ['this', `${called(these)} stands`],
    ['that', `${called(other)} stands`],
    ['both', 'Both stand, under conditions'],
  ] as const
  return (
    <>
      {rival ? (
        <p className="row">
          <span className="soft">Against</span>
          <Link screen="configuration" id={rival}>
            {called(other)}
          </Link>
          <button type="button" className="btn quiet" onClick={() => set({ ...weighing, rival: undefined })}>
            Another
          </button>
        </p>
      ) : (
        <div className="field">
          <span className="label">Its rival</span>
          <ConfigurationFinder
            label="Its rival"
            without={[configuration.id]}
            pick={(picked) => set({ ...weighing, rival: picked })}
          />
        </div>
      )}
      <fieldset className="weighed">
        <legend className="label">Which stands</legend>
        {choices.map(([one, words]) => (
          <label key={one} className="toggle">
            <input
              type="radio"
              name={name}
              checked={outcome === one}
              onChange={() => set({ ...weighing, outcome: one })}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {outcome === 'both' && (
        <div className="titles">
          {([0, 1] as const).map((at) => (
            <label key={at} className="field">
              <span className="label">Where {at === 0 ? called(these) : called(other)} stands</span>
              <input
                className="input"
                value={conditions[at]}
                onChange={(event) =>
                  set({
                    ...weighing,
                    conditions: at === 0 ? [event.target.value, conditions[1]] : [conditions[0], event.target.value],
                  })
                }
              />
            </label>
          ))}
        </div>
      )}
    </>
  )
}
