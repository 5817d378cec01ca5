import { Check } from 'lucide-react'
import type { Id } from '../../../core/ids.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Key } from '../../parts/Key.tsx'
import { Link } from '../../parts/Link.tsx'
import { useDigitKey, useDigits } from './digits.ts'
import { Sets } from './Sets.tsx'
import { Stop } from './Stop.tsx'
import type { Page, ScreenAnswer } from './use-screening.ts'

interface Props {
  data: ScreenAnswer
  page: Page | undefined
  chosen: Id<'pt'>[]
  choose: (chosen: Id<'pt'>[]) => void
}

/** Beside the source: which theory it could speak to, what to decide by, and what is marked. */
export function Beside({ data, page, chosen, choose }: Props) {
  const turn = (id: Id<'pt'>) => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const keyOf = useDigitKey()
  useDigits(
    page !== undefined,
    (digit) => {
      const theory = data.theories[digit - 1]
      if (theory) turn(theory.id)
    },
    { shift: true },
  )
  const wanted = data.stage.criteria.filter(({ kind }) => kind === 'include')
  const unwanted = data.stage.criteria.filter(({ kind }) => kind === 'exclude')
  return (
    <>
      {data.theories.length > 0 && page && (
        <section>
          <div className="head">
            <h2>Which theory could this speak to?</h2>
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a list */}
          <div className="speak" role="group" aria-label="Theories this source could speak to">
            {data.theories.map(({ id, title, configurations }, i) => (
              <label
                key={id}
                className={chosen.includes(id) ? 'on' : undefined}
                title={configurations.map(({ label, sentence }) => `${label}: ${sentence}`).join('\n')}
              >
                <input type="checkbox" checked={chosen.includes(id)} onChange={() => turn(id)} />
                <span className={chosen.includes(id) ? 'strong' : undefined}>{title}</span>
                {i < 9 && <Key keys={`shift+${keyOf(i + 1)}`} />}
              </label>
            ))}
          </div>
        </section>
      )}
      {wanted.length > 0 && (
        <section>
          <div className="head">
            <h2>Include when</h2>
            <Link screen="protocol" id="sources" className="more">
              Criteria
            </Link>
          </div>
          <ul className="criteria">
            {wanted.map(({ id, text }) => (
              <li key={id}>
                <Icon of={Check} />
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(data.stage.reasons.length > 0 || unwanted.length > 0) && (
        <section>
          <div className="head">
            <h2>Exclude, first that applies</h2>
          </div>
          <ol className="criteria">
            {(data.stage.reasons.length > 0 ? data.stage.reasons : unwanted).map(({ id, text }, i) => (
              <li key={id}>
                <span className="num faint">{i + 1}</span>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {data.stage.note && (
        <section>
          <div className="head">
            <h2>At this stage</h2>
          </div>
          <p className="soft serif">{data.stage.note}</p>
        </section>
      )}
      <Stop data={data} />
      <Sets data={data} />
    </>
  )
}
