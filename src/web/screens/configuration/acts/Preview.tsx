import { useEffect, useState } from 'react'
import type { Command } from '../../../../core/command.ts'
import type { Consequences, EvidenceMove } from '../../../../core/theory/consequences.ts'
import { counted, listed, sentenceCase } from '../../../../core/wording.ts'
import { type Refused, request } from '../../../api.ts'
import { Diff } from '../../../parts/Diff.tsx'

/** How long typing may rest before it is asked again what would come of it, in milliseconds. */
const rest = 250

/** What a command would change, asked of the server, which answers from the very facts it would record. */
function useConsequences(command: Command | undefined): { told?: Consequences; refusal?: Refused } {
  const asked = command && JSON.stringify(command)
  const [answer, setAnswer] = useState<{ asked?: string; told?: Consequences; refusal?: Refused }>({})
  useEffect(() => {
    if (!asked) return
    let late = false
    const timer = setTimeout(async () => {
      const result = await request<Consequences>('POST', 'preview', JSON.parse(asked) as object)
      if (!late) setAnswer(result.ok ? { asked, told: result.said } : { asked, refusal: result.refusal })
    }, rest)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [asked])
  return asked ? answer : {}
}

/** The facts of an act in words, before it is done: what comes, leaves or changes, and where each piece of evidence goes. */
export function Preview({ command }: { command: Command | undefined }) {
  const { told, refusal } = useConsequences(command)
  if (!command) return null
  return (
    <section className="preview" aria-label="What changes">
      <h3>What changes</h3>
      {refusal && (
        <p className="small soft">
          {refusal.message} {refusal.hint}
        </p>
      )}
      {told && <Told told={told} />}
    </section>
  )
}

const becoming = {
  comes: 'comes into the theory',
  leaves: 'leaves the theory',
  returns: 'is part of the theory again',
  reworded: 'is reworded',
  stays: 'stays as it is',
}

function Told({ told }: { told: Consequences }) {
  const { configurations, evidence, still, relations } = told
  const words = configurations.filter(({ becomes }) => becomes === 'comes' || becomes === 'reworded')
  return (
    <>
      <ul>
        {configurations.map(({ configuration, label, title, becomes }) => (
          <li key={configuration}>
            {label !== title && <span className="soft">{label} </span>}
            <b>{title || 'Without a title yet'}</b> {becoming[becomes]}
          </li>
        ))}
        {shortly(evidence).map(({ words, sources }) => (
          <li key={words}>
            {sources.length === 1 ? 'One piece' : sentenceCase(counted(sources.length, 'piece'))} of evidence {words}:{' '}
            <span className="soft">{few(sources)}</span>
          </li>
        ))}
        {still > 0 && (
          <li>
            {sentenceCase(counted(still, 'piece'))} of evidence {still === 1 ? 'stays' : 'stay'} where{' '}
            {still === 1 ? 'it is' : 'they are'}
          </li>
        )}
        {relations.moved > 0 && <li>{sentenceCase(counted(relations.moved, 'relation'))} drawn from or to it</li>}
        {relations.left > 0 && (
          <li>
            {sentenceCase(counted(relations.left, 'relation'))} {relations.left === 1 ? 'stays' : 'stay'} with what
            leaves, and {relations.left === 1 ? 'is' : 'are'} no longer drawn
          </li>
        )}
      </ul>
      {words.map(({ configuration, title, slots }) => (
        <dl key={configuration} aria-label={`Words of ${title}`}>
          {slots.map((slot) => (
            <div key={slot.slot}>
              <dt className="small faint">{slot.label}</dt>
              <dd className="serif said">
                {slot.before.length === 0 ? slot.after.join('\n') : <Diff pieces={slot.diff} />}
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </>
  )
}

/** Pieces that go the same way, together: part by part, unless that makes too many lines to read. */
function shortly(moves: readonly EvidenceMove[]): Way[] {
  const byPart = ways(moves, true)
  return byPart.length > 8 ? ways(moves, false) : byPart
}

interface Way {
  words: string
  sources: string[]
}
function ways(moves: readonly EvidenceMove[], byPart: boolean): Way[] {
  const found = new Map<string, string[]>()
  for (const { from, to, source, stance } of moves) {
    const parts = byPart && to && to.slots.length > 0 ? `, on ${to.slots.join(', ')}` : ''
    const words = !to
      ? 'is taken away'
      : to.listed
        ? `stays with ${to.label}, listed`
        : from
          ? `from ${from.label} to ${to.label}${parts}`
          : `is added to ${to.label}${parts}`
    found.set(words, [...(found.get(words) ?? []), `${source} (${stance})`])
  }
  return [...found].map(([words, sources]) => ({ words, sources }))
}

const most = 6
const few = (all: readonly string[]) =>
  all.length <= most ? listed(all) : `${all.slice(0, most).join(', ')} and ${all.length - most} more`
