import { ownKinds, witnessKinds } from '../../choices.ts'
import type { Event } from '../../fact.ts'
import type { Id } from '../../ids.ts'
import { fold, get, type State } from '../../state.ts'
import { usualSmallest } from '../../survey/smallest.ts'
import { frozenAt } from '../../theory/compare.ts'
import { versionsOf } from '../../theory/lineage.ts'
import { evidenceOf } from '../../theory/links.ts'
import { builders } from '../../theory/matrix.ts'
import { counted, inWords, sentenceCase } from '../../wording.ts'
import { type Block, cell, citing, heading, note, para, type Span, say, strong } from '../blocks.ts'
import { nothingYet, type Section, type Source } from '../section.ts'
import { sentenceOf } from './sentences.ts'

/**
 * The theory that was begun with, as it was when it was frozen: read from the state of that moment. Of an evaluation it is the
 * version that was taken over.
 */
export const initialTheory: Section = ({ state, events, narrow }) => {
  const [origin] = state.origin.values()
  const tested = origin && versionsOf(state).find(([id]) => id === origin.version)
  const found = tested ?? versionsOf(state).find(([, { kind }]) => kind === 'IRPT') ?? versionsOf(state)[0]
  if (!found) return nothingYet('initial-theory', 'Initial programme theory', 'No version of the theory is frozen yet.')
  const [id, version] = found
  const then = stateThen(state, events, id, narrow)
  const quoted = version.members.some(({ configuration }) => passages(then, configuration).length > 0)
  return [
    heading(2, 'initial-theory', 'Initial programme theory'),
    para(
      `${version.name}: ${counted(version.members.length, 'configuration')}.`,
      version.note ? ` ${version.note}` : '',
    ),
    ...(origin && tested
      ? [para(`It was taken over from “${origin.title}”, which tells how it was made, and tested here.`)]
      : builtFrom(state)),
    {
      as: 'table',
      id: 'table-initial-theory',
      caption: `${version.name}, as it was frozen`,
      head: ['No.', 'Programme theory', 'Configuration', ...(quoted ? ['Passages'] : [])],
      rows: version.members.map(({ configuration, number }) => {
        const value = then.configuration.get(configuration)
        return [
          cell(number),
          cell(get(then, 'theory', value?.theory)?.title ?? ''),
          [strong(`${sentenceCase(value?.title ?? configuration)}. `), ...sentenceOf(then, configuration)],
          ...(quoted ? [passages(then, configuration)] : []),
        ]
      }),
    },
  ]
}

/** What the theory was made of, by kind of source: what builds a theory is no test of it, so a reader wants to know. */
function builtFrom(state: State): Block[] {
  const kinds = new Map<string, Id<'src'>[]>()
  for (const id of builders(state)) {
    const kind = get(state, 'source', id)?.kind ?? 'other'
    kinds.set(kind, [...(kinds.get(kind) ?? []), id])
  }
  if (kinds.size === 0) return [note('No source is marked as one that the theory was built from.')]
  // How few people were heard is told of nobody, and not as a difference either.
  const few = [...kinds].some(([kind, ids]) => isFew(kind, ids.length))
  const all = [...kinds.values()].reduce((sum, ids) => sum + ids.length, 0)
  const items = [...kinds].map(([kind, ids]) => {
    const [one, several = `${one}s`] = kindWords[kind] ?? [kind]
    const words = sentenceCase(
      isFew(kind, ids.length) ? `fewer than ${inWords(usualSmallest)} ${several}` : counted(ids.length, one, several),
    )
    return ownData.includes(kind) ? cell(`${words}.`) : cell(`${words} `, citing(ids), '.')
  })
  return [para(few ? 'It was built from:' : `It was built from ${counted(all, 'source')}:`), { as: 'list', items }]
}

/** Kinds that do not make their plural by an s. */
const kindWords: Record<string, [one: string, many?: string]> = {
  thesis: ['thesis', 'theses'],
  minutes: ['set of minutes', 'sets of minutes'],
  'indicator series': ['indicator series', 'indicator series'],
  other: ['other source'],
}

/** Nobody can look up what a team gathered itself, so it is counted and not cited. */
const ownData: readonly string[] = ownKinds

/** Without the events of the version, today's words have to do. */
function stateThen(state: State, events: readonly Event[], version: Id<'ver'>, narrow: Source['narrow']): State {
  const seq = frozenAt(events, version)
  return seq === undefined ? state : narrow(fold(events.filter((event) => event.seq <= seq)))
}

/** The words that a configuration was made from, each with its source. */
function passages(state: State, id: Id<'cmoc'>): Span[] {
  const quoted = evidenceOf(state, id).flatMap(([, { excerpt, source, locator }]) => {
    const quote = get(state, 'excerpt', excerpt)?.quote
    return quote ? [{ quote, source, locator }] : []
  })
  return quoted.flatMap(({ quote, source, locator }, i): Span[] => [
    ...(i > 0 ? [{ as: 'break' } as const] : []),
    say(`“${quote}” `),
    citing([source], locator),
  ])
}

/** Whether so few were heard or seen of a kind that the number could single somebody out. */
const isFew = (kind: string, n: number): boolean =>
  n < usualSmallest && kind !== 'survey' && witnessKinds.some((one) => one === kind)
