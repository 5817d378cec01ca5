import { useId, useState } from 'react'
import { ask, newId, type Refused } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip } from '../../parts/Chip.tsx'
import { Link } from '../../parts/Link.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PanelEnd } from '../../parts/PanelEnd.tsx'
import { Who } from '../../parts/Who.tsx'
import type { Chosen, Gate } from './answer.ts'

type Excerpt = Chosen['excerpts'][number]

/** The passages that were marked in a source: each can be judged apart, and kept as a nugget of a weak study. */
export function Passages({ chosen, gate, may }: { chosen: Chosen; gate: Gate; may: boolean }) {
  const [open, setOpen] = useState<string>()
  if (chosen.excerpts.length === 0) return null
  return (
    <section className="passages-judged">
      <h2>Passages</h2>
      <p className="soft small">
        A strong passage of a weak study can stay: judge it by itself, and say why (Pawson 2006).
      </p>
      <ul>
        {chosen.excerpts.map((excerpt) => (
          <li key={excerpt.id}>
            <p className="serif">{excerpt.quote}</p>
            <p className="row small wrap">
              {excerpt.page !== undefined && <span className="num faint">p. {excerpt.page}</span>}
              {excerpt.kind && <span className="faint">{excerpt.kind}</span>}
              {excerpt.document && (
                <Link screen="document" id={excerpt.document} query={{ excerpt: excerpt.id }}>
                  Read in place
                </Link>
              )}
              {may && open !== excerpt.id && (
                <Button kind="quiet" onClick={() => setOpen(excerpt.id)}>
                  Judge this passage
                </Button>
              )}
            </p>
            {excerpt.judgements
              .filter(({ stage }) => stage === gate.id)
              .map(({ id, by, label, because, nugget }) => (
                <p key={id} className="said-here">
                  <Who id={by.id} full /> {label && <b>{label}</b>} {nugget && <Chip kind="line">nugget</Chip>}{' '}
                  <span className="serif">{because}</span>
                </p>
              ))}
            {open === excerpt.id && (
              <JudgePassage chosen={chosen} gate={gate} excerpt={excerpt} close={() => setOpen(undefined)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function JudgePassage(props: { chosen: Chosen; gate: Gate; excerpt: Excerpt; close: () => void }) {
  const { chosen, gate, excerpt, close } = props
  const id = useId()
  const before = excerpt.judgements.find(({ by, stage }) => by.me && stage === gate.id)
  const [level, setLevel] = useState(before?.level ?? '')
  const [because, setBecause] = useState(before?.because ?? '')
  const [nugget, setNugget] = useState(before?.nugget ?? false)
  const [refusal, setRefusal] = useState<Pick<Refused, 'message' | 'hint'>>()
  const put = async () => {
    if (!because.trim()) return setRefusal({ message: 'A judgement needs a reason.', hint: 'Say what it rests on.' })
    const result = await ask(
      {
        do: 'appraise',
        source: chosen.id,
        stage: gate.id,
        judgements: [
          {
            id: newId('apr'),
            excerpt: excerpt.id,
            because: because.trim(),
            ...(level && { level }),
            ...(nugget && { nugget }),
          },
        ],
      },
      'Judged the passage.',
      { quiet: true },
    )
    if (result.ok) close()
    else setRefusal(result.refusal)
  }
  return (
    <Panel label="Judge this passage" submit={() => void put()} close={close}>
      {gate.levels.length > 0 && (
        <select
          className="input"
          aria-label="Level of the passage"
          value={level}
          onChange={(event) => setLevel(event.target.value)}
        >
          <option value="">no level</option>
          {gate.levels.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      )}
      <label className="toggle">
        <input type="checkbox" checked={nugget} onChange={() => setNugget(!nugget)} />
        It stays whatever the source is worth
      </label>
      <label className="sr" htmlFor={id}>
        Because: this passage
      </label>
      <textarea
        id={id}
        className="input"
        rows={2}
        placeholder="Because"
        value={because}
        onChange={(event) => setBecause(event.target.value)}
      />
      <PanelEnd refusal={refusal} close={close}>
        Judge
      </PanelEnd>
    </Panel>
  )
}
