import { basename } from 'node:path'
import type { Id } from '../../core/ids.ts'
import { sourceLabel } from '../../core/label.ts'
import type { State } from '../../core/state.ts'
import { counted, sentenceCase } from '../../core/wording.ts'
import { type BroughtOver, bringOver, type Looked, lookAtExchange } from '../../work/exchange-in.ts'
import { readersApart } from '../../work/read-apart.ts'
import { type Answer, as, command, done, refused, type Trouble } from '../command-line.ts'
import { whoActs } from '../person.ts'
import { watched } from '../progress.ts'
import { write } from '../project-file.ts'
import { bytesOf } from '../record-files.ts'

/** How many things without a place are listed on a terminal; with --json all are. */
const listed = 40

export const exchange = command({
  name: 'exchange',
  summary: 'Bring in a project or codebook from NVivo, ATLAS.ti, MAXQDA or QualCoder (REFI-QDA: .qdpx, .qdc).',
  examples: ['review.retro theirs.qdpx --dry-run', 'review.retro theirs.qdpx --people "Carla=Ana"'],
  needs: ['file', 'from'],
  may: [],
  options: {
    'dry-run': {
      type: 'boolean',
      means: 'only say what would come of it: whose its sources and users are taken to be',
    },
    people: {
      type: 'string',
      value: 'WHO',
      means: 'who its users are here: “Carla=per_ana, Jo=Ben”; others of the same name are the same, the rest are new',
    },
    sources: {
      type: 'string',
      value: 'WHOSE',
      means: 'whose its sources are here, by name: “Interview 3=src_wu, paper.pdf=new”; others as they are proposed',
    },
    as,
  },
  async run({ file, from, people, sources, as, 'dry-run': look }, io) {
    const bytes = bytesOf(from)
    if ('refusal' in bytes) return refused(bytes.refusal)
    const readers = readersApart()
    const { told, end } = watched(io)
    try {
      return await write({ file, as }, io, async ({ viewer, state }, project) => {
        const asked = { name: basename(from), bytes, who: viewer }
        const seen = look || people || sources ? await lookAtExchange(project, readers, asked, told) : undefined
        if (seen && !seen.ok) return refused(seen.refusal)
        const known = await project.store.people()
        const chosen = seen && {
          people: matched(people, seen.users, (called) => {
            const found = whoActs(state, known, called)
            return 'who' in found ? found.who : found.refusal
          }),
          sources: matched(sources, seen.sources, (called) => sourceCalled(state, called)),
        }
        for (const one of Object.values(chosen ?? {})) if ('refusal' in one) return refused(one.refusal)
        const mapped = {
          ...asked,
          ...(chosen && 'by' in chosen.people && { people: chosen.people.by }),
          ...(chosen && 'by' in chosen.sources && { sources: chosen.sources.by }),
        }
        if (look) {
          const again = people || sources ? await lookAtExchange(project, readers, mapped, told) : seen
          end()
          return again?.ok ? done(again, lookedLines(again, state)) : refused((again as { refusal: Trouble }).refusal)
        }
        const came = await bringOver(project, readers, mapped, told)
        end()
        return came.ok ? answer(came) : refused(came.refusal)
      })
    } finally {
      end()
      readers.close()
    }
  },
})

/** "Carla=per_ana, Jo=Ben": names of the file, and who or what they are here. */
function matched<T extends string>(
  said: string | undefined,
  all: readonly { guid: string; name: string }[],
  find: (called: string) => T | Trouble,
): { by: Record<string, T> } | { refusal: Trouble } {
  const by: Record<string, T> = {}
  for (const pair of said?.split(',') ?? []) {
    const at = pair.lastIndexOf('=')
    const [name, called] = [pair.slice(0, Math.max(0, at)).trim().toLowerCase(), pair.slice(at + 1).trim()]
    const those = all.filter((one) => one.name.trim().toLowerCase() === name || one.guid === name)
    if (those.length === 0)
      return {
        refusal: {
          code: 'unknown-thing',
          message: `The file has nothing called “${name}”.`,
          hint: `It has ${
            all
              .slice(0, 12)
              .map((one) => one.name)
              .join(', ') || 'none'
          }.`,
        },
      }
    const found = find(called)
    if (typeof found !== 'string') return { refusal: found }
    for (const { guid } of those) by[guid] = found
  }
  return { by }
}

function sourceCalled(state: State, called: string): Id<'src'> | 'new' | Trouble {
  if (called === 'new') return 'new'
  if (state.source.has(called as Id<'src'>)) return called as Id<'src'>
  const those = [...state.source.keys()].filter((id) => sourceLabel(state, id).toLowerCase() === called.toLowerCase())
  if (those.length === 1) return those[0] as Id<'src'>
  return {
    code: 'unknown-thing',
    message: `${those.length > 1 ? 'More than one' : 'No'} source is called “${called}”.`,
    hint: 'Name it by its id, or say new.',
  }
}

const unplacedLines = (unplaced: BroughtOver['unplaced']): string[] => [
  ...unplaced
    .slice(0, listed)
    .map(
      ({ what, quote, source }) => `  ${source ? `${source}: ` : ''}${what}${quote ? ` “${quote.slice(0, 160)}”` : ''}`,
    ),
  ...(unplaced.length > listed ? [`  … and ${unplaced.length - listed} more; --json lists all.`] : []),
]

const countLines = ({ counts }: Pick<BroughtOver, 'counts'>): string[] => [
  sentenceCase(
    `${counted(counts.codes, 'new code')}, ${counted(counts.sources, 'new source')}, ${counted(counts.documents, 'document')}, ${counted(counts.people, 'new person', 'new people')};`,
  ),
  `${counted(counts.excerpts, 'passage')} (${counts.placed} in their place, ${counts.near} nearly, ${counts.orphans} without one), ${counted(counts.codings, 'coding')}, ${counted(counts.chains, 'link')}, ${counted(counts.answers, 'value')}.`,
  ...(counts.known > 0
    ? [sentenceCase(`${counted(counts.known, 'thing')} of it ${counts.known === 1 ? 'was' : 'were'} here already.`)]
    : []),
]

function lookedLines(seen: Looked, state: State): string {
  const lines = [
    `${seen.name || 'A codebook'}${seen.origin ? `, from ${seen.origin}` : ''}. Nothing is kept yet.`,
    ...seen.users.map(({ name, person }) => `  user ${name}: ${person ?? 'a new person'}`),
    ...seen.sources.map(
      ({ name, selections, label, source, trouble, proposals }) =>
        `  source ${name}: ${label && source ? `${label} (${source})` : proposals[0] ? `new; perhaps ${sourceLabel(state, proposals[0].source)} (${proposals[0].source})` : 'new'}, ${counted(selections, 'passage')}${trouble ? `. ${trouble}` : ''}`,
    ),
    ...countLines(seen),
    ...(seen.unplaced.length > 0 ? ['Without a place here:', ...unplacedLines(seen.unplaced)] : []),
  ]
  return lines.join('\n')
}

function answer(came: BroughtOver): Answer {
  const lines = [
    ...came.problems,
    ...countLines(came),
    ...(came.unplaced.length > 0 ? ['Without a place here:', ...unplacedLines(came.unplaced)] : []),
  ]
  return done(came, lines.join('\n'))
}
