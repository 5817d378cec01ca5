import { ownKinds } from './choices.ts'
import { type NounName, nounOfId, type Value } from './fact.ts'
import type { Id } from './ids.ts'
import { templateOf } from './project/templates.ts'
import type { Name, Reference } from './record/facts.ts'
import { givenOutWords } from './report/given-out-words.ts'
import { get, type State, thing } from './state.ts'
import { numberOf, versionsOf } from './theory/lineage.ts'
import { listed } from './wording.ts'

/** A name as a citation shows it: the family name, or the organisation. */
export const shortName = (name: Name): string =>
  name.literal ?? ([name.particle, name.family].filter(Boolean).join(' ') || name.given || 'Anonymous')

/** "Sims 2021", "Pearson & Watson 2018", "Aunger 2022b": authors, year and the stable letter. */
export function authorYear(reference: Reference): string {
  const people = reference.author?.length ? reference.author : (reference.editor ?? [])
  const [first, second] = people
  const who = !first
    ? reference.title
    : people.length === 2 && second
      ? `${shortName(first)} & ${shortName(second)}`
      : shortName(first)
  return `${who} ${reference.year ?? 'n.d.'}${reference.suffix ?? ''}`
}

export const sourceLabel = (state: State, id: Id<'src'>): string => {
  const source = get(state, 'source', id)
  return source ? labelOfSource(source) : id
}

/** An interview or a survey of one’s own without a year is not undated as a publication is: it is called by its title alone. */
const labelOfSource = ({ kind, reference }: Value<'source'>): string =>
  (ownKinds as readonly string[]).includes(kind) && reference.year === undefined && !reference.author?.length
    ? reference.title
    : authorYear(reference)

/** "CMOC 6"; where only an earlier version numbers it, "CMOC 3 (IRPT)"; before any version, its title. */
export function configurationLabel(state: State, id: Id<'cmoc'>, version?: Id<'ver'>): string {
  const number = numberOf(state, id, version)
  if (!number) return state.configuration.get(id)?.title ?? id
  const newest = versionsOf(state).at(-1)?.[0]
  if (version || numberOf(state, id, newest)) return `CMOC ${number}`
  const numbering = versionsOf(state).findLast(([ver]) => numberOf(state, id, ver) !== undefined)?.[1]
  return `CMOC ${number} (${numbering?.kind === 'IRPT' ? 'IRPT' : numbering?.name})`
}

/** The fields that say what a thing is called, best first. */
const calledBy = [
  'title',
  'name',
  'term',
  'what',
  'heading',
  'text',
  'statement',
  'meaning',
  'done',
  'quote',
  'finding',
  'file',
  'role',
  'kind',
  'because',
  'use',
]

/** What to call anything at all, in a few words. People show by id: their names are outside the journal. */
export function labelOf(state: State, id: Id): string {
  const known = thing(state, id)
  return known ? labelOfValue(state, id, known.noun, known.value) : id
}

