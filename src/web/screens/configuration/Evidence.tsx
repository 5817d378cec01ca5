import { useState } from 'react'
import { mostBeside } from '../../../core/choices.ts'
import type { Id } from '../../../core/ids.ts'
import type { Stance } from '../../../core/theory/facts.ts'
import { counted } from '../../../core/wording.ts'
import { useAction } from '../../acting.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Link } from '../../parts/Link.tsx'
import { StanceMark } from '../../parts/StanceMark.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { navigate, setQuery, useRoute } from '../../routes.ts'
import type { ConfigurationAnswer, PieceAnswer } from './answer.ts'
import { type Choosing, Piece } from './Piece.tsx'
import './evidence.css'

const columns: readonly {
  name: string
  stances: readonly Stance[]
  mark?: Stance
  none: string
  /** It stands under the column before it. */
  under?: true
}[] = [
  { name: 'For', stances: ['supports', 'refines'], none: 'Nothing speaks for it.' },
  { name: 'Qualifying', stances: ['qualifies'], mark: 'qualifies', none: 'Nothing qualifies it.' },
  { name: 'Against', stances: ['refutes'], mark: 'refutes', none: 'Nothing speaks against it.' },
  { name: 'Absent', stances: ['absent'], mark: 'absent', none: 'Nobody wrote that they looked in vain.', under: true },
]

const unsaid = 'not recorded'
/** By what pieces are told apart and put together, besides their stance. */
const sides: Readonly<Record<string, { label: string; of: (piece: PieceAnswer) => string }>> = {
  source: { label: 'Source', of: ({ source }) => source },
  setting: { label: 'Setting', of: ({ setting }) => setting ?? unsaid },
  kind: { label: 'Kind', of: ({ kind }) => kind ?? unsaid },
  standing: { label: 'Standing', of: ({ value }) => value.standing ?? unsaid },
}

const valuesOf = (pieces: readonly PieceAnswer[], of: (piece: PieceAnswer) => string): string[] =>
  [...new Set(pieces.map(of))].sort((a, b) => Number(a === unsaid) - Number(b === unsaid) || (a < b ? -1 : 1))

/**
 * What speaks for, qualifies, speaks against, and was looked for in vain: of the whole, of a slot or of one link; by source,
 * setting, kind or standing. What is shown stands in the address.
 */
export function Evidence({ configuration }: { configuration: ConfigurationAnswer }) {
  const { query } = useRoute()
  const [chosen, choose] = useState<readonly Id[]>([])
  const { evidence, template, slots, id } = configuration
  const part = query.get('part') ?? ''
  const link = slots.flatMap((slot) => slot.links).find((one) => one.id === part)
  const by = sides[query.get('by') ?? '']
  const on = evidence.filter(({ slots, value }) =>
    link ? value.links.includes(link.id) : part === '' || slots.includes(part),
  )
  const shown = on.filter((piece) =>
    Object.entries(sides).every(([name, { of }]) => !query.get(name) || query.get(name) === of(piece)),
  )
  const sources = new Set(shown.map((piece) => piece.value.source)).size
  const beside = chosen.length > 0
  useAction(
    'juxtapose',
    beside ? () => navigate({ screen: 'juxtapose', query: { of: chosen.join(','), on: id } }) : undefined,
  )
  const choosing = { chosen, choose }
  return (
    <section aria-label="Evidence" id="evidence">
      <div className="ev-head">
        <h2>Evidence</h2>
        <Switch
          label="Which slot"
          value={link ? link.value.slot : part}
          onChange={(next) => setQuery({ part: next })}
          options={[['', 'All'], ...template.slots.map((one) => [one.key, one.label] as const)]}
        />
        <Link screen="passages" id={link?.id ?? id} className="small">
          Look here next
        </Link>
        <span className="small faint push">
          {shown.length < evidence.length && `${shown.length} of ${counted(evidence.length, 'piece')}, `}
          {counted(sources, 'source')}
        </span>
      </div>
      {link && (
        <p className="ev-link">
          <span className="serif">{link.text}</span> <span className="soft">{link.counted}.</span>{' '}
          <Button kind="quiet" onClick={() => setQuery({ part: link.value.slot })}>
            All of {link.value.slot}
          </Button>
        </p>
      )}
      {evidence.length > 1 && (
        <div className="ev-by">
          <Choice
            name="by"
            label="Together by"
            all="stance"
            options={Object.entries(sides).map(([name, { label }]) => [name, label.toLowerCase()])}
          />
          {Object.entries(sides).map(([name, { label, of }]) => {
            const values = valuesOf(on, of)
            return values.length > 1 || query.get(name) ? (
              <Choice key={name} name={name} label={label} options={values.map((one) => [one, one])} />
            ) : null
          })}
          <span className="push row">
            <span className="small soft">
              {beside ? `${chosen.length} of ${mostBeside} chosen` : 'Tick pieces to lay them side by side'}
            </span>
            {beside && (
              <Button kind="quiet" onClick={() => choose([])}>
                None
              </Button>
            )}
            <ActionButton name="juxtapose" />
          </span>
        </div>
      )}
      {by ? (
        <Grouped pieces={shown} of={by.of} configuration={configuration} {...choosing} />
      ) : (
        <ByStance pieces={shown} configuration={configuration} {...choosing} />
      )}
    </section>
  )
}

interface Shown extends Choosing {
  pieces: readonly PieceAnswer[]
  configuration: ConfigurationAnswer
}

/** Always all four, so that an empty one is seen. */
function ByStance({ pieces, ...rest }: Shown) {
  const one = ({ name, stances, mark, none }: (typeof columns)[number]) => {
    const here = pieces.filter(({ value }) => stances.includes(value.stance))
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
            {name === 'Against' ? 'Nobody may have looked.' : name === 'For' && <ActionButton name="link-evidence" />}
          </div>
        ) : (
          <ul>
            {here.map((piece) => (
              <Piece key={piece.id} piece={piece} {...rest} />
            ))}
          </ul>
        )}
      </section>
    )
  }
  return (
    <div className="ev">
      {columns
        .filter(({ under }) => !under)
        .map((column) => {
          const below = column.name === 'Against' ? columns.filter(({ under }) => under) : []
          return below.length === 0 ? one(column) : <div key={column.name}>{[column, ...below].map(one)}</div>
        })}
    </div>
  )
}

/** Those of one source, setting, kind or standing together, each with the sign of its stance. */
function Grouped({ pieces, of, ...rest }: Shown & { of: (piece: PieceAnswer) => string }) {
  return (
    <div className="ev grouped">
      {valuesOf(pieces, of).map((value) => {
        const here = pieces.filter((piece) => of(piece) === value)
        return (
          <section key={value}>
            <h3>
              {value} <span className="faint num">{here.length}</span>
            </h3>
            <ul>
              {here.map((piece) => (
                <Piece key={piece.id} piece={piece} marked {...rest} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
