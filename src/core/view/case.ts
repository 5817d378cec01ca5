import { z } from 'zod'
import { diffWords } from '../diff.ts'
import { across } from '../evaluation/across.ts'
import { casesOfSources } from '../evaluation/heard.ts'
import { activationId } from '../evaluation/ids.ts'
import { partsIn } from '../evaluation/parts.ts'
import { contextKey, courseOf, type Held, profileOf, withinOf } from '../evaluation/profile.ts'
import { proposalsFor } from '../evaluation/propose.ts'
import { timelineOf } from '../evaluation/timeline.ts'
import { triangulate } from '../evaluation/triangulate.ts'
import { type Id, idOf } from '../ids.ts'
import { configurationLabel, sourceLabel } from '../label.ts'
import { day } from '../noun.ts'
import { get, inOrder, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { sentence, sentenceSpans } from '../theory/sentence.ts'
import { synthesesOn } from '../theory/synthesis.ts'
import { cellOf } from './cases.ts'
import { personOf } from './person.ts'
import { pieceOf, synthesisOf } from './piece.ts'
import { type Seen, view } from './view.ts'

/**
 * One case: what it is, what its contexts were like from when to when, how each configuration was judged in it, and for one,
 * `of`, all there is to judge it by. `on` is the day whose contexts are looked at; without it, as they are last known.
 */
export const caseView = view(
  z.object({ id: idOf('cas'), of: idOf('cmoc').optional(), on: day.optional() }),
  (seen, { id, of, on }) => {
    const { state } = seen
    const value = state.case.get(id)
    if (!value) return undefined
    const matrix = across(state)
    const row = matrix.cases.find((one) => one.id === id)
    const profile = profileOf(state, id, on)
    const at = matrix.cases.findIndex((one) => one.id === id)
    return {
      id,
      value,
      within: get(state, 'case', value.within)?.name,
      around: withinOf(state, id).slice(1),
      others: inOrder(state, 'case').flatMap(([one, { name }]) =>
        withinOf(state, one).includes(id) ? [] : [[one, name] as const],
      ),
      before: matrix.cases[at - 1]?.id,
      after: matrix.cases[at + 1]?.id,
      ...contextsOf(state, id, profile),
      /** Contexts of the theory that nobody recorded for this case yet. */
      open: openContexts(state, profile),
      sources: [...casesOfSources(state)].flatMap(([source, of]) =>
        of.has(id) ? [[source, sourceLabel(state, source)] as const] : [],
      ),
      rows: matrix.configurations.map(([configuration, { title }], i) => ({
        id: configuration,
        title,
        label: configurationLabel(state, configuration),
        ...cellOf(row?.cells[i] as NonNullable<typeof row>['cells'][number]),
      })),
      chosen: of && state.configuration.has(of) ? judgingOf(seen, id, of, profile) : undefined,
    }
  },
)

/** The contexts of a case, each with its stretches of time; what holds as for the case around it says which that is. */
function contextsOf(state: State, id: Id<'cas'>, profile: ReadonlyMap<string, Held>) {
  const own = courseOf(state, id)
  const courses = new Map([...profile].map(([key, held]) => [key, own.get(key) ?? [held]] as const))
  for (const [key, course] of own) if (!courses.has(key)) courses.set(key, course)
  const line = timelineOf(courses)
  return {
    years: line?.years,
    contexts: [...courses].flatMap(([key, course]) => {
      const held = profile.get(key) ?? course.at(-1)
      if (!held) return []
      const around = held.case === id ? undefined : { id: held.case, name: get(state, 'case', held.case)?.name ?? '' }
      return [
        {
          key,
          words: held.words,
          component: held.component,
          /** On the day that is looked at; not there where nothing is recorded of it. */
          holds: profile.get(key)?.holds,
          of: around,
          line: line?.rows.get(key) ?? [],
          course: course.map((one) => ({
            id: one.id,
            value: get(state, 'caseContext', one.id),
            now: one.id === profile.get(key)?.id,
            source: one.source && sourceLabel(state, one.source),
          })),
        },
      ]
    }),
  }
}

function openContexts(state: State, profile: ReadonlyMap<string, Held>): (readonly [Id<'cmp'>, string])[] {
  const open = new Map<Id<'cmp'>, string>()
  for (const [id] of liveConfigurations(state))
    for (const [, { component }] of partsIn(state, id, 'c'))
      if (!profile.has(contextKey({ component })))
        open.set(component, get(state, 'component', component)?.text ?? component)
  return [...open]
}

/** All there is to judge a configuration by in a case: its contexts there, who and what speaks to it, what is suggested. */
function judgingOf(seen: Seen, of: Id<'cas'>, id: Id<'cmoc'>, profile: ReadonlyMap<string, Held>) {
  const { state } = seen
  const heard = casesOfSources(state)
  const { ways, comes } = triangulate(state, of, id, heard)
  const judged = state.activation.get(activationId(of, id))
  const now = sentence(state, id)
  const inCase = new Set(ways.flatMap(({ witnesses }) => witnesses.map((one) => one.id as Id)))
  const picked = (judged?.evidence ?? []).filter((one) => !inCase.has(one))
  const event = judged && seen.told(activationId(of, id)).findLast((one) => one.fact.id === activationId(of, id))
  return {
    id,
    label: configurationLabel(state, id),
    title: get(state, 'configuration', id)?.title ?? '',
    spans: sentenceSpans(state, id),
    contexts: partsIn(state, id, 'c').map(([link, { component }]) => {
      const held = profile.get(contextKey({ component }))
      return {
        link,
        component,
        words: get(state, 'component', component)?.text ?? '',
        holds: held?.holds,
        because: held?.because,
      }
    }),
    judged,
    by: judged?.by && personOf(seen, judged.by),
    at: event?.at,
    /** What changed in the configuration since it was judged, word by word. */
    changed: judged?.sentence && judged.sentence !== now ? diffWords(judged.sentence, now) : undefined,
    comes,
    ways: ways.map(({ way, says, witnesses }) => ({
      way,
      says,
      pieces: witnesses.flatMap(({ id: one, side }) => {
        const piece = get(state, 'evidence', one as Id<'evd'>)
        return piece ? [{ ...pieceOf(state, one as Id<'evd'>, piece), side }] : []
      }),
      replies: witnesses.flatMap(({ id: one, side }) => {
        const reply = get(state, 'reply', one as Id<'rpl'>)
        if (!reply) return []
        const { source, says, standing, note, participant } = reply
        const role = get(state, 'participant', participant)?.role
        return [
          {
            id: one as Id<'rpl'>,
            source: { id: source, label: sourceLabel(state, source) },
            role,
            says,
            standing,
            note,
            side,
          },
        ]
      }),
      indicators: witnesses.flatMap(({ id: one, side, shown }) => {
        const value = get(state, 'indicator', one as Id<'ind'>)
        return value && shown ? [{ id: one as Id<'ind'>, name: value.name, words: shown.words, side }] : []
      }),
    })),
    /** Evidence picked for the verdict that is of another case, or of none. */
    picked: picked.flatMap((one) => {
      const piece = get(state, 'evidence', one)
      return piece ? [pieceOf(state, one, piece)] : []
    }),
    proposals: proposalsFor(state, of, id, profile, heard),
    syntheses: synthesesOn(state, id).map((one) => synthesisOf(seen, one)),
    elsewhere: [...state.case].flatMap(([one, { name }]) => {
      const verdict = one === of ? undefined : state.activation.get(activationId(one, id))?.verdict
      return verdict ? [{ id: one, name, verdict }] : []
    }),
  }
}
