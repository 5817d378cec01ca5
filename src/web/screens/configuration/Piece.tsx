import { useState } from 'react'
import { inferences, mostBeside, stances, standings } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import { writable } from '../../acting.ts'
import { saveField } from '../../api.ts'
import { Chip } from '../../parts/Chip.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { ReadInPlace } from '../../parts/ReadInPlace.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Role } from '../../parts/Role.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import { TalkMark } from '../../talk/TalkMark.tsx'
import type { ConfigurationAnswer, PieceAnswer } from './answer.ts'

/** What was chosen to be laid side by side. */
export interface Choosing {
  chosen: readonly Id[]
  choose: (chosen: readonly Id[]) => void
}

interface Props extends Choosing {
  piece: PieceAnswer
  configuration: ConfigurationAnswer
  /** The stance is not said by where it stands. */
  marked?: boolean
}

/** One piece of evidence: whose words, on which parts, where to read them, and what can be said of it. */
export function Piece({ piece, configuration, marked = false, chosen, choose }: Props) {
  const { id, value, source, setting, kind, quote, result, words, slots, aside } = piece
  const at = chosen.includes(id)
  const said = [
    value.stance === 'supports' && !marked ? undefined : value.stance,
    value.standing,
    value.explicit === false ? 'inferred by the reviewer' : undefined,
    value.inference,
    value.locator,
    words,
    kind,
    setting,
  ]
  return (
    <li className={aside ? 'aside' : undefined}>
      <div className="who">
        <input
          type="checkbox"
          aria-label={`Lay ${source} beside others`}
          title="Lay beside others"
          checked={at}
          disabled={!at && chosen.length >= mostBeside}
          onChange={() => choose(at ? chosen.filter((one) => one !== id) : [...chosen, id])}
        />
        {marked && (
          <span aria-hidden="true">
            <StanceMark stance={value.stance} />
          </span>
        )}
        <Link screen="source" id={value.source} query={{ tab: 'evidence' }}>
          {source}
        </Link>
        <span className="push row">
          {configuration.template.slots
            .filter((slot) => slots.includes(slot.key))
            .map((slot) => (
              <Role key={slot.key} slot={slot} />
            ))}
          <TalkMark about={id} of={`the evidence of ${source}`} />
        </span>
      </div>
      {aside && (
        <p className="small">
          <Chip kind="line">set aside</Chip> <span className="soft">{aside.memo}</span>
        </p>
      )}
      {result && (
        <p>
          <Link screen="surveys" id={result.id}>
            {result.words}
          </Link>
        </p>
      )}
      {quote && <blockquote className="serif">{quote}</blockquote>}
      <ReadInPlace passage={piece.passage} />
      {value.memo && <p className="serif">{value.memo}</p>}
      <p className="kind">{said.filter(Boolean).join(' · ')}</p>
      <Edit piece={piece} configuration={configuration} />
    </li>
  )
}

const same = (list: readonly string[]) => list.map((one) => [one, one] as const)

/** The fields of one piece of evidence, folded away until asked for. */
function Edit({
  piece: { id, value, source },
  configuration,
}: {
  piece: PieceAnswer
  configuration: ConfigurationAnswer
}) {
  const [open, setOpen] = useState(false)
  if (!writable.use() || configuration.retired) return null
  const save = (field: string) => saveField('evidence.linked', id, field)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="small faint">Edit</summary>
      {open && (
        <div className="fields">
          <Pick label="Stance" value={value.stance} options={same(stances)} save={save('stance')} />
          <Pick
            label="Standing"
            value={value.standing}
            none="not said"
            options={same(standings)}
            save={save('standing')}
          />
          <Toggle
            label="Inferred by the reviewer"
            value={value.explicit === false}
            save={(_, inferred) => save('explicit')(value.explicit ?? null, !inferred)}
          />
          <Pick
            label="Inference"
            value={value.inference}
            none="not said"
            options={same(inferences)}
            save={save('inference')}
          />
          <Field label="Where in the source" value={value.locator} save={save('locator')} />
          <Field label="What it says, in your words" long value={value.memo} save={save('memo')} />
          <Remove type="evidence.linked" id={id} value={value} what={`the evidence of ${source}`} />
        </div>
      )}
    </details>
  )
}
