import type { Id } from '../ids.ts'
import type { State } from '../state.ts'
import { counted, inWords, listed, sentenceCase } from '../wording.ts'
import { type Check, type Finding, few, finding } from './finding.ts'

/**
 * Claims that name a place from which little of the evidence comes. A claim is a statement on transferability, or the
 * project's programme, question or title, and rests on all evidence; a guideline rests on that of its own configurations.
 * Places are those that sources are said to come from.
 */
export const widerThanSettings: Check = ({ state, ...looked }) => {
  const of = (configurations: Iterable<Id<'cmoc'>>) =>
    new Set([...configurations].flatMap((id) => (looked.evidence.get(id) ?? []).map(([, { source }]) => source)))
  const all = of(looked.evidence.keys())
  const places = new Set([...state.source.values()].flatMap(({ country }) => country?.trim() || []))
  return [
    ...claims(state).map((claim) => ({ ...claim, evidence: all })),
    ...[...state.guideline].map(([id, { statement, plain, when = [], configurations }]) => ({
      id,
      text: [statement, plain, ...when].filter(Boolean).join(' '),
      evidence: of(configurations),
    })),
  ].flatMap((claim) => wider(state, places, claim))
}

interface Claim {
  id: Id
  text: string
  evidence: ReadonlySet<Id<'src'>>
}

function wider(state: State, places: ReadonlySet<string>, { id, text, evidence }: Claim): Finding[] {
  const named = [...places].filter((place) => text.includes(place))
  if (named.length === 0 || evidence.size === 0) return []
  const by = new Map<string, Id<'src'>[]>()
  for (const source of evidence) {
    const place = state.source.get(source)?.country?.trim()
    if (place) by.set(place, [...(by.get(place) ?? []), source])
  }
  const around = named.flatMap((place) => within[place] ?? [])
  const elsewhere = [...by].filter(([place]) => !named.includes(place) && !around.includes(place))
  if (elsewhere.length === 0) return []
  const here = named.reduce((n, place) => n + (by.get(place)?.length ?? 0), 0)
  const away = elsewhere.flatMap(([, sources]) => sources)
  const vague = evidence.size - here - away.length
  const rest = vague > 0 ? `; of ${counted(vague, 'source')} the setting is not recorded so closely` : ''
  return [
    finding('wider-than-settings', [id, ...away], {
      title: `A claim about ${listed(named)} rests on evidence from elsewhere`,
      message: `${sentenceCase(counted(here, 'source'))} of ${inWords(evidence.size)} ${here === 1 ? 'comes' : 'come'} from ${listed(named)}; ${counted(away.length, 'comes', 'come')} from ${few(elsewhere.map(([place]) => place))}${rest}.`,
      why: 'What works in one system may not in another; the reader must see from where to where the claim is carried.',
      source: 'RAMESES I, items 16 and 18 (Wong et al. 2013)',
    }),
  ]
}

/** Where a source is only said to come from a whole of which the claim names a part, nobody knows which part. */
const within: Record<string, readonly string[]> = Object.fromEntries(
  ['England', 'Northern Ireland', 'Scotland', 'Wales'].map((part) => [part, ['United Kingdom', 'UK', 'Great Britain']]),
)

function claims(state: State): { id: Id; text: string }[] {
  const stated = [...state.statement].filter(([, { kind }]) => kind === 'transferability')
  if (stated.length > 0) return stated.map(([id, { text }]) => ({ id, text }))
  return [...state.project].map(([id, { title, question, programme }]) => ({
    id,
    text: [title, question, programme].filter(Boolean).join(' '),
  }))
}