/** What to call a thing by a value it has or had, so that what was removed still has a name. */
export function labelOfValue(state: State, id: Id, noun: NounName, value: object): string {
  switch (noun) {
    case 'source':
      return labelOfSource(value as Value<'source'>)
    case 'configuration':
      return numberOf(state, id as Id<'cmoc'>)
        ? configurationLabel(state, id as Id<'cmoc'>)
        : (value as Value<'configuration'>).title
    case 'link': {
      const link = value as Value<'link'>
      const template = get(state, 'configuration', link.configuration)?.template
      const slot = template && templateOf(state, template).slots.find(({ key }) => key === link.slot)
      return `${slot?.label ?? link.slot} of ${configurationLabel(state, link.configuration)}: ${clip(state.component.get(link.component)?.text ?? link.component)}`
    }
    case 'evidence': {
      const evidence = value as Value<'evidence'>
      return `${sourceLabel(state, evidence.source)} ${evidence.stance} ${configurationLabel(state, evidence.configuration)}`
    }
    case 'vote':
    case 'resolution':
    case 'reopening': {
      const decision = value as Value<'reopening'>
      return `${decision.verdict ?? 'a second look at'} ${sourceLabel(state, decision.source)} at ${state.stage.get(decision.stage)?.name ?? decision.stage}`
    }
    case 'excerpt': {
      const { quote, source, memo } = value as Value<'excerpt'>
      return quote.trim() ? clip(quote) : memo ? clip(memo) : `a region of ${sourceLabel(state, source)}`
    }
    case 'coding': {
      const { code, excerpt } = value as Value<'coding'>
      return `${state.code.get(code)?.name ?? code}: ${labelOf(state, excerpt)}`
    }
    case 'agreedCoding':
      return (value as Value<'agreedCoding'>).passages.map((passage) => labelOf(state, passage)).join(' and ')
    case 'withdrawal': {
      const { source, response } = value as Value<'withdrawal'>
      return source ? sourceLabel(state, source) : `the answers of one person, ${response}`
    }
    case 'consent':
    case 'encounter':
      return sourceLabel(state, (value as Value<'consent'>).source)
    case 'handOut':
      return labelOf(state, (value as Value<'handOut'>).stage)
    case 'promptNote':
      return `on “${clip((value as Value<'promptNote'>).asked)}” in ${sourceLabel(state, (value as Value<'promptNote'>).source)}`
    case 'reply': {
      const { source, says, configuration } = value as Value<'reply'>
      return `${sourceLabel(state, source)} ${says === 'no view' ? 'has no view on' : says} ${configurationLabel(state, configuration)}`
    }
    case 'collision': {
      // One may be over another that a copy found; in a crafted copy two are over each other.
      let of = (value as Value<'collision'>).thing as Id
      for (let n = 0; n < 8; n++) of = (get(state, 'collision', of as Id<'col'>)?.thing ?? of) as Id
      return nounOfId(of) === 'collision' ? of : labelOf(state, of)
    }
    case 'withheld':
      return labelOf(state, (value as Value<'withheld'>).thing)
    case 'caseContext': {
      const { case: of, component, text = '', holds } = value as Value<'caseContext'>
      return `${get(state, 'case', of)?.name ?? of}: ${clip(get(state, 'component', component)?.text ?? text)} (${holds})`
    }
    case 'activation': {
      const { case: of, configuration, verdict } = value as Value<'activation'>
      return `${configurationLabel(state, configuration)} ${verdict} in ${get(state, 'case', of)?.name ?? of}`
    }
    case 'chain':
      return (value as Value<'chain'>).parts.map(({ slot }) => slot).join(' → ')
    case 'answer':
    case 'agreed': {
      const { field, source } = value as Value<'answer'>
      return `${state.field.get(field)?.name ?? field} of ${sourceLabel(state, source)}`
    }
    case 'finish':
    case 'opening': {
      const { form, source } = value as Value<'finish'>
      return `${state.form.get(form)?.name ?? form} for ${sourceLabel(state, source)}`
    }
    case 'seat': {
      const { role, prioritisation } = value as Value<'seat'>
      return `${role} in ${labelOf(state, prioritisation)}`
    }
    case 'ballot':
    case 'ready': {
      const { seat, prioritisation, ...of } = value as {
        seat: Id<'sea'>
        prioritisation: Id<'prz'>
        round?: number
        step?: string
      }
      const role = state.seat.get(seat)?.role ?? seat
      return `${of.step ?? `ranking ${of.round}`} of ${role} in ${labelOf(state, prioritisation)}`
    }
    case 'qualityJudgement': {
      const { criterion, round } = value as Value<'qualityJudgement'>
      return `${criterion} in ${labelOf(state, round)}`
    }
    case 'itemAnswer': {
      const { checklist, item } = value as Value<'itemAnswer'>
      return `item ${item} of ${checklist}`
    }
    case 'pieceEdit':
      return (value as Value<'pieceEdit'>).piece
    case 'reportExport': {
      return givenOutWords(value as Value<'reportExport'>)
    }
    case 'document':
      return clip((value as Value<'document'>).file)
    case 'retrieval': {
      const told = value as Value<'retrieval'>
      return `full text of ${sourceLabel(state, told.source)}: ${told.state}`
    }
    case 'synthesis': {
      const { move, pieces } = value as Value<'synthesis'>
      const called = pieces.map((piece) => {
        const evidence = get(state, 'evidence', piece as Id<'evd'>)
        return evidence ? sourceLabel(state, evidence.source) : labelOf(state, piece)
      })
      return `${move} ${listed([...new Set(called)])}`
    }
    case 'refinement': {
      const act = value as Value<'refinement'>
      return `${act.kind} ${listed(act.parents.map((p) => configurationLabel(state, p)))}`.trim()
    }
    case 'result':
      return clip((value as Value<'result'>).measure)
    case 'relation': {
      const relation = value as Value<'relation'>
      return `${configurationLabel(state, relation.of)} ${relation.kind} ${configurationLabel(state, relation.to)}`
    }
    default: {
      const fields = value as Record<string, unknown>
      const field = calledBy.find((key) => typeof fields[key] === 'string' && fields[key] !== '')
      return field ? clip(fields[field] as string) : id
    }
  }
}

const clip = (words: string): string =>
  words.length <= 90 ? words : `${words.slice(0, words.lastIndexOf(' ', 88) || 88)} …`

/** The word for a kind of thing, from an id. */
export const kindOf = (id: Id): string => nounOfId(id) ?? 'thing'
