import { Check } from 'lucide-react'
import type { Id } from '../../../core/ids.ts'
import { inWords, sentenceCase } from '../../../core/wording.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Link } from '../../parts/Link.tsx'
import type { AppraiseAnswer, Chosen, Gate } from './answer.ts'

interface Props {
  data: AppraiseAnswer
  chosen: Chosen
  gate: Gate
  theories: readonly Id[]
  choose: (theories: readonly Id[]) => void
  may: boolean
}

/** Beside the source: which part of the theory it is judged for, the criteria of the gate, and whose scale it is. */
export function Beside({ data, gate, theories, choose, may }: Props) {
  const turn = (id: Id) => choose(theories.includes(id) ? theories.filter((one) => one !== id) : [...theories, id])
  const ticked = (id: Id, words: string, title?: string) => (
    <label key={id} title={title} className={theories.includes(id) ? 'on' : undefined}>
      <input type="checkbox" disabled={!may} checked={theories.includes(id)} onChange={() => turn(id)} />
      <span>{words}</span>
    </label>
  )
  return (
    <>
      {data.theories.length > 0 && (
        <section>
          <div className="head">
            <h2>Judged for</h2>
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a list */}
          <div className="judged-for" role="group" aria-label="Parts of the theory it is judged for">
            {data.theories.map(({ id, title, configurations }) => (
              <div key={id}>
                {ticked(id, title)}
                <div className="within">{configurations.map((one) => ticked(one.id, one.label, one.sentence))}</div>
              </div>
            ))}
          </div>
        </section>
      )}
      {gate.criteria.length > 0 && (
        <section>
          <div className="head">
            <h2>Criteria here</h2>
            <Link screen="protocol" id="sources" className="more">
              Protocol
            </Link>
          </div>
          <ul className="judge-criteria">
            {gate.criteria.map(({ id, kind, text }) => (
              <li key={id}>
                {kind === 'include' ? <Icon of={Check} /> : <span className="faint">out</span>}
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <div className="head">
          <h2>The gate</h2>
        </div>
        <p className="soft">
          {gate.reviewers === 1 ? 'One person judges' : `${sentenceCase(inWords(gate.reviewers))} people judge`}
          {gate.blinded ? ', blinded.' : ', in the open.'}
          {gate.beside && ' It is open beside the gate before it.'}
          {gate.scaleAfter && ` The scale is after ${gate.scaleAfter}.`}
        </p>
        {gate.note && <p className="soft judge-note">{gate.note}</p>}
      </section>
    </>
  )
}
