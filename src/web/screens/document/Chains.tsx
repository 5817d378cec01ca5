import { saveField } from '../../api.ts'
import { Field } from '../../parts/Field.tsx'
import { inPlace } from '../../parts/in-place.ts'
import { Remove } from '../../parts/Remove.tsx'
import { Role } from '../../parts/Role.tsx'
import { Who } from '../../parts/Who.tsx'
import type { Excerpt } from './answer.ts'
import { shortened } from './Side.tsx'
import type { Beside } from './Stripes.tsx'
import './chains.css'

type Chain = Excerpt['chains'][number]

/** The dyads and triads that any of these passages is part of, each once. */
const chainsAmong = (excerpts: readonly Excerpt[]): Chain[] => [
  ...new Map(excerpts.flatMap(({ chains }) => chains).map((chain) => [chain.id, chain])).values(),
]

interface Props {
  excerpts: readonly Excerpt[]
  lead: (excerpt: Excerpt) => void
}

/** Passages that were joined as one causal claim, in its order; each leads to its words. */
export function Chains({ excerpts, lead }: Props) {
  const chains = chainsAmong(excerpts)
  if (chains.length === 0) return null
  return (
    <section className="chains">
      <div className="head">
        <h2>Joined passages</h2>
        <span className="more num">{chains.length}</span>
      </div>
      <ul>
        {chains.map(({ id, parts, memo, by, value }) => (
          <li key={id}>
            <ol>
              {inPlace(parts, ({ excerpt, slot, quote }, at) => {
                const here = excerpts.find((one) => one.id === excerpt)
                const words = quote ? shortened(quote) : 'A region of a page'
                return (
                  <li>
                    <Role slot={slot} />
                    {here ? (
                      <button type="button" className="serif" onClick={() => lead(here)}>
                        {words}
                      </button>
                    ) : (
                      <span className="serif">{words}</span>
                    )}
                    {at < parts.length - 1 && (
                      <span className="arrow" role="img" aria-label="leads to">
                        ↓
                      </span>
                    )}
                  </li>
                )
              })}
            </ol>
            {by.me ? (
              <Field
                label="Memo of what is joined"
                quiet
                long
                placeholder="Memo"
                value={memo}
                save={saveField('passages.joined', id, 'memo')}
              />
            ) : (
              memo && <p className="memo">{memo}</p>
            )}
            <p className="to">
              {parts.length === 2 ? 'a dyad' : 'a triad'} <Who id={by.id} />
              {by.me && (
                <span className="push">
                  <Remove type="passages.joined" id={id} value={value} what="the joint" />
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Between the stripes of a page: a line from each joined passage to the one it leads to. */
export function ChainLines({ beside, height }: { beside: readonly Beside[]; height: number }) {
  const at = new Map(beside.map(({ excerpt, top, bottom }) => [excerpt.id as string, (top + bottom) / 2]))
  const lines = chainsAmong(beside.map(({ excerpt }) => excerpt)).flatMap(({ parts }, lane) =>
    parts.slice(1).flatMap((part, i) => {
      const [from, to] = [at.get(parts[i]?.excerpt ?? ''), at.get(part.excerpt)]
      return from === undefined || to === undefined ? [] : [{ from, to, x: 4 + 5 * (lane % 6) }]
    }),
  )
  if (lines.length === 0) return null
  return (
    <svg className="chain-lines" width={48} height={height} aria-hidden="true">
      {inPlace(lines, ({ from, to, x }) => (
        <path d={`M${x + 8} ${from}H${x}V${to}H${x + 6}M${x + 3} ${to - 3}l4 3l-4 3`} />
      ))}
    </svg>
  )
}
