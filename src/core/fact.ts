import { z } from 'zod'
import { appraisalNouns } from './appraisal/facts.ts'
import { characteristicsNouns } from './characteristics/facts.ts'
import { codingNouns } from './coding/facts.ts'
import { commentNouns } from './comment/facts.ts'
import { consentNouns } from './consent/facts.ts'
import { copiesNouns } from './copies/facts.ts'
import { diagramNouns } from './diagram/facts.ts'
import { documentNouns } from './document/facts.ts'
import { evaluationNouns } from './evaluation/facts.ts'
import { fieldworkNouns } from './fieldwork/facts.ts'
import { finderNouns } from './finder/facts.ts'
import { guidelineNouns } from './guideline/facts.ts'
import { type Id, idOf, prefixOfId } from './ids.ts'
import { inputNouns } from './input/facts.ts'
import { manuscriptNouns } from './manuscript/facts.ts'
import { factOf, type Noun, type Patch } from './noun.ts'
import { practiceNouns } from './practice/facts.ts'
import { prioritisingNouns } from './prioritising/facts.ts'
import { projectNouns } from './project/facts.ts'
import { qualityNouns } from './quality/facts.ts'
import { recordNouns } from './record/facts.ts'
import { reportNouns } from './report/facts.ts'
import { screeningNouns } from './screening/facts.ts'
import { searchNouns } from './search/facts.ts'
import { surveyNouns } from './survey/facts.ts'
import { theoryNouns } from './theory/facts.ts'
import { truthNouns } from './truth/facts.ts'

/** Every noun of the field that a journal can tell of. */
export const nouns = {
  ...projectNouns,
  ...searchNouns,
  ...recordNouns,
  ...screeningNouns,
  ...appraisalNouns,
  ...documentNouns,
  ...codingNouns,
  ...finderNouns,
  ...characteristicsNouns,
  ...theoryNouns,
  ...diagramNouns,
  ...evaluationNouns,
  ...surveyNouns,
  ...fieldworkNouns,
  ...guidelineNouns,
  ...practiceNouns,
  ...truthNouns,
  ...prioritisingNouns,
  ...inputNouns,
  ...commentNouns,
  ...copiesNouns,
  ...manuscriptNouns,
  ...qualityNouns,
  ...reportNouns,
  ...consentNouns,
}
export type NounName = keyof typeof nouns
export const nounNames = Object.keys(nouns) as NounName[]

export type Value<N extends NounName> = z.infer<(typeof nouns)[N]['value']>
export type IdFor<N extends NounName> = Id<(typeof nouns)[N]['prefix']>

/**
 * A fact about one noun: what changed, from what, to what, and for theory why and on which evidence.
 * `from: null` says it came to be, `to: null` that it was taken back; else both sides name the same fields, with null
 * for a field that is not there.
 */
export interface FactOf<N extends NounName> {
  type: (typeof nouns)[N]['fact']
  id: IdFor<N>
  from: Patch<Value<N>> | null
  to: Patch<Value<N>> | null
  why?: string | undefined
  evidence?: Id<'evd'>[] | undefined
  /** As it was recorded, where merging two copies tells it otherwise: see `recorded`. */
  said?: { type: string; id: string } | undefined
}
export type Fact = { [N in NounName]: FactOf<N> }[NounName]

const members = nounNames.map((name) => factOf(nouns[name] as Noun))
const one = z.discriminatedUnion('type', members as [never, ...never[]]) as unknown as z.ZodType<Fact>
export const Fact = one.refine((fact) => holdsFacts(fact), 'what it says was said is no fact')

/** So many facts are told within one another at most: a collision over a collision that was found in a copy is three. */
const mostWithin = 8

/** Whether all that a fact holds as said before, or in a copy, is a fact too: else whoever settles or shows it comes upon anything. */
function holdsFacts({ said, ...fact }: Fact, room = mostWithin): boolean {
  const sides = fact.type === 'collision.found' ? [fact.from?.said, fact.to?.said] : []
  return [said, ...sides].every((told) => {
    if (!told) return true
    const { success, data } = one.safeParse(told)
    return success && room > 0 && holdsFacts(data, room - 1)
  })
}

const byFact = new Map(nounNames.map((name) => [nouns[name].fact as string, name]))
const byPrefix = new Map(nounNames.map((name) => [nouns[name].prefix as string, name]))

/** Which noun a fact tells of. */
export const nounOfFact = (type: string): NounName => {
  const name = byFact.get(type)
  if (!name) throw new Error(`no noun has the fact ${type}`)
  return name
}

/** Which noun an id names; undefined for an id of no kind. */
export const nounOfId = (id: string): NounName | undefined => byPrefix.get(prefixOfId(id))

/** Calls `visit` for every id that the value side of a fact names, its own excepted. */
export function refsOf(name: NounName, value: object | null | undefined, visit: (id: Id) => void): void {
  if (value) (nouns[name] as Noun).refs(value, visit)
}

/** A fact with the circumstances in which it was recorded. Events of one command share `act`, and are undone together. */
export interface Event {
  /** 1 and up, without gaps. */
  seq: number
  id: string
  /** ISO 8601, UTC, as the recording machine's clock had it. Order is by `seq`. */
  at: string
  actor: Id<'per'>
  act: string
  /** The act this one takes back. */
  undoes?: string | undefined
  fact: Fact
  /** SHA-256 over the previous event's hash and this event's text. */
  hash: string
  /** The blob with the words of the fact that lie apart, by its hash (`apart.ts`). */
  apart?: string | undefined
}

export const Event = z.strictObject({
  seq: z.number().int().min(1),
  id: z.string(),
  at: z.iso.datetime(),
  actor: idOf('per'),
  act: z.string(),
  undoes: z.string().optional(),
  fact: Fact,
  hash: z.string(),
  apart: z.string().optional(),
})

/** How a fact of an older shape is told in today's words, by its old type. A fact's meaning never changes; see docs/format.md. */
type Upcasts = Record<string, (old: { type: string }) => { type: string }>
const upcasts: Upcasts = {}

/** Today's shape of a fact as it was written, following one upcast after another. */
export function upcast(old: { type: string }, table: Upcasts = upcasts): { type: string } {
  let fact = old
  for (let step = table[fact.type]; step; step = table[fact.type]) {
    const next = step(fact)
    if (next.type === fact.type) return next
    fact = next
  }
  return fact
}

/** The same change told backwards. Undo is arithmetic (tldraw's reversed diffs). */
export const inverse = (fact: Fact): Fact => {
  const { why: _, evidence: __, said: ___, ...change } = fact
  return { ...change, from: fact.to, to: fact.from } as Fact
}
