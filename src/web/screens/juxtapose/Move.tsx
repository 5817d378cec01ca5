import { useId, useState } from 'react'
import { inferences, moves, movesSaid } from '../../../core/choices.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Id } from '../../../core/ids.ts'
import type { Inference } from '../../../core/theory/facts.ts'
import { useAction } from '../../acting.ts'
import { newId, type Refused, record, useView } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { Finder } from '../../parts/Finder.tsx'
import { OneOf } from '../../parts/OneOf.tsx'
import { Switch } from '../../parts/Tabs.tsx'
import { WhyNot } from '../../parts/WhyNot.tsx'
import { same } from '../protocol/editing.ts'
import type { BesideAnswer } from './answer.ts'

type MoveName = (typeof moves)[number]

/** Which moves can be made on what lies here: of configurations some are changes of theory, of one piece some need another. */
const movesOn = ({ pieces, configurations }: BesideAnswer): MoveName[] =>
  moves.filter(
    (move) =>
      (configurations.length === 0 || (move !== 'adjudicate' && move !== 'consolidate')) &&
      (pieces.length > 1 || move === 'adjudicate' || move === 'situate'),
  )

/** A move on all that lies side by side: one act, with its memo. */
export function Move({ beside }: { beside: BesideAnswer }) {
  const id = useId()
  const offered = movesOn(beside)
  const [move, setMove] = useState<MoveName>(offered[0] ?? 'situate')
  const [memo, setMemo] = useState('')
  const [inference, setInference] = useState<Inference>()
  const [aside, setAside] = useState<readonly Id<'evd'>[]>([])
  const [context, setContext] = useState<Context>({ text: '', into: beside.about.map((one) => one.id) })
  const [refusal, setRefusal] = useState<Pick<Refused, 'message' | 'hint'>>()
  const me = useView('frame', {}).data?.viewer
  useAction('write-memo', () => document.getElementById(`${id}m`)?.focus())
  const put = async () => {
    if (!memo.trim())
      return setRefusal({ message: 'A move of the synthesis needs a memo.', hint: 'Say what it comes to, and why.' })
    const situated = move === 'situate' ? contextFacts(beside, context, memo.trim()) : { facts: [] }
    const made: Fact = {
      type: 'synthesis.made',
      id: newId('syn'),
      from: null,
      to: {
        move,
        pieces: [...beside.pieces],
        memo: memo.trim(),
        ...(inference && { inference }),
        ...(move === 'adjudicate' && aside.length > 0 && { aside: [...aside] }),
        ...(situated.component && { context: situated.component }),
        ...(me && { by: me }),
      },
    }
    const said = movesSaid[move].done
    const result = await record([...situated.facts, made], `${said.charAt(0).toUpperCase()}${said.slice(1)}.`)
    setRefusal(result.ok ? undefined : result.refusal)
    if (!result.ok) return
    setMemo('')
    setAside([])
    setContext({ ...context, text: '', component: undefined })
  }
  const all = beside.evidence.flatMap(({ label, pieces }) => pieces.map((piece) => ({ ...piece, label })))
  return (
    <form
      className="panel move"
      aria-label="Make a move"
      onSubmit={(event) => {
        event.preventDefault()
        void put()
      }}
    >
      <div className="row wrap">
        <Switch label="Move" value={move} onChange={setMove} options={offered.map((one) => [one, one] as const)} />
        <span className="soft">{movesSaid[move].does}</span>
      </div>
      <div className="field">
        <label className="label" htmlFor={`${id}m`}>
          What it comes to, and why
        </label>
        <textarea
          id={`${id}m`}
          className="input"
          rows={3}
          value={memo}
          onChange={(event) => setMemo(event.target.value)}
        />
      </div>
      {move === 'adjudicate' && all.length > 0 && (
        <fieldset className="ticks">
          <legend className="label">Set aside: it stays, is listed with your reason, and counts no more</legend>
          {all.map(({ id: piece, label, value, aside: gone }) => (
            <label key={piece} className="toggle">
              <input
                type="checkbox"
                disabled={gone !== undefined}
                checked={gone !== undefined || aside.includes(piece)}
                onChange={(event) =>
                  setAside(event.target.checked ? [...aside, piece] : aside.filter((one) => one !== piece))
                }
              />
              {label}, {value.stance}
            </label>
          ))}
        </fieldset>
      )}
      {move === 'situate' && <Situate beside={beside} context={context} set={setContext} />}
      <OneOf
        label="Inference"
        className="inference"
        value={inference ?? ''}
        options={[['', 'not said'], ...same(inferences)]}
        set={(one) => setInference(one || undefined)}
      />
      <WhyNot of={refusal} />
      <div className="row">
        <Button kind="main" submit>
          Make this move
        </Button>
      </div>
    </form>
  )
}

