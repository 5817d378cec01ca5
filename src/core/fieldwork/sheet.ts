import { replySays } from '../choices.ts'
import type { Value } from '../fact.ts'
import type { Id } from '../ids.ts'
import { configurationLabel } from '../label.ts'
import { type Block, cell, heading, note, para, strong } from '../report/blocks.ts'
import { get, type State } from '../state.ts'
import { listed } from '../wording.ts'
import { movedIn } from './instrument.ts'
import { partWords } from './part-words.ts'

const says = `${replySays.map((one) => `☐ ${one}`).join('   ')}   How known: ☐ seen   ☐ lived through   ☐ expected   ☐ heard from others`

/**
 * An instrument as a sheet to take along: what comes first, a table for each theory with a line to say what was said to
 * it, and what comes last. `id` is what it is called by in a report.
 */
export function sheetBlocks(state: State, instrument: Value<'instrument'>, id: string): Block[] {
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
    ...lines(before),
    ...theories.map(
      ({ configuration }): Block => ({
        as: 'table',
        id: `${id}-${configuration}`,
        caption: captionOf(state, configuration, label(configuration)),
        head: ['About', kind === 'topic guide' ? 'To say and ask' : 'To look for'],
        rows: [
          ...of(configuration).map(({ part, text }) => [cell(partWords[part]), cell(text)]),
          [cell('Says'), cell(says)],
        ],
      }),
    ),
    ...lines(after),
  ]
}

const captionOf = (state: State, id: Id<'cmoc'>, label: string) => {
  const title = state.configuration.get(id)?.title
  return title && title !== label ? `${label}: ${title}` : label
}

const lines = (prompts: Value<'instrument'>['prompts']): Block[] =>
  prompts.map(({ part, text }) => (part === 'open' ? para(text) : para(strong(partWords[part]), `: ${text}`)))
