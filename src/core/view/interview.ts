import { z } from 'zod'
import { heard } from '../fieldwork/heard.ts'
import { inPlainWords } from '../fieldwork/plain.ts'
import { replacing } from '../fieldwork/promises.ts'
import { draftPrompts, type Prompt } from '../fieldwork/prompts.ts'
import { stoppingOf } from '../fieldwork/stopping.ts'
import { turnsOf } from '../fieldwork/turns.ts'
import { type Id, idOf } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { templateOf } from '../project/templates.ts'
import { get, inOrder, referrers, type State } from '../state.ts'
import { liveConfigurations } from '../theory/lineage.ts'
import { linksOf } from '../theory/links.ts'
import { view } from './view.ts'

/**
 * One interview, observation or reading by theory: what to ask of each, in plain words, and what was said to it. Undefined
 * parts are for a source that is not there.
 */
export const interview = view(z.object({ source: idOf('src') }), ({ state }, { source }) => {
  const value = state.source.get(source)
  const all = heard(state)
  const found = all.find((one) => one.source === source)
  const encounter = found?.encounter
  const instrument = encounter?.instrument && state.instrument.get(encounter.instrument)
  const live = liveConfigurations(state).map(([id]) => id)
  const asked = instrument
    ? instrument.theories.map(({ configuration }) => configuration).filter((id) => live.includes(id))
    : []
  // What was to be asked comes first; people speak to other theories too.
  const order = [...asked, ...live.filter((id) => !asked.includes(id))]
  const kind =
    value?.kind === 'observation'
      ? 'observation template'
      : value?.kind === 'interview'
        ? 'topic guide'
        : 'document guide'
  const phase = encounter?.phase ?? instrument?.phase ?? 'refining'
  const notes = referrers(state, 'promptNote', source)
  const asks = [kind, instrument?.kind].includes('topic guide') ? 'topic guide' : kind
  const noted = (prompt: Prompt) => ({
    ...prompt,
    note: notes.find(([, { prompt: key }]) => key === prompt.key)?.[1],
  })
  /** Notes under prompts that are asked no more: the kit was exchanged, or the theory went on. */
  const strays = (prompts: readonly Prompt[], configuration: Id<'cmoc'> | undefined) =>
    notes.flatMap(([id, value]) =>
      value.configuration === configuration && prompts.every(({ key }) => key !== value.prompt) ? [{ id, value }] : [],
    )
  const whole = instrument?.prompts ?? draftPrompts(state, kind, phase, live.slice(0, 1))
  const first = whole.findIndex(({ configuration }) => configuration !== undefined)
  const frame = whole.filter(({ configuration }) => configuration === undefined)
  const opening = frame.filter((prompt) => whole.indexOf(prompt) < (first === -1 ? whole.length : first))
  const closing = frame.filter((prompt) => !opening.includes(prompt))
  return {
    source: value && { id: source, label: value.reference.title, kind: value.kind },
    encounter,
    consent: found?.consent,
    roles: found?.roles ?? [],
    document: referrers(state, 'document', source).at(-1)?.[0],
    participants: referrers(state, 'participant', source).map(([id, { role }]) => ({ id, role })),
    instruments: inOrder(state, 'instrument').flatMap(([id, one]) =>
      !replacing(state, id) || id === encounter?.instrument ? [{ id, title: one.title, kind: one.kind }] : [],
    ),
    cases: inOrder(state, 'case').map(([id, { name }]) => [id, name] as const),
    /** What is asked before the theories and after them. */
    opening: opening.map((prompt) => noted(prompt)),
    closing: closing.map((prompt) => noted(prompt)),
    strays: strays(frame, undefined),
    excerpts: referrers(state, 'excerpt', source).map(([id, { quote }]) => ({ id, quote })),
    theories: order.map((id) => {
      const prompts = (
        asked.includes(id) && instrument ? instrument.prompts : draftPrompts(state, kind, phase, [id])
      ).filter(({ configuration }) => configuration === id)
      return {
        id,
        label: configurationLabel(state, id),
        title: state.configuration.get(id)?.title ?? '',
        plain: inPlainWords(state, id),
        asked: asked.includes(id),
        turns: turnsOf(asks, prompts.map(noted)),
        strays: strays(prompts, id),
        stopping: stoppingOf(state, all, id).words,
        parts: partsOf(state, id),
        replies: (found?.replies ?? []).flatMap(([reply, one]) =>
          one.configuration === id ? [{ id: reply, value: one }] : [],
        ),
        /** Passages of this source that are evidence on it already. */
        evidence: referrers(state, 'evidence', id).flatMap(([, piece]) =>
          piece.source === source && piece.configuration === id && piece.excerpt ? [piece.excerpt] : [],
        ),
      }
    }),
  }
})

/** The slots of a configuration that hold something, by their labels, with the links a passage can speak to. */
function partsOf(state: State, id: Id<'cmoc'>): { label: string; word: string; links: Id<'lnk'>[] }[] {
  const template = get(state, 'configuration', id)?.template
  const links = linksOf(state, id)
  return template
    ? templateOf(state, template).slots.flatMap(({ key, label, word }) => {
        const here = links.filter(([, { slot }]) => slot === key).map(([link]) => link)
        return here.length > 0 ? [{ label, word, links: here }] : []
      })
    : []
}
