import { useState } from 'react'
import { inferences, moves, stances, standings } from '../../../core/choices.ts'
import type { Stance } from '../../../core/theory/facts.ts'
import { writable } from '../../acting.ts'
import { saveField } from '../../api.ts'
import { ActionButton } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { Link } from '../../parts/Link.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { ReadInPlace } from '../../parts/ReadInPlace.tsx'
import { Remove } from '../../parts/Remove.tsx'
import { Role } from '../../parts/Role.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { Toggle } from '../../parts/Toggle.tsx'
import type { ConfigurationAnswer } from './Configuration.tsx'

type Piece = ConfigurationAnswer['evidence'][number]
type Show = 'all' | (string & {})

const columns: readonly { name: string; stances: readonly Stance[]; mark?: Stance; none: string }[] = [
  { name: 'For', stances: ['supports', 'refines'], none: 'Nothing speaks for it.' },
  { name: 'Qualifying', stances: ['qualifies'], mark: 'qualifies', none: 'Nothing qualifies it.' },
  { name: 'Against', stances: ['refutes', 'absent'], mark: 'refutes', none: 'Nothing speaks against it.' },
]

/** What speaks for, qualifies and speaks against: always all three, so that an empty column is seen. */
export function Evidence({ configuration }: { configuration: ConfigurationAnswer }) {
  const [slot, show] = useState<Show>('all')
  const { evidence, template } = configuration
  const shown = slot === 'all' ? evidence : evidence.filter((piece) => piece.slots.includes(slot))
  const sources = new Set(shown.map((piece) => piece.value.source)).size
  return (
    <section aria-label="Evidence">
      <div className="ev-head">
        <h2>Evidence</h2>
        <Switch<Show>
          label="Which slot"
          value={slot}
          onChange={show}
          options={[['all', 'All'], ...template.slots.map((one) => [one.key, one.label] as const)]}
        />
        <Link screen="passages" id={configuration.id} className="small">
          Look here next
        </Link>
        <span className="small faint push">{sources === 1 ? '1 source' : `${sources} sources`}</span>
      </div>
      <div className="ev">
        {columns.map(({ name, stances, mark, none }) => {
          const here = shown.filter(({ value }) => stances.includes(value.stance))
          return (
            <section key={name}>
              <h3>
                {mark && (
                  <span aria-hidden="true">
                    <StanceMark stance={mark} />
                  </span>
                )}{' '}
                {name} <span className="faint num">{here.length}</span>
              </h3>
              {here.length === 0 ? (
                <div className="empty">
                  <b>{none}</b>
                  {name === 'Against' ? 'Nobody may have looked.' : <ActionButton name="link-evidence" />}
                </div>
              ) : (
                <ul>
                  {here.map((piece) => (
                    <One key={piece.id} piece={piece} configuration={configuration} />
                  ))}
                </ul>
              )}
            </section>
          )
        })}
      </div>
    </section>
  )
}

function One({ piece, configuration }: { piece: Piece; configuration: ConfigurationAnswer }) {
  const { value, source, setting, quote, slots } = piece
  const kind = [
    value.stance === 'supports' ? undefined : value.stance,
    value.standing,
    value.explicit === false ? 'inferred by the reviewer' : undefined,
    value.move,
    value.inference,
    value.locator,
    setting,
  ]
  return (
    <li>
      <div className="who">
        <Link screen="source" id={value.source} query={{ tab: 'evidence' }}>
          {source}
        </Link>
        <span className="push row">
          {configuration.template.slots
            .filter((slot) => slots.includes(slot.key))
            .map((slot) => (
              <Role key={slot.key} slot={slot} />
            ))}
        </span>
      </div>
      {quote && <blockquote className="serif">{quote}</blockquote>}
      <ReadInPlace passage={piece.passage} />
      {value.memo && <p className="serif">{value.memo}</p>}
      <p className="kind">{kind.filter(Boolean).join(' · ')}</p>
      <Edit piece={piece} configuration={configuration} />
    </li>
  )
}

const same = (list: readonly string[]) => list.map((one) => [one, one] as const)

/** The fields of one piece of evidence, folded away until asked for. */
function Edit({ piece: { id, value, source }, configuration }: { piece: Piece; configuration: ConfigurationAnswer }) {
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
            label="Move of the synthesis"
            value={value.move}
            none="not said"
            options={same(moves)}
            save={save('move')}
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
