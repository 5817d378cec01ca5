import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useState } from 'react'
import type { Id } from '../../../core/ids.ts'
import type { Verdict } from '../../../core/screening/facts.ts'
import { useAction, writable } from '../../acting.ts'
import type { ActionName } from '../../actions.ts'
import { ask, newId, type Refused } from '../../api.ts'
import { ActionButton, Button } from '../../parts/Button.tsx'
import { Link } from '../../parts/Link.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { navigate } from '../../routes.ts'
import { useDigitKey, useDigits } from '../screen/digits.ts'
import { Aspect, type Draft } from './Aspect.tsx'
import type { AppraiseAnswer, Chosen, Gate } from './answer.ts'
import { Beside } from './Beside.tsx'
import { Passages } from './Passages.tsx'

const acts: Record<Verdict, ActionName> = {
  include: 'vote-include',
  exclude: 'vote-exclude',
  maybe: 'vote-maybe',
  background: 'vote-background',
}

/** One source at one gate: its scale, one's reasons, its passages, and the decision. Made anew for each. */
export function Judge({ data, chosen, gate }: { data: AppraiseAnswer; chosen: Chosen; gate: Gate }) {
  const at = chosen.gates.find(({ stage }) => stage === gate.id)
  const keyOf = useDigitKey()
  const may = writable.use() && gate.mayVote && (at?.reached ?? false)
  const mine = (at?.judgements ?? []).filter(({ by }) => by.me)
  const aspects = gate.aspects.length > 0 ? gate.aspects : [{ key: undefined, label: gate.name, question: undefined }]
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    aspects.map(({ key }) => {
      const before = mine.find(({ aspect }) => aspect === key)
      return { level: before?.level, because: before?.because ?? '' }
    }),
  )
  const [theories, setTheories] = useState<readonly Id[]>(mine.flatMap((one) => one.theories.map(({ id }) => id)))
  const [current, setCurrent] = useState(0)
  const [reasons, setReasons] = useState(false)
  const [refusal, setRefusal] = useState<Pick<Refused, 'message' | 'hint'>>()
  const change = (i: number, part: Partial<Draft>) =>
    setDrafts((now) => now.map((draft, at) => (at === i ? { ...draft, ...part } : draft)))
  const suggested = suggestion(gate, drafts)
  useDigits(may && !reasons, (digit) => {
    const level = gate.levels[digit - 1]
    if (!level) return
    change(current, { level: level.key })
    setCurrent((now) => (drafts.findIndex((one, i) => i !== now && one.level === undefined) + 1 || now + 1) - 1)
  })
  const put = async (verdict?: Verdict, reason?: Id<'rsn'>) => {
    const without = drafts.findIndex(({ level, because }) => !because.trim() || (gate.levels.length > 0 && !level))
    if (without >= 0) {
      document.getElementById(`because-${without}`)?.focus()
      return setRefusal({
        message: `${aspects[without]?.label ?? gate.name} is not judged yet.`,
        hint: 'Pick a level, and say in a line what it rests on.',
      })
    }
    const result = await ask(
      {
        do: 'appraise',
        source: chosen.id,
        stage: gate.id,
        judgements: drafts.map(({ level, because }, i) => ({
          id: newId('apr'),
          ...(aspects[i]?.key && { aspect: aspects[i].key }),
          ...(level && { level }),
          because: because.trim(),
          ...(theories.length > 0 && { theories: [...theories] }),
        })),
        ...(verdict && { vote: { verdict, ...(reason && { reason }) } }),
      },
      verdict ? `Judged, and voted: ${verdict}.` : 'Judged.',
      { quiet: true },
    )
    if (!result.ok) return setRefusal(result.refusal)
    setRefusal(undefined)
    setReasons(false)
    if (verdict) onwards(verdict)
  }
  const offers = (verdict: Verdict) => may && gate.verdicts.includes(verdict)
  const leave = () => (gate.reasons.length > 0 ? setReasons(true) : void put('exclude'))
  useAction('vote-include', offers('include') ? () => void put('include') : undefined)
  useAction('vote-exclude', offers('exclude') ? leave : undefined)
  useAction('vote-maybe', offers('maybe') ? () => void put('maybe') : undefined)
  useAction('vote-background', offers('background') ? () => void put('background') : undefined)
  useAction('vote-note', may ? () => document.getElementById(`because-${current}`)?.focus() : undefined)
  useDigits(reasons, (digit) => {
    const reason = gate.reasons[digit - 1]
    if (reason) void put('exclude', reason.id)
    else if (digit === 0 && !gate.reasonNeeded) void put('exclude')
  })
  const others = data.next.filter((id) => id !== chosen.id)
  const place = data.next.indexOf(chosen.id)
  const go = (id: Id<'src'> | undefined) => id && (() => navigate({ screen: 'appraise', id }))
  const following = go(data.next[place + 1] ?? others[0])
  useAction('next-source', following)
  useAction('previous-source', go(place > 0 ? data.next[place - 1] : undefined))
  /** The next gate of the same source where one may go on, since it is read; else the next source; else the table. */
  function onwards(verdict: Verdict) {
    const later = data.gates.slice(data.gates.indexOf(gate) + 1)
    const beside = later.find(({ id, mayVote }) => {
      const there = chosen.gates.find(({ stage }) => stage === id)
      return mayVote && there?.reached && !there.vote
    })
    if (beside && verdict !== 'exclude') navigate({ screen: 'appraise', id: chosen.id, query: { gate: beside.id } })
    else if (others[0]) navigate({ screen: 'appraise', id: others[0] })
    else navigate({ screen: 'appraise' })
  }
  const { reference } = chosen
  return (
    <Sheet
      title={`${gate.name}: ${chosen.label}`}
      bare
      side={<Beside data={data} chosen={chosen} gate={gate} theories={theories} choose={setTheories} may={may} />}
    >
      <div className="judge">
        <div className="judge-gates">
          <Tabs
            label="Gates"
            tabs={data.gates.map(({ id, name }) => ({
              screen: 'appraise',
              id: chosen.id,
              query: { gate: id },
              here: id === gate.id,
              words: (
                <>
                  {name} <GateState chosen={chosen} stage={id} />
                </>
              ),
            }))}
          />
          <Link screen="appraise" className="push small">
            All sources
          </Link>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard */}
        <section className="judge-source" tabIndex={0} aria-label="The source">
          <div className="judge-measure">
            <p className="small faint num">
              {[chosen.authors.slice(0, 6).join(', '), reference.year, reference.container].filter(Boolean).join(' · ')}
            </p>
            <h1>{reference.title}</h1>
            <p className="row small wrap">
              <Link screen="source" id={chosen.id}>
                Its page
              </Link>
              {chosen.documents.map(({ id, file }) => (
                <Link key={id} screen="document" id={id}>
                  Read {file}
                </Link>
              ))}
            </p>
            {at?.again && <p className="note">To be judged again: {at.again}</p>}
            {!at?.reached && <p className="note">It has not come to {gate.name.toLowerCase()}, or left before it.</p>}
            {reference.abstract && (
              <details>
                <summary className="soft">Abstract</summary>
                <p className="serif">{reference.abstract}</p>
              </details>
            )}
            {aspects.map((aspect, i) => (
              <Aspect
                key={aspect.key ?? ''}
                gate={gate}
                aspect={aspect}
                place={i}
                current={current === i && may && !reasons}
                draft={drafts[i] ?? { because: '' }}
                may={may}
                take={() => setCurrent(i)}
                change={(part) => change(i, part)}
                said={(at?.judgements ?? []).filter((one) => one.aspect === aspect.key && (!one.by.me || !may))}
                moved={mine.find((one) => one.aspect === aspect.key)?.moved}
              />
            ))}
            <Passages chosen={chosen} gate={gate} may={may} />
          </div>
        </section>
        <div className="judge-decide">
          {refusal && (
            <p className="err judge-measure" role="alert">
              {refusal.message} {refusal.hint}
            </p>
          )}
          {reasons ? (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row
            <div
              className="judge-measure row wrap"
              role="group"
              aria-label="Why it leaves here, the first that applies"
            >
              {gate.reasons.map(({ id, text }, i) => (
                <Button key={id} keys={keyOf(i + 1)} onClick={() => void put('exclude', id)}>
                  {text}
                </Button>
              ))}
              {!gate.reasonNeeded && (
                <Button kind="quiet" keys={keyOf(0)} onClick={() => void put('exclude')}>
                  No reason
                </Button>
              )}
              <Button kind="quiet" onClick={() => setReasons(false)}>
                Back
              </Button>
            </div>
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row
            <div className="judge-measure row wrap" role="group" aria-label="Your decision">
              {may ? (
                <>
                  {gate.verdicts.map((verdict) => (
                    <ActionButton
                      key={verdict}
                      name={acts[verdict]}
                      kind={verdict === (suggested ?? 'include') ? 'main' : undefined}
                      pressed={at?.vote?.verdict === verdict}
                    />
                  ))}
                  <Button kind="quiet" onClick={() => void put()}>
                    Judge only
                  </Button>
                </>
              ) : (
                <span className="soft">
                  {at?.reached ? 'You may read here and not judge.' : 'Nothing to judge yet.'}
                </span>
              )}
              <span className="push row">
                <ActionButton name="previous-source" kind="quiet" icon={ArrowLeft} only />
                <ActionButton name="next-source" kind="quiet" icon={ArrowRight} only />
              </span>
            </div>
          )}
        </div>
      </div>
    </Sheet>
  )
}

/** How far a source is at a gate, in a word. */
function GateState({ chosen, stage }: { chosen: Chosen; stage: Id<'stg'> }) {
  const at = chosen.gates.find((one) => one.stage === stage)
  if (!at?.reached) return <span className="faint small">not here yet</span>
  if (at.vote) return <span className="faint small">your vote: {at.vote.verdict}</span>
  return at.outcome.kind === 'open' ? null : <span className="faint small">{at.outcome.kind}</span>
}

/** What the levels picked come to, if the scale says so: the hardest of them. */
function suggestion({ levels }: Gate, drafts: readonly Draft[]): Verdict | undefined {
  const come = drafts.map(({ level }) => levels.find(({ key }) => key === level)?.verdict)
  return come.includes('exclude') ? 'exclude' : come.find((verdict) => verdict !== undefined)
}
