import { replySays } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { type Block, cell, em, heading, note, para, strong } from '../report/blocks.ts'
import { get, type State } from '../state.ts'
import { listed } from '../wording.ts'
import { movedIn } from './instrument.ts'
import { partWords } from './part-words.ts'
import type { Prompt } from './prompts.ts'
import { turnsOf } from './turns.ts'

const says = `${replySays.map((one) => `☐ ${one}`).join('   ')}   How known: ☐ seen   ☐ lived through   ☐ expected   ☐ heard from others`

/** Lines to write on under each prompt, on a sheet that is taken along. */
const linesToWrite = 2

/**
 * An instrument as a sheet to take along: what comes first, a table for each theory with a line to say what was said to
 * it, and what comes last. Teacher and learner take turns in it. `id` is what it is called by in a report; `lines` gives
 * room to write under each prompt.
 */
export function sheetBlocks(
  state: State,
  instrument: Value<'instrument'>,
  id: string,
  { lines = false }: { lines?: boolean } = {},
): Block[] {
  const { kind, title, phase, audience, version, theories, prompts } = instrument
  const at = get(state, 'version', version)
  const moved = movedIn(state, instrument)
  const label = (one: Id<'cmoc'>) => configurationLabel(state, one, version)
  const of = (one: Id<'cmoc'> | undefined) => prompts.filter(({ configuration }) => configuration === one)
  const first = prompts.findIndex(({ configuration }) => configuration !== undefined)
  const rest = of(undefined)
  const before = rest.filter((prompt) => prompts.indexOf(prompt) < (first === -1 ? prompts.length : first))
  const after = rest.filter((prompt) => !before.includes(prompt))
  return [
    heading(3, id, title),
    para(
      [
        `${kind[0]?.toUpperCase()}${kind.slice(1)}`,
        phase && `phase: ${phase}`,
        audience && `for ${audience}`,
        at && `theory as of “${at.name}”`,
      ]
        .filter(Boolean)
        .join('; '),
      '. ',
      kind === 'topic guide' ? 'Before beginning, ask for consent and say what it covers. ' : '',
    ),
    ...(moved.length > 0
      ? [
          note(
            `The theory has moved since: ${listed(moved.map(({ configuration }) => label(configuration)))} reads otherwise now.`,
          ),
        ]
      : []),
    ...inFrame(before, lines && `${id}-opening`),
    ...theories.map(
      ({ configuration }): Block => ({
        as: 'table',
        id: `${id}-${configuration}`,
        caption: captionOf(state, configuration, label(configuration)),
        head: ['About', kind === 'topic guide' ? 'To say and ask' : 'To look for'],
        rows: [
          ...turnsOf(kind, of(configuration)).flatMap(({ words, prompts: asked }) => [
            ...(words ? [[cell(''), cell(em(words))]] : []),
            ...asked.flatMap((prompt) => rowsOf(prompt, lines)),
          ]),
          [cell('Says'), cell(says)],
        ],
      }),
    ),
    ...inFrame(after, lines && `${id}-closing`),
  ]
}

const captionOf = (state: State, id: Id<'cmoc'>, label: string) => {
  const title = state.configuration.get(id)?.title
  return title && title !== label ? `${label}: ${title}` : label
}

/** A prompt as a row, and the lines under it. */
const rowsOf = ({ part, text }: Prompt, lines: boolean) => [
  [cell(partWords[part]), cell(text)],
  ...(lines ? Array.from({ length: linesToWrite }, () => [cell(''), cell('\u00a0')]) : []),
]

/** Prompts of no theory: as they stand, or with lines as a table, which `table` names. */
const inFrame = (prompts: readonly Prompt[], table: string | false): Block[] =>
  table && prompts.length > 0
    ? [
        {
          as: 'table',
          id: table,
          caption: table.endsWith('opening') ? 'To begin with' : 'At the end',
          head: ['About', 'To say and ask'],
          rows: prompts.flatMap((prompt) => rowsOf(prompt, true)),
        },
      ]
    : prompts.map(({ part, text }) => (part === 'open' ? para(text) : para(strong(partWords[part]), `: ${text}`)))