interface Context {
  text: string
  component?: Id<'cmp'> | undefined
  into: readonly Id<'cmoc'>[]
}

/** The context that tells the pieces apart: one that stands there, another of the project, or new words. */
function Situate({
  beside,
  context,
  set,
}: {
  beside: BesideAnswer
  context: Context
  set: (context: Context) => void
}) {
  const asked = context.text.trim().length > 1 && !context.component
  const { data, isPending, isPlaceholderData } = useView('components', { text: context.text }, { when: asked })
  const standing = [
    ...new Map(beside.about.flatMap(({ contexts }) => contexts.map((one) => [one.id, one.text]))).entries(),
  ]
  return (
    <div className="situate">
      <span className="label">The context that tells them apart, if there is one</span>
      {standing.length > 0 && (
        <span className="row wrap small">
          {standing.map(([component, text]) => (
            <Button key={component} kind="quiet" onClick={() => set({ ...context, component, text })}>
              {text}
            </Button>
          ))}
        </span>
      )}
      <Finder
        label="Context"
        placeholder="Where, for whom, in what circumstances"
        text={context.text}
        write={(text) => set({ ...context, text, component: undefined })}
        current={!asked || !(isPending || isPlaceholderData)}
        found={(asked ? (data ?? []) : []).map(({ id, text, used }) => ({
          id,
          words: text,
          note: `used ${used} times`,
        }))}
        pick={({ id, words }) => set({ ...context, component: id, text: words })}
        enter={() => undefined}
      />
      {context.text.trim() !== '' && (
        <fieldset className="ticks">
          <legend className="label">It stands as a context in</legend>
          {beside.about.map(({ id, label, title, slot, contexts }) => {
            const there = contexts.some((one) => one.id === context.component)
            return slot ? (
              <label key={id} className="toggle">
                <input
                  type="checkbox"
                  disabled={there}
                  checked={there || context.into.includes(id)}
                  onChange={(event) =>
                    set({
                      ...context,
                      into: event.target.checked ? [...context.into, id] : context.into.filter((one) => one !== id),
                    })
                  }
                />
                {label === title ? title : `${label} ${title}`}
              </label>
            ) : null
          })}
        </fieldset>
      )}
    </div>
  )
}

/** The component, where it is new, and its links in the configurations where it does not stand yet. */
function contextFacts(
  { about }: BesideAnswer,
  { text, component, into }: Context,
  why: string,
): { facts: Fact[]; component?: Id<'cmp'> } {
  if (!text.trim()) return { facts: [] }
  const id = component ?? newId('cmp')
  const worded: Fact[] = component ? [] : [{ type: 'component.worded', id, from: null, to: { text: text.trim() } }]
  const placed = about.flatMap(({ id: configuration, slot, contexts, nextOrder }): Fact[] =>
    slot && into.includes(configuration) && !contexts.some((one) => one.id === id)
      ? [
          {
            type: 'link.placed',
            id: newId('lnk'),
            from: null,
            to: { configuration, slot, component: id, order: nextOrder, status: 'inferred' },
            why,
          },
        ]
      : [],
  )
  return { facts: [...worded, ...placed], component: id }
}
