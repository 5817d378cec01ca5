import { saidAs } from '../characteristics/fit.ts'
import { fieldsOf, formsOf, saidIn, standingsOf } from '../characteristics/standing.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { referrers, type State } from '../state.ts'

/** Something known of sources, or of those who speak in them, that passages can be counted by. */
export interface Known {
  key: string
  label: string
  /** What it is for a source; several where several people speak in it. */
  of: (source: Id<'src'>) => readonly string[]
}

const some = (...values: (string | number | undefined)[]): string[] =>
  values.flatMap((value) => (value === undefined || value === '' ? [] : [String(value)]))

/**
 * What passages can be counted by: what is known of their sources, of the participants who speak in them, and what was
 * agreed on in forms of characteristics.
 */
function knownOfSources(state: State): Known[] {
  const ofSource = (key: string, label: string, of: (source: Value<'source'>, id: Id<'src'>) => readonly string[]) => ({
    key,
    label,
    of: (id: Id<'src'>) => {
      const source = state.source.get(id)
      return source ? of(source, id) : []
    },
  })
  const ofParticipants = (key: string, label: string, of: (one: Value<'participant'>) => string | undefined) => ({
    key,
    label,
    of: (id: Id<'src'>) => [...new Set(referrers(state, 'participant', id).flatMap(([, one]) => some(of(one))))],
  })
  return [
    ofSource('kind', 'Kind of source', ({ kind }) => some(kind)),
    ofSource('evidence', 'Kind of evidence', ({ evidenceKind }) => some(evidenceKind)),
    ofSource('year', 'Year', ({ reference }) => some(reference.year)),
    ofSource('country', 'Country', ({ country }) => some(country)),
    ofSource('setting', 'Setting', ({ setting }) => some(setting)),
    ofSource('language', 'Language', ({ reference }) => some(reference.language)),
    ofSource('tag', 'Tag', ({ tags = [] }) => tags.flatMap((tag) => some(state.tag.get(tag)?.name))),
    ofParticipants('role', 'Participant’s role', ({ role }) => role),
    ofParticipants('organisation', 'Participant’s organisation', ({ organisation }) => organisation),
    ofParticipants('case', 'Participant’s case', (one) => (one.case ? state.case.get(one.case)?.name : undefined)),
    ...formsOf(state).flatMap(({ id, form: { name } }) =>
      fieldsOf(state, id).map(([field, value]) => ({
        key: field as string,
        label: `${name}: ${value.name}`,
        of: (source: Id<'src'>) => {
          const said = saidIn(standingsOf(state, id, source).get(field))
          if (!said || said.absent) return []
          return Array.isArray(said.value)
            ? said.value.map((one) => saidAs(value, { value: [one] }))
            : some(saidAs(value, said))
        },
      })),
    ),
  ]
}

/** Those of them that say something of any source here, so that no empty one is offered. */
export const knownHere = (state: State, sources: readonly Id<'src'>[]): Known[] =>
  knownOfSources(state).filter(({ of }) => sources.some((source) => of(source).length > 0))

/** What is not said of a source, as a column of its own. */
const notSaid = 'not said'

/** The values of something known, over some sources, in order; what is not said comes last. */
export function valuesOf(known: Known | undefined, sources: readonly Id<'src'>[]): string[] {
  const values = new Set(
    sources.flatMap((source) => {
      const said = known?.of(source) ?? []
      return said.length > 0 ? said : [notSaid]
    }),
  )
  const sorted = [...values].filter((one) => one !== notSaid).sort(inWords.compare)
  return values.has(notSaid) ? [...sorted, notSaid] : sorted
}
const inWords = new Intl.Collator('en', { numeric: true })
